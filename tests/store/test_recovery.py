"""After damage and after crashes: what can be read is there, and what cannot is named."""

import random
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from poadesk.core.answers import Change
from poadesk.store.backup.backups import back_up
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.draft.lock_owner import user_name
from poadesk.store.errors import DamagedDraft, DraftError, DraftMissing, DraftUnwritable
from poadesk.store.recovery.crash_report import crash_report
from poadesk.store.recovery.recover import recover

AT = datetime(2026, 11, 23, 14, 32, 7, tzinfo=UTC)
QUESTIONS = [f"q{n}" for n in range(200)]

CRASH = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from poadesk.core.answers import Change
from poadesk.store.draft.draft_file import DraftFile
draft = DraftFile.open(Path(sys.argv[1]))
draft.commit([Change("a.one", "value", None, "typed")], "x", datetime(2026, 11, 23, 14, 32, 7, tzinfo=UTC))
os._exit(1)
"""


@pytest.fixture
def large(path: Path, tmp_path: Path) -> Path:
    """A draft of 200 answers and two documents, each answer changed twice."""
    with DraftFile.create(path, "poa-iti/2026", AT) as draft:
        for n in (1, 2):
            document = tmp_path / f"plan {n}.pdf"
            document.write_bytes(random.Random(n).randbytes(200_000))  # noqa: S311
            draft.attach(document)
        for turn in ("first", "second"):
            old = None if turn == "first" else "first "
            changes = [Change(q, "value", old and old * 50 + q, f"{turn} " * 50 + q) for q in QUESTIONS]
            draft.commit(changes, turn, AT)
    return path


def whole(large: Path) -> dict:
    with DraftFile.open(large, read_only=True) as draft:
        return draft.answers()


def spoil(path: Path, start: int, end: int) -> bytes:
    data = bytearray(path.read_bytes())
    data[start:end] = bytes(len(data[start:end]))
    path.write_bytes(data)
    return bytes(data)


@pytest.mark.parametrize(("start", "end"), [(0, 100), (0, 4096), (14, 40)])
def test_everything_is_recovered_behind_a_broken_beginning(large: Path, start: int, end: int):
    answers = whole(large)
    broken = spoil(large, start, end)
    with pytest.raises(DraftError):
        DraftFile.open(large)
    told = recover(large, AT)
    assert (told.path, told.unread, told.lost, told.answers) == (large, (), (), 200)
    assert told.aside.name == "rapport d'été (damaged 2026-11-23).poadraft"
    assert told.aside.read_bytes() == broken
    with DraftFile.open(large) as draft:
        assert draft.answers() == answers
        assert len(draft.history()) == 400
        assert draft.revision == 2
        assert len(draft.documents()) == 2
        draft.commit([Change("q0", "value", None, "goes on")], "x", AT)


def test_lost_answers_come_from_the_history_of_the_file(large: Path):
    answers = whole(large)
    data = large.read_bytes()
    page = next(n for n in range(2, len(data) // 4096) if b'q150value"second' in data[n * 4096 : (n + 1) * 4096])
    spoil(large, page * 4096, (page + 1) * 4096)
    told = recover(large, AT)
    assert told.from_history
    assert told.from_backup == ()
    with DraftFile.open(large) as draft:
        assert draft.answers() == answers


@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_spoilt_the_backup_fills_in_and_is_named(large: Path, seed: int):
    answers = whole(large)
    with DraftFile.open(large) as draft:
        made = back_up(draft, "end", AT)
    chance = random.Random(seed)  # noqa: S311
    size = large.stat().st_size
    start = chance.randrange(size)
    broken = spoil(large, start, start + chance.randrange(1, size // 3))
    if chance.random() < 0.3:
        broken = broken[: chance.randrange(size)]
        large.write_bytes(broken)
    told = recover(large, AT)
    assert told.aside.read_bytes() == broken
    assert told.lost == ()
    assert told.backup == made
    with DraftFile.open(large) as draft:
        assert draft.answers() == answers
        assert len(draft.history()) == 400
        assert len([draft.attachment(digest) for digest in draft.documents()]) == 2
    taken = {*told.from_history, *told.from_backup}
    assert taken <= set(QUESTIONS)


@pytest.mark.parametrize("seed", range(8))
def test_without_a_backup_every_answer_recovered_is_one_that_was_given(large: Path, seed: int):
    answers = whole(large)
    chance = random.Random(seed)  # noqa: S311
    size = large.stat().st_size
    start = chance.randrange(5 * 4096, size)
    spoil(large, start, start + chance.randrange(1, size // 2))
    told = recover(large, AT)
    with DraftFile.open(large) as draft:
        earlier = {q: {"value": held["value"].replace("second", "first")} for q, held in answers.items()}
        for question, held in draft.answers().items():
            assert held in (answers[question], earlier[question])
        assert len(draft.answers()) == told.answers
        for digest in draft.documents():
            draft.attachment(digest)
    assert told.backup is None


def test_file_of_nothing_but_zeros_comes_back_from_its_backup(large: Path):
    answers = whole(large)
    with DraftFile.open(large) as draft:
        back_up(draft, "end", AT)
    spoil(large, 0, large.stat().st_size)
    told = recover(large, AT)
    assert len(told.from_backup) == 200
    with DraftFile.open(large) as draft:
        assert draft.answers() == answers


def test_file_of_which_nothing_can_be_read_is_left_alone_if_there_is_no_backup(path: Path):
    path.write_bytes(bytes(9000))
    with pytest.raises(DamagedDraft):
        recover(path, AT)
    assert path.read_bytes() == bytes(9000)
    assert list(path.parent.iterdir()) == [path]
    with pytest.raises(DraftMissing):
        recover(path.with_name("gone"), AT)


def test_second_damage_on_the_same_day_takes_no_other_file_s_name(large: Path):
    names = set()
    for _ in range(3):
        spoil(large, 0, 100)
        names.add(recover(large, AT).aside.name)
    assert len(names) == 3
    assert len(list(large.parent.iterdir())) == 4


def test_recovered_elsewhere_the_broken_file_stays_where_it_is(large: Path, tmp_path: Path):
    broken = spoil(large, 0, 100)
    told = recover(large, AT, to=tmp_path / "elsewhere.poadraft")
    assert told.aside == large
    assert large.read_bytes() == broken
    DraftFile.open(tmp_path / "elsewhere.poadraft").close()


def test_recovery_that_cannot_be_written_changes_nothing(large: Path):
    resource = pytest.importorskip("resource")
    broken = spoil(large, 10 * 4096, 40 * 4096)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, before[1]))
    try:
        with pytest.raises(DraftUnwritable):
            recover(large, AT)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert large.read_bytes() == broken
    assert list(large.parent.iterdir()) == [large]


def test_crash_is_reported_once_with_what_is_there_from_when(filled: Path):
    subprocess.run([sys.executable, "-c", CRASH, str(filled)], check=False)
    with DraftFile.open(filled) as draft:
        report = crash_report(draft)
        assert report is not None
        assert (report.who, report.changes, report.saved) == (user_name(), 1, AT)
        assert report.since is not None
        assert not report.took_back
    with DraftFile.open(filled) as draft:
        assert crash_report(draft) is None
