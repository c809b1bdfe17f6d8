"""Finding messages: what a check found, as a sentence: one for each code of a finding.

The messages of a form's own checks are not here: they are data of the form.
"""

from collections.abc import Callable, Mapping
from typing import Protocol

from poadesk.core.finding import Finding
from poadesk.core.wording import Words
from poadesk.i18n import N_, Catalogue, interface
from poadesk.sentences.filling import filled


class FormWording(Protocol):
    """What of a form's wording a sentence needs: the messages of its checks."""

    @property
    def checks(self) -> Mapping[str, str]: ...


class Worded(Protocol):
    """What of a form a sentence needs. Naming the form itself would load pydantic with every sentence."""

    @property
    def questions(self) -> Mapping[str, object]: ...

    def wording(self, language: str) -> FormWording: ...

    def words(self, question: str, language: str) -> Words: ...


def finding_sentence(finding: Finding, form: Worded, catalogue: Catalogue | None = None) -> str:
    """What is wrong and what to do, in one or two sentences.

    Both the sentence and the form's own words in it are in the catalogue's language; without one in the interface's.
    """
    catalogue = catalogue or interface()
    if finding.code == "check":
        message = form.wording(catalogue.language).checks[str(finding.params["check"])]
        return filled(message, finding.params, catalogue)
    params = {**finding.params, "part": part_label(finding, form, catalogue.language)}
    return filled(_message(finding, catalogue), params, catalogue)


def _message(finding: Finding, catalogue: Catalogue) -> str:
    """The message of the code, for the codes in COUNTED in the form that goes with their number."""
    if finding.code not in COUNTED:
        return catalogue.gettext(FINDINGS[finding.code])
    number = finding.params.get(COUNTED[finding.code])
    count = number if isinstance(number, int) else 0
    return {
        "duration.short": catalogue.ngettext(
            "{years} year is less than the ITI asks (paragraph 12: at least {minimum}).",
            "{years} years is less than the ITI asks (paragraph 12: at least {minimum}).",
            count,
        ),
        "file.too-many": catalogue.ngettext(
            "At most {limit} file is expected here.", "At most {limit} files are expected here.", count
        ),
    }[finding.code]


def part_label(finding: Finding, form: Worded, language: str = "en") -> str:
    """The label of the column, row or option that a finding is about; empty if it is about the whole answer."""
    if finding.part is None or finding.question is None or finding.question not in form.questions:
        return ""
    words = form.words(finding.question, language)
    found: tuple[tuple[Callable[[str], bool], Callable[[str], str]], ...] = (
        (words.has_column, words.column), (words.has_row, words.row), (words.has_option, words.option),
    )  # fmt: skip
    return next((label(finding.part) for has, label in found if has(finding.part)), finding.part)


FINDINGS: Mapping[str, str] = {
    "needed": N_("This is needed: without it the report cannot be handed in."),
    "unanswered": N_("Not answered. Answer it, or say why it is left blank."),
    "carried.unconfirmed": N_("Taken from the report of {earlier}. Confirm it if it is still true, or change it."),
    "blank.unexplained.not-applicable": N_("Say in a few words why this does not apply."),
    "blank.unexplained.not-available": N_("Say whom this answer is waiting for."),
    "number.not-whole": N_("“{text}” is not a whole number. Write digits, such as 1200; put ~ before an estimate."),
    "number.too-small": N_("{number} is too small: it must be at least {minimum}."),
    "number.too-large": N_("{number} is too large: it must be at most {maximum}."),
    "year.form": N_("“{text}” is not a year. Write four digits, such as 2024."),
    "year.implausible": N_("{year} is an unlikely year here: between {earliest} and {latest} is expected."),
    "year.future": N_("{year} is in the future. Check the year."),
    "year.outside-period": N_("{year} is not in the period of this report ({years})."),
    "date.form": N_("“{text}” is not a date. Write year-month-day, such as 2026-05-15."),
    "date.ambiguous": N_("“{text}” can be read in two ways. Write year-month-day, such as 2026-05-15."),
    "date.future": N_("{date} is in the future. Check the date."),
    "date.outside-period": N_("{date} is not in the period of this report ({years})."),
    "link.form": N_("“{text}” is not a web address. It should begin with http:// or https://."),
    "email.form": N_("“{text}” is not an e-mail address: it should look like name@office.example."),
    "telephone.form": N_("“{text}” is not a telephone number: at least five digits are expected."),
    "choice.in-words": N_("Answered in words. The online form asks for one of the options; choose one if any fits."),
    "choice.specify": N_("“{part}” is chosen: say which."),
    "many.part-without-whole": N_("“{part}” is answered no, but something that belongs to it is answered yes."),
    "duration.not-a-number": N_("“{text}” is not a number of years. Write digits, or choose “Other” and use words."),
    "duration.figure-within": N_(
        "Answered in words. If {years} years is meant, choose “A number of years” and write {years}."
    ),
    "date.implausible": N_(
        "{date} is not likely here. Check the year, and that it is a year of the Gregorian calendar."
    ),
    "rows.passage": N_(
        "This is one text, where rows are asked. It is now the first row; divide it into rows if you can."
    ),
    "aside.gate-unanswered": N_(
        "This question is not answered, so the answers to {numbers} are put aside: kept, but not in the report."
    ),
    "aside.gate-closed": N_(
        "Because of the answer here, the answers to {numbers} are put aside: kept, but not in the report."
    ),
    "contact.unreachable": N_("No address, telephone, e-mail or website is given: how can they be reached?"),
    "row.half-filled": N_("Row {row} is half filled: “{part}” is missing."),
    "row.empty": N_("Row {row} is empty. Fill it in or delete it."),
    "row.end-before-start": N_("Row {row}: the end is before the start."),
    "figures.outside-period": N_("“{part}” has a figure for {year}, which is not in the period of this report."),
    "file.unusual": N_("“{name}” is an unusual kind of file. PDF, Word documents and pictures are best."),
    "file.empty": N_("“{name}” is an empty file."),
    "state.unknown": N_("“{text}” is not in the list of States. Choose the State from the list."),
    "cycle.unknown": N_("“{text}” is not a reporting cycle of this form. Choose one from the list."),
    "language.unknown": N_("“{text}” is not one of the six official languages of the United Nations."),
}
"""The sentence of each code of `core` but "check" and those in COUNTED."""

COUNTED: Mapping[str, str] = {"duration.short": "years", "file.too-many": "limit"}
"""Codes whose sentence has plural forms, with the parameter that is counted."""
