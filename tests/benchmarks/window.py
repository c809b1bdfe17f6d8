"""The window, against bare PySide6 in the same run: start, memory, opening a page, typing."""

import json
import statistics
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from poadesk import paths
from poadesk.store.example_report import make_example
from poadesk.store.forms.library import FormLibrary
from tests.benchmarks.measure import Row, fresh, percentile_99, side_by_side

BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

class Bare(QWidget):
    def paintEvent(self, event):
        QTimer.singleShot(0, application.quit)

application = QApplication([])
window = Bare()
window.resize(1280, 800)
window.show()
application.exec()
"""

RESIDENT = """
from pathlib import Path
print(next(line.split()[1] for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmRSS")))
"""

START = """
from poadesk.cli import main
from poadesk.ui.shell.application import Program
from PySide6.QtWidgets import QApplication

Program.load = lambda self: QApplication.quit()
main([])
"""
"""In the program's own order: what is loaded before PySide6 is not looked at by it."""

OPENED = """
import sys, time
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit
from poadesk.ui.shell.application import Program, make_application

application = make_application()
program = Program(application, Path(sys.argv[1]))
program.window.show()
while getattr(program, "controller", None) is None or program.controller.report is None:
    application.processEvents()
application.processEvents()
report = program.controller.report

def until_painted(act):
    begun = time.process_time()
    act()
    application.processEvents()
    return 1000 * (time.process_time() - begun)
"""

PAGES = (
    OPENED
    + """
import json

def base(widget):
    return next(kind.__name__ for kind in type(widget).__mro__ if kind.__module__ == "PySide6.QtWidgets")

from PySide6.QtWidgets import QAbstractScrollArea, QComboBox

def tree(widget):
    whole = isinstance(widget, (QAbstractScrollArea, QComboBox, QLineEdit))  # Qt makes its inside itself
    inside = [] if whole else [w for w in widget.children() if w.isWidgetType() and not w.isWindow()]
    text = widget.text() if hasattr(widget, "text") else ""
    return [base(widget), text, not widget.isHidden(), [tree(child) for child in inside]]

for step in report.pages.steps[1:-1]:
    took = until_painted(lambda: report.pages.show_step(step))
    print(json.dumps([step, took, tree(report.pages.page().widget())]))
"""
)
"""Milliseconds for each section, and the widgets that it is made of by then: Qt's class, text, shown, children."""

BARE_PAGES = """
import json, sys, time
from PySide6 import QtWidgets
from PySide6.QtWidgets import QApplication, QScrollArea, QStackedWidget, QVBoxLayout

application = QApplication([*sys.argv[:1], "-style", "fusion"])
pages = QStackedWidget()
pages.resize(760, 700)
pages.addWidget(QtWidgets.QWidget())
pages.show()
application.processEvents()

def build(kind, text, shown, inside):
    widget = getattr(QtWidgets, kind)()
    if text and hasattr(widget, "setText"):
        widget.setText(text)
    if kind == "QLabel":
        widget.setWordWrap(True)
    if inside and widget.layout() is None:
        column = QVBoxLayout(widget)
        for child in inside:
            column.addWidget(build(*child))
    if not shown:
        widget.hide()
    return widget

def open_page(tree):
    page = QScrollArea()
    page.setWidgetResizable(True)
    page.setWidget(build(*tree))
    pages.addWidget(page)
    pages.setCurrentWidget(page)

for line in sys.stdin:
    step, _took, tree = json.loads(line)
    begun = time.process_time()
    open_page(tree)
    application.processEvents()
    print(json.dumps([step, 1000 * (time.process_time() - begun)]))
"""

WRITTEN = """
from PySide6.QtGui import QTextCursor
field.setPlainText("What the body does, with whom, and how often it meets in a year. " * 14)
field.moveCursor(QTextCursor.MoveOperation.End)
application.processEvents()
"""
"""The same paragraph in both fields, of the length of an answer: it is laid out and painted anew with each key."""

KEYS = """
from PySide6.QtCore import QEvent, QObject

class Painting(QObject):
    seen = False

    def eventFilter(self, watched, event):
        self.seen |= event.type() == QEvent.Type.Paint
        return False

def press(turn):
    QTest.keyClick(field, "abcde "[turn % 6])
    application.sendPostedEvents()

painting = Painting()
field.viewport().installEventFilter(painting)
press(0)
assert painting.seen, "the key is not painted by then"
field.viewport().removeEventFilter(painting)
application.processEvents()
for turn in range(300):
    begun = time.process_time()
    press(turn)
    painted = time.process_time()
    application.processEvents()
    application.processEvents()  # what followed from it is painted too
    print(1000 * (painted - begun), 1000 * (time.process_time() - begun))
"""
"""Milliseconds until a key is painted, and until all that follows from it is done, for each of 300 keys."""

TYPING = (
    OPENED
    + """
report.pages.reveal("coordination.body.name")
application.processEvents()
field = application.focusWidget()
assert isinstance(field, (QPlainTextEdit, QTextEdit)), field
"""
    + WRITTEN
    + KEYS
)

BARE_TYPING = (
    """
import time
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

application = QApplication([])
field = QPlainTextEdit()
field.resize(1280, 800)
field.show()
application.processEvents()
"""
    + WRITTEN
    + KEYS
)

STARTS = 3


def rows() -> Iterator[Row]:
    ours, bare = side_by_side(lambda: fresh(START), lambda: fresh(BARE))
    detail = f"{1000 * ours:.0f} ms, {1000 * bare:.0f} ms"
    yield Row("start to first paint, against a bare window", ours / bare, 1.35, "×", detail)
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "example.poadraft"
        make_example(draft, FormLibrary(paths.forms_folders()[1:]), datetime(2026, 5, 1, tzinfo=UTC))
        yield _memory(draft)
        yield _pages(draft)
        yield _typing(draft)


def _memory(draft: Path) -> Row:
    ours, bare = int(fresh(OPENED + RESIDENT, str(draft))), int(fresh(BARE + RESIDENT))
    detail = f"{ours / 1000:.0f} MB, {bare / 1000:.0f} MB"
    return Row("memory with the example open, against the bare window", ours / bare, 1.8, "×", detail)


def _pages(draft: Path) -> Row:
    """The section that is slowest against the same widgets of bare Qt, each as the median of several starts."""
    ours: dict[str, list[float]] = {}
    bare: dict[str, list[float]] = {}
    for _start in range(STARTS):
        opened = fresh(PAGES, str(draft))
        for step, took, _tree in map(json.loads, opened.splitlines()):
            ours.setdefault(step, []).append(took)
        for step, took in map(json.loads, fresh(BARE_PAGES, given=opened).splitlines()):
            bare.setdefault(step, []).append(took)
    ratios = {step: statistics.median(ours[step]) / statistics.median(bare[step]) for step in ours}
    slowest = max(ours, key=lambda step: statistics.median(ours[step]))
    times = f"{statistics.median(ours[slowest]):.0f} ms, {statistics.median(bare[slowest]):.0f} ms"
    worst = max(ratios, key=lambda step: ratios[step])
    detail = f"{slowest}: {times}; the worst ratio, {ratios[worst]:.2f}, has {worst}"
    return Row("first opening of the slowest page, against bare Qt", ratios[slowest], 1.5, "×", detail)


def _typing(draft: Path) -> Row:
    """Ours and bare in turns; the median of the 99th percentiles of several starts of each."""
    ours, bare, followed = [], [], []
    for _start in range(STARTS):
        painted, done = zip(*_times(TYPING, str(draft)), strict=True)
        ours.append(percentile_99(painted))
        followed.append(percentile_99(done))
        bare.append(percentile_99([painted for painted, _done in _times(BARE_TYPING)]))
    mine, theirs, after = (statistics.median(times) for times in (ours, bare, followed))
    detail = f"{mine:.2f} ms, {theirs:.2f} ms; {after:.1f} ms with all that follows from it"
    return Row("a key until painted, 99th percentile, against a bare field", mine / theirs, 3, "×", detail)


def _times(script: str, *arguments: str) -> Sequence[tuple[float, float]]:
    times = (line.split() for line in fresh(script, *arguments).splitlines())
    return [(float(painted), float(done)) for painted, done in times]
