"""Which moments of a draft can be compared, which side is the older one, and what does not fit."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from poadesk.core.answers import Change
from poadesk.core.form import CYCLE, Form
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.earlier_report import EarlierUnusable
from poadesk.tasks.begin import begin_report
from poadesk.tasks.compare import (
    Side,
    compare,
    find_point,
    list_points,
    older_first,
    read_side,
    report_at,
    save_pdf,
    sides_since,
)
from poadesk.tasks.context import Context
from poadesk.tasks.errors import TaskError
from tests.tasks.conftest import CONTEXT, LIBRARY

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def say(draft: DraftFile, words: str, at: datetime) -> None:
    draft.commit([Change("information.views", "value", None, words)], "test", at)


@pytest.fixture
def report(tmp_path: Path, form: Form) -> Path:
    """Written on three days, twice on the second, with a milestone on the first."""
    path = tmp_path / "report.poadraft"
    begin_report(path, form, {CYCLE: "2026"}, Context(LIBRARY, NOON.date(), NOON))
    with DraftFile.open(path) as draft:
        draft.add_milestone("Sent to police", NOON)
    for words, days in (("one", 1), ("two", 1), ("three", 2)):
        with DraftFile.open(path) as draft:
            say(draft, words, NOON + timedelta(days=days))
    return path


@pytest.fixture
def draft(report: Path) -> Iterator[DraftFile]:
    with DraftFile.open(report, read_only=True) as opened:
        yield opened


def test_milestones_the_end_of_each_earlier_day_and_the_beginning_are_offered(draft: DraftFile, form: Form):
    points = list_points(draft)
    assert [point.code for point in points] == ["milestone", "day", "day", "begun"]
    assert points[0].name == "Sent to police"
    then = report_at(draft, form, points[1], CONTEXT.today)
    assert then.answers.value("information.views") == "two"


def test_a_new_draft_has_nothing_to_be_compared_with(tmp_path: Path, form: Form):
    begin_report(tmp_path / "new.poadraft", form, {CYCLE: "2026"}, CONTEXT)
    with DraftFile.open(tmp_path / "new.poadraft", read_only=True) as draft:
        assert list_points(draft) == ()


@pytest.mark.parametrize(("said", "code", "revision"), [(" sent TO police ", "milestone", 1), ("2", "revision", 2)])
def test_a_moment_is_found_by_its_name_or_number(draft: DraftFile, said: str, code: str, revision: int):
    point = find_point(draft, said)
    assert (point.code, point.revision) == (code, revision)


def test_a_moment_that_is_not_there_is_answered_with_those_that_are(draft: DraftFile):
    with pytest.raises(TaskError) as refused:
        find_point(draft, "99")
    assert refused.value.code == "compare.moment"
    assert refused.value.known == ("Sent to police",)
    assert refused.value.params == {"moment": "99", "revision": draft.revision}


def test_both_sides_of_a_moment_are_named_and_revised(report: Path):
    older, newer = sides_since(report, "1", CONTEXT, lambda draft, point: f"{draft} {point.revision}")
    assert (older.name, newer.name) == ("report.poadraft 1", "report.poadraft")
    assert older.report.revision == 1
    assert newer.report.answers.value("information.views") == "three"


def test_the_side_of_the_later_cycle_is_the_newer_one(report: Path, tmp_path: Path, form: Form):
    begin_report(tmp_path / "next.poadraft", form, {CYCLE: "2028"}, CONTEXT)
    now, later = read_side(report, CONTEXT), read_side(tmp_path / "next.poadraft", CONTEXT, form)
    assert older_first(now, later) == older_first(later, now) == (now, later)
    same = Side("same", now.report)
    assert older_first(now, same) == (same, now)


def test_what_of_a_file_fits_no_question_is_kept_with_its_side(tmp_path: Path):
    path = tmp_path / "odd.json"
    path.write_text(json.dumps({"99.9": "yes", "4.1": "no"}))
    side = read_side(path, CONTEXT)
    assert [unfit.name for unfit in side.unfit] == ["99.9"]
    assert side.report.answers.value("brokering.laws") == "no"


def test_a_report_on_another_form_is_not_compared(report: Path, form: Form):
    other = replace(form, id="att")
    with pytest.raises(EarlierUnusable):
        read_side(report, CONTEXT, other)


def test_the_change_report_is_written_and_replaces_only_when_told(report: Path, tmp_path: Path):
    found = compare(*sides_since(report, "1", CONTEXT, lambda draft, _point: draft), LIBRARY)
    to = tmp_path / "changes.pdf"
    save_pdf(found.document, "a4", to, replace=False)
    assert to.read_bytes().startswith(b"%PDF-")
    save_pdf(found.document, "letter", to, replace=True)
    assert found.newer.report.revision > found.older.report.revision
