"""Draft identity: a copy and its original never share backups; a draft that was moved keeps its own."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from poadesk.core.answers import Answers, Change
from poadesk.store.backup.backups import back_up, backed_up_drafts, backups_of, list_backups, own_backups
from poadesk.store.backup.restore import restore_as
from poadesk.store.backup.rotation import Keeping
from poadesk.store.backup_folder import folder_of
from poadesk.store.draft import identity
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.recovery.recover import recover
from poadesk.store.save_copy import save_copy

AT = datetime(2026, 3, 2, 14, 32, 7, tzinfo=UTC)
DAY = timedelta(days=1)


def work(path: Path, text: str, at: datetime) -> str:
    """A session with one change and a backup at both ends; gives the id."""
    with DraftFile.open(path) as draft:
        back_up(draft, "start", at)
        draft.commit([Change("a.one", "value", None, text)], text, at)
        back_up(draft, "end", at + timedelta(seconds=1))
        return draft.id


def texts(backups) -> list[object]:
    found = []
    for backup in backups:
        with DraftFile.open(backup.path, read_only=True) as held:
            found.append(held.answers()["a.one"]["value"])
    return found


def test_copy_made_by_another_program_gets_backups_of_its_own_with_its_first_change(filled: Path, tmp_path: Path):
    """Copy A to B in the file manager, work on B, delete A, look for A's backups: A's for A, B's for B."""
    first = work(filled, "in A", AT)
    copy = Path(shutil.copyfile(filled, tmp_path / "B.poadraft"))
    second = work(copy, "in B", AT + DAY)
    work(filled, "later in A", AT + 2 * DAY)
    filled.unlink()
    assert second != first
    kept = backups_of(filled)
    assert kept is not None
    assert texts(kept.backups)[0] == "later in A"
    assert "in B" not in texts(kept.backups)
    own = backups_of(copy)
    assert own is not None
    assert texts(own.backups) == ["in B", "in A", "first"]
    assert {found.path: found.id for found in backed_up_drafts()} == {filled: first, copy: second}


def test_copy_that_is_only_opened_stays_as_it_is_and_adds_no_backup(filled: Path, tmp_path: Path):
    id = work(filled, "in A", AT)
    made = own_backups(id)
    copy = Path(shutil.copyfile(filled, tmp_path / "B.poadraft"))
    work(filled, "later in A", AT + DAY)
    made = own_backups(id)
    with DraftFile.open(copy) as draft:
        assert draft.is_copy
        assert back_up(draft, "start", AT + 2 * DAY) is None
        draft.remember_place({"section": "laws"})
        assert back_up(draft, "end", AT + 2 * DAY) is None
        assert draft.id == id
    assert own_backups(id) == made


@pytest.mark.parametrize("act", ["answer", "milestone", "document", "backup"])
def test_every_change_of_its_own_makes_a_copy_a_draft_of_its_own(filled: Path, tmp_path: Path, act: str):
    id = work(filled, "in A", AT)
    copy = Path(shutil.copyfile(filled, tmp_path / "B.poadraft"))
    with DraftFile.open(copy) as draft:
        {
            "answer": lambda: draft.commit([Change("a.two", "value", None, "x")], "typed", AT),
            "milestone": lambda: draft.add_milestone("sent", AT),
            "document": lambda: draft.keep_document(b"law", AT),
            "backup": lambda: back_up(draft, "asked", AT),
        }[act]()
        own = draft.id
        draft.commit([Change("a.two", "value", None, "y")], "typed", AT)
        assert own == draft.id != id
    with DraftFile.open(copy) as draft:
        assert (draft.id, draft.is_copy) == (own, False)
    with DraftFile.open(filled) as draft:
        assert (draft.id, draft.is_copy) == (id, False)


@pytest.mark.parametrize("inodes", [True, False])
def test_draft_that_was_moved_to_a_stick_and_back_stays_itself(
    filled: Path, tmp_path: Path, inodes: bool, monkeypatch: pytest.MonkeyPatch
):
    if not inodes:
        monkeypatch.setattr(Path, "samefile", lambda *_: True)  # as where every file has the number 0
        real = identity._is_same
        monkeypatch.setattr(identity, "_is_same", lambda a, b: a.resolve() == b.resolve() and real(a, b))
    id = work(filled, "at home", AT)
    stick = tmp_path / "stick.poadraft"
    shutil.copyfile(filled, stick)
    filled.unlink()
    assert work(stick, "on the stick", AT + DAY) == id
    shutil.copyfile(stick, filled)
    stick.unlink()
    assert work(filled, "at home again", AT + 2 * DAY) == id
    assert texts(list_backups(id)) == ["at home again", "on the stick", "at home", "first"]


def test_link_to_a_draft_is_no_copy(filled: Path, tmp_path: Path):
    id = work(filled, "in A", AT)
    link = tmp_path / "link.poadraft"
    link.symlink_to(filled)
    assert work(link, "through the link", AT + DAY) == id


def test_draft_moved_without_a_new_backup_is_known_at_its_new_place(filled: Path, tmp_path: Path):
    id = work(filled, "in A", AT)
    moved = filled.rename(tmp_path / "moved.poadraft")
    with DraftFile.open(moved) as draft:
        assert back_up(draft, "start", AT + DAY) is None
    copy = Path(shutil.copyfile(moved, tmp_path / "B.poadraft"))
    assert work(copy, "in B", AT + 2 * DAY) != id


def test_saved_copy_has_an_id_of_its_own_at_once_and_the_backups_until_then(filled: Path, tmp_path: Path):
    id = work(filled, "in A", AT)
    with DraftFile.open(filled) as draft:
        made = save_copy(draft, (), tmp_path / "copy", answers=Answers(), at=AT + DAY)
    work(filled, "later in A", AT + 2 * DAY)
    with DraftFile.open(made.path) as copy:
        assert not copy.is_copy
        assert copy.id != id
        assert texts(list_backups(copy.id)) == ["in A", "first"]
        assert own_backups(copy.id) == ()
    assert [kept.path for kept in backed_up_drafts()] == [filled]


def test_copy_of_a_copy_has_the_backups_of_both_until_then(filled: Path, tmp_path: Path):
    work(filled, "in A", AT)
    second = Path(shutil.copyfile(filled, tmp_path / "B.poadraft"))
    work(second, "in B", AT + DAY)
    third = Path(shutil.copyfile(second, tmp_path / "C.poadraft"))
    id = work(third, "in C", AT + 2 * DAY)
    assert texts(list_backups(id)) == ["in C", "in B", "in A", "first"]


def test_thinning_one_leaves_the_backups_of_the_other(filled: Path, tmp_path: Path):
    first = work(filled, "in A", AT)
    copy = Path(shutil.copyfile(filled, tmp_path / "B.poadraft"))
    second = work(copy, "in B", AT + DAY)
    before = own_backups(first)
    with DraftFile.open(copy) as draft:
        draft.commit([Change("a.one", "value", None, "later in B")], "later", AT + 300 * DAY)
        back_up(draft, "end", AT + 300 * DAY, Keeping(always=1))
        assert draft.id == second
    assert own_backups(first) == before


def test_backup_restored_beside_its_draft_becomes_a_draft_of_its_own(filled: Path, tmp_path: Path):
    id = work(filled, "in A", AT)
    made = restore_as(list_backups(id)[1], tmp_path / "restored", AT + DAY)
    assert work(made.path, "in the restored", AT + DAY) != id


def test_broken_copy_is_recovered_from_its_own_backups(filled: Path, tmp_path: Path):
    work(filled, "in A", AT)
    copy = Path(shutil.copyfile(filled, tmp_path / "B.poadraft"))
    id = work(copy, "in B", AT + DAY)
    work(filled, "later in A", AT + 2 * DAY)
    copy.write_bytes(bytes(copy.stat().st_size))
    recover(copy, AT + 2 * DAY)
    with DraftFile.open(copy) as draft:
        assert draft.answers()["a.one"] == {"value": "in B"}
        assert draft.id == id


def test_note_that_leads_in_a_circle_ends(draft: DraftFile):
    back_up(draft, "asked", AT)
    note = folder_of(draft.id) / "draft.json"
    note.write_text(f'{{"path": "/x", "parent": "{draft.id}", "since": "{AT.isoformat()}"}}')
    assert len(list_backups(draft.id)) == 1
