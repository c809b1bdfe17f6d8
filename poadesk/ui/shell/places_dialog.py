"""Places dialog: where drafts, backups, logs and forms of one's own are kept, and a button that shows each folder."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from poadesk import paths
from poadesk.i18n import _
from poadesk.ui.widgets import theme
from poadesk.ui.widgets.dialog_size import open_at
from poadesk.ui.widgets.labels import text_label
from poadesk.ui.widgets.scroll_column import scrolled


def places() -> tuple[tuple[str, str, Path], ...]:
    """What is kept, what it is, and where."""
    return (
        (_("Drafts"), _("New drafts are made here. You may move them anywhere."), paths.drafts()),
        (_("Backups"), _("Copies that are made by themselves, of every draft that was worked on."), paths.backups()),
        (
            _("Log"),
            _("What went wrong, for whoever helps you. It never holds an answer."),
            paths.logs() / "poadesk.log",
        ),
        (
            _("Forms of your own"),
            _("Copy an edition of the form here to correct a question or a number; README says how."),
            paths.forms_folders()[0],
        ),
    )


class Places(QDialog):
    """Paths can be marked and copied; a folder that is not there yet has no button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Where things are kept"))
        inside = QWidget()
        column = QVBoxLayout(inside)
        for name, words, path in places():
            self._add(column, name, words, path)
        column.addStretch(1)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        outer = QVBoxLayout(self)
        outer.addWidget(scrolled(inside), 1)
        outer.addWidget(close)
        open_at(self, characters=96, lines=30)

    def _add(self, column: QVBoxLayout, name: str, words: str, path: Path) -> None:
        column.addWidget(text_label(name, "heading"))
        column.addWidget(text_label(words, "quiet"))
        where = text_label(str(path))
        where.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        where.setAccessibleName(_("{name}: {path}").format(name=name, path=path))
        column.addWidget(where)
        folder = path if not path.suffix else path.parent
        if folder.is_dir():
            button = QPushButton(_("Show the folder"))
            button.setAccessibleName(_("Show the folder: {name}").format(name=name))
            button.clicked.connect(partial(_show, folder))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addSpacing(theme.UNIT)


def _show(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
