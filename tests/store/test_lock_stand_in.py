"""What stands in for a lock where none can be kept, when the person's own folder is in such a place too."""

import sys
from pathlib import Path

import pytest

from poadesk import paths
from tests.store.test_no_locks import PROGRAM, run, strace


@pytest.fixture
def program(filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """One that opens and changes the draft where neither its folder nor the data folder keeps locks."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    probe = ".poadesk-locks.part"
    watched = (filled, f"{filled}-journal", filled.with_name(probe), paths.data_folder() / "locks" / probe)
    only = [part for name in watched for part in ("-P", str(name))]
    return strace("ENOLCK", *only, sys.executable, "-c", PROGRAM, str(filled))


def test_draft_is_written_where_the_data_folder_keeps_no_locks_either(program: list[str], tmp_path: Path):
    done = run(program)
    assert (done.stdout, done.stderr) == ("open False\n", "")
    (folder,) = (tmp_path / "temporary").iterdir()
    assert [lock.stat().st_size for lock in folder.iterdir()] == [0]
    assert folder.stat().st_mode & 0o777 == 0o700
