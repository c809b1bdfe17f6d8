"""New draft: making a draft together with what it begins with: there is all of it at the end, or no file."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from poadesk.store.atomic_write import discard
from poadesk.store.draft.draft_file import DraftFile


@contextmanager
def new_draft(path: Path, form_key: str, at: datetime) -> Iterator[DraftFile]:
    """A new draft, closed at the end, and gone again if it could not be begun. Raises as `DraftFile.create` does."""
    draft = DraftFile.create(path, form_key, at)
    try:
        yield draft
    except BaseException:
        draft.close()
        discard(path)
        raise
    draft.close()
