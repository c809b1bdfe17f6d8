"""Error messages: what went wrong with a draft, document, form or file of answers: a sentence or two for each named
error of the store.

Each says what is wrong, where, and what to do. Only words; catches nothing.
"""

from collections.abc import Mapping

from poadesk.i18n import N_, Catalogue, interface
from poadesk.sentences.filling import filled
from poadesk.sentences.times import local_time


def error_sentence(error: Exception, *, short: bool = False, catalogue: Catalogue | None = None) -> str | None:
    """The sentences for an error that carries a `code` and `params`; None for any other.

    `short` names a file without its folder, for where the person knows which one is meant. In the interface's language
    if no catalogue is given.
    """
    code = getattr(error, "code", None)
    if not isinstance(code, str):
        return None
    while code and code not in STORE_ERRORS:
        code = code.rpartition(".")[0]  # from the reason to the kind of error
    if not code:
        return None
    catalogue = catalogue or interface()
    params: dict[str, object] = {"key": getattr(error, "key", ""), "known": getattr(error, "known", ())}
    params["quoted"] = catalogue.join((catalogue.quoted(str(name)) for name in getattr(error, "known", ())), "plain")
    params.update({"path": getattr(error, "path", ""), **getattr(error, "params", {})})
    params["file"] = params.get("name") if short else params["path"]
    if "since" in params:
        params["since"] = local_time(str(params["since"]), catalogue)
    return filled(catalogue.gettext(STORE_ERRORS[code]), params, catalogue)


OPENING: Mapping[str, str] = {
    "draft": N_("Something is wrong with “{file}”. Copy it to this computer's own disk and try again."),
    "draft.missing": N_("There is no draft “{file}”. It may have been moved, or be on a USB stick. Check the name."),
    "draft.unreadable": N_("“{file}” cannot be read. Copy it to this computer's own disk and try again."),
    "draft.unreadable.folder": N_("“{file}” is a folder, not a draft. Choose the draft inside it."),
    "draft.unreadable.special": N_(
        "“{file}” is not a file but a device or a pipe of the system, so it was not opened. Choose another file."
    ),
    "draft.unreadable.permission": N_("You may not read “{file}”. Ask the owner of the file."),
    "draft.unreadable.in-use": N_("Another program is using “{file}”. Close it there, then try again."),
    "draft.unreadable.io": N_(
        "“{file}” cannot be read from its disk, USB stick or network folder. Connect it again, or restore a backup."
    ),
    "draft.unreadable.unfinished": N_(
        "“{file}” was being saved when its program ended, and that cannot be finished in a folder that"
        " cannot be written. Copy the file, and the file with the same name and “-journal” at its end, to a"
        " folder of your own."
    ),
    "draft.not-a-draft": N_(
        "“{file}” is not a draft of poadesk, or is too damaged to be recognized as one. Look for another copy."
    ),
    "draft.not-a-draft.empty": N_("“{file}” is empty, so it is no draft. Look for another copy, or for a backup."),
    "draft.not-a-draft.json": N_("“{file}” is JSON, not a draft. Start a new report from it instead."),
    "draft.not-a-draft.pdf": N_("“{file}” is a PDF, not a draft. Open the draft that it was made from."),
    "draft.not-a-draft.database": N_("“{file}” is a database of another program, not a draft. Choose another file."),
    "draft.damaged": N_("“{file}” is damaged and was left as it is. Recover what can be read, or restore a backup."),
    "draft.damaged.truncated": N_(
        "“{file}” is incomplete, perhaps because copying was stopped. Copy it again, recover what can be"
        " read, or restore a backup."
    ),
    "draft.damaged.schema": N_(
        "“{file}” was changed by another program and is not opened. Take another copy, or restore a backup."
    ),
    "draft.damaged.contents": N_(
        "“{file}” does not say what report it holds, so it is not opened. Take another copy, or restore a backup."
    ),
    "draft.damaged.journal": N_(
        "Beside “{file}” is a journal that poadesk did not write, so nothing was opened. Move the file with"
        " the same name and “-journal” at its end to another folder, then try again."
    ),
    "draft.damaged.upgrade": N_(
        "“{file}” was made by an older poadesk and could not be updated completely, so it was not changed."
        " Recover what can be read, or restore a backup."
    ),
    "draft.newer": N_("“{file}” was made by a newer poadesk. Install the newer version to open it."),
    "draft.busy": N_(
        "“{file}” is open elsewhere: {who} on {host}, since {since}. Close it there first; until then it can"
        " be opened for reading only."
    ),
    "draft.busy.unsure": N_(
        "“{file}” was opened by {who} on {host}, {since}. Its folder keeps no file locks, so poadesk cannot"
        " know whether it is still open. Ask there. If it was left open by mistake, the window can take it"
        " over."
    ),
    "draft.busy.unknown": N_(
        "“{file}” is open elsewhere. Close it there first; until then it can be opened for reading only."
    ),
}

SAVING: Mapping[str, str] = {
    "draft.read-only": N_("“{file}” can only be read, not changed. Copy it to a place where you may write."),
    "draft.read-only.asked": N_("“{file}” is open for reading only. Open it again to work on it."),
    "draft.read-only.place": N_(
        "“{file}” is where you may not write, so it is open for reading only. Save a copy elsewhere and work on that."
    ),
    "draft.read-only.newer": N_(
        "“{file}” was made by a newer poadesk and can only be read here. Install the newer version to work on it."
    ),
    "draft.changed": N_(
        "“{file}” was replaced on the disk by something else; nothing was overwritten. Save your version beside it,"
        " then compare the two."
    ),
    "draft.unwritable": N_(
        "“{file}” could not be written. What was saved before is still there. Save a copy elsewhere."
    ),
    "draft.unwritable.full": N_(
        "The disk is full: “{file}” could not be written. Free some space, or save a copy elsewhere."
    ),
    "draft.unwritable.permission": N_("You may not write “{file}”. Choose a folder of your own."),
    "draft.unwritable.io": N_(
        "The disk, USB stick or network folder refused “{file}”. What was saved before is still there. Save"
        " a copy elsewhere."
    ),
    "draft.unwritable.missing": N_(
        "“{file}” is not there any more. Was a USB stick removed, or is a network folder no longer"
        " connected? Connect it again, or save a copy elsewhere."
    ),
    "draft.unwritable.no-folder": N_("There is no folder for “{file}”. Make the folder first, or choose another."),
    "draft.unwritable.in-use": N_("“{file}” is in use by another program. Close it there, or choose another name."),
    "draft.unwritable.file-name": N_("“{file}” cannot be the name of a file here. Choose a shorter, plainer one."),
    "draft.unwritable.memory": N_(
        "This computer has too little memory left to write “{file}”. Close other programs; poadesk tries"
        " again by itself."
    ),
    "draft.unwritable.fault": N_(
        "“{file}” could not be written because of a fault in poadesk. What was saved before is still there."
        " Save a copy elsewhere; the log says more to whoever helps you."
    ),
    "draft.unwritable.differs": N_(
        "“{file}” was written, but could not be read back as it was. The USB stick or disk may be failing: use another."
    ),
    "draft.too-large": N_("This is more than a draft can hold (limit: {limit}); nothing was changed. Shorten it."),
    "draft.too-large.value": N_(
        "This answer is longer than the {limit} characters that a draft can hold, and was not saved. Shorten"
        " it, or attach it as a document."
    ),
    "draft.too-large.attachments": N_(
        "The documents would be more than the 2 GB that a draft can hold; “{file}” was not attached. Give a link"
        " instead."
    ),
    "draft.exists": N_("There is a file “{file}” already. Choose another name."),
}

DOCUMENTS: Mapping[str, str] = {
    "attachment": N_("The document “{file}” could not be used. Copy it to this computer first."),
    "attachment.too-large": N_("“{file}” is larger than 50 MB. Attach a smaller file, or give a link."),
    "attachment.unreadable": N_("“{file}” cannot be read, so it was not attached. Copy it to this computer first."),
    "attachment.unreadable.missing": N_("There is no file “{file}” to attach. Check the name."),
    "attachment.unreadable.folder": N_("“{file}” is a folder. Attach the documents in it one by one."),
    "attachment.unreadable.special": N_(
        "“{file}” is not a file but a device or a pipe of the system, so it was not attached. Choose another file."
    ),
    "attachment.unreadable.permission": N_("You may not read “{file}”, so it was not attached. Ask its owner."),
    "attachment.unreadable.in-use": N_(
        "Another program is using “{file}”, so it was not attached. Close it there, then try again."
    ),
    "attachment.unreadable.itself": N_("A draft cannot be attached to itself. Choose another file than “{file}”."),
    "attachment.lost": N_("A document that the answers name is missing in “{file}”. Attach it again."),
    "attachment.lost.altered": N_(
        "A document in “{file}” was changed after it was attached, so it is not shown. Attach it again, or"
        " restore a backup."
    ),
    "attachment.program": N_(
        "“{name}” could be a program, so it is not opened. Save it elsewhere and have it checked first."
    ),
    "document-text": N_("The text of “{file}” cannot be read. Open it in another program beside this one."),
    "document-text.encrypted": N_(
        "“{file}” is locked with a password or an encryption that poadesk does not open. Open it in the program that"
        " you read PDFs with, print it to a new PDF, and choose that."
    ),
    "document-text.no-text": N_(
        "“{file}” holds pictures of pages and no text, as a scanner makes them. Open it in another program beside this"
        " one, or look for the file that it was printed from."
    ),
    "document-text.kind": N_("“{file}” is not a PDF, Word (.docx) or OpenDocument (.odt) file. Choose one of these."),
    "document-text.old-word": N_(
        "“{file}” is in the old format of Word (.doc) or locked with a password. Open it in Word or LibreOffice, save"
        " it as .docx without a password, and choose that."
    ),
    "document-text.damaged": N_("“{file}” is damaged or incomplete, so its text cannot be read. Take another copy."),
    "document-text.too-large": N_(
        "“{file}” holds more than can be read here. Open it in another program beside this one."
    ),
    "document-text.too-slow": N_(
        "Reading the text of “{file}” took too long and was stopped. Open it in another program beside this one."
    ),
    "document-text.stopped": N_("Reading “{file}” was stopped."),
}

ANSWERS: Mapping[str, str] = {
    "answers.unreadable": N_("“{path}” cannot be read: {cause}. Check the name and the place."),
    "answers.unreadable.special": N_(
        "“{path}” is a folder, or a device or a pipe of the system. Choose a file with answers."
    ),
    "answers.too-large": N_("“{path}” is larger than {limit} MB and is not read. Split it."),
    "answers.too-many": N_("“{path}” holds more than {limit} values and is not read. Split it."),
    "answers.not-text": N_("“{path}” is not text from byte {byte} on. Save it as JSON in UTF-8."),
    "answers.not-json": N_("“{path}” is not JSON: line {line}, column {column}. Look for a missing comma or quote."),
    "answers.too-deep": N_("“{path}” is nested too deeply to be answers. Check what made it."),
    "answers.not-object": N_("“{path}” must be a JSON object of questions and answers, in braces."),
    "answers.file-name": N_("“{name}” is not the bare name of a file in “{path}”. Leave out folders."),
    "answers.file-missing": N_("There is no file “{name}” in “{path}”. Put it there, or correct the name."),
    "answers.file-differs": N_("“{path}” is not the file that was exported. Put the right one there, or remove it."),
}

EARLIER: Mapping[str, str] = {
    "earlier.pdf": N_(
        "“{path}” is a PDF, and poadesk cannot read answers from it. Choose the draft or the data file (JSON) instead."
    ),
    "earlier.other-form": N_("“{path}” is a report on another form, {key}. Choose a report on the same form."),
    "earlier.no-form": N_("“{path}” does not say which form it answers. Start from a draft or a data file (JSON)."),
}

EXPORTING: Mapping[str, str] = {
    "export.ending": N_("The ending of “{file}” must be one of {known}."),
    "export.other-ending": N_("The ending of “{file}” must be {suffix} for what is to be made."),
    "export.taken": N_("“{file}” is there already. Choose another name."),
    "export.no-folder": N_("There is no folder “{folder}”. Make it first, or choose another."),
    "export.no-section": N_("The form has no section “{section}”. It has the sections {known}."),
    "export.draft": N_("“{file}” belongs to the draft itself. Choose another name for the export."),
}

TASKS: Mapping[str, str] = {
    "begin.state": N_("“{state}” is not a State in the list. Give its three letters, such as ATG."),
    "begin.cycle": N_("This form serves the cycles {known}, not “{cycle}”."),
    "begin.no-edition": N_("No form here is for the cycle “{cycle}”. The newest one serves {known}."),
    "begin.language": N_("A report is in one of the languages {known}, not in “{language}”."),
    "compare.moment": N_(
        "There is no version “{moment}” in this draft. Its named versions: {quoted}; its newest revision: {revision}."
    ),
    "compare.no-milestones": N_(
        "There is no version “{moment}” in this draft. It has no named versions; its newest revision is {revision}."
    ),
    "blank.reason": N_("“{reason}” cannot be given for many questions at once. Those that can are {known}."),
    "blank.unexplained": N_("Say in a few words why these questions do not apply."),
    "confirm.section": N_("There is no section “{section}”. The sections are {known}."),
    "confirm.question": N_("There is no question “{question}” in the form."),
    "confirm.nothing-waits": N_("“{question}” has no answer to confirm. Nothing was changed."),
}

FORMS: Mapping[str, str] = {"form.not-installed": N_("There is no form “{key}” here. Available: {known}.")}

STORE_ERRORS: Mapping[str, str] = {
    **OPENING,
    **SAVING,
    **DOCUMENTS,
    **ANSWERS,
    **EARLIER,
    **EXPORTING,
    **TASKS,
    **FORMS,
}
"""The sentence of each code; a reason without one of its own has that of its kind of error."""
