"""What is printed of a report, and what never is."""

from datetime import date

import pytest

from poadesk.core.answers import Answers
from poadesk.core.blocks import Copy, texts
from poadesk.core.form import Form
from poadesk.core.session import Session
from poadesk.export.document import make_document
from poadesk.export.report import Report

MARK = {"name": "mark.png", "size": 2_500_000, "sha256": "ab" * 32, "title": "Import mark", "language": "fr"}
BASE = {"about.state": "ATG", "about.cycle": "2026", "about.language": "en", "about.marking": "For official use"}


def report(form: Form, *given: tuple[str, str, object]) -> Report:
    session = Session(form, Answers(), date(2026, 5, 1))
    for question, value in BASE.items():
        session.apply([session.change(question, "value", value)])
    for question, aspect, value in given:
        session.apply([session.change(question, aspect, value)])  # type: ignore[arg-type]
    return Report(form, session.answers, 3, session.today)


def printed(made: Report, copy: Copy) -> str:
    return "\n".join(placed.text for placed in texts(make_document(made, copy)))


def test_the_cover_says_whose_report_it_is_and_for_which_years(form: Form) -> None:
    document = make_document(report(form), "final")
    facts = {pair.label: pair.text for pair in document.facts}
    assert facts["State"] == "Antigua and Barbuda"
    assert facts["Years covered"] == "2024–2025"
    assert document.marking == "For official use"
    assert document.revision == "Revision 3"


def test_every_question_asked_is_printed_with_its_answer_or_as_not_answered(form: Form) -> None:
    made = report(form, ("brokering.laws", "value", "yes"))
    entries = [entry for part in make_document(made, "final").parts for entry in part.entries]
    assert {entry.question for entry in entries} == {q for q in made.review.visible if not q.startswith("about.")}
    assert all(entry.blocks for entry in entries)


def test_answers_that_are_put_aside_are_not_printed(form: Form) -> None:
    made = report(
        form,
        ("brokering.laws", "value", "yes"),
        ("brokering.laws.list", "value", [{"title": "The Secret Brokers Act"}]),
        ("brokering.laws", "value", "no"),
    )
    assert "Secret" not in printed(made, "review") + printed(made, "final")


@pytest.mark.parametrize("copy", ["review", "final"])
def test_notes_and_sources_are_never_printed(form: Form, copy: Copy) -> None:
    made = report(form, ("information.views", "note", "INTERNAL"), ("information.views", "source", "LEDGER 7"))
    text = printed(made, copy)
    assert "INTERNAL" not in text
    assert "LEDGER" not in text


def test_who_owes_an_answer_is_named_in_a_review_copy_only(form: Form) -> None:
    made = report(form, ("information.views", "blank", {"reason": "not-available", "text": "the Customs Service"}))
    assert "owed by the Customs Service" in printed(made, "review")
    assert "Customs" not in printed(made, "final")
    assert "Not available yet" in printed(made, "final")


def test_why_a_question_does_not_apply_is_printed(form: Form) -> None:
    made = report(form, ("information.views", "blank", {"reason": "not-applicable", "text": "no such trade"}))
    assert "Not applicable: no such trade" in printed(made, "final")


def test_a_review_copy_lists_the_open_points_and_a_final_copy_does_not(form: Form) -> None:
    made = report(form, ("brokering.laws", "value", "it depends"))
    assert "Answered in words" in printed(made, "review")
    assert "Open points" in printed(made, "review")
    assert "Open points" not in printed(made, "final")


def test_attached_documents_are_listed_with_size_and_digest(form: Form) -> None:
    made = report(form, ("information.marks.pictures", "value", [MARK]))
    text = printed(made, "final")
    assert MARK["sha256"] in text
    assert "2.5\u00a0MB" in text
    assert "Import mark" in text
