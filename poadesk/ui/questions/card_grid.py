"""Row layout: where the parts of a question stand in its row: number, wording, answer, marks, what is said below."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from poadesk.ui.fields.base import FieldWidget
from poadesk.ui.questions.blank_reason import ReasonChip
from poadesk.ui.widgets.glyph_button import SIDE, GlyphButton
from poadesk.ui.widgets.theme import colours_of, px

NUMBER, TEXT, MARK, ANSWER, MORE = range(5)
"""The columns of the grid."""
LINE, HINT, BELOW, BENEATH, WHY, FOUND, CARRIED, ASIDE = range(8)
"""Its rows: the question's line, then what stands under it where there is something to say."""
SEGMENT = 36
"""Units of `px` that yes and no are high, with their focus ring: what stands beside them is centred on that."""
NARROWEST = 300
"""Units of `px` that the wording keeps where the answer stands beside it."""


class CardGrid(QGridLayout):
    """An inline answer stands at the end of the question's line, or under it where there is no room; others below."""

    def __init__(self, card: QWidget, text: QLabel, more: GlyphButton, field: FieldWidget, *, main: bool) -> None:
        """`main` where the card heads its family; else it stands further in."""
        super().__init__(card)
        self._card, self._text, self._field, self._main = card, text, field, main
        self._buttons: list[GlyphButton] = [more]
        self._chip: ReasonChip | None = None
        self._beside = field.inline
        self.setColumnStretch(TEXT, 1)
        self.setVerticalSpacing(0)
        self.addWidget(text, LINE, TEXT, Qt.AlignmentFlag.AlignTop)
        self.addWidget(more, LINE, MORE, Qt.AlignmentFlag.AlignTop)
        self._place(field)

    def put(self, widget: QWidget, row: int) -> None:
        """Under the question's line, from its wording to the end."""
        self.addWidget(widget, row, TEXT, 1, MORE - TEXT + 1)

    def add_mark(self, mark: GlyphButton) -> None:
        """At the end of the wording."""
        self._buttons.append(mark)
        mark.fit(self._height())
        self.addWidget(mark, LINE, MARK, Qt.AlignmentFlag.AlignTop)

    def add_chip(self, chip: ReasonChip) -> None:
        """The reason stands where yes and no would; on the question's line where the answer stands under it."""
        self._chip = chip
        if self._field.inline:
            self._place(chip)
        else:
            self.addWidget(chip, LINE, ANSWER, Qt.AlignmentFlag.AlignTop)

    def arrange_for(self, width: int, instead: QWidget | None) -> None:
        """Have the answer, or what is shown instead of it, beside the wording where a row of this width has room."""
        if not self._field.inline:
            return
        margins = self.contentsMargins()
        taken = margins.left() + margins.right() + self.columnMinimumWidth(NUMBER) + px(SIDE) + 4 * px(8)
        beside = width - taken - (instead or self._field).sizeHint().width() >= px(NARROWEST)
        if beside != self._beside:
            self._beside = beside
            self.measure()
            for widget in (self._field, self._chip):
                if widget is not None:
                    self.removeWidget(widget)
                    self._place(widget)

    def measure(self) -> None:
        """Take the measures that go with the size of the text."""
        start, number = (px(15), px(56)) if self._main else (px(38), px(60))
        left, right = (px(9), start) if self._card.isRightToLeft() else (start, px(9))  # Qt does not mirror margins
        self.setContentsMargins(left, px(9 if self._main else 6), right, px(9 if self._main else 7))
        self.setHorizontalSpacing(px(8))
        self.setColumnMinimumWidth(NUMBER, number - px(8))
        words = self._text.fontMetrics().height()
        self._text.setContentsMargins(0, max(0, (px(self._height()) - words) // 2), 0, px(5))
        for button in self._buttons:
            button.fit(self._height())

    def draw_number(self, painter: QPainter, number: str) -> None:
        """Before the first line of the wording."""
        margins, words, card = self.contentsMargins(), self._text, self._card
        mirrored = card.isRightToLeft()
        font = QFont(card.font())
        font.setPointSizeF(font.pointSizeF() * 13 / 14)
        painter.setFont(font)
        painter.setPen(QColor(colours_of(card.palette()).quiet))
        first = words.y() + words.contentsMargins().top()
        room = QRect(0, first, self.columnMinimumWidth(NUMBER) + px(8), words.fontMetrics().height())
        room.moveLeft(card.width() - margins.right() - room.width() if mirrored else margins.left())
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # 3.1.a is not to become a.3.1
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | side, number)

    def _height(self) -> int:
        return SEGMENT if self._beside else SIDE

    def _place(self, answer: QWidget) -> None:
        if self._beside:
            self.addWidget(answer, LINE, ANSWER, Qt.AlignmentFlag.AlignTop)
        elif self._field.inline:
            self.addWidget(answer, BELOW, TEXT, 1, MORE - TEXT + 1, Qt.AlignmentFlag.AlignLeading)
        else:
            self.put(answer, BELOW)
