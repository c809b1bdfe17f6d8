import os
import sqlite3
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread

import pytest

from poadesk.core.answers import Answers, Change
from poadesk.store.draft.attachment_store import begin, digest_of, finish, put_part, remove_unfinished
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.draft.file_format import lay_out
from poadesk.store.errors import AttachmentLost, AttachmentTooLarge, AttachmentUnreadable, DraftUnwritable
from poadesk.store.save_copy import save_copy

AT = datetime(2026, 3, 2, 14, 32, 7, tzinfo=UTC)
LARGE = bytes(range(256)) * 10_000 + b"end"


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "Loi nº 12 – armes.pdf"
    path.write_bytes(LARGE)
    return path


def test_document_comes_back_byte_by_byte_after_reopening(draft: DraftFile, document: Path, tmp_path: Path):
    entry = draft.attach(document)
    assert entry["name"] == document.name
    assert entry["size"] == len(LARGE)
    draft.close()
    with DraftFile.open(draft.path, read_only=True) as seen:
        assert seen.attachment(str(entry["sha256"])) == LARGE
        seen.export_attachment(str(entry["sha256"]), tmp_path / "copy.pdf")
    assert (tmp_path / "copy.pdf").read_bytes() == LARGE


def test_same_document_twice_is_kept_once(draft: DraftFile, document: Path, tmp_path: Path):
    other = tmp_path / "other name.pdf"
    other.write_bytes(LARGE)
    first = draft.attach(document)
    size = draft.path.stat().st_size
    second = draft.attach(other)
    assert first["sha256"] == second["sha256"]
    assert draft.path.stat().st_size == size


def test_empty_document_can_be_attached(draft: DraftFile, tmp_path: Path):
    (tmp_path / "empty.txt").touch()
    entry = draft.attach(tmp_path / "empty.txt")
    assert draft.attachment(str(entry["sha256"])) == b""


@pytest.mark.skipif(sys.platform == "win32", reason="such names cannot exist there")
def test_name_of_an_attached_file_is_made_safe(draft: DraftFile, tmp_path: Path):
    odd = tmp_path / 'a:b"c\n?.pdf'
    odd.write_bytes(b"x")
    hidden = tmp_path / "..."
    hidden.write_bytes(b"x")
    assert draft.attach(odd)["name"] == "a_b_c _.pdf"
    assert draft.attach(hidden)["name"] == "document"


def test_document_of_more_than_50_mb_is_refused_and_named(draft: DraftFile, tmp_path: Path):
    film = tmp_path / "film.mp4"
    with film.open("wb") as file:
        file.truncate(50 * 1024 * 1024 + 1)
    with pytest.raises(AttachmentTooLarge) as caught:
        draft.attach(film)
    assert caught.value.params["name"] == "film.mp4"
    assert caught.value.params["limit"] == 50 * 1024 * 1024


def test_document_of_50_mb_fits(draft: DraftFile, tmp_path: Path):
    scan = tmp_path / "scan.tif"
    with scan.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    assert draft.attachment(str(draft.attach(scan)["sha256"])) == bytes(50 * 1024 * 1024)


def test_what_is_no_readable_document_says_why(draft: DraftFile, tmp_path: Path):
    for path, reason in ((tmp_path / "gone.pdf", "missing"), (tmp_path, "folder"), (draft.path, "itself")):
        with pytest.raises(AttachmentUnreadable) as caught:
            draft.attach(path)
        assert caught.value.reason == reason


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_pipe_is_refused_rather_than_waited_for(draft: DraftFile, tmp_path: Path):
    os.mkfifo(tmp_path / "pipe.pdf")
    with pytest.raises(AttachmentUnreadable):
        draft.attach(tmp_path / "pipe.pdf")


def test_altered_bytes_are_never_given_out(draft: DraftFile, document: Path):
    digest = str(draft.attach(document)["sha256"])
    draft.close()
    with closing(sqlite3.connect(draft.path)) as connection:
        connection.execute("UPDATE attachment_chunk SET data = zeroblob(length(data)) WHERE n = 1")
        connection.commit()
    with DraftFile.open(draft.path) as seen:
        with pytest.raises(AttachmentLost) as caught:
            seen.attachment(digest)
        assert caught.value.code == "attachment.lost.altered"
        with pytest.raises(AttachmentLost) as caught:
            seen.attachment("0" * 64)
        assert caught.value.code == "attachment.lost.absent"


def test_document_never_takes_the_place_of_the_draft(draft: DraftFile, document: Path):
    digest = str(draft.attach(document)["sha256"])
    with pytest.raises(DraftUnwritable):
        draft.export_attachment(digest, draft.path)
    assert draft.attachment(digest) == LARGE


def test_what_is_typed_while_a_large_document_is_taken_in_is_saved_meanwhile(draft: DraftFile, tmp_path: Path):
    film = tmp_path / "film.mp4"
    film.write_bytes(os.urandom(1000) * 50_000)
    entries: list[object] = []
    taking = Thread(target=lambda: entries.append(draft.attach(film)))
    taking.start()
    seen: set[int] = set()
    with closing(sqlite3.connect(f"{draft.path.as_uri()}?mode=ro", uri=True)) as looking:
        while taking.is_alive():
            draft.commit([Change("about.authority", "value", None, f"Ministry {len(seen)}")], "typed", AT)
            seen.add(looking.execute("SELECT count(*) FROM attachment_chunk").fetchone()[0])
    taking.join()
    assert len(seen) > 5, "answers were not saved between one part and the next"
    [entry] = entries
    assert isinstance(entry, dict)
    assert draft.attachment(entry["sha256"]) == film.read_bytes()


def test_document_of_which_a_power_cut_left_a_part_is_not_there_and_can_be_attached_again(
    draft: DraftFile, document: Path, tmp_path: Path
):
    draft.close()
    digest = digest_of(LARGE)
    with closing(sqlite3.connect(draft.path)) as connection, connection:
        begin(connection, draft.path, digest, len(LARGE), AT)
        put_part(connection, digest, LARGE[:1_500_000], 0)
    with DraftFile.open(draft.path) as again:
        copied = save_copy(again, (), tmp_path / "copy", answers=Answers(), at=AT).path
        assert again.documents() == ()
        with pytest.raises(AttachmentLost):
            again.attachment(digest)
        assert again.attach(document)["sha256"] == digest
        assert again.attachment(digest) == LARGE
        assert again.documents() == (digest,)
    with DraftFile.open(copied) as other:
        assert other.documents() == ()


def test_room_of_a_document_that_does_not_become_whole_is_given_back(draft: DraftFile, document: Path):
    draft.close()
    with closing(sqlite3.connect(draft.path)) as connection, connection:
        begin(connection, draft.path, digest_of(LARGE), len(LARGE), AT)
        put_part(connection, digest_of(LARGE), LARGE, 0)
    other = document.with_name("other.pdf")
    other.write_bytes(b"another")
    with DraftFile.open(draft.path) as again:
        again.attach(other)
    with closing(sqlite3.connect(draft.path)) as connection:
        assert connection.execute("SELECT count(*) FROM attachment_chunk").fetchone() == (1,)


def test_document_that_was_altered_is_whole_again_once_it_is_attached_again(draft: DraftFile, document: Path):
    digest = str(draft.attach(document)["sha256"])
    draft.close()
    with closing(sqlite3.connect(draft.path, isolation_level=None)) as connection:
        connection.execute("UPDATE attachment_chunk SET data = zeroblob(length(data))")
    with DraftFile.open(draft.path) as again:
        again.attach(document)
        assert again.attachment(digest) == document.read_bytes()


def test_document_whose_parts_were_removed_meanwhile_is_never_called_kept(draft: DraftFile):
    data = b"x" * 5
    digest = digest_of(data)
    with closing(sqlite3.connect(draft.path.with_name("other.poadraft"), isolation_level=None)) as connection:
        lay_out(connection)
        begin(connection, draft.path, digest, len(data), datetime.now(UTC))
        put_part(connection, digest, data, 0)
        remove_unfinished(connection)
        with pytest.raises(AttachmentLost):
            finish(connection, draft.path, digest, len(data))
