"""A row of a table stays the same row, whatever is done with it."""

import json
from datetime import date

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from poadesk.core.answers import Answers
from poadesk.core.carryover import carry_over
from poadesk.core.diff.reports import ComparedReport, compare
from poadesk.core.fill import fill
from poadesk.core.finding import Severity
from poadesk.core.form import Form
from poadesk.core.orphaned import EarlierReport
from poadesk.core.row_identity import ROW_ID, cells_of, identified, row_id
from poadesk.core.session import Session
from poadesk.core.succession import Succession
from poadesk.export.data import report_data
from poadesk.export.report import Report
from poadesk.export.schema import schema

TODAY = date(2026, 5, 1)
LAWS = "brokering.laws.list"
ROWS = st.lists(
    st.fixed_dictionaries(
        {}, optional={ROW_ID: st.sampled_from(["a", "b", "r1", "not an id"]), "title": st.sampled_from(["x", "y"])}
    ),
    max_size=6,
)


@pytest.fixture
def session(form: Form) -> Session:
    known = {"about.state": "ATG", "about.cycle": "2026", "about.language": "en", "brokering.laws": "yes"}
    return Session(form, Answers({question: {"value": value} for question, value in known.items()}), TODAY)


def give(session: Session, rows: object) -> list[str | None]:
    session.apply([session.change(LAWS, "value", rows)])
    return ids(session.answers.value(LAWS))


def ids(rows) -> list[str | None]:
    return [row_id(row) for row in rows]


def plain(rows) -> list:
    """As JSON, where the id is like any other key."""
    return json.loads(json.dumps(rows))


def export(session: Session) -> dict:
    return json.loads(json.dumps(report_data(Report(session.form, session.answers, 1, TODAY))))


def test_rows_given_without_an_id_get_one_each(session: Session) -> None:
    given = give(session, [{"title": "A"}, {"title": "B"}, {"title": "A"}, {}])
    assert None not in given
    assert len(set(given)) == 4


@given(ROWS)
def test_reading_keeps_ids_once_and_giving_them_changes_nothing_else(form: Form, rows: list) -> None:
    kind = form.questions[LAWS].answer
    value = kind.read(rows)
    assert plain(kind.read(plain(value))) == plain(value)
    made = kind.identified(value, None)
    if rows:
        assert len(set(ids(made))) == len(rows)
        assert [dict(cells_of(row)) for row in made] == [dict(cells_of(row)) for row in kind.read(rows)]
        assert plain(kind.identified(made, None)) == plain(made) == plain(kind.identified(value, None))
        assert all(row_id(row) in {None, row_id(new)} for row, new in zip(value, made, strict=True))


def test_a_draft_of_before_there_were_ids_is_read_as_it_is(form: Form) -> None:
    rows = [{"title": "A"}, {}]
    assert plain(form.questions[LAWS].answer.read(rows)) == rows


def test_an_edit_a_move_and_a_deletion_leave_every_row_its_id(session: Session) -> None:
    first, second, third = give(session, [{"title": "A"}, {"title": "B"}, {"title": "C"}])
    a, b, c = session.answers.value(LAWS)
    assert give(session, [{**a, "title": "Something else"}, b, c]) == [first, second, third]
    assert give(session, [c, a, b]) == [third, first, second]
    assert give(session, [c, b]) == [third, second]


def test_the_copy_of_a_row_is_another_row(session: Session) -> None:
    (first,) = give(session, [{"title": "A"}])
    (row,) = session.answers.value(LAWS)
    again, copy = give(session, [row, row])
    assert again == first
    assert copy not in {None, first}


def test_rows_given_again_without_ids_are_known_by_what_they_say(session: Session) -> None:
    first, second = give(session, [{"title": "Firearms Act", "year": 1992}, {"title": "Customs Act"}])
    third, *kept = give(session, [{"title": "New"}, {"title": "Customs Act"}, {"title": "Firearms Act", "year": 1993}])
    assert kept == [second, first]
    assert third not in {first, second}


def test_the_id_of_a_row_is_no_part_of_what_it_says(session: Session) -> None:
    give(session, [{"title": "A"}])
    assert session.answers.value(LAWS) == [{"title": "A"}]
    assert session.answers.value(LAWS) == [{"title": "A"}]
    assert session.answers.value(LAWS) != [{"title": "B"}]
    assert session.apply([session.change(LAWS, "value", [{ROW_ID: "other", "title": "A"}])]) is None


def test_a_row_with_an_id_alone_is_empty(form: Form) -> None:
    kind = form.questions[LAWS].answer
    (finding,) = kind.problems(kind.read([{ROW_ID: "a"}]), form.check_context("2026", TODAY))
    assert (finding.code, finding.severity) == ("row.empty", Severity.WARNING)


def test_an_id_is_never_printed(session: Session) -> None:
    give(session, [{ROW_ID: "SECRET", "title": "A"}])
    words = session.form.words(LAWS, "en", "2026")
    assert "SECRET" not in repr(session.form.questions[LAWS].answer.blocks(session.answers.value(LAWS), words))


def test_an_export_holds_ids_and_brings_them_back(session: Session, form: Form) -> None:
    given = give(session, [{"title": "A"}, {"title": "B"}])
    data = export(session)
    jsonschema.Draft202012Validator(schema(form)).validate(data)
    assert [row[ROW_ID] for row in data["answers"][LAWS]["value"]] == given
    back = Answers().with_changes(fill(form, Answers(), data["answers"]).changes)
    assert ids(back.value(LAWS)) == given


def test_an_export_of_before_there_were_ids_comes_in_and_two_exports_of_it_agree(form: Form) -> None:
    old = {"brokering.laws": "yes", LAWS: {"status": "answered", "value": [{"title": "A"}, {"title": "A"}]}}
    first, second = (ids(Answers().with_changes(fill(form, Answers(), old).changes).value(LAWS)) for _turn in range(2))
    assert first == second
    assert len({*first, None}) == 3


def test_rows_in_part_misfit_keep_their_ids(form: Form) -> None:
    given = {LAWS: [{ROW_ID: "a", "title": "A", "pages": 4}, {ROW_ID: "b", "pages": 4}]}
    filling = fill(form, Answers(), given)
    assert ids(Answers().with_changes(filling.changes).value(LAWS)) == ["a"]
    assert len(filling.unfit) == 2


def test_the_next_report_has_the_same_rows(session: Session, form: Form) -> None:
    given = give(session, [{"title": "A"}, {"title": "B"}])
    carryover = carry_over(EarlierReport(form, session.answers), form, Succession(form.edition))
    assert ids(Answers().with_changes(carryover.changes).value(LAWS)) == given


def test_a_row_that_says_something_else_entirely_is_compared_with_what_it_said(session: Session, form: Form) -> None:
    give(session, [{"title": "Firearms Act"}, {"title": "Customs Act"}])
    before = session.answers
    first, second = before.value(LAWS)
    give(session, [second, {**first, "title": "Ordinance on brokering"}])
    (section,) = [
        s for s in compare(ComparedReport(form, before), ComparedReport(form, session.answers)) if s.differing
    ]
    (change,) = section.differing
    assert change.rearranged
    (row,) = change.parts
    assert (row.outcome, row.row) == ("changed", True)


def test_reports_that_have_nothing_to_do_with_each_other_are_compared_by_content(form: Form) -> None:
    one, other = (
        Answers().with_changes(fill(form, Answers(), {"brokering.laws": "yes", LAWS: rows}).changes)
        for rows in ([{"title": "A"}, {"title": "B"}], [{"title": "C"}, {"title": "A"}])
    )
    (section,) = [s for s in compare(ComparedReport(form, one), ComparedReport(form, other)) if s.differing]
    assert [part.outcome for part in section.differing[0].parts] == ["dropped", "new"]


def test_a_report_typed_row_by_row_and_one_from_a_file_have_the_same_ids(session: Session, form: Form) -> None:
    rows: list = []
    for title in ("A", "B"):
        give(session, [*rows, {}])
        rows = [*session.answers.value(LAWS)[:-1], {**session.answers.value(LAWS)[-1], "title": title}]
        give(session, rows)
    filling = fill(form, Answers(), {LAWS: [{"title": "A"}, {"title": "B"}]})
    assert ids(filling.changes[0].new) == ids(session.answers.value(LAWS))


def test_the_id_of_a_deleted_row_is_not_given_to_the_one_in_its_place(session: Session) -> None:
    give(session, [{"title": "A"}, {"title": "B"}, {"title": "C"}])
    a, b, c = session.answers.value(LAWS)
    *kept, new = give(session, [a, b, {"title": "Z"}])
    assert kept == [row_id(a), row_id(b)]
    assert new not in {row_id(a), row_id(b), row_id(c)}


def test_a_large_table_gets_its_ids_at_once() -> None:
    rows = [{"title": f"Act {number % 50}"} for number in range(5_000)]
    assert len(set(ids(identified(rows, rows)))) == 5_000
