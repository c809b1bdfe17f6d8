"""Column layout: three groups in reading order, beside each other where there is room and below each other if not."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontInfo, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from poadesk.ui.widgets import theme

LEAST = 64
"""So many times the height of the text in width are needed for two columns."""


class Columns(QWidget):
    """The second group stands beside the first, with the third below that; Tab goes from one group to the next."""

    def __init__(self, *groups: Sequence[QWidget]) -> None:
        super().__init__()
        self._groups = [_group(parts) for parts in groups]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(2 * theme.UNIT, theme.UNIT, 2 * theme.UNIT, 2 * theme.UNIT)
        self._grid.setHorizontalSpacing(3 * theme.UNIT)
        self._grid.setVerticalSpacing(2 * theme.UNIT)
        self._wide: bool | None = None
        self._place(wide=False)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._place(wide=self.width() >= LEAST * QFontInfo(self.font()).pixelSize())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as one column: so narrow it can always get."""
        margins = self._grid.contentsMargins()
        width = max(group.minimumSizeHint().width() for group in self._groups) + margins.left() + margins.right()
        return QSize(width, super().minimumSizeHint().height())

    def _place(self, *, wide: bool) -> None:
        if wide == self._wide:
            return
        self._wide = wide
        first, second, third = self._groups
        for group in self._groups:
            self._grid.removeWidget(group)
        self._grid.addWidget(first, 0, 0)
        if wide:
            self._grid.addWidget(second, 0, 1, 2, 1)
            self._grid.addWidget(third, 1, 0)
        else:
            self._grid.addWidget(second, 1, 0)
            self._grid.addWidget(third, 2, 0)
        self._grid.setColumnStretch(0, 5)
        self._grid.setColumnStretch(1, 4 if wide else 0)
        self._grid.setRowStretch(1, int(wide))
        self._grid.setRowStretch(2, int(not wide))


def _group(parts: Sequence[QWidget]) -> QWidget:
    group = QWidget()
    column = QVBoxLayout(group)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.UNIT)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return group
