"""What goes wrong with files, as a person meets it: each time a sentence, what can be done, and nothing lost."""

import getpass
import os
import shutil
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLineEdit, QPushButton

from poadesk.store.backup.backups import backed_up_drafts, list_backups
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.draft.lock_owner import machine_name
from poadesk.store.errors import DraftBusy, DraftUnwritable

AUTHORITY, PERSON = "about.authority", "about.person"

HOLD = """
import sys, time
from pathlib import Path
from datetime import UTC, datetime
from poadesk.core.answers import Change
from poadesk.store.draft.draft_file import DraftFile
draft = DraftFile.open(Path(sys.argv[1]))
draft.commit([Change("about.authority", "value", None, "Ministry")], "typed/1", datetime.now(UTC))
print("ready", flush=True)
sys.stdin.read()
draft.close()
"""

COPY_AND_DIE = """
import os, sys
from pathlib import Path
from datetime import UTC, datetime
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.draft.attachment_preview import TemporaryCopies
draft = DraftFile.create(Path(sys.argv[1]), "poa-iti/2026", datetime.now(UTC))
digest = draft.keep_document(b"%PDF-1.7", datetime.now(UTC))
print(TemporaryCopies().copy(draft, "law.pdf", digest), flush=True)
os._exit(1)
"""


@pytest.fixture
def elsewhere(draft):
    """Another program that has written an answer and has the draft open."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(draft)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout.readline() == "ready\n"
    yield process
    process.kill()
    process.wait()
    process.stdin.close()
    process.stdout.close()


def offered(banner) -> list[str]:
    return [button.text() for button in banner._buttons]


def press(person, banner, words: str) -> None:
    next(button for button in banner._buttons if button.text().startswith(words)).click()
    person.settle()


def write(person, question: str, text: str) -> None:
    person.go(question)
    person.report.editing.edit(question, "value", text)
    person.report.editing.end_burst()


@pytest.fixture
def backed_up(writing, draft):
    """A report with an answer that was closed, so that there are backups of it."""
    write(writing, AUTHORITY, "Ministry of Foreign Affairs")
    writing.press("Ctrl+W")
    assert writing.controller.report is None
    return writing


# Backups


def test_backups_are_made_when_a_report_is_opened_and_closed(backed_up):
    (kept,) = backed_up_drafts()
    assert {backup.why for backup in kept.backups} == {"start", "end"}
    backup = kept.backups[0]
    with DraftFile.open(backup.path, read_only=True) as file:
        assert file.answers()[AUTHORITY]["value"] == "Ministry of Foreign Affairs"


def test_a_report_that_is_only_looked_at_is_not_backed_up(official, draft):
    official.controller.open(draft, read_only=True)
    official.press("Ctrl+W")
    assert not backed_up_drafts()


def backups_of(person, qtbot):
    person.report.command("backups")
    dialog = person.report.versions.dialog
    qtbot.waitUntil(lambda: dialog.list.count() > 0)
    qtbot.waitUntil(lambda: "Reading" not in dialog._sum.text())
    return dialog


def test_a_backup_is_compared_before_it_is_brought_back_into_the_report(backed_up, draft, qtbot):
    backed_up.open(draft)
    write(backed_up, AUTHORITY, "Ministry of Justice")
    dialog = backups_of(backed_up, qtbot)
    assert dialog._sum.text() == "1 question would change."
    assert "Foreign Affairs" in dialog.reading.toPlainText()
    assert backed_up.value(AUTHORITY) == "Ministry of Justice"
    dialog.restore.click()
    qtbot.waitUntil(lambda: backed_up.value(AUTHORITY) == "Ministry of Foreign Affairs")
    backed_up.report.editing.undo()
    assert backed_up.value(AUTHORITY) == "Ministry of Justice"


def test_the_person_is_shown_where_the_backups_are(backed_up, draft, qtbot):
    backed_up.open(draft)
    dialog = backups_of(backed_up, qtbot)
    (place,) = dialog.findChildren(QLineEdit)
    assert Path(place.text()) == list_backups(backed_up.report.draft.id)[0].path.parent
    assert place.accessibleName() == "Folder of the backups"
    assert "Open folder" in [button.text() for button in dialog.findChildren(QPushButton)]


def test_a_backup_is_made_when_asked_for(writing, qtbot):
    write(writing, AUTHORITY, "Ministry")
    dialog = backups_of(writing, qtbot)
    before = dialog.list.count()
    next(b for b in dialog.findChildren(QPushButton) if b.text() == "Make a backup now").click()
    qtbot.waitUntil(lambda: dialog.list.count() == before + 1)


def test_a_backup_that_cannot_be_made_is_said_and_the_others_stay_listed(backed_up, draft, data_folder, qtbot):
    backed_up.open(draft)
    dialog = backups_of(backed_up, qtbot)
    count = dialog.list.count()
    folder = list_backups(backed_up.report.draft.id)[0].path.parent
    write(backed_up, AUTHORITY, "Ministry of Justice")
    aside = folder.rename(folder.with_name("aside"))
    folder.write_bytes(b"a file where the folder was")
    next(b for b in dialog.findChildren(QPushButton) if b.text() == "Make a backup now").click()
    qtbot.waitUntil(lambda: folder.name in dialog._sum.text())
    assert dialog.list.count() == count
    folder.unlink()
    aside.rename(folder)


def test_a_missing_draft_is_restored_from_its_backup_when_asked(backed_up, draft, qtbot, stored):
    draft.unlink()
    backed_up.open(draft)
    assert "There is no draft" in backed_up.controller.banner.text
    press(backed_up, backed_up.controller.banner, "Restore a backup")
    dialog = backed_up.controller.rescue.dialog
    qtbot.waitUntil(lambda: "Ministry of Foreign Affairs" in dialog.reading.toPlainText())
    assert not draft.exists()
    dialog.restore.click()
    qtbot.waitUntil(lambda: backed_up.controller.outcome is not None)
    assert str(draft) in backed_up.controller.outcome.reading.toPlainText()
    backed_up.controller.outcome._open.click()
    backed_up.settle()
    assert backed_up.value(AUTHORITY) == "Ministry of Foreign Affairs"


def test_all_backups_can_be_looked_through_from_the_start_page(backed_up, draft, qtbot):
    draft.unlink()
    backed_up.controller.command("backups")
    qtbot.waitUntil(lambda: backed_up.controller.rescue.dialog is not None)
    dialog = backed_up.controller.rescue.dialog
    qtbot.waitUntil(lambda: "Ministry of Foreign Affairs" in dialog.reading.toPlainText())
    dialog.restore.click()
    qtbot.waitUntil(draft.exists)


def test_a_sound_draft_is_never_overwritten_by_its_backup(backed_up, draft, qtbot, stored):
    before = draft.read_bytes()
    backed_up.controller.command("backups")
    qtbot.waitUntil(lambda: backed_up.controller.rescue.dialog is not None)
    dialog = backed_up.controller.rescue.dialog
    qtbot.waitUntil(dialog.restore.isEnabled)
    dialog.restore.click()
    qtbot.waitUntil(lambda: backed_up.controller.outcome is not None)
    assert draft.read_bytes() == before
    assert len(list(draft.parent.glob("*.poadraft"))) == 2


# Damage


@pytest.fixture
def damaged(backed_up, draft):
    """The draft with half of its bytes gone."""
    data = draft.read_bytes()
    draft.write_bytes(data[: len(data) // 2])
    return draft


def test_a_damaged_draft_is_left_alone_until_the_person_has_it_recovered(backed_up, damaged):
    before = damaged.read_bytes()
    backed_up.open(damaged)
    assert backed_up.controller.report is None
    assert offered(backed_up.controller.banner)[0] == "Recover what can be read"
    assert offered(backed_up.controller.banner)[1].startswith("Restore a backup")
    assert damaged.read_bytes() == before


def test_recovery_says_what_was_kept_and_what_was_recovered_and_then_opens(backed_up, damaged, qtbot):
    before = damaged.read_bytes()
    backed_up.open(damaged)
    press(backed_up, backed_up.controller.banner, "Recover")
    qtbot.waitUntil(lambda: backed_up.controller.outcome is not None)
    text = backed_up.controller.outcome.reading.toPlainText()
    (aside,) = damaged.parent.glob("*(damaged *")
    assert aside.name in text
    assert str(damaged) in text
    assert aside.read_bytes() == before
    assert "about." not in text  # questions go by their numbers
    assert backed_up.focus.text() == "Open the report"
    backed_up.press("Space")
    assert backed_up.value(AUTHORITY) == "Ministry of Foreign Affairs"


def test_one_may_go_back_without_opening_what_was_recovered(backed_up, damaged, qtbot):
    backed_up.open(damaged)
    press(backed_up, backed_up.controller.banner, "Recover")
    qtbot.waitUntil(lambda: backed_up.controller.outcome is not None)
    backed_up.press("Tab", "Space")
    assert backed_up.controller.report is None
    assert backed_up.controller.outcome is None
    assert backed_up.controller.home.drafts.count() >= 1


def test_what_holds_nothing_to_recover_says_so_and_stays(official, tmp_path, qtbot):
    path = tmp_path / "odd.poadraft"
    path.write_bytes(b"\xff\xd8\xff\xe0 JFIF")
    official.open(path)
    press(official, official.controller.banner, "Recover")
    qtbot.waitUntil(
        lambda: "damaged" in official.controller.banner.text or "does not say" in official.controller.banner.text
    )
    assert path.read_bytes() == b"\xff\xd8\xff\xe0 JFIF"


# After a crash


def test_after_a_crash_one_sentence_says_what_is_here(official, draft, elsewhere):
    elsewhere.kill()
    elsewhere.wait()
    official.open(draft)
    assert official.value(AUTHORITY) == "Ministry"
    assert "was not closed properly" in official.report.banner.text
    assert "1 change of that session is here" in official.report.banner.text
    press(official, official.report.banner, "Close this notice")
    assert official.report.banner.isHidden()


def test_a_session_that_ended_well_leaves_nothing_to_say(backed_up, draft):
    backed_up.open(draft)
    assert backed_up.report.banner.isHidden()


# One writer


def test_a_draft_open_elsewhere_says_who_where_and_since_when_and_can_be_looked_at(official, draft, elsewhere):
    official.open(draft)
    said = official.controller.banner.text
    assert getpass.getuser() in said
    assert machine_name() in said
    assert "since 20" in said
    assert offered(official.controller.banner) == ["Open for reading only", "Try again"]
    press(official, official.controller.banner, "Open for reading only")
    assert official.report.editing.read_only
    assert official.value(AUTHORITY) == "Ministry"


def test_trying_again_opens_once_it_is_closed_elsewhere(official, draft, elsewhere):
    official.open(draft)
    press(official, official.controller.banner, "Try again")
    assert official.controller.report is None
    elsewhere.stdin.close()
    elsewhere.wait()
    press(official, official.controller.banner, "Try again")
    assert not official.report.editing.read_only
    assert official.report.banner.isHidden()


@pytest.fixture
def replaced(writing, draft, tmp_path, qtbot):
    """The report was replaced by an older copy of it, and the person typed on."""
    copy = tmp_path / "older.poadraft"
    shutil.copyfile(draft, copy)
    write(writing, AUTHORITY, "Ministry of Foreign Affairs")
    writing.wait_saved()
    copy.replace(draft)
    write(writing, PERSON, "A. Clerk")
    qtbot.waitUntil(lambda: writing.report.session.conflict.path is not None, timeout=8000)
    return writing


def test_a_draft_changed_underneath_keeps_both_versions_and_says_so(replaced, draft, stored):
    mine = replaced.report.session.conflict.path
    assert "was replaced by something else" in replaced.report.banner.text
    assert mine.name in replaced.report.banner.text
    assert "another file is in its place" in replaced.report.footer.status.text()
    assert stored(mine)[AUTHORITY]["value"] == "Ministry of Foreign Affairs"
    assert stored(mine)[PERSON]["value"] == "A. Clerk"
    assert AUTHORITY not in stored(draft)


def test_a_draft_taken_over_meanwhile_keeps_both_versions_and_says_who_has_it(writing, draft, stored, qtbot):
    write(writing, AUTHORITY, "Ministry of Foreign Affairs")
    writing.wait_saved()
    # What a laptop's sleep does to a lock on a share:
    writing.report.draft._access._connection.execute("ROLLBACK")
    made = [sys.executable, "-c", HOLD, str(draft)]
    with subprocess.Popen(made, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout.readline() == "ready\n"
        write(writing, PERSON, "A. Clerk")
        qtbot.waitUntil(lambda: writing.report.session.conflict.path is not None, timeout=8000)
        assert f"taken over while you had it open: {getpass.getuser()} on {machine_name()}" in (
            writing.report.banner.text
        )
        mine = stored(writing.report.session.conflict.path)
        assert (mine[AUTHORITY]["value"], mine[PERSON]["value"]) == ("Ministry of Foreign Affairs", "A. Clerk")
        other.stdin.close()
    assert stored(draft)[AUTHORITY]["value"] == "Ministry"


def test_where_nothing_can_be_kept_beside_a_copy_elsewhere_is_offered(replaced, qtbot):
    beside = replaced.report.session.conflict
    beside._failed(DraftUnwritable(replaced.report.draft.path, "permission"))
    assert "You may not write" in replaced.report.banner.text
    assert offered(replaced.report.banner) == ["Save a copy elsewhere…", "Try again"]
    press(replaced, replaced.report.banner, "Try again")
    qtbot.waitUntil(lambda: "is kept beside it" in replaced.report.banner.text)


def test_one_goes_on_with_the_own_version_and_what_was_typed_since(replaced, draft):
    mine = replaced.report.session.conflict.path
    replaced.report.editing.edit(PERSON, "value", "B. Clerk")
    press(replaced, replaced.report.banner, "Continue with mine")
    assert replaced.report.draft.path == mine
    assert replaced.value(AUTHORITY) == "Ministry of Foreign Affairs"
    assert replaced.value(PERSON) == "B. Clerk"
    replaced.wait_saved()


def test_one_goes_on_with_the_other_version_and_the_own_one_stays(replaced, draft, stored):
    mine = replaced.report.session.conflict.path
    press(replaced, replaced.report.banner, "Open the other one")
    assert replaced.report.draft.path == draft
    assert replaced.value(AUTHORITY) is None
    assert stored(mine)[AUTHORITY]["value"] == "Ministry of Foreign Affairs"


def test_the_window_closes_after_a_replacement_because_nothing_is_lost(replaced, draft, stored):
    mine = replaced.report.session.conflict.path
    replaced.report.editing.edit(PERSON, "value", "B. Clerk")
    assert replaced.window.close()
    assert stored(mine)[PERSON]["value"] == "B. Clerk"
    assert AUTHORITY not in stored(draft)


def test_saving_goes_on_by_itself_when_the_own_file_is_put_back(writing, draft, tmp_path, qtbot, stored):
    copy = tmp_path / "older.poadraft"
    shutil.copyfile(draft, copy)
    write(writing, AUTHORITY, "Ministry")
    writing.wait_saved()
    own = draft.rename(tmp_path / "own.poadraft")
    copy.rename(draft)
    write(writing, PERSON, "A. Clerk")
    qtbot.waitUntil(lambda: writing.report.session.conflict.path is not None, timeout=8000)
    own.replace(draft)
    qtbot.waitUntil(lambda: writing.report.footer.status.text().startswith("Saved"), timeout=15_000)
    assert writing.report.banner.isHidden()
    assert stored(draft)[PERSON]["value"] == "A. Clerk"


# A copy elsewhere


def test_a_copy_elsewhere_is_made_while_saving_fails_and_says_that_a_stick_is_safe(writing, draft, tmp_path, qtbot):
    aside = draft.with_suffix(".away")
    draft.rename(aside)
    write(writing, AUTHORITY, "Ministry")
    qtbot.waitUntil(lambda: "Not saved" in writing.report.footer.status.text(), timeout=8000)
    writing.controller.save_copy_to(tmp_path / "stick")
    qtbot.waitUntil(lambda: "can now be removed" in writing.report.footer.message.text(), timeout=8000)
    with DraftFile.open(tmp_path / "stick.poadraft", read_only=True) as copy:
        assert copy.answers()[AUTHORITY]["value"] == "Ministry"
    aside.rename(draft)
    qtbot.waitUntil(lambda: writing.report.footer.status.text().startswith("Saved"), timeout=15_000)


def test_a_disk_that_refuses_is_said_with_what_to_do_and_saving_goes_on_by_itself(writing, draft, qtbot, stored):
    resource = pytest.importorskip("resource", reason="the size of files cannot be limited here")
    _soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (draft.stat().st_size, hard))
    try:
        write(writing, AUTHORITY, "Ministry " * 20_000)
        qtbot.waitUntil(lambda: "Not saved" in writing.report.footer.status.text(), timeout=8000)
        assert "The disk, USB stick or network folder refused" in writing.report.footer.status.text()
        assert "Save a copy elsewhere" in writing.report.footer.status.text()
        assert AUTHORITY not in stored(draft)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, hard))
    qtbot.waitUntil(lambda: writing.report.footer.status.text().startswith("Saved"), timeout=15_000)
    assert stored(draft)[AUTHORITY]["value"].startswith("Ministry Ministry")


def test_a_copy_never_replaces_a_file_that_the_person_did_not_name(writing, tmp_path, qtbot):
    taken = tmp_path / "stick.poadraft"
    taken.write_bytes(b"something else")
    writing.controller.save_copy_to(tmp_path / "stick")
    qtbot.waitUntil(lambda: "stick.poadraft" in writing.report.footer.message.text())
    assert "There is a file" in writing.report.footer.message.text()
    assert taken.read_bytes() == b"something else"


def test_a_draft_that_was_left_open_on_another_computer_can_be_taken_over(official, draft):
    unsure = DraftBusy(draft, "unsure", who="amina", host="ministry-7", since="2026-03-02T14:32:07+00:00")
    ways = dict(official.controller.rescue.ways(draft, unsure))
    assert [title for title in ways if "take it over" in title]
    assert not [
        title for title, _act in official.controller.rescue.ways(draft, DraftBusy(draft, "unknown")) if "over" in title
    ]
    next(act for title, act in ways.items() if "take it over" in title)()
    assert official.report.draft.path == draft
    assert not official.report.draft.read_only


# Documents


class Viewer(QObject):
    """Stands where the system's programs are: what is to be shown comes here."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[Path] = []

    @Slot(QUrl)
    def show_document(self, url: QUrl) -> None:
        self.shown.append(Path(url.toLocalFile()))


@pytest.fixture
def viewer():
    stands = Viewer()
    QDesktopServices.setUrlHandler("file", stands, "show_document")
    yield stands
    QDesktopServices.unsetUrlHandler("file")


def attach(person, path: Path, data: bytes):
    path.write_bytes(data)
    return person.report.draft.attach(path)


def test_a_document_is_shown_as_a_read_only_copy_that_goes_with_the_program(writing, tmp_path, viewer, qtbot):
    entry = attach(writing, tmp_path / "law.pdf", b"%PDF-1.7 law")
    writing.report.session.attachments.open(entry)
    qtbot.waitUntil(lambda: bool(viewer.shown))
    (shown,) = viewer.shown
    assert shown.read_bytes() == b"%PDF-1.7 law"
    assert stat.S_IMODE(shown.stat().st_mode) == stat.S_IRUSR
    writing.window.close()
    assert not shown.exists()


def test_copies_that_a_crash_left_behind_go_at_the_next_start(elsewhere_copy, official, qtbot):
    qtbot.waitUntil(lambda: not elsewhere_copy.exists())


@pytest.fixture
def elsewhere_copy(tmp_path, monkeypatch):
    """What a program that was killed left of the documents it showed."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    made = [sys.executable, "-c", COPY_AND_DIE, str(tmp_path / "other.poadraft")]
    said = subprocess.run(
        made, stdout=subprocess.PIPE, text=True, check=False, env={**os.environ, "TMPDIR": str(tmp_path)}
    )
    path = Path(said.stdout.strip())
    assert path.read_bytes() == b"%PDF-1.7"
    return path


def test_what_could_be_a_program_is_not_opened(writing, tmp_path, viewer, qtbot):
    writing.report.session.attachments.open(attach(writing, tmp_path / "law.pdf.sh", b"#!/bin/sh\n"))
    qtbot.waitUntil(lambda: "could be a program" in writing.report.footer.message.text())
    assert not viewer.shown


def test_what_is_no_known_kind_of_document_is_shown_in_its_folder(writing, tmp_path, viewer, qtbot):
    writing.report.session.attachments.open(attach(writing, tmp_path / "layers.gpkg", b"SQLite format 3"))
    qtbot.waitUntil(lambda: "layers.gpkg" in writing.report.footer.message.text())
    (shown,) = viewer.shown
    assert [path.name for path in shown.iterdir()] == ["layers.gpkg"]
