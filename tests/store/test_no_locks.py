"""Network shares and other places that keep no file locks: strace makes the locking of a draft fail."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from poadesk.store.draft.draft_file import DraftFile
from tests.store.test_bad_disks import CRASH_IN_MID_COMMIT
from tests.torture import faults

if not faults.is_available():
    pytest.skip("strace is not here or may not trace", allow_module_level=True)

PROGRAM = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from poadesk.core.answers import Change
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.errors import DraftError
try:
    draft = DraftFile.open(Path(sys.argv[1]))
except DraftError as error:
    sys.exit(f"{error.code} {error.params.get('host')}")
draft.commit([Change("from.elsewhere", "value", None, 1)], "", datetime.now(UTC))
print("open", draft.left_behind is not None, flush=True)
sys.stdin.read()
draft.commit([Change("later", "value", None, 2)], "", datetime.now(UTC))
draft.close()
"""

LOOK = """
import sys
from pathlib import Path
from poadesk.store.draft.draft_file import DraftFile
with DraftFile.open(Path(sys.argv[1]), read_only=True) as draft:
    print(draft.answers()["from.elsewhere"])
"""

COPY = """
import secrets
import sys
from datetime import UTC, datetime
from pathlib import Path
from poadesk.core.answers import Answers
from poadesk.store.save_copy import save_copy
from poadesk.store.draft.draft_file import DraftFile
secrets.token_hex = lambda length: "foreseen"  # strace must be told the names of files
with DraftFile.open(Path(sys.argv[1]), read_only=True) as draft:
    save_copy(draft, (), Path(sys.argv[2]), answers=Answers(), at=datetime.now(UTC))
"""


def without_locks(path: Path, program: str, error: str = "ENOLCK") -> list[str]:
    watched = (path, f"{path}-journal", path.with_name(".poadesk-locks.part"))
    only = [part for name in watched for part in ("-P", str(name))]
    return strace(error, *only, sys.executable, "-c", program, str(path))


def strace(error: str, *more: str) -> list[str]:
    return ["strace", "-f", "-qq", "-o", os.devnull, "-e", "trace=fcntl", "-e", f"inject=fcntl:error={error}", *more]


def run(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, input="", capture_output=True, text=True, check=False)


@contextmanager
def opened(path: Path) -> Iterator[subprocess.Popen[str]]:
    command = without_locks(path, PROGRAM)
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "open False\n"
        yield program
        program.kill()


@pytest.mark.parametrize("error", ["ENOLCK", "ENOSYS", "EOPNOTSUPP"])
def test_draft_is_written_where_nothing_can_be_locked(filled: Path, error: str):
    done = run(without_locks(filled, PROGRAM, error))
    assert (done.stdout, done.stderr) == ("open False\n", "")
    assert list(filled.parent.iterdir()) == [filled]
    with DraftFile.open(filled) as draft:
        assert draft.left_behind is None
        assert draft.answers()["later"] == {"value": 2}


def test_second_program_of_the_same_person_is_told_there_too(filled: Path):
    with opened(filled) as first:
        assert "draft.busy " in run(without_locks(filled, PROGRAM)).stderr
        assert run(without_locks(filled, LOOK)).stdout == "{'value': 1}\n"
        first.communicate("")
    with DraftFile.open(filled) as draft:
        assert draft.answers()["later"] == {"value": 2}


def test_what_a_killed_program_left_there_is_free_again_on_the_same_computer(filled: Path):
    run(without_locks(filled, PROGRAM.replace("sys.stdin.read()", "import os; os._exit(1)")))
    with closing(sqlite3.connect(filled)) as connection:
        assert connection.execute("SELECT 1 FROM meta WHERE key = 'holder'").fetchone()
    assert run(without_locks(filled, PROGRAM)).stdout == "open True\n"


def test_note_from_another_computer_is_believed_there_and_one_may_look(filled: Path):
    run(without_locks(filled, PROGRAM))
    note = json.dumps({"session": "0" * 16, "who": "amina", "host": "ministry-7", "since": "2026-03-02T14:32:07+00:00"})
    with closing(sqlite3.connect(filled)) as connection, connection:
        connection.execute("INSERT INTO meta (key, value) VALUES ('holder', ?)", (note,))
    before = filled.read_bytes()
    assert "draft.busy.unsure ministry-7" in run(without_locks(filled, PROGRAM)).stderr
    assert run(without_locks(filled, LOOK)).stdout == "{'value': 1}\n"
    assert filled.read_bytes() == before


def test_draft_left_open_elsewhere_can_be_taken_over_there_and_whoever_is_there_after_all_is_told(
    filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    with opened(filled) as first:
        monkeypatch.setenv("LOGNAME", "amina")
        monkeypatch.setenv("POADESK_HOME", str(tmp_path / "another computer"))
        assert "draft.busy.unsure" in run(without_locks(filled, PROGRAM)).stderr
        taking = PROGRAM.replace("Path(sys.argv[1])", "Path(sys.argv[1]), take_over=True").replace("later", "mine")
        assert run(without_locks(filled, taking)).stdout == "open True\n"
        told = first.communicate("")
    assert first.returncode != 0, told
    with DraftFile.open(filled) as draft:
        assert draft.answers().keys() >= {"from.elsewhere", "mine"}
        assert "later" not in draft.answers()


def test_commit_in_progress_by_somebody_elsewhere_is_not_taken_back_there(filled: Path):
    note = json.dumps({"session": "0" * 16, "who": "amina", "host": "ministry-7", "since": "2026-03-02T14:32:07+00:00"})
    with closing(sqlite3.connect(filled)) as connection, connection:
        connection.execute("INSERT INTO meta (key, value) VALUES ('holder', ?)", (note,))
    run([sys.executable, "-c", CRASH_IN_MID_COMMIT, str(filled)])
    before = filled.read_bytes()
    assert "draft.busy.unsure ministry-7" in run(without_locks(filled, PROGRAM)).stderr
    assert filled.read_bytes() == before
    assert filled.with_name(f"{filled.name}-journal").exists()


def test_copy_is_saved_and_read_back_where_nothing_can_be_locked(filled: Path, tmp_path: Path):
    to = tmp_path / "share" / "copy.poadraft"
    to.parent.mkdir()
    part = to.with_name(".poadesk-foreseen.part")
    done = run(strace("ENOLCK", "-P", str(part), "-P", str(to), sys.executable, "-c", COPY, str(filled), str(to)))
    assert done.returncode == 0, done.stderr
    assert list(to.parent.iterdir()) == [to]
    with DraftFile.open(to) as draft, DraftFile.open(filled, read_only=True) as source:
        assert draft.answers() == source.answers()


def test_commit_that_was_cut_short_there_is_taken_back(filled: Path):
    with DraftFile.open(filled, read_only=True) as draft:
        before = draft.answers()
    run([sys.executable, "-c", CRASH_IN_MID_COMMIT, str(filled)])
    assert filled.with_name(f"{filled.name}-journal").exists()
    assert "draft.unreadable.unfinished" in run(without_locks(filled, LOOK)).stderr
    assert run(without_locks(filled, PROGRAM)).stdout == "open False\n"
    assert list(filled.parent.iterdir()) == [filled]
    with DraftFile.open(filled) as draft:
        assert draft.answers() == before | {"from.elsewhere": {"value": 1}, "later": {"value": 2}}
