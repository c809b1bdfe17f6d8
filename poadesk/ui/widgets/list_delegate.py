"""List delegate: list rows of two lines with a shape before them, for the steps of a report and the drafts on the
start page.
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from poadesk.ui.widgets import theme
from poadesk.ui.widgets.labels import plain_tip
from poadesk.ui.widgets.state_glyphs import Shape, draw

Index = QModelIndex | QPersistentModelIndex
TITLE, WORDS, SHAPE = (Qt.ItemDataRole.UserRole + number for number in range(3))


def show_lines(item: QListWidgetItem, title: str, words: str, shape: Shape) -> None:
    """Give a row its lines; the same ones again touch nothing."""
    if (item.data(TITLE), item.data(WORDS), item.data(SHAPE)) == (title, words, shape.name):
        return
    item.setData(TITLE, title)
    item.setData(WORDS, words)
    item.setData(SHAPE, shape.name)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}. {words}")
    item.setData(Qt.ItemDataRole.ToolTipRole, plain_tip(f"{title}\n{words}"))


def use_two_lines(view: QListWidget, *, ground: bool) -> None:
    """Have a list show such rows, as wide as it is; without `ground` it has no colour of its own."""
    view.setItemDelegate(TwoLines(view))
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setResizeMode(QListWidget.ResizeMode.Adjust)
    view.setWordWrap(True)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
    view.setMouseTracking(True)
    view.viewport().setAutoFillBackground(ground)


class TwoLines(QStyledItemDelegate):
    """A shape, a title and a quiet line below it; the current row has a bar at its start and a tint."""

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        width = self._view.viewport().width()
        inside = _words_width(width, option.font)
        heights = (_height(index.data(role), font, inside) for role, font in _lines(option.font))
        return QSize(width, sum(heights) + 2 * theme.UNIT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours = theme.colours_of(option.palette)
        painter.save()
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # by the words themselves
        self._draw_ground(painter, option, colours)
        self._draw_words(painter, option, index, colours)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def _draw_ground(self, painter: QPainter, option: QStyleOptionViewItem, colours: theme.Colours) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, QColor(colours.tint if selected else colours.hover))
        if selected:
            bar = QRect(option.rect.topLeft(), QSize(4, option.rect.height()))
            painter.fillRect(_mirrored(bar, option), QColor(colours.accent))

    def _draw_words(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, colours: theme.Colours
    ) -> None:
        side = QFontMetrics(option.font).ascent()
        left, top = option.rect.left() + 2 * theme.UNIT, option.rect.top() + theme.UNIT
        shape = Shape[index.data(SHAPE) or Shape.EMPTY.name]
        draw(painter, QRectF(_mirrored(QRect(left, top + 2, side, side), option)), shape, option.palette)
        width = _words_width(option.rect.width(), option.font)
        flags = Qt.TextFlag.TextWordWrap | QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeading)
        for (role, font), colour in zip(_lines(option.font), (colours.ink, colours.quiet), strict=True):
            height = _height(index.data(role), font, width)
            place = _mirrored(QRect(left + side + theme.UNIT, top, width, height), option)
            painter.setFont(font)
            painter.setPen(QColor(colour))
            painter.drawText(place, int(flags), index.data(role) or "")
            top += height


def _lines(font: QFont) -> tuple[tuple[int, QFont], tuple[int, QFont]]:
    title, words = QFont(font), QFont(font)
    title.setWeight(QFont.Weight.DemiBold)
    words.setPointSizeF(font.pointSizeF() * 0.9)
    return (TITLE, title), (WORDS, words)


def _words_width(row: int, font: QFont) -> int:
    return max(40, row - QFontMetrics(font).ascent() - 4 * theme.UNIT)


def _height(text: str | None, font: QFont, width: int) -> int:
    room = QRect(0, 0, width, 10_000)
    return QFontMetrics(font).boundingRect(room, int(Qt.TextFlag.TextWordWrap), text or " ").height()


def _mirrored(rect: QRect, option: QStyleOptionViewItem) -> QRect:
    return QStyle.visualRect(option.direction, option.rect, rect)
