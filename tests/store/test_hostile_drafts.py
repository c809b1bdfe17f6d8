"""Files from outside: whatever they hold, one clear error or a draft, and the file stays as it was."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poadesk.core.answers import Change
from poadesk.store.backup.documents import kept_document
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.errors import (
    AttachmentLost,
    DamagedDraft,
    DraftError,
    DraftMissing,
    DraftUnreadable,
    NewerDraft,
    NotADraft,
)

AT = datetime(2026, 3, 2, 14, 32, 7, tzinfo=UTC)
JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000") + bytes(5000)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "draft.not-a-draft.empty"),
        (JPEG, "draft.not-a-draft.other"),
        (b"My answers are as follows", "draft.not-a-draft.other"),
        (b"%PDF-1.7\n" + bytes(3000), "draft.not-a-draft.pdf"),
        (b'{"form": "poa-iti/2026"}', "draft.not-a-draft.json"),
        (b"SQLite for", "draft.damaged.truncated"),
        (b"SQLite format 3\0" + bytes(40), "draft.damaged.truncated"),
        (b"SQLite format 3\0" + bytes(4080), "draft.not-a-draft.database"),
    ],
)
def test_file_of_another_kind_is_named_and_left_alone(path: Path, content: bytes, code: str):
    path.write_bytes(content)
    for read_only in (False, True):
        with pytest.raises(DraftError) as caught:
            DraftFile.open(path, read_only=read_only)
        assert caught.value.code == code
        assert caught.value.params["name"] == path.name
    assert path.read_bytes() == content
    assert list(path.parent.iterdir()) == [path]


def test_missing_file_and_folder_are_told_apart(path: Path):
    with pytest.raises(DraftMissing):
        DraftFile.open(path)
    with pytest.raises(DraftMissing):
        DraftFile.open(path / "inside" / "x.poadraft")
    with pytest.raises(DraftUnreadable) as caught:
        DraftFile.open(path.parent)
    assert caught.value.code == "draft.unreadable.folder"
    assert list(path.parent.iterdir()) == []


def test_database_of_another_program_is_not_a_draft(path: Path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE bookmarks (url)")
    with pytest.raises(NotADraft) as caught:
        DraftFile.open(path)
    assert caught.value.code == "draft.not-a-draft.database"


@pytest.mark.parametrize("share", [0.1, 0.5, 0.95])
def test_truncated_draft_is_called_damaged(filled: Path, share: float):
    whole = filled.read_bytes()
    filled.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(DamagedDraft) as caught:
        DraftFile.open(filled)
    assert caught.value.code == "draft.damaged.truncated"


@pytest.mark.parametrize(
    "addition",
    [
        "CREATE TRIGGER t AFTER INSERT ON answer BEGIN DELETE FROM change; END",
        "CREATE VIEW v AS SELECT * FROM answer",
        "CREATE TABLE more (x)",
        "CREATE INDEX i ON answer (value)",
        "ALTER TABLE answer ADD COLUMN x",
        "DROP TABLE place",
        "CREATE VIRTUAL TABLE s USING fts5(x)",
        "PRAGMA user_version=0",
    ],
)
def test_draft_with_another_structure_is_not_used(tamper, addition: str):
    path = tamper(addition)
    with pytest.raises(DamagedDraft) as caught:
        DraftFile.open(path)
    assert caught.value.code == "draft.damaged.schema"


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE meta SET value = '../../secret/2026' WHERE key = 'form'",
        "DELETE FROM meta WHERE key = 'form'",
        "UPDATE meta SET value = 'many' WHERE key = 'revision'",
        "UPDATE meta SET value = x'00ff' WHERE key = 'revision'",
    ],
)
def test_draft_that_does_not_know_itself_is_damaged(tamper, change: str):
    path = tamper(change)
    with pytest.raises(DamagedDraft) as caught:
        DraftFile.open(path)
    assert caught.value.code == "draft.damaged.contents"


def test_draft_of_a_newer_version_opens_to_be_looked_at_and_says_why(tamper):
    path = tamper("PRAGMA user_version=2", "CREATE TABLE message (question TEXT, text TEXT)")
    before = path.read_bytes()
    with DraftFile.open(path) as draft:
        assert draft.why_read_only == "newer"
        assert draft.answers()["a.one"] == {"value": "first"}
    with DraftFile.open(path, read_only=True) as draft:
        assert draft.why_read_only == "newer"
    assert path.read_bytes() == before


@pytest.mark.parametrize("change", ["DROP TABLE answer", "CREATE VIEW v AS SELECT 1"])
def test_draft_of_a_newer_version_that_cannot_be_shown_says_so(tamper, change: str):
    path = tamper(change, "PRAGMA user_version=2")
    with pytest.raises(NewerDraft) as caught:
        DraftFile.open(path)
    assert caught.value.params["version"] == 2


@pytest.mark.parametrize(
    "stored",
    ["'no json'", "'NaN'", "x'00ff'", f"'{'[' * 100_000}'", f"'{'[' * 50 + ']' * 50}'", f"'{'9' * 5000}'"],
)
def test_answer_that_cannot_be_read_is_listed_kept_and_logged_when_replaced(tamper, stored: str):
    path = tamper(f"UPDATE answer SET value = {stored} WHERE question = 'a.one'")  # noqa: S608
    with DraftFile.open(path) as draft:
        assert set(draft.answers()) == {"a.two"}
        assert [(found.question, found.aspect) for found in draft.unreadable()] == [("a.one", "value")]
        draft.commit([Change("a.one", "value", None, "anew")], "typing", AT)
        *_, entry = draft.history("a.one")
        assert entry.new == '"anew"'
        assert entry.old is not None


def test_journal_that_names_another_file_is_not_followed(filled: Path, tmp_path: Path):
    other = tmp_path / "precious.txt"
    other.write_text("nothing that SQLite knows")
    name = str(other).encode()
    end = len(name).to_bytes(4, "big") + (sum(name) & 0xFFFFFFFF).to_bytes(4, "big") + bytes.fromhex("d9d505f920a163d7")
    header = bytes.fromhex("d9d505f920a163d7") + bytes(4) + bytes(4) + (4).to_bytes(4, "big") + (512).to_bytes(4, "big")
    page_size = (4096).to_bytes(4, "big")
    journal = filled.with_name(filled.name + "-journal")
    journal.write_bytes((header + page_size).ljust(512, b"\0") + bytes(4) + name + end)
    with pytest.raises(DamagedDraft) as caught:
        DraftFile.open(filled)
    assert caught.value.code == "draft.damaged.journal"
    assert other.exists()


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "x.poadraft"
    with DraftFile.create(path, "poa-iti/2026", AT) as draft:
        draft.commit([Change(f"q.q{n}", "value", None, "words " * n) for n in range(60)], "x", AT)
    return path


@given(place=st.integers(0, 60_000), junk=st.binary(min_size=1, max_size=64))
def test_damaged_bytes_anywhere_give_a_draft_or_a_clear_error(sample: Path, place: int, junk: bytes):
    whole, path = sample.read_bytes(), sample.with_name("mutated.poadraft")
    place %= len(whole) - len(junk)
    path.write_bytes(whole[:place] + junk + whole[place + len(junk) :])
    try:
        with DraftFile.open(path) as draft:
            draft.answers()
            draft.history()
            draft.commit([Change("q.q1", "value", None, "still here")], "y", AT)
            assert draft.answers()["q.q1"] == {"value": "still here"}
    except DraftError as error:
        assert error.path == path  # noqa: PT017 either outcome is fine, a third is not


@pytest.mark.parametrize("name", ["\0", "../../secret", "/dev/zero", "x" * 5000, "\ud800", ""])
def test_name_of_a_document_is_never_a_path(name: str, tmp_path: Path):
    with pytest.raises(AttachmentLost) as caught:
        kept_document(tmp_path, name)
    assert caught.value.reason == "absent"
