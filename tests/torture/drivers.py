"""Programs to be killed or starved: each opens a draft and works on it as a person types, telling what it does.

`session` is all but the window; `window` is the real one, offscreen, by keys.
"""

import os
import random
import time
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from threading import Thread

from poadesk import paths
from poadesk.core.answers import Change
from poadesk.core.form import Form
from poadesk.core.session import Session, Update
from poadesk.store.backup.backups import back_up
from poadesk.store.backup.schedule import BackupSchedule
from poadesk.store.draft.autosave import Failed, Pace, Saved, Saving, SavingEvent, Writer
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.draft.open_report import OpenReport, open_report
from poadesk.store.errors import DraftError, DraftReadOnly
from poadesk.store.forms.library import FormLibrary
from poadesk.store.save_copy import save_copy
from poadesk.store.timestamps import utc_now
from tests.torture.told import Teller, read_state

TODAY = date(2026, 5, 1)
WORDS = ["weapons", "marked", "سلاح", "recorded", "оружие", "武器", "traced", "destroyed", "surplus", "\n", "stockpile"]

Driver = Callable[[Path, int, Teller, float], None]


def shipped_form() -> Form:
    return FormLibrary(paths.forms_folders()[1:]).get("poa-iti/2026")


class Typist:
    """Types into one passage after the other, undoes now and then, attaches a document, leaves fields."""

    def __init__(self, form: Form, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - repeatable
        self.passages = [q.id for q in form.questions.values() if q.answer.kind in {"prose", "text", "line"}]
        self._at = self.chance.choice(self.passages)
        self._burst = 0
        self._undo: list[tuple[Change, ...]] = []

    def step(self, session: Session) -> tuple[tuple[Change, ...], str]:
        """The next changes, and their origin."""
        turn = self.chance.random()
        if turn < 0.08:
            self._at, self._burst = self.chance.choice(self.passages), self._burst + 1
        if turn > 0.95 and self._undo:
            self._burst += 1
            return tuple(c.inverse() for c in self._undo.pop()), f"undo/{self._burst}"
        if turn > 0.92:
            self._burst += 1
            return (self._blank(session),), f"typed/{self._burst}"
        typed = self._typed(session)
        self._undo.append((typed,))
        return (typed,), f"typed/{self._burst}"

    def paste(self, session: Session) -> tuple[tuple[Change, ...], str]:
        """Some pages of text into the passage at hand."""
        self._burst += 1
        words = " ".join(self.chance.choices(WORDS, k=2000)).strip()
        return (session.change(self._at, "value", words),), f"typed/{self._burst}"

    def _typed(self, session: Session) -> Change:
        before = str(session.answers.value(self._at) or "")
        more = self.chance.choice(WORDS) if self.chance.random() < 0.3 else self.chance.choice("abcdefg ")
        after = before[:-1] if before and self.chance.random() < 0.1 else before + more
        return session.change(self._at, "value", after or None)

    def _blank(self, session: Session) -> Change:
        held = session.answers.get(self._at, "note")
        return session.change(self._at, "note", None if held else f"ask {self.chance.random()}")


def attach_meanwhile(draft: DraftFile, seed: int) -> None:
    """In every third run a document of several parts is taken in while the person types."""
    if seed % 3 == 0:
        document = random.Random(seed).randbytes(9_000_000)  # noqa: S311 - repeatable
        Thread(target=draft.keep_document, args=(document, utc_now()), daemon=True).start()


def drive_session(path: Path, seed: int, teller: Teller, seconds: float) -> None:
    """Session, writer and backups, and keys at a person's pace, for so many seconds."""
    report = open_report(path, FormLibrary(paths.forms_folders()[1:]))
    session = Session(report.form, report.answers, TODAY)
    writer = Writer(report.draft, lambda event: _pass_on(event, teller))
    schedule = BackupSchedule(report.draft, lambda _made: None)

    def follow(update: Update) -> None:
        teller.changed(update.revision, update.changes)
        writer.submit(update.revision, update.changes, update.origin)

    session.subscribe(follow)
    typist = Typist(report.form, seed)
    end = time.monotonic() + seconds
    teller.said("ready")
    attach_meanwhile(report.draft, seed)
    while time.monotonic() < end:
        changes, origin = typist.step(session)
        session.apply(changes, origin)
        if typist.chance.random() < 0.05:
            writer.flush()
        time.sleep(typist.chance.choice([0.002, 0.01, 0.03, 0.08]))
    writer.close()
    schedule.close()
    report.draft.close()


def _pass_on(event: SavingEvent, teller: Teller) -> None:
    match event:
        case Saving():
            teller.said("saving")
        case Saved():
            teller.saved(event.revision)
        case Failed():
            teller.failed(event.error.code)


def drive_in_trouble(path: Path, seed: int, teller: Teller, seconds: float) -> None:
    """A fixed number of commits with things going wrong: at each failure, a copy is saved elsewhere and looked at.

    Ends when all is on the disk, or after so many seconds without that.
    """
    report = open_report(path, FormLibrary(paths.forms_folders()[1:]))
    if report.draft.read_only:
        raise DraftReadOnly(path, str(report.draft.why_read_only))
    session = Session(report.form, report.answers, TODAY)
    failures: list[DraftError] = []

    def hear(event: SavingEvent) -> None:
        _pass_on(event, teller)
        if isinstance(event, Failed):
            failures.append(event.error)

    writer = Writer(report.draft, hear, pace=Pace(0.0, 0.0, (0.02, 0.05)))

    def follow(update: Update) -> None:
        teller.changed(update.revision, update.changes)
        writer.submit(update.revision, update.changes, update.origin)

    session.subscribe(follow)
    typist = Typist(report.form, seed)
    for turn in range(12):
        changes, origin = typist.paste(session) if turn % 3 == 2 else typist.step(session)
        session.apply(changes, origin)
        if not writer.flush(wait=True, timeout=5) and turn % 4 == 0:
            _save_elsewhere(report, session, writer, path, teller)
    end = time.monotonic() + seconds
    while not writer.flush(wait=True, timeout=5) and time.monotonic() < end:
        pass
    done = writer.close(1.0)
    teller.said("ended", done, bool(failures))
    writer.abandon()
    report.draft.close()


def _save_elsewhere(report: OpenReport, session: Session, writer: Writer, path: Path, teller: Teller) -> None:
    to = paths.data_folder() / f"copy of {path.parent.parent.name}.poadraft"
    to.parent.mkdir(parents=True, exist_ok=True)
    save_copy(report.draft, writer.unsaved(), to, answers=session.answers, at=utc_now(), replace=True)
    held = read_state(to)
    teller.said("copied", all((q, "value") in held for q in session.answers if session.answers.value(q) is not None))


def drive_backups(path: Path, seed: int, teller: Teller, seconds: float) -> None:
    """Changes, and a backup after each; then, when the disk may be well again, one more."""
    with DraftFile.open(path) as draft:
        done = 0
        for turn in range(5):
            held = draft.answers().get("information.views", {}).get("value")
            change = Change("information.views", "value", held, f"words {turn} " * 50)
            try:
                draft.commit([change], f"typed/{turn}", utc_now())
                done += 1
                teller.changed(done, [change])
                teller.saved(done)
                back_up(draft, "asked", utc_now())
            except DraftError as error:
                teller.failed(error.code)
        teller.said("ended", True, False)  # noqa: FBT003


def drive_window(path: Path, seed: int, teller: Teller, seconds: float) -> None:
    """The window itself, with keys through Qt's event loop; what its status calls saved is told as saved."""
    os.environ.update(QT_QPA_PLATFORM="offscreen", QT_LOGGING_RULES="qt.qpa.*=false")
    from PySide6.QtCore import Qt, QTimer  # noqa: PLC0415 - the other drivers need no Qt
    from PySide6.QtTest import QTest  # noqa: PLC0415
    from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit  # noqa: PLC0415

    from poadesk.ui.shell.application import Program, make_application  # noqa: PLC0415

    application = make_application()
    program = Program(application, path)
    program.window.show()
    while getattr(program, "controller", None) is None or program.controller.report is None:
        application.processEvents()
    report = program.controller.report
    editing, saving = report.editing, report.saving
    editing.session.subscribe(lambda update: teller.changed(update.revision, update.changes))

    def tell_status() -> None:
        if saving.status.startswith("Saved"):
            teller.saved(editing.session.revision)

    saving.status_changed.connect(tell_status)
    typist = Typist(editing.session.form, seed)
    places = [q for q in typist.passages if q in editing.session.review.visible]

    def press() -> None:
        field = application.focusWidget()
        if typist.chance.random() < 0.04 or not isinstance(field, QLineEdit | QPlainTextEdit | QTextEdit):
            report.pages.reveal(typist.chance.choice(places))
        elif typist.chance.random() < 0.03:
            editing.undo()
        elif typist.chance.random() < 0.1:
            QTest.keyClick(field, Qt.Key.Key_Backspace)
        else:
            QTest.keyClicks(field, typist.chance.choice("abcdefgh "))
        timer.start(typist.chance.choice([2, 10, 30, 80]))

    timer = QTimer()
    timer.setSingleShot(True)
    timer.timeout.connect(press)
    timer.start(0)
    teller.said("ready")
    attach_meanwhile(report.draft, seed)
    QTimer.singleShot(int(seconds * 1000), application.quit)
    application.exec()


DRIVERS: Mapping[str, Driver] = {
    "session": drive_session,
    "window": drive_window,
    "trouble": drive_in_trouble,
    "backups": drive_backups,
}
