"""What the codes of the core mean, in sentences for people: findings, misfits, faults of forms.

Wording of forms is not here (that is data of the form), nor anything that prints in the report's language.
"""

from collections.abc import Callable, Mapping

from poadesk.core.aspects import ASPECTS, Aspect, BlankReason
from poadesk.core.finding import Finding, Misfit, Severity
from poadesk.core.form import Form
from poadesk.core.form_check import Fault
from poadesk.core.json import Json
from poadesk.i18n import _


def severity_label(severity: Severity) -> str:
    """The word for a severity."""
    return {Severity.ERROR: _("Error"), Severity.WARNING: _("Warning"), Severity.NOTE: _("Note")}[severity]


def blank_label(reason: BlankReason) -> str:
    """The words for a reason to leave a question blank, as offered in a menu."""
    return {
        "no-change": _("No change since the last report"),
        "not-applicable": _("Not applicable, because…"),
        "not-available": _("Not available yet, owed by…"),
        "by-choice": _("Not answered by choice"),
    }[reason]


def aspect_label(aspect: Aspect) -> str:
    """What of a question is meant."""
    return {
        "aspect.value": _("Answer"),
        "aspect.blank": _("Left blank"),
        "aspect.note": _("Internal note"),
        "aspect.source": _("Source"),
        "aspect.carried": _("Taken over, not confirmed"),
    }[ASPECTS[aspect].label]


def finding_sentence(finding: Finding, form: Form, language: str = "en") -> str:
    """What is wrong and what to do, in one or two sentences."""
    if finding.code == "check":
        return form.wording(language).checks[str(finding.params["check"])].format(**finding.params)
    params = {**finding.params, "part": part_label(finding, form, language)}
    return _filled(_findings(), finding.code, params)


def part_label(finding: Finding, form: Form, language: str = "en") -> str:
    """The label of the column, row or option that a finding is about; empty if it is about the whole answer."""
    if finding.part is None or finding.question is None or finding.question not in form.questions:
        return ""
    words = form.words(finding.question, language)
    found: tuple[tuple[Callable[[str], bool], Callable[[str], str]], ...] = (
        (words.has_column, words.column), (words.has_row, words.row), (words.has_option, words.option),
    )  # fmt: skip
    return next((label(finding.part) for has, label in found if has(finding.part)), finding.part)


def misfit_sentence(misfit: Misfit) -> str:
    """Why a value could not be taken."""
    return _filled(_misfits(), misfit.code, misfit.params)


def fault_sentence(fault: Fault) -> str:
    """What is wrong in a form, with file, section and question."""
    place = ", ".join(
        part
        for part in (
            fault.file,
            _("section {section}").format(section=fault.section) if fault.section else "",
            _("question {question}").format(question=fault.question) if fault.question else "",
        )
        if part
    )
    return f"{place}: {_filled(_faults(), fault.code, fault.params)}"


def _filled(table: Mapping[str, str], code: str, params: Mapping[str, Json]) -> str:
    ready = {key: ", ".join(map(str, value)) if isinstance(value, list) else value for key, value in params.items()}
    return table[code].format(**ready)


def _findings() -> Mapping[str, str]:
    return {
        "needed": _("This is needed: without it the report cannot be handed in."),
        "unanswered": _("Not answered. Answer it, or say why it is left blank."),
        "carried.unconfirmed": _("Taken from the report of {earlier}. Confirm it if it is still true, or change it."),
        "blank.unexplained.not-applicable": _("Say in a few words why this does not apply."),
        "blank.unexplained.not-available": _("Say who owes this answer."),
        "number.not-whole": _("“{text}” is not a whole number. Write digits, such as 1200; put ~ before an estimate."),
        "number.too-small": _("{number} is too small: it must be at least {minimum}."),
        "number.too-large": _("{number} is too large: it must be at most {maximum}."),
        "year.form": _("“{text}” is not a year. Write four digits, such as 2024."),
        "year.implausible": _("{year} is an unlikely year here: between {earliest} and {latest} is expected."),
        "year.future": _("{year} lies in the future. Check the year."),
        "year.outside-period": _("{year} is not in the period of this report ({years})."),
        "date.form": _("“{text}” is not a date. Write year-month-day, such as 2026-05-15."),
        "date.ambiguous": _("“{text}” can be read in two ways. Write year-month-day, such as 2026-05-15."),
        "date.future": _("{date} lies in the future. Check the date."),
        "date.outside-period": _("{date} is not in the period of this report ({years})."),
        "link.form": _("“{text}” is not a web address. It should begin with http:// or https://."),
        "email.form": _("“{text}” is not an e-mail address: it should look like name@office.example."),
        "telephone.form": _("“{text}” is not a telephone number: at least five digits are expected."),
        "choice.in-words": _("Answered in words. The online form asks for one of the options; choose one if any fits."),
        "choice.specify": _("“{part}” is chosen: say which."),
        "many.part-without-whole": _("“{part}” is answered no, but something that belongs to it is answered yes."),
        "duration.not-a-number": _("“{text}” is not a number of years. Write digits, or choose “Other” and use words."),
        "duration.short": _("{years} years is less than the ITI asks (paragraph 12: at least {minimum})."),
        "contact.unreachable": _("No address, telephone, e-mail or web site is given: how can they be reached?"),
        "row.half-filled": _("Row {row} is half filled: “{part}” is missing."),
        "row.empty": _("Row {row} is empty. Fill it in or delete it."),
        "row.end-before-start": _("Row {row}: the end is before the start."),
        "figures.outside-period": _("“{part}” has a figure for {year}, which is not in the period of this report."),
        "file.unusual": _("“{name}” is an unusual kind of file. PDF, Word documents and pictures are best."),
        "file.empty": _("“{name}” is an empty file."),
        "file.too-many": _("At most {limit} files are expected here."),
        "state.unknown": _("“{text}” is not in the list of States. Choose the State from the list."),
        "cycle.unknown": _("“{text}” is not a reporting cycle of this form. Choose one from the list."),
        "language.unknown": _("“{text}” is not one of the six official languages of the United Nations."),
    }


def _misfits() -> Mapping[str, str]:
    return {
        "misfit.text": _("a text is expected, not a list, an object or true/false"),
        "misfit.object": _("an object with named parts is expected"),
        "misfit.unknown-part": _("there is no part called “{part}” here"),
        "misfit.option": _("“{option}” is not one of the options ({options})"),
        "misfit.figure": _("a whole number is expected, or an object with the one part “estimate”"),
        "misfit.rows": _("a list of rows is expected"),
        "misfit.too-many-rows": _("there are more than {limit} rows"),
        "misfit.files": _("a list of files is expected"),
        "misfit.file-name": _("a file has no usable name"),
        "misfit.file-size": _("a file's size must be a whole number of bytes"),
        "misfit.file-digest": _("a file's SHA-256 must be 64 hexadecimal digits"),
        "misfit.years": _("row “{row}” must be an object of years with figures"),
        "misfit.year": _("“{year}” in row “{row}” is not a year"),
        "misfit.blank-reason": _("“{reason}” is not one of the reasons for a blank ({reasons})"),
        "misfit.unknown-question": _("the form has no question with this id or number"),
        "misfit.too-deep": _("lists and objects are nested too deeply"),
        "misfit.too-long": _("the text is longer than {limit} characters"),
        "misfit.named-twice": _("the same question is given more than once; one of them was taken"),
        "misfit.aspect": _("“{aspect}” is something that only a newer poadesk knows"),
        "misfit.stored-json": _("what is stored there is damaged"),
        "misfit.stored-type": _("what is stored there is damaged"),
        "misfit.stored-size": _("what is stored there is longer than {limit} characters"),
        "misfit.stored-depth": _("lists and objects are nested too deeply"),
        "misfit.hidden": _("kept, but not asked at present because of other answers"),
    }


def _faults() -> Mapping[str, str]:
    return {**_structure_faults(), **_wording_faults()}


def _structure_faults() -> Mapping[str, str]:
    return {
        "file.missing": _("the file is missing ({path})."),
        "file.too-large": _("the file is larger than {limit} bytes and is not read."),
        "file.unreadable": _("the file cannot be read: {cause}."),
        "file.not-utf-8": _("line {line} is not UTF-8 text. Save the file as UTF-8."),
        "file.not-toml": _("this is not valid TOML: {cause}."),
        "file.entry": _("an entry is incomplete or wrong: {cause}."),
        "form.format": _("format {format} is not known; this program reads format {known}."),
        "form.folder": _("the file says it is {key}, but stands in the folder {folder}."),
        "form.key-unknown": _("“{key}” is not known here. Is it misspelt?"),
        "form.key-missing": _("“{key}” is missing, or is not a text in quotation marks."),
        "form.not-tables": _("“{key}” must be written as tables in brackets."),
        "form.invalid": _("“{key}”: {cause} (given: {given})."),
        "form.check-invalid": _("check “{check}”, “{key}”: {cause}."),
        "form.pattern-unknown": _("there is no pattern called “{pattern}”."),
        "form.columns-unknown": _("there is no set of columns called “{name}”."),
        "form.options-unknown": _("there is no list of options called “{name}”."),
        "form.id-twice": _("the id “{id}” is used more than once."),
        "form.number-twice": _("the number {number} is used more than once."),
        "form.section-twice": _("the section “{id}” is there more than once."),
        "form.essential-missing": _("the question “{id}” is missing; every form needs it."),
        "form.cycle-unknown": _("the first cycle “{cycle}” is not in the list of cycles."),
        "form.last-cycle": _("the last cycle “{cycle}” is not in the list of cycles, or before the first."),
        "form.condition-target": _("the condition names “{target}”, which is not an earlier question."),
        "form.condition-option": _("the condition asks for “{option}” of “{target}”, which has: {options}."),
        "form.check-target": _("check “{check}” names “{target}”, which is not there or not of the kind it needs."),
        "form.check-row": _("check “{check}” names the row “{row}”, which “{target}” does not have."),
        "succession.edition": _("the file is called {name} but says it leads from “{given}”."),
        "succession.entry": _("“{key}” is missing or not written as it should be; see the top of the file."),
        "succession.from-twice": _("“{id}” is named more than once; one older question goes to one place."),
        "succession.from-unknown": _("edition {edition} has no question “{id}”."),
        "succession.to-unknown": _("this edition has no question “{id}” for an older answer to go to."),
        "succession.to-twice": _("two older answers would go to “{id}”; say which one has ended."),
        "succession.unplaced": _("“{id}” of edition {edition} has no place here: say where it moved or that it ended."),
        "succession.part": _("“{id}” has no part called “{part}”, but: {parts}."),
        "succession.option-unknown": _("the older question has no option “{option}”, but: {options}."),
        "succession.option-unplaced": _("the option “{option}” has no place in “{id}”, which has: {options}."),
    }


def _wording_faults() -> Mapping[str, str]:
    return {
        "text.none": _("there is no wording: a file text.en.toml is needed."),
        "text.language": _("the file is called {name} but says its language is “{given}”."),
        "text.section-missing": _("the section “{id}” has no title."),
        "text.section-unknown": _("there is no section “{id}” in the form."),
        "text.question-missing": _("the question “{id}” has no wording."),
        "text.question-unknown": _("there is no question “{id}” in the form."),
        "text.check-missing": _("the check “{check}” has no message."),
        "text.message-places": _("the message of check “{check}” has a place in braces that is not one of: {places}."),
        "text.label-missing": _("there is no label for “{label}”."),
        "text.label-unknown": _("there is a label for “{label}”, which the question does not have."),
        "text.topic-missing": _("there is no topic called “{topic}”."),
        "words.missing": _("the line “{key}” is missing: the answer to this question is asked or printed with it."),
        "text.key": _("“{key}” is missing, misspelt or not a text."),
    }
