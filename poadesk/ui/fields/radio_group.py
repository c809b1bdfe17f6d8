"""Radio group: options of which one is chosen, side by side where there is room, else one under the other.

One stop of Tab: it enters at the choice, else at the first. Arrow keys move and never choose; Space, Enter, a click,
the first letter or the number choose; Delete and Backspace take the choice back. To choose it again changes nothing.
"""

# ruff: noqa: N802 - Qt's names

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QApplication, QGroupBox, QSizePolicy, QWidget

from poadesk.core.editors import Option
from poadesk.ui.fields.option_button import OptionButton
from poadesk.ui.widgets.theme import UNIT, Colours, colours_of, text_width

_LETTERS = {"yes": "y", "no": "n", "developing": "d"}
"""Keys that choose an option whatever the language of the interface."""
_MOST_SEGMENTS = 4
_RING = 2
"""The width of the focus ring, which runs round the segment."""
_RADIUS = 6


class RadioGroup(QGroupBox):
    """A named group of radio buttons, for the person as for a screen reader. It shows what it is told is chosen."""

    chosen = Signal(str)
    """The person has chosen an option that was not chosen."""
    erased = Signal()
    passed = Signal(int)
    """Down (1) or up (-1) in a group that is one row of several (`in_rows`)."""

    def __init__(
        self,
        name: str,
        options: Sequence[Option],
        parent: QWidget,
        *,
        spoken: Sequence[str] = (),
        in_rows: bool = False,
    ) -> None:
        """`spoken` has the names for a screen reader where the labels would not do."""
        super().__init__(parent)
        self._in_rows = in_rows
        self._choice: str | None = None
        self._read_only = False
        self._carried = False
        self._known: dict[int, list[QRect]] = {}
        self._hint: QSize | None = None
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        names = spoken or [option.label for option in options]
        self._buttons = {
            option.id: self._make_button(option, name) for option, name in zip(options, names, strict=True)
        }
        self._in_order = tuple(self._buttons.values())
        self._names = [option.label.casefold() for option in options]
        self._stop(next(iter(self._buttons)))

    @property
    def buttons(self) -> tuple[OptionButton, ...]:
        return self._in_order

    def show_choice(self, option: str | None) -> None:
        """Show an option as chosen, or none. Tells nobody."""
        self._choice = option if option in self._buttons else None
        for id, button in self._buttons.items():
            button.show_checked(id == self._choice)
        self._stop(self.focused() or self._choice or next(iter(self._buttons)))
        self.update()

    def set_read_only(self, on: bool) -> None:
        self._read_only = on
        for button in self.buttons:
            button.read_only = on
        self.update()

    def set_carried(self, *, on: bool) -> None:
        """Show the choice as one from an earlier report that is not confirmed."""
        self._carried = on
        for button in self.buttons:
            button.carried = on
        self.update()

    def take_focus(self, option: str | None = None) -> None:
        """Put the focus on an option, by default on the choice or the first."""
        wanted = self._buttons.get(option or self._choice or "") or self.buttons[0]
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def focused(self) -> str | None:
        """The option that has the focus."""
        return next((id for id, button in self._buttons.items() if button.hasFocus()), None)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(place.bottom() for place in self._places(width)) + 1 + _RING

    def sizeHint(self) -> QSize:
        """Kept, as the places are, until the font changes: a layout asks again and again."""
        if self._hint is None:
            sizes = [button.sizeHint().width() for button in self.buttons]
            abreast = sum(sizes) + 2 * _RING
            width = abreast if self._abreast(abreast) else max(sizes) + 2 * _RING
            self._hint = QSize(width, self.heightForWidth(width))
        return self._hint

    def minimumSizeHint(self) -> QSize:
        least = min(max(button.sizeHint().width() for button in self.buttons), 24 * UNIT) + 2 * _RING
        return QSize(least, self.buttons[0].minimumSizeHint().height() + 2 * _RING)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.LayoutDirectionChange, QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._known.clear()
            self._hint = None
            self.updateGeometry()
            self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = colours_of(QApplication.palette())  # a group box has no ground of its own to tell them by
        if self._read_only:
            return
        frame = QRectF(self.buttons[0].geometry().united(self.buttons[-1].geometry())).adjusted(0.5, 0.5, -0.5, -0.5)
        dash = Qt.PenStyle.DashLine if self._carried else Qt.PenStyle.SolidLine
        edge = colours.carried_line if self._carried else colours.edge
        painter.setPen(QPen(QColor(edge if self.isEnabled() else colours.line), 1, dash))
        painter.setBrush(QColor(colours.field))
        painter.drawRoundedRect(frame, _RADIUS, _RADIUS)
        self._paint_grounds(painter, colours)
        self._paint_ring(painter, colours)

    def _paint_grounds(self, painter: QPainter, colours: Colours) -> None:
        for number, button in enumerate(self.buttons):
            place = QRectF(button.geometry()).adjusted(0.5, 0.5, -0.5, -0.5)
            if button.isChecked():
                self._paint_choice(painter, place, colours)
            elif button.underMouse() and self.isEnabled():
                self._paint_box(painter, place.adjusted(0.5, 0.5, -0.5, -0.5), colours.hover, None)
            if number and not (button.isChecked() or self.buttons[number - 1].isChecked()):
                painter.setPen(QPen(QColor(colours.line), 1))
                self._paint_seam(painter, place)

    def _paint_choice(self, painter: QPainter, place: QRectF, colours: Colours) -> None:
        if self._carried:
            pen = QPen(QColor(colours.carried_line), 1, Qt.PenStyle.DashLine)
            self._paint_box(painter, place, colours.carried_ground, pen)
        else:
            edge = colours.accent if self.isEnabled() else colours.edge
            self._paint_box(painter, place, colours.tint, QPen(QColor(edge), 1))

    def _paint_seam(self, painter: QPainter, place: QRectF) -> None:
        """A hairline between a segment and the one before it."""
        if not self._abreast(self.width()):
            painter.drawLine(place.topLeft(), place.topRight())
        elif self.isRightToLeft():
            painter.drawLine(place.topRight(), place.bottomRight())
        else:
            painter.drawLine(place.topLeft(), place.bottomLeft())

    def _paint_ring(self, painter: QPainter, colours: Colours) -> None:
        for button in self.buttons:
            if button.hasFocus():
                ring = QRectF(button.geometry()).adjusted(-1, -1, 1, 1)
                self._paint_box(painter, ring, None, QPen(QColor(colours.accent), _RING))

    def _paint_box(self, painter: QPainter, place: QRectF, ground: str | None, pen: QPen | None) -> None:
        painter.setPen(pen or Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(place, _RADIUS, _RADIUS)

    def _make_button(self, option: Option, name: str) -> OptionButton:
        return OptionButton(option, name, self, self, low=self._in_rows)

    def choose(self, option: str) -> None:
        if not self._read_only and option != self._choice:
            self.chosen.emit(option)

    def follow_toggle(self, option: str, *, on: bool) -> None:
        """A screen reader's own way to press: it chooses, and never takes back."""
        if on != (option == self._choice):
            self.show_choice(self._choice)
            self.choose(option)

    def erase(self) -> None:
        if not self._read_only:
            self.erased.emit()

    def take_key(self, key: str) -> None:
        """A number or a letter chooses; where several begin with the letter, the focus goes to the next of them."""
        ids = list(self._buttons)
        if key.isdecimal():
            found = ids[int(key) - 1 : int(key)] if int(key) else []
        else:
            found = [id for id, name in zip(ids, self._names, strict=True) if name.startswith(key)]
            found = found or [id for id in ids if _LETTERS.get(id) == key]
        if len(found) == 1:
            self.take_focus(found[0])
            self.choose(found[0])
        elif found:
            here = self.focused()
            self.take_focus(found[(found.index(here) + 1) % len(found) if here in found else 0])

    def step(self, option: str, across: int, down: int) -> None:
        if self._in_rows and down:
            self.passed.emit(down)
            return
        ids = list(self._buttons)
        place = ids.index(option) + across + down
        if 0 <= place < len(ids):
            self.take_focus(ids[place])

    def look_at(self, option: str) -> None:
        if self._buttons[option].hasFocus():
            self._stop(option)
        elif self.focused() is None:
            self._stop(self._choice or next(iter(self._buttons)))
        self.update()

    def _stop(self, option: str) -> None:
        """Have Tab stop at this option alone."""
        for id, button in self._buttons.items():
            wanted = Qt.FocusPolicy.StrongFocus if id == option else Qt.FocusPolicy.ClickFocus
            if button.focusPolicy() != wanted:
                button.setFocusPolicy(wanted)

    def _may_stand_abreast(self) -> bool:
        return len(self._buttons) <= _MOST_SEGMENTS

    def _abreast(self, width: int) -> bool:
        wide = sum(button.sizeHint().width() for button in self.buttons) + 2 * _RING
        return self._may_stand_abreast() and wide <= min(width, text_width(self))

    def _arrange(self) -> None:
        mirrored = self.isRightToLeft()
        for button, place in zip(self.buttons, self._places(self.width()), strict=True):
            left = self.width() - place.right() - 1 if mirrored else place.left()
            button.setGeometry(left, place.top(), place.width(), place.height())
        self.update()

    def _places(self, width: int) -> Sequence[QRect]:
        """Where each button stands in a group of this width, from its start."""
        if width not in self._known:
            self._known[width] = self._segments() if self._abreast(width) else self._lines(width)
        return self._known[width]

    def _lines(self, width: int) -> list[QRect]:
        places, top, across = [], _RING, width - 2 * _RING
        for button in self.buttons:
            height = button.heightForWidth(across)
            places.append(QRect(_RING, top, across, height))
            top += height
        return places

    def _segments(self) -> list[QRect]:
        sizes = [button.sizeHint() for button in self.buttons]
        height, left, places = max(size.height() for size in sizes), _RING, []
        for size in sizes:
            places.append(QRect(left, _RING, size.width(), height))
            left += size.width()
        return places
