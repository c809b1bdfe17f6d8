"""Restore: bringing back what a backup holds: compared first, then as changes into the open draft, or as a file of
its own.
"""

from dataclasses import replace as changed
from datetime import datetime
from pathlib import Path

from poadesk.core.answers import Answers, Change
from poadesk.core.documents import documents_in
from poadesk.core.form import Form
from poadesk.store.backup.backups import Backup, list_backups
from poadesk.store.backup.documents import kept_document
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.draft.draft_name import draft_name
from poadesk.store.draft.history import bringing_back
from poadesk.store.draft.open_report import read_answers
from poadesk.store.draft.verified_copy import Additions, Copied, write_copy
from poadesk.store.errors import AttachmentLost, DraftError


def compare(backup: Backup, form: Form, now: Answers) -> tuple[Change, ...]:
    """What restoring would change; shown first, then given to the session with the origin `history.RESTORED`.

    Raises a DraftError for a backup that is no longer what it was.
    """
    with DraftFile.open(backup.path, read_only=True) as held:
        return bringing_back(now, read_answers(held, form)[0])


def bring_documents(backup: Backup, draft: DraftFile, changes: tuple[Change, ...], at: datetime) -> tuple[str, ...]:
    """Put the documents that the changes name into the draft before they are applied; gives the digests of lost ones.

    Raises a DraftError if the draft cannot be written.
    """
    lost = []
    named = documents_in(Answers().with_changes(changes)).keys()
    for digest in sorted(named - set(draft.documents())):
        try:
            data = kept_document(backup.path.parent, digest)
        except DraftError:
            lost.append(digest)
        else:
            draft.keep_document(data, at)
    return tuple(lost)


def restore_as(backup: Backup, to: Path, at: datetime, *, replace: bool = False) -> Copied:
    """The backup as a draft of its own with its documents, for when the file is missing or broken.

    Its revisions go on after those of all backups, so that the next one is the newest. Raises a DraftError.
    """
    to = draft_name(to)
    latest = max((made.revision for made in list_backups(backup.path.parent.name)), default=0)

    with DraftFile.open(backup.path, read_only=True) as held:

        def documents(digest: str) -> bytes:
            try:
                return kept_document(backup.path.parent, digest)
            except AttachmentLost:
                return held.attachment(digest)  # a backup made before an upgrade is the whole file

        return changed(
            write_copy(held, to, Additions(revision=latest), documents, at=at, replace=replace), history="backup"
        )
