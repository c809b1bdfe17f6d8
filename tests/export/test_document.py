"""What is printed of a report, and what never is."""

from dataclasses import replace
from datetime import date

import pytest

from poadesk.core.answers import Answers
from poadesk.core.block_texts import texts
from poadesk.core.blocks import Copy, Grid, Pair, Picture, Plates
from poadesk.core.form import Form
from poadesk.core.session import Session
from poadesk.export.document import Circulation, make_document
from poadesk.export.report import Enclosure, Report

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
    assert document.state == "Antigua and Barbuda"
    assert facts == {"Reporting cycle": "2026", "Years covered": "2024–2025"}
    assert document.marking == "For official use"


def test_what_is_technical_stands_in_the_colophon(form: Form) -> None:
    document = make_document(report(form), "final")
    technical = {pair.label: pair.text for pair in document.colophon}
    assert technical == {
        "Language of the answers": "English",
        "Form": "poa-iti 2026",
        "Revision": "3",
        "Copy": "Final copy",
    }
    assert document.notice


def test_the_status_is_printed_as_answered_on_either_copy(form: Form) -> None:
    made = report(form, ("about.status", "value", "final"))
    for copy in ("review", "final"):
        assert Pair("Status", "Final") in make_document(made, copy).facts


def test_every_question_asked_is_printed_with_its_answer_or_as_not_answered(form: Form) -> None:
    made = report(form, ("brokering.laws", "value", "yes"))
    entries = [entry for part in make_document(made, "final").parts for entry in part.entries]
    asked = {entry.question for entry in entries if entry.question}
    assert asked == {q for q in made.review.visible if not q.startswith("about.")}
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
    assert "waiting for the Customs Service" in printed(made, "review")
    assert "Customs" not in printed(made, "final")
    assert "Not available yet" in printed(made, "final")


def test_why_a_question_does_not_apply_is_printed(form: Form) -> None:
    made = report(form, ("information.views", "blank", {"reason": "not-applicable", "text": "no such trade"}))
    assert "Not applicable: no such trade" in printed(made, "final")


def test_a_review_copy_says_beside_a_question_what_is_open_and_a_final_copy_does_not(form: Form) -> None:
    made = report(form, ("brokering.laws", "value", "it depends"))
    points = {
        copy: {entry.question: entry.points for part in make_document(made, copy).parts for entry in part.entries}
        for copy in ("review", "final")
    }
    (point,) = points["review"]["brokering.laws"]
    assert point.startswith("To be looked at again: Answered in words")
    assert not any(points["final"].values())
    assert "Open points" not in printed(made, "final")


def test_a_review_copy_counts_by_section_what_is_open(form: Form) -> None:
    made = report(form, ("brokering.laws", "value", "it depends"))
    last = make_document(made, "review").parts[-1]
    table = last.entries[0].blocks[0]
    assert isinstance(table, Grid)
    rows = {row[0]: row[1:] for row in table.rows}
    assert rows["4 Brokering"] == ("2/4", "2", "1", "0")  # 4.2 is not asked, 4.3 and 4.4 are not answered
    assert table.total


def test_questions_that_are_not_asked_are_named_in_a_line_with_the_reason(form: Form) -> None:
    made = report(form, ("brokering.laws", "value", "no"))
    assert "4.1.1–4.2.1 do not apply: 4.1 is answered “No”." in printed(made, "final")
    assert "do not apply" not in printed(report(form), "final")  # 4.1 is simply not answered
    only_details = report(
        form, ("brokering.assistance", "value", "yes"), ("brokering.assistance.proposal", "value", "no")
    )
    assert "apply" not in printed(only_details, "final")


def test_a_review_copy_may_hold_some_sections_only_and_say_where_it_returns(form: Form) -> None:
    made = report(form, ("brokering.laws", "value", "it depends"))
    circulation = Circulation(("4", "6"), "the Ministry of Justice", date(2026, 4, 30))
    document = make_document(made, "review", circulation)
    assert [part.number for part in document.parts] == ["4", "6", ""]
    assert document.returning == "Please return to the Ministry of Justice by 30 April 2026"
    table = document.parts[-1].entries[0].blocks[0]
    assert isinstance(table, Grid)
    assert [row[0] for row in table.rows] == ["4 Brokering", "6 Collection"]
    assert make_document(made, "review").returning == ""


def test_the_long_name_given_stands_in_place_of_the_short_one(form: Form) -> None:
    made = report(form, ("about.state.name", "value", "The State of Antigua and of Barbuda"))
    document = make_document(made, "final")
    assert document.state == "The State of Antigua and of Barbuda"
    assert "long name" not in " ".join(pair.label for pair in document.facts)


def test_pictures_stand_as_plates_among_the_attachments_and_pdfs_with_their_pages(form: Form) -> None:
    law = {"name": "law.pdf", "size": 900, "sha256": "cd" * 32}
    made = report(form, ("information.marks.pictures", "value", [MARK]), ("information.documents", "value", [law]))
    known = {MARK["sha256"]: Enclosure(picture=b"PNG"), law["sha256"]: Enclosure(pages=12)}
    grid, plates = make_document(replace(made, enclosures=known), "final").parts[-1].entries[0].blocks
    assert isinstance(grid, Grid)
    assert [row[2] for row in grid.rows] == ["2.5\u00a0MB", "12\u00a0pages\n900\u00a0bytes"]
    assert plates == Plates((Picture(b"PNG", "10.1.a Import mark"),))


def test_a_picture_given_as_the_coat_of_arms_stands_on_the_cover_only(form: Form) -> None:
    arms = {"name": "arms.png", "size": 900, "sha256": "ef" * 32}
    made = report(form, ("about.state.arms", "value", [arms]))
    document = make_document(replace(made, enclosures={arms["sha256"]: Enclosure(picture=b"PNG")}), "final")
    assert document.arms == Picture(b"PNG")
    assert "arms.png" not in "\n".join(placed.text for placed in texts(document))
    assert make_document(made, "final").arms is None


def test_attached_documents_are_listed_with_size_and_digest(form: Form) -> None:
    made = report(form, ("information.marks.pictures", "value", [MARK]))
    text = printed(made, "final")
    assert MARK["sha256"] in text
    assert "2.5\u00a0MB" in text
    assert "Import mark" in text
