"""Sentences in the language of a catalogue; what others chose cannot steer a terminal or turn a label around."""

import re
from datetime import date
from gettext import NullTranslations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poadesk import i18n
from poadesk.core.answers import Answers
from poadesk.core.finding import Finding, Misfit, Severity
from poadesk.core.form import Form
from poadesk.core.form_check import Fault
from poadesk.core.text.harmless import harmless
from poadesk.export import open_points
from poadesk.export.document import make_document
from poadesk.export.report import Report
from poadesk.i18n import Catalogue
from poadesk.sentences.failures import failure_sentence
from poadesk.sentences.findings import finding_sentence
from poadesk.sentences.form_faults import fault_sentence
from poadesk.sentences.labels import severity_label
from poadesk.sentences.misfits import misfit_sentence
from poadesk.sentences.store_errors import error_sentence
from poadesk.store.errors import DraftMissing

STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
NASTY = "a\x1b[31m\u202eb\u2066\u200f\x07\n\x9bc\udcff"


class Shouted(NullTranslations):
    """A made-up language: English in capitals, its places untouched."""

    def gettext(self, message: str) -> str:
        return "".join(part if part.startswith("{") else part.upper() for part in re.split(r"(\{\w+\})", message))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)

    def pgettext(self, _context: str, message: str) -> str:
        return self.gettext(message)


SHOUTED = Catalogue("qps", Shouted())


def test_a_finding_is_told_in_the_language_of_the_catalogue(form: Form):
    finding = Finding("unanswered", Severity.NOTE)
    assert finding_sentence(finding, form, SHOUTED) == "NOT ANSWERED. ANSWER IT, OR SAY WHY IT IS LEFT BLANK."
    assert finding_sentence(finding, form) == "Not answered. Answer it, or say why it is left blank."
    assert severity_label(Severity.NOTE, SHOUTED) == "NOTE"


def test_a_review_copy_prints_its_findings_in_the_report_language(form: Form, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(open_points, "catalogue", {"en": SHOUTED}.__getitem__)
    printed = make_document(Report(form, Answers(), 1, date(2026, 5, 1)), "review")
    points = [point for part in printed.parts for entry in part.entries for point in entry.points]
    said = {point.partition(": ")[2] for point in points}
    assert said
    assert all(sentence.upper() == sentence for sentence in said)


def test_the_window_speaks_the_interface_language_beside_it(form: Form):
    i18n.use_interface(SHOUTED)
    try:
        assert finding_sentence(Finding("unanswered", Severity.NOTE), form).startswith("NOT ANSWERED")
        assert finding_sentence(Finding("unanswered", Severity.NOTE), form, i18n.catalogue("en")).startswith("Not answ")
    finally:
        i18n.use_interface("en")


@pytest.mark.parametrize(("years", "said"), [(1, "1 year is"), (5, "5 years is")])
def test_what_is_counted_has_its_plural_form(form: Form, years: int, said: str):
    finding = Finding("duration.short", Severity.WARNING, {"years": years, "minimum": 20})
    assert finding_sentence(finding, form).startswith(said)


def test_amounts_are_grouped_and_years_are_not(form: Form):
    amount = Finding("number.too-large", Severity.WARNING, {"number": 1234567, "maximum": 100000})
    assert finding_sentence(amount, form).startswith(
        "1\u202f234\u202f567 is too large: it must be at most 100\u202f000"
    )
    assert "12026" in finding_sentence(Finding("year.future", Severity.WARNING, {"year": 12026}), form)


def test_nothing_that_others_chose_steers_a_sentence(form: Form):
    said = [
        finding_sentence(Finding("year.form", Severity.WARNING, {"text": NASTY}), form),
        finding_sentence(Finding("number.too-small", Severity.WARNING, {"number": NASTY, "minimum": NASTY}), form),
        misfit_sentence(Misfit("misfit.option", option=NASTY, options=[NASTY, NASTY])),
        fault_sentence(Fault("form.key-unknown", {"key": NASTY}, NASTY, NASTY, NASTY)),
        error_sentence(DraftMissing(Path(f"/x/{NASTY}"))),
        error_sentence(DraftMissing(Path(f"/x/{NASTY}")), short=True),
        failure_sentence(OSError(5, NASTY, f"/x/{NASTY}")),
        failure_sentence(ImportError(NASTY, name=NASTY)),
    ]
    assert not [sentence for sentence in said if not sentence or STEERING.search(sentence) or "a[31mb" not in sentence]


@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=30))
def test_cleaning_leaves_nothing_that_steers_and_is_done_once(text: str):
    cleaned = harmless(text)
    assert not STEERING.search(cleaned)
    assert harmless(cleaned) == cleaned


@pytest.mark.parametrize("text", ["mes  données", "حماية می‌خواهم", "中文 ☑", "a😀b", "x{y}%s", "क्‍ष"])
def test_words_of_any_script_come_through_as_they_are(text: str):
    assert harmless(text) == text
