"""Makes the README's pictures from real pages with the example report: `python -m tests.pictures [FOLDER]`.

Needs no screen. The report lives in a folder of its own for the moment, so nobody's drafts are shown or touched.
"""

import os
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from poadesk import paths
from poadesk.i18n import _
from poadesk.ui.shell.application import Program, make_application

WIDTH, HEIGHT = 1280, 760


def main() -> int:
    """Make the pictures and say where they are."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else paths.resources() / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with _own_data_folder():
        app = make_application()
        program = Program(app, None)
        program.look.choose("light")
        program.window.resize(WIDTH, HEIGHT)
        program.window.show()
        _settle(app)
        program.crash.uninstall()  # an error here is for whoever makes the pictures
        for name in _pages(program, app):
            _settle(app)
            if program.controller.report is not None:
                program.controller.report.side.guidance.catch_up()  # it is written after the page is painted
                _settle(app)
            path = folder / f"{name}.png"
            _small(program.window.grab().toImage()).save(str(path))
            sys.stdout.write(_("{path}: {size} kB\n").format(path=path, size=path.stat().st_size // 1000))
        program.window.close()
    return 0


def _pages(program: Program, app: QApplication) -> Iterator[str]:
    """Go from page to page; the name of each that is worth a picture."""
    controller = program.controller
    controller.open_example()
    _settle(app)
    controller.close_report()
    while controller.home.busy:
        _settle(app)
    yield "start"
    controller.open_example()
    _settle(app)
    report = controller.report
    if report is None:
        return
    report.pages.reveal("collection.count")
    yield "section"
    report.pages.show_step("check")
    yield "check"
    program.look.choose("dark")
    report.pages.reveal("coordination.body")
    yield "dark"


@contextmanager
def _own_data_folder() -> Iterator[None]:
    """A data folder for the time being, with a name that can be shown."""
    before = os.environ.get(paths.HOME_VARIABLE)
    with TemporaryDirectory() as folder:
        os.environ[paths.HOME_VARIABLE] = str(Path(folder) / "poadesk")
        yield
    if before is None:
        del os.environ[paths.HOME_VARIABLE]
    else:
        os.environ[paths.HOME_VARIABLE] = before


def _settle(app: QApplication) -> None:
    """Let everything that is under way come to its end."""
    for _round in range(5):
        app.processEvents()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _small(image: QImage) -> QImage:
    """The picture in its 256 most frequent colours, which makes it a third of the size and looks the same."""
    pixels = memoryview(image.convertToFormat(QImage.Format.Format_RGB32).constBits()).cast("B").cast("I")
    table = [colour for colour, _count in Counter(pixels).most_common(256)]
    flags = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    return image.convertToFormat(QImage.Format.Format_Indexed8, table, flags)


if __name__ == "__main__":
    sys.exit(main())
