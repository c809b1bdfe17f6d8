"""One sentence for each named error of the store: what is wrong, where, and what to do. Only words; catches nothing."""

from collections.abc import Mapping

from poadesk.i18n import _


def error_sentence(error: Exception) -> str | None:
    """The sentence for an error that carries a `code` and `params`; None for any other."""
    code = getattr(error, "code", None)
    if not isinstance(code, str):
        return None
    table = {**_drafts(), **_attachments(), **_answers(), **_earlier(), **_forms()}
    while code and code not in table:
        code = code.rpartition(".")[0]  # from the reason to the kind of error
    params = {"key": getattr(error, "key", ""), "known": ", ".join(getattr(error, "known", ()))}
    params.update({"path": getattr(error, "path", ""), **getattr(error, "params", {})})
    return table[code].format_map(_Given(params)) if code else None


class _Given(dict[str, object]):
    """Parameters of a sentence; one that is not known leaves a dash, so that the sentence still comes out."""

    def __missing__(self, key: str) -> str:
        return "–"


def _drafts() -> Mapping[str, str]:
    return {
        "draft.missing": _("There is no draft “{path}”. Check the name."),
        "draft.unreadable": _("“{path}” cannot be read. Copy it to this computer's own disk and try again."),
        "draft.unreadable.folder": _("“{path}” is a folder, not a draft. Name the draft inside it."),
        "draft.unreadable.permission": _("You may not read “{path}” here. Ask whoever owns the file."),
        "draft.not-a-draft": _("“{path}” is not a draft of poadesk. Drafts end in .poadraft."),
        "draft.not-a-draft.empty": _("“{path}” is empty, so it is no draft. Look for another copy of it."),
        "draft.not-a-draft.json": _(
            "“{path}” is JSON, not a draft. Make a draft of it by: poadesk new DRAFT --from FILE"
        ),
        "draft.not-a-draft.pdf": _("“{path}” is a PDF, not a draft. Open the draft that it was made from."),
        "draft.damaged": _("“{path}” is damaged. Nothing was changed in it; keep it, and open another copy."),
        "draft.damaged.truncated": _("“{path}” was cut short, perhaps by copying. Copy it again from where it came."),
        "draft.newer": _("“{path}” was made by a newer poadesk. Install the newer version to open it."),
        "draft.busy": _("“{path}” is open elsewhere ({who}, {host}, since {since}). Close it there first."),
        "draft.busy.unknown": _("“{path}” is open elsewhere. Close it there first."),
        "draft.read-only": _("“{path}” can only be read, not changed. Copy it to a place where you may write."),
        "draft.changed": _("“{path}” was replaced on disk meanwhile; nothing was overwritten. Open it again."),
        "draft.unwritable": _("“{path}” could not be written; what was there before still is. Try another place."),
        "draft.unwritable.full": _("The disk is full: “{path}” was not written. Free some space and try again."),
        "draft.unwritable.permission": _("You may not write “{path}” here. Choose a folder of your own."),
        "draft.unwritable.no-folder": _("There is no folder for “{path}”. Make the folder first, or choose another."),
        "draft.unwritable.in-use": _("“{path}” is in use by another program. Close it there and try again."),
        "draft.unwritable.file-name": _("“{path}” cannot be the name of a file here. Choose a shorter, plainer name."),
        "draft.too-large": _("This is more than a draft can hold (limit: {limit}); nothing was changed. Shorten it."),
        "draft.exists": _("“{path}” is there already. Choose another name."),
    }


def _attachments() -> Mapping[str, str]:
    return {
        "attachment.too-large": _("“{path}” is larger than {limit} bytes. Attach a smaller file, or give a link."),
        "attachment.unreadable": _("“{path}” cannot be read, so it was not attached. Copy it to this computer first."),
        "attachment.unreadable.missing": _("There is no file “{path}” to attach. Check the name."),
        "attachment.lost": _("“{path}” lacks one of the documents that its answers name. Attach it again."),
    }


def _answers() -> Mapping[str, str]:
    return {
        "answers.unreadable": _("“{path}” cannot be read: {cause}. Check the name and the place."),
        "answers.too-large": _("“{path}” is larger than {limit} MB and is not read. Split it."),
        "answers.not-text": _("“{path}” is not text from byte {byte} on. Save it as JSON in UTF-8."),
        "answers.not-json": _("“{path}” is not JSON: line {line}, column {column}. Look for a missing comma or quote."),
        "answers.too-deep": _("“{path}” is nested too deeply to be answers. Check what made it."),
        "answers.not-object": _("“{path}” must be a JSON object of questions and answers, in braces."),
        "answers.file-name": _("“{name}” is not the bare name of a file in “{path}”. Leave out folders."),
        "answers.file-missing": _("There is no file “{name}” in “{path}”. Put it there, or correct the name."),
        "answers.file-differs": _("“{path}” is not the file that was exported. Put the right one there, or remove it."),
    }


def _earlier() -> Mapping[str, str]:
    return {
        "earlier.pdf": _("“{path}” is a PDF, which holds no answers. Start from the draft or JSON export beside it."),
        "earlier.no-form": _("“{path}” does not say which form it answers. Start from a draft or a JSON export."),
    }


def _forms() -> Mapping[str, str]:
    return {"form.not-installed": _("There is no form “{key}” here. At hand: {known}.")}
