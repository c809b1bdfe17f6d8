"""The example report, changed with keys alone: every problem is gone to, and every step can be taken back and again."""

import json
from pathlib import Path

import pytest

from poadesk.cli import main
from poadesk.core.answers import Answers
from poadesk.core.form import CYCLE, STATE
from poadesk.core.json_values import Json
from poadesk.store.draft.draft_file import DraftFile
from tests.stories.keyboard import Keyboard
from tests.ui.conftest import Official

SLIPS: dict[str, Json] = {
    "about.date": "2026-13-45",
    "coordination.body.men": "12o",
    "tracing.answering-agency.contact": {"email": "duty.police.example"},
    "collection.handling": {"destroyed": {"2024": 99999}},
}
"""A day that does not exist, a figure that is none, an address without @, more destroyed than collected."""


@pytest.fixture
def example(official: Official, keys: Keyboard) -> Official:
    """The example, opened from the menu."""
    keys.menu("F", "X")
    assert official.report.session.title.startswith("Republic of Marovia")
    return official


def test_f8_walks_through_all_problems_there_and_back(
    example: Official, keys: Keyboard, capsys: pytest.CaptureFixture[str]
):
    for question, raw in SLIPS.items():
        keys.answer(question, raw)
    keys.go(STATE)
    example.wait_saved()
    wanted = problems(example.report.draft.path, capsys)
    assert set(SLIPS) <= set(wanted)
    assert [after("F8", example, keys) for _problem in wanted] == wanted
    assert [after("Shift+F8", example, keys) for _problem in wanted[1:]] == wanted[-2::-1]
    assert after("Shift+F8", example, keys) == wanted[-1]
    assert "That was the first one" in example.report.footer.message.text()
    assert after("F8", example, keys) == wanted[0]


def after(key: str, official: Official, keys: Keyboard) -> str | None:
    """The question that the focus is in after a key."""
    keys.press(key)
    return official.report.pages.section_page().question_of(keys.focus)


def problems(draft: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The questions of all errors and warnings in the form's order, as the command line finds them."""
    capsys.readouterr()
    main(["check", str(draft), "--json"])
    findings = json.loads(capsys.readouterr().out)["findings"]
    return [found["question"] for found in findings if found["question"] and found["severity"] != "note"]


def test_everything_can_be_taken_back_and_done_again(example: Official, keys: Keyboard):
    start = example.report.editing.answers
    change_much(keys)
    keys.answer(CYCLE, [cycle.id for cycle in example.report.editing.form.served_cycles()][-1])
    changed = example.report.editing.answers
    assert len({change.question for change in start.difference(changed)}) >= 12
    keys.press_until("Ctrl+Z", lambda: not example.window.commands["undo"].isEnabled())
    assert example.report.editing.answers == start
    assert in_file(example) == start
    keys.press_until("Ctrl+Y", lambda: not example.window.commands["redo"].isEnabled())
    assert example.report.editing.answers == changed
    assert in_file(example) == changed


def in_file(official: Official) -> Answers:
    official.wait_saved()
    with DraftFile.open(official.report.draft.path, read_only=True) as file:
        return Answers(file.answers())


def test_a_row_deleted_while_typing_comes_back_with_what_was_typed(example: Official, keys: Keyboard):
    """However quick the fingers are: each row that comes, goes or moves is a step of its own."""
    keys.go("cooperation.needs")
    first = example.value("cooperation.needs")
    keys.press("Ctrl+D")
    doubled = example.value("cooperation.needs")
    keys.press("Return", "Tab")
    keys.press_until("Tab", lambda: keys.here.endswith("What is needed"))
    keys.press("Ctrl+A")
    keys.type("Boats")
    typed = example.value("cooperation.needs")
    assert typed[1]["need"] == "Boats"
    keys.go("cooperation.needs")
    keys.press("Alt+Up", "Delete")
    assert [row["need"] for row in example.value("cooperation.needs")] == [row["need"] for row in first]
    keys.press("Ctrl+Z", "Ctrl+Z")
    assert example.value("cooperation.needs") == typed
    keys.press("Ctrl+Z")
    assert example.value("cooperation.needs") == doubled
    keys.press("Ctrl+Z")
    assert example.value("cooperation.needs") == first


def change_much(keys: Keyboard) -> None:
    """Something of every kind."""
    keys.answer("about.person", "Ömer Çelik and Амина")
    keys.answer("about.marking", "Restricted")
    keys.answer(STATE, "France")
    keys.answer("coordination.youth", "no")
    keys.answer("transfers.simplified", "only for hunters, up to 3 arms")
    keys.answer("stockpile.disposal", {"sale-to-state": "yes", "other": {"option": "yes", "text": "museums"}})
    keys.answer("collection.count", {"seized": {"2024": 7, "2025": "~90"}})
    keys.answer("coordination.point-of-contact.details", {"title": "ms", "email": "npc@example.org"})
    keys.answer("coordination.targets.list", [{"target": "All arms are marked", "year": 2027}])
    rearrange_rows(keys)
    leave_blank(keys)
    write_note(keys)


def rearrange_rows(keys: Keyboard) -> None:
    keys.go("cooperation.needs")
    keys.press("Ctrl+D", "Alt+Up", "Ctrl+End", "Delete")


def leave_blank(keys: Keyboard) -> None:
    """Take an answer away, and say why there is none."""
    keys.go("coordination.disaggregation")
    keys.press("Delete")
    keys.press("Shift+F10", "B", "Down", "Down", "Return")
    keys.type("the Ministry of Justice")


def write_note(keys: Keyboard) -> None:
    keys.go("information.views")
    keys.press("F3")
    keys.type("ask the Minister")
    keys.press("Escape")
