"""Whatever a person does and whenever the program dies: what was shown as saved is there."""

import shutil
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Event

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from poadesk import paths
from poadesk.core.answers import Answers, Change
from poadesk.core.session import Session, Update
from poadesk.store.backup.backups import back_up, list_backups
from poadesk.store.backup.restore import bring_documents, compare
from poadesk.store.draft.autosave import Pace, Saved, SavingEvent, Writer
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.draft.history import RESTORED, answers_at, bringing_back
from poadesk.store.draft.open_report import open_report
from poadesk.store.earlier_report import begin, read_earlier
from poadesk.store.forms.library import FormLibrary
from poadesk.store.recovery.crash_report import crash_report
from poadesk.store.recovery.recover import recover
from poadesk.store.save_copy import save_copy

AT = datetime(2026, 3, 2, 14, 32, 7, tzinfo=UTC)
FILES = "coordination.action-plan.documents"
QUESTIONS = ["coordination.body.name", "information.views", "coordination.body"]
LIBRARY = FormLibrary((Path(__file__).resolve().parents[2] / "forms",))


class Work(RuleBasedStateMachine):
    """One person, one draft. `shown` is what the status called saved; `named` what stood at each milestone."""

    def __init__(self) -> None:
        super().__init__()
        self.place = Path(tempfile.mkdtemp(prefix="poadesk-test-"))
        self.path = self.place / "report.poadraft"
        DraftFile.create(self.path, "poa-iti/2026", AT).close()
        self.shown = Answers()
        self.named: list[tuple[int, Answers]] = []
        self.documents: dict[str, bytes] = {}
        self.undone: list[tuple[Change, ...]] = []
        self.done: list[tuple[Change, ...]] = []
        self.burst = 0
        self.open()

    def open(self) -> None:
        report = open_report(self.path, LIBRARY)
        assert report.misfits == ()
        self.draft = report.draft
        self.session = Session(report.form, report.answers, date(2026, 5, 1))
        self.typed = {0: report.answers}
        self.event = Event()
        self.writer = Writer(self.draft, self.hear, pace=Pace(quiet=30.0, longest=60.0))
        self.session.subscribe(self.follow)
        self.done, self.undone = [], []

    def follow(self, update: Update) -> None:
        self.typed[update.revision] = self.session.answers
        self.writer.submit(update.revision, update.changes, update.origin)

    def hear(self, event: SavingEvent) -> None:
        if isinstance(event, Saved):
            self.shown = self.typed[event.revision]

    def apply(self, changes: tuple[Change, ...], origin: str) -> tuple[Change, ...]:
        update = self.session.apply(changes, origin)
        return update.changes if update else ()

    @rule(question=st.sampled_from(QUESTIONS), text=st.text(max_size=8), same_burst=st.booleans())
    def edit(self, question: str, text: str, same_burst: bool) -> None:
        self.burst += not same_burst
        raw = ("yes" if text else None) if question == "coordination.body" else text
        change = self.session.change(question, "value", raw)
        if made := self.apply((change,), f"typed/{self.burst}"):
            self.done.append(made)
            self.undone.clear()

    @precondition(lambda self: self.done)
    @rule()
    def undo(self) -> None:
        self.burst += 1
        step = self.done.pop()
        self.apply(tuple(change.inverse() for change in reversed(step)), f"undo/{self.burst}")
        self.undone.append(step)

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        self.burst += 1
        step = self.undone.pop()
        self.apply(step, f"redo/{self.burst}")
        self.done.append(step)

    @rule()
    def save(self) -> None:
        assert self.writer.flush(wait=True, timeout=30)
        assert self.shown == self.session.answers

    @rule(content=st.binary(max_size=20))
    def attach(self, content: bytes) -> None:
        document = self.place / "plan.pdf"
        document.write_bytes(content)
        entry = self.draft.attach(document, AT)
        self.documents[str(entry["sha256"])] = content
        held = self.session.answers.value(FILES)
        self.apply((self.session.change(FILES, "value", [*(held or ()), entry]),), "attach")

    @rule()
    def name_a_milestone(self) -> None:
        self.save()
        self.named.append((self.draft.add_milestone("seen", AT).revision, self.session.answers))

    @precondition(lambda self: self.named)
    @rule(data=st.data())
    def restore_a_milestone(self, data: st.DataObject) -> None:
        revision, then = data.draw(st.sampled_from(self.named))
        changes = bringing_back(self.session.answers, answers_at(self.draft, self.session.form, revision))
        self.apply(changes, RESTORED)
        assert self.session.answers == then

    @rule()
    def back_up(self) -> None:
        back_up(self.draft, "asked", AT)

    @rule(data=st.data())
    def restore_a_backup(self, data: st.DataObject) -> None:
        if made := list_backups(self.draft.id):
            backup = data.draw(st.sampled_from(made))
            changes = compare(backup, self.session.form, self.session.answers)
            assert bring_documents(backup, self.draft, changes, AT) == ()
            self.apply(changes, RESTORED)

    @rule()
    def close_and_reopen(self) -> None:
        assert self.writer.close()
        self.draft.close()
        self.open()
        assert crash_report(self.draft) is None
        assert self.session.answers == self.shown

    @rule()
    def crash(self) -> None:
        """The files as they lie on the disk at this moment are all that is left."""
        shown = self.shown
        left = self.place / "left"
        shutil.rmtree(left, ignore_errors=True)
        left.mkdir()
        self.writer.abandon()
        self.draft.close()
        with DraftFile.open(self.path):  # as it is while somebody works on it: with the note of who does
            for file in self.place.glob("report.poadraft*"):
                shutil.copy(file, left)  # the lock that this gives up is not needed any more
        shutil.copy(left / self.path.name, self.path)
        self.open()
        assert crash_report(self.draft) is not None
        assert self.session.answers == shown

    @rule(data=st.data())
    def damage(self, data: st.DataObject) -> None:
        """After a good end and a backup, the file is spoilt; recovered, all is as it was."""
        assert self.writer.close()
        back_up(self.draft, "end", AT)
        self.draft.close()
        broken = bytearray(self.path.read_bytes())
        start = data.draw(st.integers(0, len(broken) - 1))
        end = min(len(broken), start + data.draw(st.integers(1, 20_000)))
        broken[start:end] = bytes(end - start)
        self.path.write_bytes(broken)
        recovered = recover(self.path, AT)
        assert recovered.lost == ()
        recovered.aside.unlink()
        self.open()
        assert self.session.answers == self.shown

    @rule()
    def save_a_copy(self) -> None:
        to = self.place / "copy" / "copy.poadraft"
        to.parent.mkdir(exist_ok=True)
        made = save_copy(self.draft, self.writer.unsaved(), to, answers=self.session.answers, at=AT, replace=True)
        assert made.lost == ()
        with open_report(to, LIBRARY, read_only=True).draft as copy:
            assert answers_at(copy, self.session.form, copy.revision) == self.session.answers

    @rule()
    def carry_over(self) -> None:
        """The next report starts from this one, while it is open: every answer and document is in the new draft."""
        self.save()
        to = self.place / "copy" / "next.poadraft"
        to.parent.mkdir(exist_ok=True)
        to.unlink(missing_ok=True)
        form, asked = self.session.form, (*QUESTIONS, FILES)
        with DraftFile.create(to, form.key, AT) as draft:
            assert begin(draft, read_earlier(self.path, LIBRARY), LIBRARY, AT).lost == ()
            carried = open_report(to, LIBRARY, read_only=True)
            with carried.draft:
                for question in asked:
                    assert carried.answers.value(question) == self.session.answers.value(question)
                for entry in self.session.answers.value(FILES) or ():
                    assert draft.attachment(entry["sha256"]) == self.documents[entry["sha256"]]

    @invariant()
    def what_was_shown_as_saved_is_there(self) -> None:
        with open_report(self.path, LIBRARY, read_only=True).draft as seen:
            assert answers_at(seen, self.session.form, seen.revision) == self.shown
            for digest, content in self.documents.items():
                assert seen.attachment(digest) == content
            for revision, then in self.named:
                assert answers_at(seen, self.session.form, revision) == then

    @invariant()
    def nothing_lies_beside_the_draft(self) -> None:
        names = {entry.name for entry in self.place.iterdir()}
        assert names <= {"report.poadraft", "plan.pdf", "left", "copy"}

    def teardown(self) -> None:
        self.writer.abandon()
        self.draft.close()
        shutil.rmtree(self.place, ignore_errors=True)
        shutil.rmtree(paths.backups(), ignore_errors=True)


TestWork = Work.TestCase
TestWork.settings = settings(
    max_examples=25, stateful_step_count=30, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
