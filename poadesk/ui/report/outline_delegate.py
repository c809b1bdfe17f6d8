"""Outline delegate: paints the rows of the navigator: sections with their bar, and the main questions of one."""
# ruff: noqa: N802 - Qt's names

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeWidget

from poadesk.ui.report.flat_button import sized
from poadesk.ui.report.frame_glyphs import Glyph, chevron, chevron_down, draw_glyph, mirrored
from poadesk.ui.report.progress_bar import draw_bar
from poadesk.ui.report.section_progress import FamilyLine, SectionLine
from poadesk.ui.widgets.state_glyphs import OF_STATE, draw
from poadesk.ui.widgets.theme import Colours, colours_of, px

Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole
"""A SectionLine or a FamilyLine."""
OPEN = Qt.ItemDataRole.UserRole + 1
"""Whether it is the section that is open, or the question that the person is at."""

_SECTION, _QUESTION = 38, 28
"""Least heights of rows, in units of `px`."""
CHEVRON = 22
"""So much of a section's row, from its start, folds it out and in."""
_NUMBER, _TITLE, _COUNT = 26, 48, 34
_LIST = 13.5
"""The height of the words, in units of `px`."""


class OutlineDelegate(QStyledItemDelegate):
    """With `compact`, a section is its number and its bar, and no questions are shown."""

    def __init__(self, tree: QTreeWidget) -> None:
        super().__init__(tree)
        self._tree = tree
        self.compact = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        text = QFontMetrics(sized(self._tree.font(), _LIST)).height()
        section = isinstance(index.data(LINE), SectionLine)
        height = max(px(_SECTION), text + px(19)) if section else max(px(_QUESTION), text + px(8))
        return QSize(self._tree.viewport().width(), height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, colours = index.data(LINE), colours_of(option.palette)
        is_open = bool(index.data(OPEN))
        painter.save()
        _draw_ground(painter, option, colours, is_open=is_open, section=isinstance(line, SectionLine))
        if isinstance(line, FamilyLine):
            self._draw_question(painter, option, line, colours)
        elif isinstance(line, SectionLine) and self.compact:
            self._draw_compact(painter, option, line, colours, is_open=is_open)
        elif isinstance(line, SectionLine):
            self._draw_section(painter, option, line, colours, is_open=is_open)
        if option.state & QStyle.StateFlag.State_HasFocus and self._tree.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def _draw_section(
        self, painter: QPainter, option: QStyleOptionViewItem, line: SectionLine, colours: Colours, *, is_open: bool
    ) -> None:
        row, font = option.rect, sized(self._tree.font(), _LIST, bold=is_open)
        text = QFontMetrics(font).height()
        top, width = px(4), row.width()
        expanded = bool(option.state & QStyle.StateFlag.State_Open)
        angle = chevron_down if expanded else _closed(option)
        draw_glyph(
            painter, QRectF(_in_row(option, px(8), top + (text - px(12)) // 2, px(12), px(12))), angle, colours.quiet
        )
        painter.setFont(font)
        painter.setPen(QColor(colours.ink))
        _draw_words(painter, option, _in_row(option, px(_NUMBER), top, px(_TITLE - _NUMBER), text), line.number)
        mark = px(14)
        room = width - px(_TITLE) - px(10) - (mark + px(4) if line.worst else 0)
        _draw_words(painter, option, _in_row(option, px(_TITLE), top, room, text), line.title)
        if line.worst:
            place = _in_row(option, width - px(12) - mark, top + (text - mark) // 2, mark, mark)
            draw(painter, QRectF(place), OF_STATE[line.worst], option.palette)
        self._draw_progress(painter, option, line, colours, top + text)

    def _draw_progress(
        self, painter: QPainter, option: QStyleOptionViewItem, line: SectionLine, colours: Colours, top: int
    ) -> None:
        font = sized(self._tree.font(), 11.5)
        width, height = option.rect.width(), QFontMetrics(font).height()
        bar = _in_row(option, px(_TITLE), top, width - px(_TITLE) - px(_COUNT) - px(18), px(11))
        mirror = option.direction is Qt.LayoutDirection.RightToLeft
        draw_bar(painter, QRectF(bar), [family.state for family in line.families], colours, mirrored=mirror)
        count = f"{line.progress.done}/{line.progress.families}"
        painter.setFont(font)
        painter.setPen(QColor(colours.quiet))
        place = _in_row(option, width - px(_COUNT) - px(12), top + px(12) - height, px(_COUNT), height)
        end = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignRight)
        painter.drawText(place, int(end | Qt.AlignmentFlag.AlignVCenter), count)

    def _draw_compact(
        self, painter: QPainter, option: QStyleOptionViewItem, line: SectionLine, colours: Colours, *, is_open: bool
    ) -> None:
        font = sized(self._tree.font(), _LIST, bold=is_open)
        text = QFontMetrics(font).height()
        painter.setFont(font)
        painter.setPen(QColor(colours.ink))
        width = option.rect.width()
        painter.drawText(_in_row(option, 0, px(4), width, text), int(Qt.AlignmentFlag.AlignCenter), line.number)
        if line.worst:
            mark = px(11)
            draw(
                painter,
                QRectF(_in_row(option, width - mark - px(7), px(5), mark, mark)),
                OF_STATE[line.worst],
                option.palette,
            )
        bar = QRectF(_in_row(option, px(9), px(4) + text, width - px(18), px(11)))
        mirror = option.direction is Qt.LayoutDirection.RightToLeft
        draw_bar(painter, bar, [family.state for family in line.families], colours, mirrored=mirror)

    def _draw_question(
        self, painter: QPainter, option: QStyleOptionViewItem, line: FamilyLine, colours: Colours
    ) -> None:
        row, font = option.rect, sized(self._tree.font(), 13)
        side = px(14)
        place = _in_row(option, px(28), (row.height() - side) // 2, side, side)
        draw(painter, QRectF(place), OF_STATE[line.state], option.palette)
        painter.setFont(font)
        painter.setPen(QColor(colours.ink))
        number = max(px(36), QFontMetrics(font).horizontalAdvance(line.number) + px(6))
        _draw_words(painter, option, _in_row(option, px(49), 0, number, row.height()), line.number)
        start = px(49) + number
        room = _in_row(option, start, 0, row.width() - start - px(8), row.height())
        _draw_words(painter, option, room, line.name)


def _closed(option: QStyleOptionViewItem) -> Glyph:
    return mirrored(chevron) if option.direction is Qt.LayoutDirection.RightToLeft else chevron


def _draw_ground(
    painter: QPainter, option: QStyleOptionViewItem, colours: Colours, *, is_open: bool, section: bool
) -> None:
    if is_open:
        painter.fillRect(option.rect, QColor(colours.tint))
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(option.rect, QColor(colours.hover))
    if is_open and section:
        painter.fillRect(_in_row(option, 0, 0, px(3), option.rect.height()), QColor(colours.accent))


def _draw_words(painter: QPainter, option: QStyleOptionViewItem, place: QRect, text: str) -> None:
    words = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    leading = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
    painter.drawText(place, int(leading | Qt.AlignmentFlag.AlignVCenter), words)


def _in_row(option: QStyleOptionViewItem, x: int, y: int, width: int, height: int) -> QRect:
    """A place in the row, counted from its start and top, mirrored where the window is."""
    row = option.rect
    return QStyle.visualRect(option.direction, row, QRect(row.left() + x, row.top() + y, width, height))
