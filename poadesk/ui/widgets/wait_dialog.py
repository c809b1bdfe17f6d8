"""Wait dialog: work that lasts, behind one calm sentence: the window goes on painting, and nothing else can be begun
meanwhile.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from poadesk.ui.widgets import theme
from poadesk.ui.widgets.announcements import announce
from poadesk.ui.widgets.labels import text_label

Result = TypeVar("Result")

AT_ONCE = 0.2
"""Seconds; work that is over within them shows nothing."""


class WaitDialog(QDialog):
    """One sentence until `over` is emitted, from whatever thread."""

    over = Signal()

    def __init__(self, sentence: str, window: QWidget) -> None:
        super().__init__(window)
        self.setWindowTitle(window.windowTitle())
        self.setModal(True)
        words = text_label(sentence)
        words.setMinimumWidth(min(48, len(sentence)) * words.fontMetrics().averageCharWidth())
        column = QVBoxLayout(self)
        column.setContentsMargins(*[3 * theme.UNIT] * 4)
        column.addWidget(words)
        self.over.connect(self.accept, Qt.ConnectionType.QueuedConnection)  # also if that is before it is shown
        announce(self, sentence)

    def reject(self) -> None:
        """Neither Escape nor the cross in the corner ends it, only the work does."""


def wait_for(sentence: str, work: Callable[[], Result], window: QWidget) -> Result:
    """Do `work` on a thread of its own, show the sentence if that lasts, and give what came of it.

    Raises whatever the work raises.
    """
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="disk") as pool:
        done = pool.submit(work)
        if not wait([done], AT_ONCE).done:
            waiting = WaitDialog(sentence, window)
            done.add_done_callback(lambda _done: waiting.over.emit())
            waiting.exec()
            waiting.deleteLater()
    return done.result()
