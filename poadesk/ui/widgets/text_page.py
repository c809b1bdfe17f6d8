"""Text page: a page of text to read, set piece by piece: nothing in it is ever taken for markup or fetched from
anywhere.
"""

from collections.abc import Iterable

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextLength,
    QTextOption,
    QTextTableFormat,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from poadesk.core.blocks import Run
from poadesk.i18n import _
from poadesk.ui.widgets import theme

_SHEET = """QTextBrowser { background: palette(window); border: 2px solid palette(window); }
QTextBrowser:focus { border: 2px solid palette(highlight); }"""
"""Text to read looks like no field to write in; the focus is seen on it all the same."""


class TextPage(QTextBrowser):
    """Headings, paragraphs, lists, tables and links of one kind: `chosen` says where a link leads."""

    chosen = Signal(str)
    scale = 1.0
    """The height of its text, in that of its font."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet(_SHEET)
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.anchorClicked.connect(lambda url: self.chosen.emit(url.toString()))
        self._cursor = self.textCursor()
        self._begun = False

    def loadResource(self, type: int, name: QUrl | str) -> object:  # noqa: A002, N802 - Qt's name and signature
        """Nothing is loaded: no answer can make the program read a file."""
        return None

    def begin(self) -> None:
        """Start an empty page."""
        self.clear()
        self._cursor = QTextCursor(self.document())
        self._cursor.beginEditBlock()
        self._begun = False

    def end(self) -> None:
        """Show what was written, from its top."""
        self._cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def heading(self, text: str, size: float = 1.15, above: float = 2) -> None:
        self._paragraph(above, level=2)
        self._cursor.insertText(text, self._style(bold=True, size=size))

    def paragraph(
        self, text: str, tone: str = "ink", *, above: float = 0.5, indent: int = 0, bold: bool = False
    ) -> None:
        """Text in a colour of the theme; its newlines start new paragraphs."""
        for number, line in enumerate(text.split("\n")):
            self._paragraph(above if number == 0 else 0.25, indent)
            self._cursor.insertText(line, self._style(tone, bold=bold))

    def marked(self, label: str, runs: Iterable[Run], *, indent: int = 0) -> None:
        """Words of two versions after a quiet label: what is new is underlined, what is gone struck out."""
        self._paragraph(0.5, indent)
        if label:
            self._cursor.insertText(_("{label}: ").format(label=label), self._style("quiet"))
        before: Run | None = None
        for run in runs:
            if before is not None and (before.edit, run.edit) == ("removed", "added"):
                self._cursor.insertText(" ", self._style())  # or the two would read as one word
            for number, line in enumerate(run.text.split("\n")):
                if number:
                    self._paragraph(0.25, indent)
                self._cursor.insertText(line, self._marked_style(run))
            before = run

    def _marked_style(self, run: Run) -> QTextCharFormat:
        if run.tone == "quiet":
            return self._style("quiet")
        if run.tone == "strong":
            return self._style(bold=True)
        style = self._style({"added": "done", "removed": "quiet"}.get(run.edit, "ink"), bold=run.edit == "added")
        style.setFontUnderline(run.edit == "added")
        style.setFontStrikeOut(run.edit == "removed")
        return style

    def link(self, text: str, to: str, spoken: str) -> None:
        """A link at the end of the line; `spoken` says what it does out of context."""
        style = self._style("accent")
        style.setAnchor(True)
        style.setAnchorHref(to)
        style.setToolTip(spoken)
        style.setFontUnderline(True)
        self._cursor.insertText("   ", self._style())
        self._cursor.insertText(text, style)
        self._cursor.insertText(" ", self._style())

    def grid(
        self, heads: tuple[str, ...], rows: tuple[tuple[str, ...], ...], ends: tuple[bool, ...], *, total: bool
    ) -> None:
        """A table; `ends` marks the columns whose text stands at the end of the line."""
        shape = QTextTableFormat()
        shape.setBorder(1)
        shape.setBorderStyle(QTextTableFormat.BorderStyle.BorderStyle_Solid)
        shape.setBorderCollapse(True)
        shape.setBorderBrush(QColor(self._colours().line))
        shape.setCellPadding(theme.UNIT // 2)
        shape.setHeaderRowCount(1)
        shape.setTopMargin(theme.UNIT)
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        table = self._cursor.insertTable(len(rows) + 1, len(heads), shape)
        for row, cells in enumerate((heads, *rows)):
            bold = row == 0 or (total and row == len(rows))
            for column, text in enumerate(cells):
                cell = table.cellAt(row, column).firstCursorPosition()
                block = QTextBlockFormat()
                block.setAlignment(Qt.AlignmentFlag.AlignTrailing if ends[column] else Qt.AlignmentFlag.AlignLeading)
                cell.setBlockFormat(block)
                cell.insertText(text, self._style(bold=bold))
        self._cursor.movePosition(QTextCursor.MoveOperation.End)

    def _paragraph(self, above: float, indent: int = 0, level: int = 0) -> None:
        block = QTextBlockFormat()
        block.setTopMargin(above * theme.UNIT)
        block.setLeftMargin(indent * 3 * theme.UNIT)
        block.setLineHeight(120, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        block.setHeadingLevel(level)
        if self._begun:
            self._cursor.insertBlock(block)
        else:
            self._cursor.setBlockFormat(block)
        self._begun = True

    def _style(self, tone: str = "ink", *, bold: bool = False, size: float = 1.0) -> QTextCharFormat:
        style = QTextCharFormat()
        style.setForeground(QColor(getattr(self._colours(), tone)))
        style.setFontPointSize(self.font().pointSizeF() * size * self.scale)
        if bold:
            style.setFontWeight(QFont.Weight.DemiBold)
        return style

    def _colours(self) -> theme.Colours:
        return theme.colours_of(self.palette())
