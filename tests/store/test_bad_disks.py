"""Places that cannot be written, disks that are full, programs that are killed."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from poadesk.core.answers import Change
from poadesk.store.draft.connection import connect
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.draft.new_draft import new_draft
from poadesk.store.draft.sqlite_errors import errors_of
from poadesk.store.errors import DraftReadOnly, DraftUnreadable, DraftUnwritable
from tests.torture import faults

AT = datetime(2026, 3, 2, 14, 32, 7, tzinfo=UTC)

TYPIST = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from poadesk.core.answers import Change
from poadesk.store.draft.connection import connect
from poadesk.store.draft.draft_file import DraftFile
draft = DraftFile.open(Path(sys.argv[1]))
number = int(draft.answers().get("n", {}).get("value") or 0)
while True:
    number += 1
    words = "word " * (number * 7919 % 5000)
    draft.commit([Change("n", "value", None, number), Change("t", "value", None, words)], "", datetime.now(UTC))
    print(number, flush=True)
"""

CRASH_IN_MID_COMMIT = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size=1")
connection.execute("BEGIN IMMEDIATE")
connection.execute("DELETE FROM answer")
for n in range(50):
    connection.execute("INSERT INTO answer VALUES (?, 'value', ?)", (f"half.{n}", '"' + "x" * 5000 + '"'))
os._exit(1)
"""


MAKER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.errors import DraftError
try:
    DraftFile.create(Path(sys.argv[1]), "poa-iti/2026", datetime.now(UTC))
except DraftError as error:
    sys.exit(error.code)
"""


@pytest.fixture
def shared(shared_folder: Path) -> Path:
    """A draft that everybody may write."""
    path = shared_folder / "x.poadraft"
    with DraftFile.create(path, "poa-iti/2026", AT) as draft:
        draft.commit([Change("q", "value", None, "first")], "", AT)
    path.chmod(0o666)
    return path


def test_write_protected_file_opens_to_be_looked_at_and_says_why(shared: Path, ordinary_person):
    shared.chmod(0o444)
    with ordinary_person(), DraftFile.open(shared) as draft:
        assert draft.why_read_only == "place"
        assert draft.answers() == {"q": {"value": "first"}}
        with pytest.raises(DraftReadOnly):
            draft.commit([Change("q", "value", "first", "second")], "", AT)


def test_file_in_a_write_protected_folder_opens_to_be_looked_at(shared: Path, ordinary_person):
    shared.parent.chmod(0o555)
    with ordinary_person(), DraftFile.open(shared) as draft:
        assert draft.why_read_only == "place"
        assert draft.answers() == {"q": {"value": "first"}}
    assert list(shared.parent.iterdir()) == [shared]


def test_file_of_somebody_else_says_that_it_may_not_be_read(shared: Path, ordinary_person):
    shared.chmod(0o000)
    with ordinary_person(), pytest.raises(DraftUnreadable) as caught:
        DraftFile.open(shared)
    assert caught.value.code == "draft.unreadable.permission"


def test_unfinished_commit_is_taken_back_also_for_one_who_only_looks(shared: Path):
    subprocess.run([sys.executable, "-c", CRASH_IN_MID_COMMIT, str(shared)], check=False)
    assert shared.with_name("x.poadraft-journal").exists()
    with DraftFile.open(shared, read_only=True) as draft:
        assert draft.answers() == {"q": {"value": "first"}}
    assert list(shared.parent.iterdir()) == [shared]


def test_unfinished_commit_in_a_write_protected_place_is_explained(shared: Path, ordinary_person):
    subprocess.run([sys.executable, "-c", CRASH_IN_MID_COMMIT, str(shared)], check=False)
    shared.chmod(0o444)
    shared.parent.chmod(0o555)
    with ordinary_person(), pytest.raises(DraftUnreadable) as caught:
        DraftFile.open(shared)
    assert caught.value.code == "draft.unreadable.unfinished"


@pytest.mark.skipif(sys.platform == "win32", reason="only some may make links there")
def test_share_that_is_gone_is_not_said_to_be_forbidden(tmp_path: Path):
    """On a share whose server is gone, nobody can tell whether there is a file; as in a folder leading in a circle."""
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    path = tmp_path / "circle" / "x.poadraft"
    with pytest.raises(DraftUnwritable) as caught, errors_of(path), closing(sqlite3.connect(path)) as connection:
        connection.execute("BEGIN IMMEDIATE")
    assert caught.value.reason == "io"


@contextmanager
def files_no_larger_than(size: int) -> Iterator[None]:
    """Writing beyond `size` bytes of any file fails, as on a full disk."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_what_was_saved_survives_a_disk_without_room_and_saving_resumes(path: Path):
    with DraftFile.create(path, "poa-iti/2026", AT) as draft:
        draft.commit([Change("q", "value", None, "saved")], "", AT)
        with files_no_larger_than(path.stat().st_size), pytest.raises(DraftUnwritable):
            draft.commit([Change("q", "value", "saved", "x" * 200_000)], "", AT)
        assert draft.answers() == {"q": {"value": "saved"}}
        draft.commit([Change("q", "value", "saved", "later")], "", AT)
    with DraftFile.open(path) as draft:
        assert draft.answers() == {"q": {"value": "later"}}
        assert draft.revision == 2
    assert list(path.parent.iterdir()) == [path]


def test_new_draft_on_a_disk_without_room_leaves_nothing_behind(path: Path):
    with files_no_larger_than(5000), pytest.raises(DraftUnwritable):
        DraftFile.create(path, "poa-iti/2026", AT)
    assert list(path.parent.iterdir()) == []


@pytest.mark.parametrize("acknowledged", [3, 29])
def test_everything_acknowledged_survives_a_kill(path: Path, acknowledged: int):
    DraftFile.create(path, "poa-iti/2026", AT).close()
    command = [sys.executable, "-c", TYPIST, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as typist:
        assert typist.stdout is not None
        for _ in range(acknowledged):
            typist.stdout.readline()
        typist.kill()
        said = [*range(1, acknowledged + 1), *(int(line) for line in typist.stdout if line.endswith("\n"))]
    with DraftFile.open(path) as draft:
        number = draft.answers()["n"]["value"]
        assert number in {said[-1], said[-1] + 1}
        assert draft.answers()["t"]["value"] == "word " * (number * 7919 % 5000)
        assert draft.revision == number
    assert list(path.parent.iterdir()) == [path]


def test_every_commit_is_synced_to_the_disk(path: Path):
    """EXTRA (3): the deletion of the journal, which is the commit, is synced too."""
    DraftFile.create(path, "poa-iti/2026", AT).close()
    with closing(connect(path, "rw")) as connection:
        assert connection.execute("PRAGMA synchronous").fetchone() == (3,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert connection.getlimit(sqlite3.SQLITE_LIMIT_ATTACHED) == 0


@pytest.mark.skipif(not faults.is_available(), reason="strace is not here or may not trace")
def test_new_draft_for_which_the_disk_is_full_leaves_nothing(tmp_path: Path):
    path = tmp_path / "new.poadraft"
    full = ["-P", f"{path}-journal", "-e", "trace=pwrite64", "-e", "inject=pwrite64:error=ENOSPC"]
    command = ["strace", "-f", "-qq", "-o", os.devnull, *full, sys.executable, "-c", MAKER, str(path)]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    assert made.stderr == "draft.unwritable.full\n"
    assert list(tmp_path.iterdir()) == []


def test_new_draft_of_too_long_a_name_leaves_nothing(tmp_path: Path):
    """The file itself can be made, but SQLite can put no journal beside it."""
    path = tmp_path / f"{'x' * 242}.poadraft"
    with pytest.raises(DraftReadOnly), new_draft(path, "poa-iti/2026", AT) as draft:
        draft.commit([Change("q", "value", None, "first")], "", AT)
    assert list(tmp_path.iterdir()) == []
