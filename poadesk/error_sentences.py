"""One sentence or two for each named error of the store, for every front end: what is wrong, where, and what to do.

Only words; catches nothing. What a recovery or a crash left to be told is in `poadesk.recovery_sentences`.
"""

from collections.abc import Callable, Mapping
from datetime import datetime

from poadesk.i18n import _


def error_sentence(error: Exception, *, short: bool = False) -> str | None:
    """The sentences for an error that carries a `code` and `params`; None for any other.

    `short` names a file without its folder, for where the person knows which one is meant.
    """
    code = getattr(error, "code", None)
    if not isinstance(code, str):
        return None
    table = {key: text for part in _PARTS for key, text in part().items()}
    while code and code not in table:
        code = code.rpartition(".")[0]  # from the reason to the kind of error
    params: dict[str, object] = {"key": getattr(error, "key", ""), "known": ", ".join(getattr(error, "known", ()))}
    params.update({"path": getattr(error, "path", ""), **getattr(error, "params", {})})
    params["file"] = params.get("name") if short else params["path"]
    if "since" in params:
        params["since"] = local_time(str(params["since"]))
    return table[code].format_map(_Given(params)) if code else None


def local_time(stored: str) -> str:
    """A stored moment as this machine's clock shows it."""
    try:
        return f"{datetime.fromisoformat(stored).astimezone():%Y-%m-%d %H:%M}"
    except (ValueError, OverflowError, OSError):  # in the year 1 or 9999, or what this system's clock cannot show
        return "–"


class _Given(dict[str, object]):
    """Parameters of a sentence; one that is not known leaves a dash, so that the sentence still comes out."""

    def __missing__(self, key: str) -> str:
        return "–"


def _opening() -> Mapping[str, str]:
    return {
        "draft": _("Something is wrong with “{file}”. Copy it to this computer's own disk and try again."),
        "draft.missing": _("There is no draft “{file}”. It may have been moved, or be on a stick. Check the name."),
        "draft.unreadable": _("“{file}” cannot be read. Copy it to this computer's own disk and try again."),
        "draft.unreadable.folder": _("“{file}” is a folder, not a draft. Choose the draft inside it."),
        "draft.unreadable.permission": _("You may not read “{file}”. Ask whoever owns the file."),
        "draft.unreadable.in-use": _("Another program has “{file}” to itself. Close it there, then try again."),
        "draft.unreadable.io": _(
            "The disk, stick or network folder does not give “{file}” back. Connect it again, or restore a backup."
        ),
        "draft.unreadable.unfinished": _(
            "“{file}” was being saved when its program ended, and this place cannot be written to finish that."
            " Copy the file, and the one called the same with “-journal” behind, to a folder of your own."
        ),
        "draft.not-a-draft": _(
            "“{file}” is not a draft of poadesk, or can no longer be known as one. Look for another copy."
        ),
        "draft.not-a-draft.empty": _("“{file}” is empty, so it is no draft. Look for another copy, or for a backup."),
        "draft.not-a-draft.json": _("“{file}” is JSON, not a draft. Start a new report from it instead."),
        "draft.not-a-draft.pdf": _("“{file}” is a PDF, not a draft. Open the draft that it was made from."),
        "draft.not-a-draft.database": _("“{file}” is a database of another program, not a draft. Choose another file."),
        "draft.damaged": _("“{file}” is damaged and was left as it is. Recover what can be read, or restore a backup."),
        "draft.damaged.truncated": _(
            "“{file}” was cut short, perhaps by copying. Copy it again, recover what can be read, or restore a backup."
        ),
        "draft.damaged.schema": _(
            "“{file}” was changed by another program and is not opened. Take another copy, or restore a backup."
        ),
        "draft.damaged.contents": _(
            "“{file}” does not say what report it holds, so it is not opened. Take another copy, or restore a backup."
        ),
        "draft.damaged.upgrade": _(
            "“{file}” was made by an older poadesk and could not be brought up to date whole, so it was left as it was."
            " Recover what can be read, or restore a backup."
        ),
        "draft.damaged.journal": _(
            "Beside “{file}” lies a journal that poadesk did not write, so nothing was opened."
            " Move the file called the same with “-journal” behind away, then try again."
        ),
        "draft.newer": _("“{file}” was made by a newer poadesk. Install the newer version to open it."),
        "draft.busy": _(
            "“{file}” is open elsewhere: {who} on {host}, since {since}. Close it there first; until then it can be"
            " looked at."
        ),
        "draft.busy.unsure": _(
            "“{file}” was opened by {who} on {host}, {since}, and its folder keeps no file locks, so nobody can tell"
            " whether it still is. Ask there. If it was left open by mistake, the window can take it over."
        ),
        "draft.busy.unknown": _("“{file}” is open elsewhere. Close it there first; until then it can be looked at."),
    }


def _saving() -> Mapping[str, str]:
    return {
        "draft.read-only": _("“{file}” can only be read, not changed. Copy it to a place where you may write."),
        "draft.read-only.asked": _("“{file}” is open to be looked at only. Open it again to work on it."),
        "draft.read-only.place": _(
            "“{file}” is where you may not write, so it is open to be looked at only. Save a copy elsewhere and work"
            " on that."
        ),
        "draft.read-only.newer": _(
            "“{file}” was made by a newer poadesk and can only be looked at here. Install the newer version to work on"
            " it."
        ),
        "draft.changed": _(
            "“{file}” was replaced on the disk by something else; nothing was overwritten. Save your version beside it,"
            " then compare the two."
        ),
        "draft.unwritable": _("“{file}” could not be written; what was saved before still is. Save a copy elsewhere."),
        "draft.unwritable.full": _(
            "The disk is full: “{file}” could not be written. Make room, or save a copy elsewhere."
        ),
        "draft.unwritable.permission": _("You may not write “{file}”. Choose a folder of your own."),
        "draft.unwritable.io": _(
            "The disk, stick or network folder refused “{file}”; what was saved before still is. Save a copy elsewhere."
        ),
        "draft.unwritable.missing": _(
            "“{file}” is gone; was a stick pulled out, or a network folder lost? Connect it again, or save a copy"
            " elsewhere."
        ),
        "draft.unwritable.no-folder": _("There is no folder for “{file}”. Make the folder first, or choose another."),
        "draft.unwritable.in-use": _("“{file}” is in use by another program. Close it there, or choose another name."),
        "draft.unwritable.file-name": _("“{file}” cannot be the name of a file here. Choose a shorter, plainer one."),
        "draft.unwritable.memory": _(
            "This computer has too little memory left to write “{file}”. Close other programs; it is tried again by"
            " itself."
        ),
        "draft.unwritable.fault": _(
            "“{file}” could not be written because of a fault in poadesk. What was saved before still is. Save a copy"
            " elsewhere; the log says more for whoever helps you."
        ),
        "draft.unwritable.differs": _(
            "“{file}” was written, but could not be read back as it was. The stick or disk may be failing: use another."
        ),
        "draft.too-large": _("This is more than a draft can hold (limit: {limit}); nothing was changed. Shorten it."),
        "draft.too-large.value": _(
            "This answer is longer than the {limit} letters that a draft can hold, and was not saved. Shorten it, or"
            " attach it as a document."
        ),
        "draft.too-large.attachments": _(
            "The documents would be more than the 2 GB that a draft can hold; “{file}” was not attached. Give a link"
            " instead."
        ),
        "draft.exists": _("There is a file “{file}” already. Choose another name."),
    }


def _documents() -> Mapping[str, str]:
    return {
        "attachment": _("The document “{file}” could not be used. Copy it to this computer first."),
        "attachment.too-large": _("“{file}” is larger than 50 MB. Attach a smaller file, or give a link."),
        "attachment.unreadable": _("“{file}” cannot be read, so it was not attached. Copy it to this computer first."),
        "attachment.unreadable.missing": _("There is no file “{file}” to attach. Check the name."),
        "attachment.unreadable.folder": _("“{file}” is a folder. Attach the documents in it one by one."),
        "attachment.unreadable.permission": _("You may not read “{file}”, so it was not attached. Ask its owner."),
        "attachment.unreadable.in-use": _(
            "Another program has “{file}” to itself, so it was not attached. Close it there, then try again."
        ),
        "attachment.unreadable.itself": _("A draft cannot be attached to itself. Choose another file than “{file}”."),
        "attachment.lost": _("“{file}” lacks one of the documents that its answers name. Attach it again."),
        "attachment.lost.altered": _(
            "A document in “{file}” is no longer what was attached, and is not shown. Attach it again, or restore a"
            " backup."
        ),
        "attachment.program": _(
            "“{name}” could be a program, so it is not opened. Save it elsewhere and have it checked first."
        ),
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
        "earlier.pdf": _("“{path}” is a PDF, which carries no answers yet. Take the draft or JSON export instead."),
        "earlier.other-form": _("“{path}” is a report on another form, {key}. Choose a report on the same form."),
        "earlier.no-form": _("“{path}” does not say which form it answers. Start from a draft or a JSON export."),
    }


def _forms() -> Mapping[str, str]:
    return {"form.not-installed": _("There is no form “{key}” here. At hand: {known}.")}


_PARTS: tuple[Callable[[], Mapping[str, str]], ...] = (_opening, _saving, _documents, _answers, _earlier, _forms)
