"""Named pipes, devices and endless files in place of what is to be read: a sentence at once, never a wait."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from poadesk.sentences.store_errors import error_sentence
from poadesk.store.answer_file import AnswerFileError, read_answer_file
from poadesk.store.backup.backups import back_up, backed_up_drafts, folder_of
from poadesk.store.backup.documents import kept_document
from poadesk.store.draft.attachment_store import read_document
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.earlier_report import is_answers
from poadesk.store.errors import DraftError
from poadesk.store.recovery.recover import recover

if sys.platform == "win32":
    pytest.skip("no named pipes in folders there", allow_module_level=True)

AT = datetime(2026, 3, 2, 14, 32, 7, tzinfo=UTC)


def pipe(path: Path) -> None:
    os.mkfifo(path)


def link_to_pipe(path: Path) -> None:
    os.mkfifo(path.with_name("a pipe"))
    path.symlink_to(path.with_name("a pipe"))


def endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


SPECIAL = pytest.mark.parametrize("make", [pipe, link_to_pipe, endless])


@pytest.fixture(autouse=True)
def _at_once() -> Iterator[None]:
    """A wait of more than two seconds is ended, and the test fails."""
    before = signal.signal(signal.SIGALRM, _too_long)
    signal.setitimer(signal.ITIMER_REAL, 2)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)


def _too_long(*_: object) -> None:
    raise TimeoutError


@SPECIAL
@pytest.mark.parametrize(
    "read",
    [
        DraftFile.open,
        lambda path: DraftFile.open(path, read_only=True),
        read_document,
        read_answer_file,
        lambda path: recover(path, AT),
    ],
    ids=["draft", "look", "document", "answers", "recover"],
)
def test_what_is_no_file_is_refused_at_once_with_a_sentence(
    path: Path, make: Callable[[Path], None], read: Callable[[Path], object]
):
    make(path)
    with pytest.raises((DraftError, AnswerFileError)) as caught:
        read(path)
    assert caught.value.code.endswith(".special")
    assert "“" in str(error_sentence(caught.value))
    assert not path.is_file()


@SPECIAL
@pytest.mark.parametrize("ending", ["-journal", "-wal", "-shm"])
def test_draft_with_something_special_beside_it_is_refused_at_once_and_left_alone(
    filled: Path, make: Callable[[Path], None], ending: str
):
    make(filled.with_name(filled.name + ending))
    before = filled.read_bytes()
    for read_only in (False, True):
        with pytest.raises(DraftError) as caught:
            DraftFile.open(filled, read_only=read_only)
        assert caught.value.code == "draft.damaged.journal"
    assert not is_answers(filled)
    assert filled.read_bytes() == before


def test_pipe_that_comes_beside_an_open_draft_stops_no_closing(filled: Path):
    with DraftFile.open(filled):
        pipe(filled.with_name(f"{filled.name}-journal"))


@SPECIAL
def test_pipes_among_the_backups_are_passed_over(draft: DraftFile, make: Callable[[Path], None]):
    digest = draft.keep_document(b"law", AT)
    assert back_up(draft, "asked", AT)
    folder = folder_of(draft.id)
    for name in ("draft.json", f"documents/{digest}"):
        (folder / name).unlink()
        make(folder / name)
        (folder / "a pipe").unlink(missing_ok=True)
    make(folder / "20260302T143207Z r7 end.poadraft")
    assert backed_up_drafts()
    with pytest.raises(DraftError):
        kept_document(folder, digest)
    back_up(draft, "asked", AT)


def test_journal_that_is_a_link_is_not_written_through(filled: Path, tmp_path: Path):
    other = tmp_path / "precious.txt"
    other.write_text("mine")
    for aim in (other, tmp_path / "does not exist"):
        journal = filled.with_name(f"{filled.name}-journal")
        journal.symlink_to(aim)
        with pytest.raises(DraftError) as caught:
            DraftFile.open(filled)
        assert caught.value.code == "draft.damaged.journal"
        journal.unlink()
    assert other.read_text() == "mine"
    assert not (tmp_path / "does not exist").exists()
