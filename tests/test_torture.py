"""A short run of what `python3 run.py torture` does for long."""

import os
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("kills and failing calls are tried where processes can be forked", allow_module_level=True)

from tests.torture import faults, fuzz, killing

SEED = 20260302


@pytest.mark.parametrize("driver", ["session", "window"])
def test_what_was_called_saved_survives_kills_at_any_moment(driver: str, tmp_path: Path):
    """Driven in a program of its own: a test's process has threads, and cannot be forked safely."""
    imports = "from pathlib import Path; from tests.torture.killing import kills"
    run = f"print(*kills(5, {SEED}, {driver!r}, Path({str(tmp_path)!r})), sep=chr(10))"
    told = faults.run_python("-c", f"{imports}; {run}")
    assert told.returncode == 0, told.stderr
    assert len(told.stdout.splitlines()) == 5


def test_folder_of_ones_own_choice_is_tried_and_left_as_it_was(tmp_path: Path):
    share = tmp_path / "share"
    share.mkdir()
    command = ["-m", "tests.torture", "--kills", "1", "--no-faults", "--driver", "session", "--seed", str(SEED)]
    told = faults.run_python(*command, "--in", str(share))
    assert "none of these lost" in told.stdout, told.stderr
    assert list(share.iterdir()) == []
    assert "there is no folder" in faults.run_python(*command, "--in", str(share / "absent")).stderr


@pytest.mark.skipif(not faults.is_available(), reason="strace is not here or may not trace")
@pytest.mark.parametrize(
    "fault",
    [
        faults.Fault("pwrite64", "ENOSPC", "9", backups=False),
        faults.Fault("fdatasync", "EIO", "9", backups=False),
        faults.Fault("unlink", "EACCES", "6", backups=False),
        faults.Fault("openat", "EROFS", "12+", backups=False),
        faults.Fault("pwrite64", "EIO", "17", backups=True),
    ],
    ids=str,
)
def test_nothing_saved_is_lost_when_calls_fail(fault: faults.Fault, tmp_path: Path):
    faults.inject(fault, SEED, tmp_path)


def test_saving_resumes_by_itself_after_one_failed_write(tmp_path: Path):
    if not faults.is_available():
        pytest.skip("strace is not here or may not trace")
    told = faults.inject(faults.Fault("pwrite64", "ENOSPC", "30", backups=False), SEED, tmp_path)
    assert told.failures
    assert told.done


@pytest.mark.skipif(not faults.is_available(), reason="strace is not here or may not trace")
@pytest.mark.parametrize("when", ["1", "6"])
def test_refusal_of_an_instant_is_not_worth_a_word(when: str, tmp_path: Path):
    """A share that has not yet closed the journal refuses to delete it; at opening, and in the middle of work."""
    told = faults.inject(faults.Fault("unlink", "EIO", when, backups=False), SEED, tmp_path)
    assert (told.opened, told.done, told.failures) == (True, True, 0)


@pytest.mark.skipif(not faults.is_available(), reason="strace is not here or may not trace")
def test_copy_can_be_saved_elsewhere_while_a_share_is_gone_and_saving_resumes_once_it_is_back(tmp_path: Path):
    told = faults.inject(faults.Fault(faults.SHARE, "ENOTCONN", "300..312", backups=False), SEED, tmp_path)
    assert told.failures
    assert told.copies
    assert told.done


def test_nothing_saved_is_lost_where_files_may_not_grow(tmp_path: Path):
    told = faults.starve(SEED, tmp_path, limited=True)
    assert told.failures


def test_hostile_files_do_no_harm(tmp_path: Path):
    imports = "from pathlib import Path; from tests.torture import fuzz"
    told = faults.run_python("-c", f"{imports}; print(fuzz.run(3, {SEED}, Path({str(tmp_path)!r})))")
    assert told.returncode == 0, told.stderr
    assert int(told.stdout) > 20


def test_kill_that_broke_a_promise_would_be_noticed(tmp_path: Path):
    """What is called saved and is not in the file is an error, and so is a stray file."""
    path = tmp_path / "drafts" / "report.poadraft"
    killing.make_draft(path)
    account = killing.Account([killing.read_state(path)])
    account.hear('["changed", 1, 5.0, [["q", "value", "\\"words\\""]]]')
    assert account.newest_in(killing.read_state(path)) == 0
    assert account.seconds_lost(0, 5.5) == 0.5
    account.hear('["saved", 1]')
    with pytest.raises(AssertionError, match="is not in the file"):
        account.newest_in(killing.read_state(path))


def test_writing_elsewhere_would_be_noticed(tmp_path: Path):
    watch = fuzz.Watch()
    watch.allowed = (str(tmp_path / "in"),)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "x").write_bytes(b"")
    assert watch.seen == []
    (tmp_path / "out").write_bytes(b"")
    assert watch.seen
    watch.allowed = None
    assert os.path.exists(tmp_path)  # noqa: PTH110 the hook lives on and must be harmless
