"""What went wrong with the world (file, disk, form), as a sentence for the window. Bugs are not handled here."""

from collections.abc import Mapping

from poadesk.i18n import _
from poadesk.sentences import fault_sentence
from poadesk.store.answer_file import AnswerFileError
from poadesk.store.errors import DraftError
from poadesk.store.forms import FormError, UnknownForm

Known = (DraftError, FormError, UnknownForm, AnswerFileError, OSError)
"""What opening, saving and exporting may meet."""

MOST_FAULTS = 5


def sentence(error: Exception) -> str:
    """What happened and what to do."""
    if isinstance(error, DraftError):
        return _draft_sentence(error)
    if isinstance(error, FormError):
        faults = [fault_sentence(fault) for fault in error.faults[:MOST_FAULTS]]
        head = _("The form in “{folder}” cannot be used. Put it right, or take it out of the folder:")
        return "\n".join([head.format(folder=error.path), *faults])
    if isinstance(error, UnknownForm):
        return _("This report needs the form {key}, which is not installed here.").format(key=error.key)
    if isinstance(error, AnswerFileError):
        return _("“{path}” cannot be read as answers.").format(path=error.path)
    cause = error.strerror if isinstance(error, OSError) else ""
    return _("That did not work: {cause}.").format(cause=cause or type(error).__name__)


def _draft_sentence(error: DraftError) -> str:
    """The sentence for the error's code, else for the kind of error that it belongs to."""
    table = _sentences()
    code = error.code
    while code not in table:
        code = code.rpartition(".")[0]
    return table[code].format(**error.params)


def _sentences() -> Mapping[str, str]:
    return {
        "draft": _("Something is wrong with “{name}”. Try again, or copy the file to another place."),
        "draft.missing": _("“{name}” is no longer there ({path}). It may have been moved, or be on a stick."),
        "draft.unreadable": _("“{name}” cannot be read. Try again, or copy it to another place first."),
        "draft.unreadable.permission": _("You are not allowed to read “{name}”. Ask whoever owns it ({path})."),
        "draft.unreadable.folder": _("“{name}” is a folder. Choose the draft inside it."),
        "draft.not-a-draft": _("“{name}” is not a draft of poadesk. Drafts have names that end in .poadraft."),
        "draft.not-a-draft.empty": _("“{name}” is empty: there is nothing in it to open."),
        "draft.not-a-draft.pdf": _("“{name}” is a PDF. Open the draft that it was made from."),
        "draft.not-a-draft.json": _("“{name}” is a JSON file, not a draft."),
        "draft.damaged": _("“{name}” is damaged and was left as it is. Open a backup or another copy."),
        "draft.damaged.truncated": _("“{name}” is cut short, perhaps by an interrupted copy. Copy it again."),
        "draft.newer": _("“{name}” was made by a newer poadesk. Install the newer one to open it."),
        "draft.busy": _("“{name}” is open for writing: {who} on {host}, since {since}. You can look at it meanwhile."),
        "draft.busy.unknown": _("“{name}” is open for writing somewhere else. You can look at it meanwhile."),
        "draft.read-only": _("“{name}” is open to be looked at only."),
        "draft.changed": _(
            "“{name}” was changed on the disk by something else. Nothing was overwritten; save a copy elsewhere."
        ),
        "draft.unwritable": _("“{name}” cannot be written. Save a copy elsewhere if this goes on."),
        "draft.unwritable.full": _("The disk is full. Make room, or save a copy elsewhere."),
        "draft.unwritable.permission": _("You are not allowed to write “{name}”. Save a copy elsewhere."),
        "draft.unwritable.missing": _(
            "“{name}” is gone; was a stick pulled out? Put it back, or save a copy elsewhere."
        ),
        "draft.unwritable.no-folder": _("The folder of “{name}” is gone. Choose another place."),
        "draft.unwritable.in-use": _("Another program holds “{name}” just now."),
        "draft.unwritable.file-name": _("“{name}” cannot be the name of a file here. Choose a shorter, plainer one."),
        "draft.too-large": _("This is more than a draft can hold and was not saved. Make it shorter."),
        "draft.exists": _("There is a file called “{name}” already. Choose another name."),
        "attachment.too-large": _("“{name}” is too large to attach: at most 50 MB."),
        "attachment.unreadable": _("“{name}” cannot be read and was not attached."),
        "attachment.unreadable.folder": _("“{name}” is a folder. Attach the documents in it one by one."),
        "attachment.unreadable.missing": _("“{name}” is no longer there and was not attached."),
        "attachment.lost": _("The document is no longer in this draft as it was attached. Attach it again."),
        "attachment": _("The document could not be used."),
    }
