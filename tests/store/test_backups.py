"""Backups, and bringing back what they hold."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from queue import Queue

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poadesk import paths
from poadesk.core.answers import Answers, Change
from poadesk.core.form import Form
from poadesk.store.backup import backups, restore
from poadesk.store.backup.backups import Backup, back_up, backed_up_drafts, backups_of, folder_of, list_backups
from poadesk.store.backup.rotation import Keeping, superfluous
from poadesk.store.backup.schedule import BackupSchedule
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.errors import AttachmentLost, DraftError, DraftUnwritable

AT = datetime(2026, 3, 2, 14, 32, 7, tzinfo=UTC)
DAY = timedelta(days=1)
NAME = "coordination.body.name"
FILES = "coordination.action-plan.documents"


def write(draft: DraftFile, words: str) -> None:
    old = draft.answers().get(NAME, {}).get("value")
    draft.commit([Change(NAME, "value", old, words)], words, AT)


def document(draft: DraftFile, folder: Path, content: bytes) -> dict:
    path = folder / "plan.pdf"
    path.write_bytes(content)
    entry = dict(draft.attach(path))
    old = draft.answers().get(FILES, {}).get("value")
    draft.commit([Change(FILES, "value", old, [entry])], entry["sha256"], AT)
    return entry


def test_backup_holds_answers_history_and_milestones_and_can_be_looked_at(draft: DraftFile):
    write(draft, "one")
    write(draft, "two")
    draft.add_milestone("seen", AT)
    made = back_up(draft, "asked", AT)
    assert made is not None
    assert (made.revision, made.at, made.why) == (2, AT, "asked")
    assert made.path.is_relative_to(paths.backups())
    with DraftFile.open(made.path, read_only=True) as held:
        assert held.answers() == draft.answers()
        assert held.history() == draft.history()
        assert held.milestones() == draft.milestones()
        assert held.id == draft.id


def test_backing_up_keeps_the_lock_and_goes_on_beside_saving(draft: DraftFile):
    write(draft, "one")
    back_up(draft, "start", AT)
    write(draft, "two")
    with pytest.raises(DraftError, match=r"draft\.busy"):
        DraftFile.open(draft.path)


def test_nothing_new_needs_no_backup(draft: DraftFile):
    write(draft, "one")
    assert back_up(draft, "start", AT) is not None
    assert back_up(draft, "end", AT + DAY) is None
    assert len(list_backups(draft.id)) == 1


def test_backup_that_was_spoilt_is_not_relied_on(draft: DraftFile):
    write(draft, "one")
    made = back_up(draft, "start", AT)
    assert made is not None
    made.path.chmod(0o600)
    made.path.write_bytes(b"SQLite format 3\0 spoilt")
    assert back_up(draft, "end", AT + DAY) is not None


def test_documents_are_kept_once_however_many_backups_name_them(draft: DraftFile, tmp_path: Path):
    entry = document(draft, tmp_path, b"plan" * 100_000)
    for n in range(4):
        write(draft, f"words {n}")
        back_up(draft, "asked", AT + n * DAY)
    kept = list((folder_of(draft.id) / "documents").iterdir())
    assert [path.name for path in kept] == [entry["sha256"]]
    assert all(made.size < 100_000 for made in list_backups(draft.id))


def test_backup_is_made_where_its_documents_cannot_be_kept(draft: DraftFile):
    """They are tried again with the next one; a folder that cannot be made is no mistake of the program."""
    digest = draft.keep_document(b"law", AT)
    folder_of(draft.id).mkdir(parents=True)
    (folder_of(draft.id) / "documents").write_bytes(b"in the way")
    made = back_up(draft, "asked", AT)
    assert made is not None
    (folder_of(draft.id) / "documents").unlink()
    back_up(draft, "asked", AT)
    assert (folder_of(draft.id) / "documents" / digest).read_bytes() == b"law"


def test_documents_that_no_backup_names_go_with_the_last_that_did(tmp_path: Path):
    brief = Keeping(all_for=timedelta(0), daily_for=timedelta(0), always=1)
    with DraftFile.create(tmp_path / "a.poadraft", "poa-iti/2026", AT) as first:
        document(first, tmp_path, b"old plan")
        back_up(first, "asked", AT - DAY)
        back_up(first, "asked", AT)
        thinned = Keeping(most_bytes=1, always=1)
        write(first, "x")
        back_up(first, "asked", AT + DAY, thinned)
        assert len(list_backups(first.id)) == 1
        assert len(list((folder_of(first.id) / "documents").iterdir())) == 1
        backups.thin_out(first.id, AT + DAY, brief)
        assert len(list_backups(first.id)) == 1


def test_newest_backup_is_the_last_made_whatever_the_clock_said(draft: DraftFile, tmp_path: Path):
    for number, at in enumerate((AT, AT + 4000 * DAY, AT - 9000 * DAY)):
        write(draft, f"version {number}")
        back_up(draft, "asked", at)
    assert [made.revision for made in list_backups(draft.id)] == [3, 2, 1]
    draft.close()
    draft.path.unlink()  # else what is restored would be a draft of its own
    restored = restore.restore_as(list_backups(draft.id)[2], tmp_path / "restored", AT)
    with DraftFile.open(restored.path) as again:
        write(again, "after the restoring")
        back_up(again, "asked", AT)
    newest = list_backups(draft.id)[0]
    with DraftFile.open(newest.path, read_only=True) as held:
        assert held.answers()[NAME]["value"] == "after the restoring"


def test_folder_of_backups_never_grows_beyond_its_bound(draft: DraftFile):
    keeping = Keeping(most_bytes=400_000, always=2)
    for n in range(12):
        write(draft, f"{n}" * 50_000)
        back_up(draft, "asked", AT + timedelta(hours=n), keeping)
    total = sum(path.stat().st_size for path in folder_of(draft.id).rglob("*") if path.is_file())
    left = list_backups(draft.id)
    assert len(left) == 2 or total <= keeping.most_bytes
    assert left[0].revision == 12


@given(st.lists(st.integers(0, 400 * 24), max_size=60, unique=True))
def test_age_leaves_all_of_two_days_one_a_day_for_a_month_and_one_a_month(hours: list[int]):
    moments = [AT - timedelta(hours=age) for age in sorted(hours)]
    gone = superfluous(moments, AT, Keeping())
    left = [at for place, at in enumerate(moments) if place not in gone]
    assert all(AT - at > 2 * DAY for place, at in enumerate(moments) if place in gone)
    assert set(sorted(moments)[-3:]) <= set(left)
    for at in moments:
        period = "%Y-%m-%d" if AT - at <= 30 * DAY else "%Y-%m"
        assert any(f"{other:{period}}" == f"{at:{period}}" for other in left)
    for period, youngest, oldest in (("%Y-%m-%d", 2, 30), ("%Y-%m", 30, 500)):
        of_age = [at for at in sorted(left)[:-3] if youngest * DAY < AT - at <= oldest * DAY]
        assert len(of_age) == len({f"{at:{period}}" for at in of_age})


def test_half_made_backup_of_a_killed_program_goes_with_the_next(draft: DraftFile):
    folder = folder_of(draft.id)
    folder.mkdir(parents=True)
    (folder / ".poadesk-0123456789ab.part").write_bytes(b"half")
    write(draft, "one")
    back_up(draft, "start", AT)
    assert not list(folder.glob(".poadesk*"))


def test_looked_at_draft_is_not_backed_up(filled: Path):
    with DraftFile.open(filled, read_only=True) as draft:
        assert back_up(draft, "start", AT) is None


def test_backups_of_a_draft_are_found_when_the_draft_is_gone(draft: DraftFile):
    write(draft, "one")
    made = back_up(draft, "start", AT)
    draft.close()
    draft.path.unlink()
    kept = backups_of(draft.path)
    assert kept is not None
    assert (kept.id, kept.path, kept.backups) == (draft.id, draft.path, (made,))
    assert backed_up_drafts() == (kept,)


def test_backup_that_cannot_be_written_says_so_and_the_draft_goes_on(draft: DraftFile):
    paths.data_folder().mkdir(parents=True, exist_ok=True)
    paths.backups().write_bytes(b"a file where the folder should be")
    with pytest.raises(DraftUnwritable):
        back_up(draft, "start", AT)
    write(draft, "one")


def test_session_is_backed_up_at_its_start_daily_and_at_its_end(draft: DraftFile):
    told: Queue = Queue()
    clock = [AT]
    write(draft, "one")
    schedule = BackupSchedule(draft, told.put, now=lambda: clock[0], again=0.01)
    assert told.get(timeout=10).why == "start"
    write(draft, "two")
    clock[0] += DAY
    assert told.get(timeout=10).why == "daily"
    write(draft, "three")
    assert schedule.close()
    assert told.get(timeout=10).why == "end"
    assert [made.revision for made in list_backups(draft.id)] == [3, 2, 1]


def test_backup_that_failed_is_told_and_tried_again(draft: DraftFile):
    told: Queue = Queue()
    paths.data_folder().mkdir(parents=True, exist_ok=True)
    paths.backups().write_bytes(b"")
    write(draft, "one")
    schedule = BackupSchedule(draft, told.put, now=lambda: AT, again=0.01)
    assert told.get(timeout=10).code == "draft.unwritable.io"
    paths.backups().unlink()
    outcome = told.get(timeout=10)
    while isinstance(outcome, DraftError):
        outcome = told.get(timeout=10)
    assert outcome.why == "start"
    schedule.close()


@pytest.fixture
def backed_up(draft: DraftFile, tmp_path: Path) -> Backup:
    """A backup with an answer and a document, after which both were changed."""
    document(draft, tmp_path, b"old plan")
    write(draft, "old")
    made = back_up(draft, "asked", AT)
    assert made is not None
    write(draft, "new")
    document(draft, tmp_path, b"new plan")
    return made


def test_restoring_is_shown_first_and_then_made_of_changes(draft: DraftFile, backed_up: Backup, form: Form):
    now = Answers({q: dict(aspects) for q, aspects in draft.answers().items()})
    changes = restore.compare(backed_up, form, now)
    assert {(c.question, c.new) for c in changes if c.question == NAME} == {(NAME, "old")}
    then = now.with_changes(changes)
    assert restore.compare(backed_up, form, then) == ()
    assert then.with_changes(change.inverse() for change in changes) == now


def test_documents_of_a_backup_come_back_too(tmp_path: Path, draft: DraftFile, backed_up: Backup, form: Form):
    changes = restore.compare(backed_up, form, Answers())
    with DraftFile.create(tmp_path / "other.poadraft", "poa-iti/2026", AT) as other:
        assert restore.bring_documents(backed_up, other, changes, AT) == ()
        (file,) = next(change.new for change in changes if change.question == FILES)
        assert other.attachment(file["sha256"]) == b"old plan"


def test_backup_becomes_a_draft_of_its_own_with_its_documents(tmp_path: Path, draft: DraftFile, backed_up: Backup):
    made = restore.restore_as(backed_up, tmp_path / "again", AT)
    assert (made.path, made.lost) == (tmp_path / "again.poadraft", ())
    with DraftFile.open(made.path) as again:
        assert again.answers()[NAME]["value"] == "old"
        assert again.attachment(again.answers()[FILES]["value"][0]["sha256"]) == b"old plan"
        again.commit([Change(NAME, "value", "old", "newer")], "x", AT)


def test_document_that_was_spoilt_in_the_backups_is_named_and_not_given(tmp_path: Path, draft: DraftFile, backed_up):
    (digest,) = [path.name for path in (folder_of(draft.id) / "documents").iterdir()]
    (folder_of(draft.id) / "documents" / digest).write_bytes(b"spoilt")
    made = restore.restore_as(backed_up, tmp_path / "again", AT)
    assert made.lost == (digest,)
    with DraftFile.open(made.path, read_only=True) as again, pytest.raises(AttachmentLost):
        again.attachment(digest)


def test_newest_of_two_backups_of_one_second_is_the_one_written_last(draft: DraftFile):
    back_up(draft, "asked", AT)
    digest = draft.keep_document(b"", AT)
    made = back_up(draft, "daily", AT)
    assert list_backups(draft.id)[0] == made
    draft.add_milestone("sent", AT)
    again = back_up(draft, "asked", AT)
    assert list_backups(draft.id)[0] == again
    with DraftFile.open(list_backups(draft.id)[0].path, read_only=True) as kept:
        assert kept.documents() == (digest,)
