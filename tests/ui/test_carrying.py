"""Starting from an earlier report in the window, and confirming what was carried over: by keys, undoable, saved."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QWidget

from poadesk import paths
from poadesk.cli import main
from poadesk.core.form import CYCLE, LANGUAGE, STATE
from poadesk.store.draft.history import answers_at, moments
from poadesk.store.earlier_report import read_earlier
from poadesk.store.forms.library import FormLibrary
from poadesk.ui.home import draft_folder
from poadesk.ui.home.new_report_dialog import NewReport
from poadesk.ui.questions.orphaned_answers import NoLongerAsked
from poadesk.ui.report.section_answers import SectionAnswers
from poadesk.ui.widgets.theme import px

CASE = Path(__file__).resolve().parents[1] / "cases" / "2018" / "antigua-and-barbuda.json"


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A draft of the report on the older form."""
    path, person = tmp_path / "2018.poadraft", tmp_path / "person.json"
    person.write_text(json.dumps({"2": "yes", "2.1": {"name": "A. Roberts"}}), encoding="utf-8")
    assert main(["new", str(path), "--form", "poa-iti/2018", "--from", str(CASE)]) == 0
    assert main(["fill", str(path), str(person)]) == 0
    return path


@pytest.fixture
def begin(official) -> Iterator[Callable[..., NewReport | None]]:
    """Start from a file, choose a cycle if one is given, and press Begin."""
    asked: list[NewReport] = []

    def agree() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, NewReport) and QApplication.focusWidget() is not None:
            asked.append(dialog)
            if wanted:
                dialog.field(CYCLE).value_edited.emit(wanted[-1])
            dialog.accept()

    wanted: list[str] = []

    def start(path: Path, cycle: str = "") -> NewReport | None:
        wanted[:] = [cycle] if cycle else []
        asking = QTimer(interval=1)
        asking.timeout.connect(agree)
        asking.start()
        official.controller.begin_from(path)
        asking.stop()
        official.settle()
        return asked[-1] if asked else None

    return start


@pytest.fixture
def begun(official, older: Path):
    """The next report, begun from that and open."""
    library = FormLibrary(paths.forms_folders())
    form = library.newest("poa-iti")
    path, _beginning = draft_folder.make_from(read_earlier(older, library), form, library, {CYCLE: "2026"})
    official.open(path)
    return official


def first_cycle() -> str:
    """The first cycle after that of the older report which the newest edition serves."""
    return next(FormLibrary(paths.forms_folders()).newest("poa-iti").served_cycles()).id


def left(official) -> list[str]:
    return official.report.session.confirming.left()


def cards(official):
    return official.report.pages.section_page().cards


def test_only_the_cycle_is_asked_and_the_state_taken_over(official, begin, older: Path):
    dialog = begin(older)
    assert set(dialog.chosen()) == {CYCLE, LANGUAGE}
    assert official.value(STATE) == "ATG"
    assert official.value(CYCLE) == first_cycle()
    assert official.report.draft.path.name == f"Antigua-and-Barbuda-{first_cycle()}.poadraft"


def test_one_sentence_says_what_was_carried_over(official, begin, older: Path):
    begin(older)
    kept = len([q for q in official.report.editing.answers if "/" in q])
    assert kept
    assert official.report.banner.text == (
        f"{len(left(official))} answers were carried over from 2018, for you to confirm; {kept} no longer asked."
    )


def test_cycle_and_language_are_of_the_moment_it_was_begun_and_not_news_since(official, begin, older: Path):
    begin(older)
    draft, form = official.report.draft, official.report.editing.form
    (begun,) = moments(draft)
    then = answers_at(draft, form, begun.revision)
    assert [then.value(question) for question in (STATE, CYCLE, LANGUAGE)] == ["ATG", first_cycle(), "en"]


def test_a_json_export_begins_a_report_too(official, begin, older: Path, tmp_path: Path):
    export = tmp_path / "2018.json"
    assert main(["export", str(older), "--to", str(export)]) == 0
    begin(export)
    assert official.value("brokering.laws") == "yes"
    assert "for you to confirm" in official.report.banner.text


def test_the_report_that_is_open_can_be_the_start_of_the_next_one(official, begin, older: Path):
    official.open(older)
    official.report.editing.edit("brokering.laws", "value", "no")
    begin(older)
    assert official.value("brokering.laws") == "no"


def test_an_answer_says_where_it_comes_from_until_it_is_confirmed(begun):
    question = left(begun)[0]
    begun.go(question)
    line = cards(begun)[question].carried
    assert line.isVisible()
    assert "From the 2018 report, to confirm" in cards(begun)[question].field.accessibleDescription()
    begun.press("Ctrl+Return")
    assert begun.report.editing.answers.carried_from(question) is None
    begun.go(question)
    assert not line.isVisible()
    assert "to confirm" not in cards(begun)[question].field.accessibleDescription()


def test_only_what_can_be_pressed_has_a_frame_in_the_line(begun):
    question = left(begun)[0]
    begun.go(question)
    words = cards(begun)[question].carried.findChild(QLabel)
    assert words.frameWidth() == 0


@pytest.mark.parametrize("mirrored", [False, True])
def test_the_words_of_the_line_leave_its_diamond_free(begun, qapp, mirrored):
    question = left(begun)[0]
    begun.go(question)
    line = cards(begun)[question].carried
    line.setLayoutDirection(Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight)
    begun.settle()
    words = line.findChild(QLabel).geometry()
    assert (line.width() - words.right() if mirrored else words.left()) >= px(24)


def test_ctrl_enter_confirms_and_goes_from_one_to_the_next_to_the_last(begun):
    waiting = left(begun)
    begun.go(waiting[0])
    for number in range(len(waiting)):
        assert begun.report.pages.section_page().question_of(begun.focus) == waiting[number]
        begun.press("Ctrl+Return")
    assert left(begun) == []
    assert begun.report.footer.message.text() == "Nothing is left to be confirmed."


def test_typing_makes_an_answer_ones_own_and_undo_takes_that_back(begun):
    begun.go("brokering.laws.list")
    before = begun.value("brokering.laws.list")
    begun.report.editing.edit("brokering.laws.list", "value", [])
    assert begun.report.editing.answers.carried_from("brokering.laws.list") is None
    begun.press("Ctrl+Z")
    assert begun.value("brokering.laws.list") == before
    assert begun.report.editing.answers.carried_from("brokering.laws.list") == "2018"


def test_the_line_goes_while_one_types_and_the_cursor_stays(begun):
    editing = begun.report.editing
    question = next(q for q in left(begun) if editing.question(q).answer.kind == "prose")
    begun.go(question)
    field = begun.focus
    begun.type("Yes: ")
    assert begun.focus is field
    assert not cards(begun)[question].carried.isVisible()
    assert "Yes: " in str(begun.value(question))
    begun.press("Ctrl+Z")
    assert cards(begun)[question].carried.isVisible()


def test_gone_clears_the_answer_and_undo_brings_it_back_unconfirmed(begun):
    begun.go("brokering.laws")
    begun.press("Ctrl+Shift+Del")
    assert begun.value("brokering.laws") is None
    assert begun.report.pages.section_page().question_of(begun.focus) == "brokering.laws"
    begun.press("Ctrl+Z")
    assert begun.value("brokering.laws") == "yes"
    assert cards(begun)["brokering.laws"].carried.isVisible()


def test_the_buttons_do_what_the_keys_do(begun):
    begun.go("brokering.laws")
    card = cards(begun)["brokering.laws"]
    card.carried.still_true.click()
    begun.settle()
    assert begun.report.editing.answers.carried_from("brokering.laws") is None
    begun.press("Ctrl+Z")
    card.carried.changed.click()
    begun.settle()
    assert begun.report.editing.answers.carried_from("brokering.laws") is None
    assert begun.value("brokering.laws") == "yes"
    assert card.field.holds_focus()
    begun.press("Ctrl+Z")
    card.carried.gone.click()
    begun.settle()
    assert begun.value("brokering.laws") is None


def test_a_section_confirms_its_descriptive_answers_only(begun):
    editing = begun.report.editing
    section = editing.form.section_of["brokering.laws"].id
    begun.report.pages.show_step(section)
    begun.settle()
    head = begun.report.pages.section_page().confirm
    waiting = [q for q in left(begun) if editing.form.section_of[q].id == section]
    assert f"{len(waiting)} answers here are from the earlier report" in head.button.accessibleDescription()
    head.button.click()
    begun.report.findChild(SectionAnswers).do.click()  # the list was looked at
    begun.window.activateWindow()  # as a window manager does
    begun.settle()
    assert begun.report.pages.isAncestorOf(begun.focus)
    alone = [q for q in left(begun) if editing.form.section_of[q].id == section]
    assert len(alone) < len(waiting)
    assert all(editing.question(q).answer.holds_facts(editing.answers.value(q)) for q in alone)
    assert head.isVisible() == bool(alone)
    begun.press("Ctrl+Z")
    assert [q for q in left(begun) if editing.form.section_of[q].id == section] == waiting


def test_persons_are_never_confirmed_with_the_rest(begun):
    editing = begun.report.editing
    for section in editing.form.sections:
        begun.report.session.confirming.section(section.id)
    alone = left(begun)
    assert alone
    assert all(editing.question(q).answer.holds_facts(editing.answers.value(q)) for q in alone)


def test_steps_and_problems_count_what_is_not_confirmed(begun):
    outline = begun.report.outline
    section = begun.report.editing.form.section_of["brokering.laws"].id
    place = begun.report.pages.steps.index(section)
    count = sum(begun.report.editing.form.section_of[q].id == section for q in left(begun))
    assert f"{count} to confirm" in outline.topLevelItem(place).toolTip(0)
    problems = begun.report.side.problems
    filters = problems.findChild(QComboBox)
    chosen = next(n for n in range(filters.count()) if filters.itemText(n).startswith("Not confirmed"))
    assert filters.itemText(chosen) == f"Not confirmed ({len(left(begun))})"
    filters.setCurrentIndex(chosen)
    assert problems.list.count() == len(left(begun))


def test_what_was_confirmed_is_saved(begun, stored):
    begun.go("brokering.laws")
    begun.press("Ctrl+Return")
    begun.wait_saved()
    path = begun.report.draft.path
    begun.controller.close_report()
    assert "carried" not in stored(path)["brokering.laws"]


def test_what_is_only_looked_at_is_not_confirmed(begun):
    path = begun.report.draft.path
    begun.controller.close_report()
    begun.controller.open(path, read_only=True)
    begun.settle()
    begun.go("brokering.laws")
    assert not cards(begun)["brokering.laws"].carried.still_true.isEnabled()
    begun.press("Ctrl+Return")
    assert begun.report.editing.answers.carried_from("brokering.laws") == "2018"


def test_the_guidance_follows_the_steps(begun):
    begun.report.outline.setFocus()
    begun.report.outline.setCurrentItem(begun.report.outline.topLevelItem(4))
    begun.settle()
    first = next(begun.report.pages.section_page().visible_questions())
    assert begun.report.side.about.startswith(begun.report.editing.question(first).number)
    assert begun.report.outline.hasFocus()


def kept(official) -> list[str]:
    return [id for id in official.report.editing.answers if "/" in id]


@pytest.fixture
def no_longer_asked(begun):
    """The window with the answers that have no place, opened from the last page."""
    begun.report.pages.show_step("check")
    begun.settle()
    page = begun.report.pages.check_page()
    page.points.button("not-asked").click()
    button = page.not_asked.orphaned
    assert button.text().startswith(f"{len(kept(begun))} answers")
    button.click()
    begun.settle()
    return begun.report.findChild(NoLongerAsked)


def named(window: QWidget, name: str) -> QPushButton:
    return next(b for b in window.findChildren(QPushButton) if b.accessibleName().startswith(name))


def test_what_is_no_longer_asked_is_shown_with_its_old_number_and_can_be_copied(begun, no_longer_asked):
    held = begun.report.editing.answers.value("2018/brokering.offence")
    texts = [label.text() for label in no_longer_asked.findChildren(QLabel)]
    assert f"{held['number']} {held['label']}" in texts
    assert "From 2018" in texts
    named(no_longer_asked, f"Copy the answer to {held['number']}").click()
    assert QApplication.clipboard().text() == held["text"]


def test_what_is_no_longer_asked_is_deleted_only_when_told_to_and_undo_brings_it_back(begun, no_longer_asked):
    before = kept(begun)
    number = begun.report.editing.answers.value(before[0])["number"]
    named(no_longer_asked, f"Delete for good the answer to {number}").click()
    begun.settle()
    assert kept(begun) == before[1:]
    begun.report.command("undo")
    begun.settle()
    assert sorted(kept(begun)) == sorted(before)
    assert named(no_longer_asked, f"Delete for good the answer to {number}").isVisible()


def test_from_elsewhere_the_key_confirms_nothing_and_leads_to_the_next(begun):
    begun.go("brokering.laws")
    waiting = left(begun)
    begun.report.outline.setFocus()
    begun.press("Ctrl+Return")
    assert left(begun) == waiting
    assert begun.report.pages.section_page().question_of(begun.focus) == waiting[waiting.index("brokering.laws") + 1]


def test_f7_goes_to_the_next_answer_to_confirm_and_round_again(begun):
    waiting = left(begun)
    begun.go(waiting[-1])
    begun.press("F7")
    assert begun.report.pages.section_page().question_of(begun.focus) == waiting[0]
    begun.press("F7")
    assert begun.report.pages.section_page().question_of(begun.focus) == waiting[1]


def test_every_way_to_say_that_an_answer_holds_has_a_name_and_comes_after_the_answer(begun):
    begun.go("brokering.laws")
    card = cards(begun)["brokering.laws"]
    assert card.carried.still_true.accessibleName() == "Still true: the answer to 4.1"
    assert card.carried.gone.accessibleName() == "No longer true: clear the answer to 4.1"
    stops = [begun.focus]
    while stops[-1] is not card.carried.gone and len(stops) < 10:
        begun.press("Tab")
        stops.append(begun.focus)
    assert stops[-3:] == [card.carried.still_true, card.carried.changed, card.carried.gone]


def test_an_export_that_is_opened_or_dropped_can_become_a_report(official, older: Path, tmp_path: Path):
    export = tmp_path / "2018.json"
    assert main(["export", str(older), "--to", str(export)]) == 0
    official.window.dropped.emit(export)
    official.settle()
    assert any(
        button.text() == "Start a report from it" for button in official.controller.banner.findChildren(QPushButton)
    )


def test_an_export_of_the_same_cycle_is_taken_back_whole(official, begin, begun, tmp_path: Path, stored):
    export, by_hand = tmp_path / "2026.json", tmp_path / "by hand.poadraft"
    begun.controller.close_report()
    source = paths.drafts() / "Antigua-and-Barbuda-2026.poadraft"
    assert main(["export", str(source), "--to", str(export)]) == 0
    assert main(["new", str(by_hand), "--from", str(export)]) == 0
    begin(export)
    official.wait_saved()
    assert stored(official.report.draft.path) == stored(by_hand)
    assert left(official) == []
    assert "read from the file" in official.report.banner.text
    assert [button.text() for button in official.report.banner.findChildren(QPushButton)] == ["Close"]


def test_an_export_begins_the_report_of_another_cycle(official, begin, begun, tmp_path: Path):
    export = tmp_path / "2026.json"
    begun.controller.close_report()
    source = paths.drafts() / "Antigua-and-Barbuda-2026.poadraft"
    assert main(["export", str(source), "--to", str(export)]) == 0
    begin(export, "2028")
    assert official.value(CYCLE) == "2028"
    assert official.report.editing.answers.get("brokering.laws", "carried") == {"from": "2026"}
