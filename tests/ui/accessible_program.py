"""The program on the example report, for a test that looks at it from outside: `python -m tests.ui.accessible_program`.

Shows a page for each line on standard input and answers with what it is called to screen readers, once it is painted;
a line "pages" lists the pages.
"""

import faulthandler
import sys

from PySide6.QtCore import QEvent, QEventLoop, QSocketNotifier
from PySide6.QtWidgets import QApplication

from poadesk.ui.report.report_view import ReportView
from poadesk.ui.shell.application import Program, make_application

LONGEST = 60
"""Seconds after which the program ends by itself."""
START = "start"
"""The page before a report is open."""
HISTORY = "history"
"""The window with the earlier versions of the report; the last one asked for, because it stays in front."""


def main() -> int:
    """Run until standard input ends, or something goes wrong."""
    faulthandler.dump_traceback_later(LONGEST, exit=True)
    app = make_application()
    program = Program(app, None)
    program.window.resize(1366, 768)
    program.window.show()
    settle(app)
    program.crash.uninstall()  # an error here is to end the test
    program.window.activateWindow()
    listening = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    listening.activated.connect(lambda: answer_or_end(app, program))
    say("ready")
    return app.exec()


def answer_or_end(app: QApplication, program: Program) -> None:
    """An error ends the program, so that nobody waits for its answer."""
    try:
        answer(app, program)
    except BaseException:
        app.exit(1)
        raise


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
            say(" ".join((*report.pages.steps, HISTORY)))
            return
        if wanted == HISTORY:
            say(show_history(app, report))
            return
        report.pages.show_step(wanted)
        if (page := report.pages.section_page()) is not None:
            page.make_all()
    settle(app)
    report = controller.report
    say(report.pages.page().accessibleName() if report is not None else wanted)


def show_history(app: QApplication, report: ReportView) -> str:
    """Open the earlier versions of the report, and give what their window is called once they are listed."""
    report.command("history")
    dialog = report.versions.dialog
    assert dialog is not None
    while not dialog.list.count():
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    settle(app)
    return dialog.windowTitle()


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
