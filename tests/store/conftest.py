"""Drafts to try things on."""

import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from poadesk.core.answers import Change
from poadesk.store.draft.draft_file import DraftFile

AT = datetime(2026, 3, 2, 14, 32, 7, tzinfo=UTC)
NOBODY = 65534


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a draft is, in a folder as people name them."""
    folder = tmp_path / ("Año 100% #1 ملف" if sys.platform == "win32" else "Año 100% #1 ? ملف")
    folder.mkdir()
    return folder / "rapport d'été.poadraft"


@pytest.fixture
def draft(path: Path) -> Iterator[DraftFile]:
    """A new draft, open for writing."""
    with DraftFile.create(path, "poa-iti/2026", AT) as made:
        yield made


@pytest.fixture
def filled(path: Path) -> Path:
    """A closed draft with two answers."""
    with DraftFile.create(path, "poa-iti/2026", AT) as made:
        changes = [Change("a.one", "value", None, "first"), Change("a.two", "value", None, [1, 2])]
        made.commit(changes, "typing", AT, "Ana")
    return path


@pytest.fixture
def tamper(filled: Path) -> Callable[..., Path]:
    """The filled draft after somebody ran SQL on it with another program."""

    def run(*statements: str) -> Path:
        with closing(sqlite3.connect(filled, isolation_level=None)) as connection:
            for statement in statements:
                connection.execute(statement)
        return filled

    return run


@contextmanager
def _as_an_ordinary_person() -> Iterator[None]:
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def ordinary_person() -> Callable[[], AbstractContextManager[None]]:
    """Rights are checked inside this context, also when the tests run as root."""
    if sys.platform == "win32":
        pytest.skip("rights are kept differently on Windows")
    return _as_an_ordinary_person


@pytest.fixture
def shared_folder() -> Iterator[Path]:
    """A folder that everybody can enter and write to; those of pytest belong to one person."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o777)
    yield folder
    folder.chmod(0o777)
    shutil.rmtree(folder)
