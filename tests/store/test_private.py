"""The data folder is for the person alone; drafts, wherever they are, follow the person's umask."""

import os
import stat
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from poadesk import paths
from poadesk.core.answers import Answers, Change
from poadesk.store.atomic_write import write_whole
from poadesk.store.backup.backups import back_up
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.private import append_private
from poadesk.store.recovery.recover import recover
from poadesk.store.save_copy import save_copy

AT = datetime(2026, 3, 2, 14, 32, 7, tzinfo=UTC)

if sys.platform == "win32":
    pytest.skip("rights are kept differently on Windows", allow_module_level=True)


@pytest.fixture(params=[0o000, 0o002, 0o022, 0o077])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "another home"
    monkeypatch.setenv("POADESK_HOME", str(folder))
    return folder


def test_everything_in_the_data_folder_is_private(umask: int, home: Path, tmp_path: Path):
    with DraftFile.create(tmp_path / "x.poadraft", "poa-iti/2026", AT) as draft:
        draft.keep_document(b"law", AT)
        assert back_up(draft, "asked", AT)
    with append_private(paths.logs() / "poadesk.log") as log:
        log.write("x")
    for entry in (home, *home.rglob("*")):
        assert mode(entry) & 0o077 == 0, entry


def test_data_folder_of_an_older_program_becomes_private(home: Path, draft: DraftFile):
    (home / "backups").mkdir(parents=True)
    home.chmod(0o755)
    (home / "logs").mkdir()
    (home / "logs" / "poadesk.log").touch(mode=0o644)
    back_up(draft, "asked", AT)
    append_private(home / "logs" / "poadesk.log").close()
    assert {mode(home), mode(home / "backups"), mode(home / "logs")} == {0o700}
    assert mode(home / "logs" / "poadesk.log") == 0o600


def test_drafts_and_exports_are_as_the_umask_says(umask: int, tmp_path: Path):
    path = tmp_path / "x.poadraft"
    with DraftFile.create(path, "poa-iti/2026", AT) as draft:
        draft.commit([Change("a.one", "value", None, "x")], "typed", AT)
        copy = save_copy(draft, (), tmp_path / "copy", answers=Answers(), at=AT).path
    write_whole(tmp_path / "x.pdf", b"x", replace=False)
    broken = path.read_bytes()
    path.write_bytes(bytes(100) + broken[100:])
    recover(path, AT)
    for made in (path, copy, tmp_path / "x.pdf"):
        assert mode(made) == 0o666 & ~umask, made
