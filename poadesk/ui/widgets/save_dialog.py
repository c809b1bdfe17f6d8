"""Save dialog: asks where a file goes. Used for every file, so that no ending is added to a name without asking."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from poadesk.i18n import _

Ask = Callable[[QWidget, str, str, str], tuple[str, str]]


def ask_where(window: QWidget, title: str, suggested: Path, kinds: str = "", suffix: str = "") -> Path | None:
    """Where the file goes, with `suffix` at its end; None if the person does not want it after all.

    The system's dialog asks before a file is replaced, but only about the name as it was typed. Where completing the
    ending leads to another file that exists, the person is asked about that one, and asked where to again after "no".
    """
    while True:
        chosen, _kind = QFileDialog.getSaveFileName(window, title, str(suggested), kinds)
        if not chosen:
            return None
        path = with_suffix(Path(chosen), suffix)
        if path == Path(chosen) or not path.exists() or may_replace(window, title, path):
            return path
        suggested = path


def with_suffix(path: Path, suffix: str) -> Path:
    """The path with this ending added, unless it has it in whatever case."""
    if not suffix or path.suffix.lower() == suffix.lower():
        return path
    return path.with_name(path.name + suffix)


def may_replace(window: QWidget, title: str, path: Path) -> bool:
    """Ask whether a file gives way to the new one; no is the answer to Enter and Escape."""
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(title)
    box.setText(_("There is a file “{name}” already.").format(name=path.name))
    box.setInformativeText(_("Replace it? What is in it now would be lost."))
    replace = box.addButton(_("Replace"), QMessageBox.ButtonRole.DestructiveRole)
    other = box.addButton(_("Choose another name"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(other)
    box.setEscapeButton(other)
    box.exec()
    replaced = box.clickedButton() is replace
    box.deleteLater()
    return replaced
