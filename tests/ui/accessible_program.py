"""The program on the example report, for a test that looks at it from outside: `python -m tests.ui.accessible_program`.

Shows a page for each line on standard input and answers with what it is called to screen readers, once it is painted;
a line "pages" lists the pages.
"""

import sys

from PySide6.QtCore import QEvent, QSocketNotifier
from PySide6.QtWidgets import QApplication

from poadesk.ui.shell.application import Program, make_application

START = "start"
"""The page before a report is open."""


def main() -> int:
    """Run until standard input ends."""
    app = make_application()
    program = Program(app, None)
    program.window.resize(1366, 768)
    program.window.show()
    settle(app)
    program.crash.uninstall()  # an error here is to end the test
    program.window.activateWindow()
    listening = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    listening.activated.connect(lambda: answer(app, program))
    say("ready")
    return app.exec()


def answer(app: QApplication, program: Program) -> None:
    """Do what the next line asks for."""
    wanted = sys.stdin.readline().strip()
    if not wanted:
        app.exit(0)
        return
    controller = program.controller
    if wanted == START:
        controller.close_report()
    else:
        if controller.report is None:
            controller.open_example()
            settle(app)
        report = controller.report
        assert report is not None
        if wanted == "pages":
            say(" ".join(report.pages.steps))
            return
        report.pages.show_step(wanted)
        if (page := report.pages.section_page()) is not None:
            page.make_all()
    settle(app)
    report = controller.report
    say(report.pages.page().accessibleName() if report is not None else wanted)


def settle(app: QApplication) -> None:
    """Let layouts and paint come to their end."""
    for _round in range(5):
        app.processEvents()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
