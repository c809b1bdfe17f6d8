"""A person who has only a keyboard. Keys go to the window that has the focus, as the system would send them.

What is on the screen may be read here (names of controls, what is marked in a list), never changed but by keys.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QListWidget, QMainWindow, QWidget

from poadesk.core.editors import (
    ChecksEditor,
    ChoiceEditor,
    Field,
    FiguresEditor,
    FilesEditor,
    PickEditor,
    RecordEditor,
    TableEditor,
    TextEditor,
)
from poadesk.core.form import Form
from poadesk.core.json_values import Json
from poadesk.core.kinds.choice import chosen_option, given_text
from poadesk.core.kinds.figure import read_figure, typed_figure
from poadesk.ui.fields.attachment_row import language_names

FAR = 150
"""Presses of one key after which what is looked for counts as out of reach."""


class Keyboard:
    """Knows the form as who reads it knows it: the numbers, the words, how each question is asked."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._ways: dict[type, Callable[[Field, Json], None]] = {
            TextEditor: self._write,
            ChoiceEditor: self._choose,
            PickEditor: self._pick,
            ChecksEditor: self._check,
            RecordEditor: self._fill_record,
            TableEditor: self._add_rows,
            FiguresEditor: self._fill_grid,
            FilesEditor: self._attach,
        }
        self.chosen_file = ""
        """What the system's own dialog, which no test can type in, is to say when it is asked."""

    @property
    def focus(self) -> QWidget:
        focus = QApplication.focusWidget()
        assert focus is not None, "nothing has the focus"
        return focus

    @property
    def here(self) -> str:
        """What a screen reader calls the control that has the focus."""
        focus = self.focus
        return focus.accessibleName() or (focus.text().replace("&", "") if isinstance(focus, QAbstractButton) else "")

    # Keys

    def press(self, *keys: str) -> None:
        """Keys by their names, such as `Ctrl+F`, one after the other."""
        for key in keys:
            combination = QKeySequence(key)[0]
            QTest.keyClick(_window(), combination.key(), combination.keyboardModifiers())
            settle()

    def type(self, text: str) -> None:
        """Text, letter by letter; what no key of QTest makes comes from an input method."""
        for letter in text:
            if letter == "\n":
                self.press("Return")
            elif letter.isascii():
                QTest.keyClick(_window(), letter)
            else:
                composed = QInputMethodEvent()
                composed.setCommitString(letter)
                QCoreApplication.sendEvent(self.focus, composed)
        settle()

    def press_until(self, key: str, there: Callable[[], bool]) -> None:
        """One key again and again until one is where one wants to be."""
        for _time in range(FAR):
            if there():
                return
            self.press(key)
        raise AssertionError(f"{key} does not lead there; the focus is on “{self.here}”")

    def tab_to(self, name: str) -> None:
        self.press_until("Tab", lambda: self.here == name)

    def wait_for(self, name: str) -> None:
        """Until the program puts the focus there by itself, as when a file has been taken in."""
        patience, tick = QDeadlineTimer(5000), QTimer(interval=10)
        tick.start()
        while self.here != name and not patience.hasExpired():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        assert self.here == name, f"the focus is on “{self.here}”"

    def in_dialog(self, key: str, work: Callable[[], None]) -> None:
        """Press a key that opens a dialog, and do something in it that closes it."""
        failed: list[BaseException] = []

        def begin() -> None:
            if QApplication.activeModalWidget() is None or not QApplication.activeModalWidget().isActiveWindow():
                return
            timer.stop()
            try:
                work()
                assert QApplication.activeModalWidget() is None, "the dialog is still open"
            except BaseException as error:  # noqa: BLE001 - raised again below; a dialog left open would wait for ever
                failed.append(error)
                if dialog := QApplication.activeModalWidget():
                    dialog.close()

        timer = QTimer(interval=0)
        timer.timeout.connect(begin)
        timer.start()
        self.press(key)
        assert not timer.isActive(), f"{key} opens no dialog"
        if failed:
            raise failed[0]

    # Places

    def go(self, question: str) -> None:
        """To a question by its number, as one reads it in the form."""
        number = self._form.questions[question].number

        def find() -> None:
            self.type(number)
            hits = next(iter(self.focus.window().findChildren(QListWidget)))
            self.press_until("Down", lambda: _marked(hits).startswith(f"{number} "))
            self.press("Return")

        self.in_dialog("Ctrl+F", find)
        assert is_inside(self.focus, self.field(question).label), (
            f"{number} is not reached; the focus is on {self.here}"
        )

    def menu(self, menu: str, action: str) -> None:
        """A command by the letters that are underlined in the menus."""
        self.press(f"Alt+{menu}")
        assert QApplication.activePopupWidget() is not None, f"Alt+{menu} opens no menu"
        self.press(action)

    # Answers

    def answer(self, question: str, raw: Json) -> None:
        """Go to a question and answer it in the way it is asked."""
        self.go(question)
        self.give(self.field(question), raw)

    def give(self, field: Field, raw: Json) -> None:
        """Answer in the control that has the focus."""
        self._ways[type(field.editor)](field, raw)

    def field(self, question: str) -> Field:
        """The question as it stands on its page."""
        asked, words = self._form.questions[question], self._form.words(question, "en")
        label = f"{asked.number} {words.text.label}"
        return Field(question, label, asked.answer, asked.answer.editor(words))

    def _write(self, field: Field, raw: Json) -> None:
        assert self.here == field.label
        self.press("Ctrl+A")
        self.type(field.kind.typed(field.kind.read(raw)))

    def _choose(self, field: Field, raw: Json) -> None:
        value = field.kind.read(raw)
        option, words = chosen_option(value), given_text(value)
        assert isinstance(field.editor, ChoiceEditor)
        labels = {known.id: known.label for known in field.editor.options}
        if option is None:
            self.press("Shift+F10", "W")
            assert self.here == f"{field.label}: In words"
        else:
            self.press_until("Up", lambda: self.here == next(iter(labels.values())))
            self.press_until("Down", lambda: self.here == labels[option])
            self.press_until("Space", self.focus.isChecked)
        if option is not None and words:
            self.tab_to(f"{field.label}: Please specify")
        self.type(words or "")

    def _pick(self, field: Field, raw: Json) -> None:
        assert isinstance(field.editor, PickEditor)
        self.press("Ctrl+A")
        self.type(next((option.label for option in field.editor.options if option.id == raw), str(raw)))
        assert QApplication.activePopupWidget() is not None, "no list to choose from"
        self.press("Return")
        assert self.here == field.label

    def _check(self, field: Field, raw: Json) -> None:
        """What is not given is passed over, and stays empty."""
        assert isinstance(field.editor, ChecksEditor)
        value = field.kind.read(raw)
        assert isinstance(value, Mapping)
        for option in field.editor.options:
            assert self.here.startswith(f"{option.label}: "), f"{self.here} instead of {option.label}"
            given = value.get(option.id)
            if answer := chosen_option(given):
                self.press(answer[0].upper())
            if words := given_text(given):
                self.press("Tab")
                assert self.here == f"{option.label}: Please specify"
                self.type(words)
                self.press("Shift+Tab")
            self.press("Down")

    def _fill_record(self, field: Field, raw: Json) -> None:
        assert isinstance(field.editor, RecordEditor | TableEditor)
        assert isinstance(raw, Mapping)
        for part in field.editor.fields:
            if part.id in raw:
                named = replace(part, label=f"{field.label}: {part.label}")
                self.press_until("Tab", lambda label=named.label: is_inside(self.focus, label))
                self.give(named, raw[part.id])

    def _add_rows(self, field: Field, raw: Json) -> None:
        assert isinstance(raw, list)
        for number, row in enumerate(raw):
            if number:
                self.press("Escape")
            if self.here == f"{field.label}: rows":
                self.press("Ctrl+End", "Insert")
            else:
                assert isinstance(field.editor, TableEditor)
                assert self.here == f"{field.label}: {field.editor.add}"
                self.press("Space")
            self._fill_record(field, row)

    def _fill_grid(self, field: Field, raw: Json) -> None:
        assert isinstance(field.editor, FiguresEditor)
        assert isinstance(raw, Mapping)
        for row in field.editor.rows:
            for year in field.editor.years:
                assert self.here == f"{row.label}, {year}"
                figures = raw.get(row.id)
                if isinstance(figures, Mapping) and str(year) in figures:
                    self.press("Ctrl+A")
                    self.type(typed_figure(read_figure(figures[str(year)])))
                self.press("Right")

    def _attach(self, field: Field, raw: Json) -> None:
        assert isinstance(raw, list)
        for number, file in enumerate(raw, start=1):
            named = f"{field.label}: file {number}"
            self.chosen_file = file["file"]
            self.tab_to(f"{field.label}: add file")
            self.press("Space")
            self.wait_for(f"{named}, title")
            self.type(file.get("title", ""))
            if language := language_names().get(file.get("language", "")):
                self.tab_to(f"{named}, language")
                self.press_until("Down", lambda language=language: self.focus.currentText() == language)


def settle() -> None:
    """Let the program do what a key has brought about."""
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()
    if QGuiApplication.focusWindow() is None:
        _give_focus_back()


def _give_focus_back() -> None:
    """What a window manager does when a dialog has closed, and the offscreen platform does not."""
    next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QMainWindow)).activateWindow()
    QApplication.processEvents()


def is_inside(widget: QWidget | None, name: str) -> bool:
    """Whether this control, or something around it, has that name."""
    while widget is not None:
        if widget.accessibleName() == name:
            return True
        widget = widget.parentWidget()
    return False


def _window():
    window = QGuiApplication.focusWindow()
    assert window is not None, "no window has the focus"
    return window


def _marked(hits: QListWidget) -> str:
    item = hits.currentItem()
    return str(item.data(Qt.ItemDataRole.AccessibleTextRole)) if item else ""
