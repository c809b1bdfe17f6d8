"""Save a copy: whole copies in other places: on a stick, beside a file that changed, or while the original cannot be
written.

A copy is written under another name, read back from the disk, compared, and only then gets its name; so when a
function here returns, a stick is safe to remove.
"""

from collections.abc import Sequence
from dataclasses import replace as changed
from datetime import datetime
from pathlib import Path

from poadesk.core.answers import Answers, Change
from poadesk.store.backup.backups import list_backups
from poadesk.store.backup.documents import kept_document
from poadesk.store.backup_folder import folder_of
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.draft.draft_name import SUFFIX, draft_name
from poadesk.store.draft.verified_copy import Additions, Copied, Documents, write_answers, write_copy, write_pages
from poadesk.store.errors import DraftError, DraftUnwritable, FileExistsAlready


def save_copy(  # noqa: PLR0913 - what the window has, and where it should go
    draft: DraftFile,
    unsaved: Sequence[Change],
    to: Path,
    *,
    answers: Answers,
    at: datetime,
    replace: bool = False,
) -> Copied:
    """Everything into another file: the draft, what is not saved yet (`Writer.unsaved`), and the answers as shown.

    The copy is a draft of its own, with an id of its own.

    Works while the original cannot be written, and also if it cannot be read any more: then the history comes from the
    newest backup. Raises FileExistsAlready, DraftUnwritable and DraftTooLarge, which speak of `to`.
    """
    to = draft_name(to)
    _refuse_same(draft.path, to)
    if draft.why_read_only == "newer":
        return write_pages(draft, to, at, replace=replace)
    documents = documents_of(draft)
    if draft.holds_its_own():
        try:
            additions = Additions(tuple(unsaved), answers, as_new=True)
            return write_copy(draft, to, additions, documents, at=at, replace=replace)
        except DraftError as error:
            if error.path == to:
                raise
    for backup in list_backups(draft.id):
        try:
            with DraftFile.open(backup.path, read_only=True) as source:
                additions = Additions(answers=answers, whole=True, as_new=True)
                made = write_copy(source, to, additions, documents, at=at, replace=replace)
                return changed(made, history="backup")
        except DraftError as error:
            if error.path == to:
                raise
    return write_answers(draft, to, answers, documents, at=at, replace=replace)


def save_mine_beside(draft: DraftFile, unsaved: Sequence[Change], *, answers: Answers, at: datetime) -> Copied:
    """After DraftChanged: this session's version as a file of its own beside the one that took its place."""
    when = f"{at.astimezone():%Y-%m-%d %H.%M}"
    for number in range(1, 100):
        again = f", {number}" if number > 1 else ""
        to = draft.path.with_name(f"{draft.path.stem} (mine, {when}{again}){SUFFIX}")
        try:
            return save_copy(draft, unsaved, to, answers=answers, at=at)
        except FileExistsAlready:
            continue
    raise FileExistsAlready(draft.path)


def documents_of(draft: DraftFile) -> Documents:
    """Documents from the draft, or else from its backups."""

    def get(digest: str) -> bytes:
        try:
            return draft.attachment(digest)
        except DraftError:
            return kept_document(folder_of(draft.id), digest)

    return get


def _refuse_same(path: Path, to: Path) -> None:
    try:
        same = to.samefile(path)
    except OSError:
        same = to.absolute() == path.absolute()
    if same:
        raise DraftUnwritable(to, "in-use")
