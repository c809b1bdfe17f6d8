"""The window, against a bare PySide6 window: start, memory; opening a page and typing, in milliseconds."""

import statistics
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from poadesk import paths
from poadesk.store.example import make_example
from poadesk.store.forms import FormLibrary
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
from poadesk.ui.app import Program
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
from poadesk.ui.app import Program, make_application

application = make_application()
program = Program(application, Path(sys.argv[1]))
program.window.show()
while getattr(program, "desk", None) is None or program.desk.report is None:
    application.processEvents()
application.processEvents()
report = program.desk.report

def until_painted(act):
    begun = time.process_time()
    act()
    application.processEvents()
    return 1000 * (time.process_time() - begun)
"""

PAGES = (
    OPENED
    + """
for step in report.pages.steps:
    if step != report.pages.step:
        print(until_painted(lambda: report.pages.show_step(step)), step)
"""
)

TYPING = (
    OPENED
    + """
report.pages.reveal("coordination.body.name")
application.processEvents()
field = application.focusWidget()
assert isinstance(field, (QLineEdit, QPlainTextEdit, QTextEdit)), field
for turn in range(300):
    print(until_painted(lambda: QTest.keyClick(field, "abcde "[turn % 6])))
"""
)


def rows() -> Iterator[Row]:
    ours, bare = side_by_side(lambda: fresh(START), lambda: fresh(BARE))
    detail = f"{1000 * ours:.0f} ms, {1000 * bare:.0f} ms"
    yield Row("start to first paint, against a bare window", ours / bare, 1.5, "×", detail)
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "example.poadraft"
        make_example(draft, FormLibrary(paths.forms_folders()[1:]), datetime(2026, 5, 1, tzinfo=UTC))
        yield _memory(draft)
        yield _pages(draft)
        yield _typing(draft)


def _memory(draft: Path) -> Row:
    ours, bare = int(fresh(OPENED + RESIDENT, str(draft))), int(fresh(BARE + RESIDENT))
    detail = f"{ours / 1000:.0f} MB, {bare / 1000:.0f} MB"
    return Row("memory with the example open, against the bare window", ours / bare, 2, "×", detail)


def _pages(draft: Path) -> Row:
    """The slowest section, each as the median of several starts."""
    times: dict[str, list[float]] = {}
    for _start in range(3):
        for line in fresh(PAGES, str(draft)).splitlines():
            took, step = line.split()
            times.setdefault(step, []).append(float(took))
    slowest = max(times, key=lambda step: statistics.median(times[step]))
    detail = f"slowest: {slowest}"
    return Row("open a section page for the first time", statistics.median(times[slowest]), 100, "ms", detail)


def _typing(draft: Path) -> Row:
    times = [float(line) for line in fresh(TYPING, str(draft)).splitlines()]
    detail = f"median {statistics.median(times):.1f} ms"
    return Row("a key until it is painted, the example, 99th percentile", percentile_99(times), 16, "ms", detail)
