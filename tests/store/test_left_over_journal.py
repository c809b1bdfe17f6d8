"""What a commit that was cut short left beside a draft must not be taken back in another draft of that name."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from poadesk.core.answers import Answers, Change
from poadesk.store.atomic_write import made_draft, write_whole
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.errors import DraftUnwritable
from poadesk.store.file_header import journal_of
from poadesk.store.save_copy import save_copy
from tests.store.conftest import AT

MANY = tuple(Change(f"a.q{number}", "value", None, "x" * 300) for number in range(100))


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    """The journal of a commit in the middle of which a program ended."""
    draft, kept = tmp_path / "gone.poadraft", tmp_path / "journal"
    with DraftFile.create(draft, "poa-iti/2026", AT) as made:
        made.commit(MANY, "typing", AT)
    with closing(sqlite3.connect(draft, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size=2")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE answer SET value = hex(randomblob(150))")
        shutil.copy(journal_of(draft), kept)
    draft.unlink()
    return kept


def test_new_draft_is_whole_beside_the_journal_of_one_that_is_gone(tmp_path: Path, journal: Path):
    path = tmp_path / "report.poadraft"
    shutil.copy(journal, journal_of(path))

    with DraftFile.create(path, "poa-iti/2026", AT) as made:
        made.commit(MANY, "typing", AT)
        assert not made.took_back

    with DraftFile.open(path) as again:
        assert len(again.answers()) == len(MANY)
    assert path.with_name("report.poadraft-journal.old").read_bytes() == journal.read_bytes()


def test_copy_over_a_draft_that_was_cut_short_is_whole(tmp_path: Path, journal: Path):
    path, to = tmp_path / "report.poadraft", tmp_path / "older.poadraft"
    DraftFile.create(to, "poa-iti/2026", AT).close()
    shutil.copy(journal, journal_of(to))

    with DraftFile.create(path, "poa-iti/2026", AT) as made:
        made.commit(MANY, "typing", AT)
        save_copy(made, (), to, answers=Answers(), at=AT, replace=True)

    with DraftFile.open(to) as again:
        assert len(again.answers()) == len(MANY)
    assert sorted(found.name for found in tmp_path.iterdir()) == ["journal", "older.poadraft", "report.poadraft"]


def test_journal_stays_with_a_draft_that_does_not_give_way(tmp_path: Path, journal: Path):
    to = tmp_path / "folder.poadraft"
    to.mkdir()
    shutil.copy(journal, journal_of(to))

    with pytest.raises(DraftUnwritable), made_draft(to, replace=True) as half:
        half.write_bytes(b"whole")

    assert journal_of(to).read_bytes() == journal.read_bytes()


@pytest.mark.parametrize("replace", [True, False])
@pytest.mark.parametrize("content", [b"a diary", b"", bytes(600)])
def test_file_that_is_no_draft_leaves_alone_what_is_called_a_journal(tmp_path: Path, content: bytes, replace: bool):
    to = tmp_path / "report.pdf"
    journal_of(to).write_bytes(content)
    if replace:
        to.write_bytes(b"older")

    write_whole(to, b"%PDF", replace=replace)

    assert {found.name: found.read_bytes() for found in tmp_path.iterdir()} == {
        "report.pdf": b"%PDF",
        "report.pdf-journal": content,
    }


def test_document_saved_from_a_draft_leaves_alone_what_is_called_a_journal(tmp_path: Path):
    to = tmp_path / "plan.pdf"
    to.write_bytes(b"%PDF plan")
    journal_of(to).write_bytes(b"mine")
    with DraftFile.create(tmp_path / "report.poadraft", "poa-iti/2026", AT) as draft:
        draft.export_attachment(str(draft.attach(to, AT)["sha256"]), to)
    assert journal_of(to).read_bytes() == b"mine"


def test_document_is_never_saved_where_the_draft_keeps_its_own_journal(tmp_path: Path):
    plan = tmp_path / "plan.pdf"
    plan.write_bytes(b"%PDF plan")
    with DraftFile.create(tmp_path / "report.poadraft", "poa-iti/2026", AT) as draft:
        digest = str(draft.attach(plan, AT)["sha256"])
        with pytest.raises(DraftUnwritable):
            draft.export_attachment(digest, tmp_path / "." / "report.poadraft-journal")
    assert not journal_of(tmp_path / "report.poadraft").exists()


def test_file_that_is_no_journal_is_kept_when_a_draft_gives_way(tmp_path: Path):
    path, to = tmp_path / "report.poadraft", tmp_path / "older.poadraft"
    DraftFile.create(to, "poa-iti/2026", AT).close()
    journal_of(to).write_bytes(b"a diary")
    to.with_name(f"{to.name}-journal.old").write_bytes(b"an older diary")

    with DraftFile.create(path, "poa-iti/2026", AT) as made:
        save_copy(made, (), to, answers=Answers(), at=AT, replace=True)

    kept = {found.read_bytes() for found in tmp_path.iterdir() if "-journal" in found.name}
    assert kept == {b"a diary", b"an older diary"}
