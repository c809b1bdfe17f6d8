"""Draft row delegate: title and words, progress and place in columns where there is room, else below each other."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from poadesk.ui.home.draft_row import Row
from poadesk.ui.widgets import theme
from poadesk.ui.widgets.state_glyphs import draw
from poadesk.ui.widgets.theme import px

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole + 11
"""The Row of an item."""
_WIDE = 620
"""Units from which the parts stand in columns."""
_MORE = 36
"""Units of the button at the end."""
_PLACE_WIDEST = 200


@dataclass(frozen=True)
class _Piece:
    """Words of a row in their place, counted from the start of the line; `shape` before them where there is one."""

    text: str
    place: QRect
    font: QFont
    quiet: bool = False
    shape: bool = False


class DraftDelegate(QStyledItemDelegate):
    """The current row has a bar at its start and a tint; three dots at its end open what else can be done."""

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        width = self._view.viewport().width()
        pieces = _pieces(index.data(ROW), width, option.font)
        lowest = max((piece.place.bottom() for piece in pieces), default=0)
        return QSize(width, lowest + 1 + px(8))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW)
        colours = theme.colours_of(option.palette)
        painter.save()
        self._draw_ground(painter, option, colours)
        for piece in _pieces(row, option.rect.width(), option.font):
            _draw_piece(painter, option, piece, row, colours)
        _draw_dots(painter, option, colours)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def more_place(self, rect: QRect) -> QRect:
        """Where the three dots of a row are."""
        place = QRect(rect.right() - px(_MORE), rect.top(), px(_MORE), rect.height())
        return QStyle.visualRect(self._view.layoutDirection(), rect, place)

    def _draw_ground(self, painter: QPainter, option: QStyleOptionViewItem, colours: theme.Colours) -> None:
        active = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if active or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, QColor(colours.tint if active else colours.hover))
        painter.fillRect(QRect(option.rect.bottomLeft(), QSize(option.rect.width(), 1)), QColor(colours.line))


def _pieces(row: Row, width: int, font: QFont) -> Iterator[_Piece]:
    bold, small = QFont(font), QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    small.setPointSizeF(font.pointSizeF() * 0.93)
    start, top, end = px(10), px(8), width - px(_MORE)
    if width < px(_WIDE) or not row.fine:
        yield from _stacked(row, QRect(start, top, end - start, 0), bold, small)
        return
    place = end - px(_PLACE_WIDEST)
    progress = place - px(140)
    title = _fitted(row.title, QRect(start, top, progress - start - px(12), 0), bold)
    yield title
    yield _fitted(row.words, QRect(start, title.place.bottom() + 1, progress - start - px(12), 0), small, quiet=True)
    yield _fitted(row.progress, QRect(progress, top, px(132), 0), small, shape=bool(row.progress))
    yield _fitted(row.place, QRect(place, top, px(_PLACE_WIDEST) - px(4), 0), small, quiet=True)


def _stacked(row: Row, inside: QRect, bold: QFont, small: QFont) -> Iterator[_Piece]:
    parts = (
        (row.title, bold, False, False),
        (row.words, small, row.fine, not row.fine),
        (row.progress, small, False, row.fine),
        (row.place, small, True, False),
    )
    top = inside.top()
    for text, font, quiet, shape in parts:
        if text:
            piece = _fitted(text, QRect(inside.left(), top, inside.width(), 0), font, quiet=quiet, shape=shape)
            yield piece
            top = piece.place.bottom() + 1


def _fitted(text: str, place: QRect, font: QFont, *, quiet: bool = False, shape: bool = False) -> _Piece:
    """The piece as high as its words need at this width."""
    inner = max(px(40), place.width() - (_glyph(font) if shape else 0))
    flags = int(Qt.TextFlag.TextWrapAnywhere if " " not in text else Qt.TextFlag.TextWordWrap)
    height = QFontMetrics(font).boundingRect(QRect(0, 0, inner, 10_000), flags, text or " ").height()
    return _Piece(text, QRect(place.left(), place.top(), place.width(), height), font, quiet, shape)


def _glyph(font: QFont) -> int:
    return QFontMetrics(font).ascent() + px(7)


def _draw_piece(
    painter: QPainter, option: QStyleOptionViewItem, piece: _Piece, row: Row, colours: theme.Colours
) -> None:
    place = piece.place.translated(option.rect.topLeft())
    if piece.shape:
        side = QFontMetrics(piece.font).ascent()
        glyph = QRect(place.left(), place.top() + px(2), side, side)
        draw(painter, QRectF(QStyle.visualRect(option.direction, option.rect, glyph)), row.shape, option.palette)
        place.setLeft(place.left() + _glyph(piece.font))
    painter.setFont(piece.font)
    painter.setPen(QColor(colours.quiet if piece.quiet else colours.ink))
    wrap = Qt.TextFlag.TextWrapAnywhere if " " not in piece.text else Qt.TextFlag.TextWordWrap
    align = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeading)
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    painter.drawText(QStyle.visualRect(option.direction, option.rect, place), int(wrap | align), piece.text)


def _draw_dots(painter: QPainter, option: QStyleOptionViewItem, colours: theme.Colours) -> None:
    middle = QRect(option.rect.right() - px(_MORE), option.rect.top(), px(_MORE), option.rect.height())
    centre = QStyle.visualRect(option.direction, option.rect, middle).center()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.quiet))
    for step in (-1, 0, 1):
        painter.drawEllipse(QRectF(centre.x() - px(1.6) + step * px(5), centre.y() - px(1.6), px(3.2), px(3.2)))
