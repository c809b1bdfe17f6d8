"""The document beside the questions: kept in the draft, whole in every copy of it, and no answer."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from poadesk.core.answers import Answers
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.save_copy import save_copy

AT = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "Report 2024.pdf"
    path.write_bytes(b"%PDF-1.7 the last report")
    return path


def test_it_is_there_next_time_and_in_a_copy(draft: DraftFile, report: Path, tmp_path: Path):
    assert draft.earlier_document() is None
    draft.note_earlier_document(draft.attach(report))
    save_copy(draft, (), tmp_path / "copy.poadraft", answers=Answers(), at=AT)
    draft.close()
    for path in (draft.path, tmp_path / "copy.poadraft"):
        with DraftFile.open(path, read_only=True) as again:
            entry = again.earlier_document()
            assert entry is not None
            assert entry["name"] == "Report 2024.pdf"
            assert again.attachment(str(entry["sha256"])) == report.read_bytes()
            assert again.answers() == {}


def test_another_takes_its_place_and_none_can_be_left(draft: DraftFile, report: Path):
    draft.note_earlier_document(draft.attach(report))
    draft.note_earlier_document(None)
    assert draft.earlier_document() is None


@pytest.mark.parametrize("stored", ["", "x", "[]", '{"name": 1}', '{"name": "a", "sha256": "../../etc"}', "{" * 9000])
def test_what_a_tampered_file_says_leads_nowhere(filled: Path, tamper, stored: str):
    path = tamper(f"INSERT INTO meta VALUES ('earlier-report', '{stored}')")  # noqa: S608
    with DraftFile.open(path, read_only=True) as draft:
        assert draft.earlier_document() is None
