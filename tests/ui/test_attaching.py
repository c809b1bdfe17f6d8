"""Files are taken into the draft while the person goes on; what was added is never lost without a word."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from poadesk.core.form import CYCLE
from poadesk.ui.fields.attachments import FilesField
from poadesk.ui.fields.table import TableField

PLAN, DOCUMENTS = "coordination.action-plan", "coordination.action-plan.documents"
LAWS, LISTED = "transfers.laws", "transfers.laws.list"
VIEWS = "information.views"


@pytest.fixture
def law(tmp_path) -> Path:
    path = tmp_path / "Loi d'armes é.pdf"
    path.write_bytes(b"%PDF-1.7 law" * 200)
    return path


@pytest.fixture
def asked(writing):
    """The official at a question for documents."""
    writing.report.editing.edit(PLAN, "value", "yes")
    writing.go(DOCUMENTS)
    return writing


class Slowness:
    """Somebody else reads the draft, and takes time for it: nothing can be written until `end`."""

    def __init__(self, draft) -> None:
        self._draft, self._begun, self._over = draft, Event(), Event()
        self._thread = Thread(target=self._read)
        self._thread.start()
        self._begun.wait()

    def _read(self) -> None:
        with self._draft.reading():
            self._begun.set()
            self._over.wait(20)

    @property
    def lasts(self) -> bool:
        """Whether nobody has waited for it to give up."""
        return self._thread.is_alive()

    def end(self) -> None:
        self._over.set()
        self._thread.join()


@pytest.fixture
def slowness(asked) -> Iterator[Slowness]:
    asked.wait_saved()
    made = Slowness(asked.report.draft)
    yield made
    made.end()


def field_of(person, question: str = DOCUMENTS):
    return person.report.pages.section_page().cards[question].field


def names(person, question: str = DOCUMENTS) -> list[str]:
    return [file["name"] for file in person.value(question) or []]


def taking_in(person) -> list[str]:
    labels = person.report.findChildren(QLabel)
    return [w.text() for w in labels if w.text().startswith("Adding") and w.parent() is field_of(person)]


def test_the_person_goes_on_typing_while_a_file_is_taken_in(asked, slowness, law, qtbot, stored):
    field_of(asked).attach([law])
    assert taking_in(asked) == [f"Adding “{law.name}”…"]
    assert asked.report.footer.message.text() == f"Adding “{law.name}”…"
    asked.go(VIEWS)
    asked.type("meanwhile")
    asked.report.command("next-section")
    assert slowness.lasts
    assert asked.value(VIEWS) == "meanwhile"
    assert asked.value(DOCUMENTS) is None
    slowness.end()
    qtbot.waitUntil(lambda: names(asked) == [law.name])
    assert asked.report.pages.section_page() is None
    assert asked.report.footer.message.text() == f"Added: “{law.name}”."
    asked.wait_saved()
    held = stored(asked.report.draft.path)
    assert (held[VIEWS]["value"], held[DOCUMENTS]["value"][0]["name"]) == ("meanwhile", law.name)


def test_files_keep_their_order_and_what_cannot_be_taken_in_is_told(asked, slowness, law, tmp_path, qtbot):
    other = tmp_path / "other.pdf"
    other.write_bytes(b"x")
    field_of(asked).attach([tmp_path / "gone.pdf", law])
    field_of(asked).attach([other])
    told = []
    asked.report.session.attachments.settled.connect(lambda: told.append("settled"))
    slowness.end()
    qtbot.waitUntil(lambda: bool(told))
    assert names(asked) == [law.name, "other.pdf"]


def test_a_file_that_is_not_there_is_told_of(asked, tmp_path, qtbot):
    field_of(asked).attach([tmp_path / "gone.pdf"])
    attachments = asked.report.session.attachments
    qtbot.waitUntil(lambda: "gone.pdf" in asked.report.footer.message.text() and not attachments.coming)
    qtbot.waitUntil(lambda: taking_in(asked) == [])
    assert asked.value(DOCUMENTS) is None


def test_a_file_that_was_added_is_one_step_for_undo(asked, law, qtbot):
    field_of(asked).attach([law])
    qtbot.waitUntil(lambda: names(asked) == [law.name])
    asked.report.editing.undo()
    assert asked.value(DOCUMENTS) is None
    asked.report.editing.redo()
    assert names(asked) == [law.name]


def test_the_report_stays_open_until_a_file_is_in(asked, slowness, law, qtbot, stored):
    path = asked.report.draft.path
    field_of(asked).attach([law])
    assert not asked.controller.close_report()
    assert asked.report.banner.text.startswith(f"Still being added: “{law.name}”.")
    slowness.end()
    qtbot.waitUntil(lambda: not asked.report.session.attachments.coming)
    assert asked.report.banner.text == ""
    assert asked.controller.close_report()
    assert stored(path)[DOCUMENTS]["value"][0]["name"] == law.name


def test_the_report_can_be_closed_without_what_is_not_in_yet(asked, slowness, law, stored):
    path = asked.report.draft.path
    field_of(asked).attach([law])
    asked.window.close()
    assert asked.window.isVisible()
    (way,) = [b for b in asked.report.banner.findChildren(QPushButton) if b.text() == "Close without it"]
    slowness.end()
    way.click()
    assert asked.controller.report is None
    assert DOCUMENTS not in stored(path)


def test_a_file_for_a_page_that_is_built_anew_is_told_of(asked, slowness, law, qtbot):
    field = field_of(asked)
    field.attach([law])
    asked.report.pages.reveal(CYCLE)
    asked.report.editing.edit(CYCLE, "value", "2024")
    asked.settle()
    slowness.end()
    qtbot.waitUntil(lambda: not asked.report.session.attachments.coming)
    assert "the answer was changed in the meantime" in asked.report.footer.message.text()
    assert asked.value(DOCUMENTS) is None


def test_a_file_for_one_row_never_comes_into_another(asked, slowness, law, qtbot):
    asked.report.editing.edit(LAWS, "value", "yes")
    asked.go(LISTED)
    table = field_of(asked, LISTED)
    assert isinstance(table, TableField)
    table.insert_rows([{"title": "Arms Act"}, {"title": "Police Act"}])
    table.focus_first(row=0)
    table.findChild(FilesField).attach([law])
    table.focus_first(row=1)
    slowness.end()
    qtbot.waitUntil(lambda: not asked.report.session.attachments.coming)
    assert "the answer was changed in the meantime" in asked.report.footer.message.text()
    assert not any(row.get("document") for row in asked.value(LISTED) or [])
