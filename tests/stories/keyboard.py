"""A person who has only a keyboard. Keys go to the window that has the focus, as the system would send them.

What is on the screen may be read here (names of controls, what is marked in a list), never changed but by keys.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QListWidget,
    QMainWindow,
    QPlainTextEdit,
    QScrollBar,
    QWidget,
)

from poadesk.core.editors import (
    ChecksEditor,
    ChoiceEditor,
    Field,
    FiguresEditor,
    FilesEditor,
    Option,
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
from poadesk.ui.questions.section_page import SectionPage

FAR = 150
"""Presses of one key after which what is looked for counts as out of reach."""


class Tally:
    """What answering has taken: keys that are not text of an answer, and screens that the pages have been scrolled.

    A screen is the height of the view; up and down count alike. A page counts from its top when it is first seen.
    """

    def __init__(self) -> None:
        self.keys = 0
        self.screens = 0.0
        self._places: dict[QScrollBar, int] = {}

    def look(self) -> None:
        """Add how far the page with the focus has been scrolled since the last look."""
        around = _upwards(QApplication.focusWidget())
        page = next((widget for widget in around if isinstance(widget, SectionPage)), None)
        if page is not None:
            bar = page.verticalScrollBar()
            self.screens += abs(bar.value() - self._places.get(bar, 0)) / bar.pageStep()
            self._places[bar] = bar.value()


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
        self.tally = Tally()

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
            self.tally.keys += 1
            self._strike(key)

    def type(self, text: str) -> None:
        """Text, letter by letter; what no key of QTest makes comes from an input method."""
        for letter in text:
            if letter == "\n":
                self._strike("Return")
            elif letter.isascii():
                QTest.keyClick(_window(), letter)
            else:
                composed = QInputMethodEvent()
                composed.setCommitString(letter)
                QCoreApplication.sendEvent(self.focus, composed)
        settle()
        self.tally.look()

    def _strike(self, key: str) -> None:
        combination = QKeySequence(key)[0]
        QTest.keyClick(_window(), combination.key(), combination.keyboardModifiers())
        settle()
        self.tally.look()

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
            self.press(*number)
            hits = next(iter(self.focus.window().findChildren(QListWidget)))
            self.press_until("Down", lambda: _marked(hits).startswith(f"{number} "))
            self.press("Return")

        self.in_dialog("Ctrl+F", find)
        assert is_inside(self.focus, self.field(question).label), (
            f"{number} is not reached; the focus is on {self.here}"
        )

    def _way_down(self, question: str, missing: Sequence[str]) -> Sequence[str] | None:
        """From section to section, then from one question that is not answered to the next, if that leads there."""
        here, place, sections = self._question_here(), self._form.place, self._form.sections
        down = sections.index(self._form.section_of[question]) - sections.index(self._form.section_of[here])
        start = self._form.section_of[question].questions[0].id if down else here
        passed = [known for known in missing if place[start] < place[known] <= place[question]]
        if question not in {start, *passed}:
            return None
        return [*["Ctrl+PgDown"] * down, *["F5"] * len(passed)]

    def _question_here(self) -> str:
        """The question that has the focus: the nearest name, since a family has that of its first question."""
        labels = {self.field(known).label: known for known in self._form.questions}
        names = (around.accessibleName() for around in _upwards(self.focus))
        return next(labels[name] for name in names if name in labels)

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

    def answer_next(self, question: str, raw: Json, missing: Sequence[str]) -> None:
        """The same for a question further down, on the way that takes the fewest keys.

        `missing` are the questions that the page and the navigator show as not answered.
        """
        way = self._way_down(question, missing)
        if way is None or len(way) > len(["Ctrl+F", *self._form.questions[question].number, "Return"]):
            self.go(question)
        else:
            self.press(*way)
            assert self._question_here() == question, f"{way} lead to {self.here}"
        self.give(self.field(question), raw)

    def give(self, field: Field, raw: Json) -> None:
        """Answer in the control that has the focus."""
        self._ways[type(field.editor)](field, raw)

    def field(self, question: str) -> Field:
        """The question as it stands on its page."""
        asked, words = self._form.questions[question], self._form.words(question, "en")
        label = f"{asked.number} {words.text.label}"
        return Field(question, label, asked.answer, asked.answer.editor(words))

    def _mark_all(self) -> None:
        """What stands there already, for it to be typed over."""
        focus = self.focus
        text = focus.toPlainText() if isinstance(focus, QPlainTextEdit) else focus.text()
        if text and not (isinstance(focus, QLineEdit) and focus.selectedText() == text):
            self.press("Ctrl+A")

    def _write(self, field: Field, raw: Json) -> None:
        assert self.here == field.label
        self._mark_all()
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
            self.press(_key_of(option, labels))
            assert self.here == labels[option]
        if option is not None and words:
            self.tab_to(f"{field.label}: Please specify")
        self.type(words or "")

    def _pick(self, field: Field, raw: Json) -> None:
        assert isinstance(field.editor, PickEditor)
        self._mark_all()
        self.type(next((option.label for option in field.editor.options if option.id == raw), str(raw)))
        assert QApplication.activePopupWidget() is not None, "no list to choose from"
        self.press("Return")
        assert self.here == field.label

    def _check(self, field: Field, raw: Json) -> None:
        """What is not given is passed over, and stays empty."""
        assert isinstance(field.editor, ChecksEditor)
        value = field.kind.read(raw)
        assert isinstance(value, Mapping)
        for option in _up_to_last(field.editor.options, value):
            if self.here.endswith(": Please specify"):
                self.press("Shift+Tab")
            if option != field.editor.options[0]:
                self.press("Down")
            assert self.here.startswith(f"{option.label}: "), f"{self.here} instead of {option.label}"
            given = value.get(option.id)
            if answer := chosen_option(given):
                self.press(answer[0].upper())
            if words := given_text(given):
                self.press("Tab")
                assert self.here == f"{option.label}: Please specify"
                self.type(words)

    def _fill_record(self, field: Field, raw: Json) -> None:
        assert isinstance(field.editor, RecordEditor | TableEditor)
        assert isinstance(raw, Mapping)
        for part in field.editor.fields:
            if part.id in raw:
                named = replace(part, label=f"{field.label}: {part.label}")
                self.press_until("Tab", lambda label=named.label: is_inside(self.focus, label))
                self.give(named, raw[part.id])

    def _add_rows(self, field: Field, raw: Json) -> None:
        """Each row is closed when it is filled, so that the page is short again."""
        assert isinstance(raw, list)
        for row in raw:
            if self.here == f"{field.label}: rows":
                self.press("Ctrl+End", "Insert")
            else:
                assert isinstance(field.editor, TableEditor)
                assert self.here == f"{field.label}: {field.editor.add}"
                self.press("Space")
            self._fill_record(field, row)
            self.press("Escape")

    def _fill_grid(self, field: Field, raw: Json) -> None:
        assert isinstance(field.editor, FiguresEditor)
        assert isinstance(raw, Mapping)
        for row in field.editor.rows:
            for year in field.editor.years:
                assert self.here == f"{row.label}, {year}"
                figures = raw.get(row.id)
                if isinstance(figures, Mapping) and str(year) in figures:
                    self._mark_all()
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
    return any(around.accessibleName() == name for around in _upwards(widget))


def _upwards(widget: QWidget | None) -> Iterator[QWidget]:
    """A control and what it stands in, from the inside out."""
    while widget is not None:
        yield widget
        widget = widget.parentWidget()


def _window():
    window = QGuiApplication.focusWindow()
    assert window is not None, "no window has the focus"
    return window


def _marked(hits: QListWidget) -> str:
    item = hits.currentItem()
    return str(item.data(Qt.ItemDataRole.AccessibleTextRole)) if item else ""


def _key_of(option: str, labels: Mapping[str, str]) -> str:
    """The letter that an option alone begins with, else its number in the list."""
    letter = labels[option][0].upper()
    alone = [label[0].upper() for label in labels.values()].count(letter) == 1
    return letter if alone else str(1 + list(labels).index(option))


def _up_to_last(options: Sequence[Option], given: Mapping[str, Json]) -> Sequence[Option]:
    """The options down to the last one that is given."""
    last = max(place for place, option in enumerate(options) if option.id in given)
    return options[: last + 1]
