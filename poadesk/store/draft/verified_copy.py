"""Verified copy: how a whole draft is written anew: rows, documents, changes, and the proof by reading it back. See
`save_copy`.
"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal
from uuid import uuid4

from poadesk.core.answers import Answers, Change
from poadesk.core.aspects import ASPECTS
from poadesk.core.documents import documents_in
from poadesk.core.finding import Misfit
from poadesk.core.json_values import Json
from poadesk.store.atomic_write import made_draft
from poadesk.store.backup_folder import Note, folder_of, make_folder, write_note
from poadesk.store.draft import attachment_store
from poadesk.store.draft.change_log import Step, record
from poadesk.store.draft.connection import NO_LOCKS, connect, file_uri
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.draft.file_format import meta, plain_id, put_facts, put_meta, revision_of
from poadesk.store.draft.json_codec import decode
from poadesk.store.draft.lock_owner import this_holder, user_name
from poadesk.store.draft.row_copy import copy_rows, digest_of_contents, new_file, read_back
from poadesk.store.draft.sqlite_errors import errors_of
from poadesk.store.errors import AttachmentLost, DraftError, DraftUnwritable

COPIED = "copy"
"""The origin of changes that were not on the disk when a copy was made."""

History = Literal["draft", "backup", "none"]
"""Where the log of a copy comes from: the draft itself, its newest readable backup, or nowhere."""

Documents = Callable[[str], bytes]
"""The bytes for a digest. Raises AttachmentLost, or another DraftError."""


@dataclass(frozen=True)
class Copied:
    """A copy that was read back and compared. `lost` are digests of documents whose bytes nobody has any more."""

    path: Path
    revision: int
    lost: tuple[str, ...]
    history: History


@dataclass(frozen=True)
class Additions:
    """What a copy holds beyond its source: changes, then answers; with `whole` nothing but these answers.

    Its revisions go on after `revision`, if that is later than the source's. `as_new`: the copy is a draft of its own,
    with a new id, and with the source's backups until now to choose from.
    """

    unsaved: tuple[Change, ...] = ()
    answers: Answers = field(default_factory=Answers)
    whole: bool = False
    revision: int = 0
    as_new: bool = False


def write_copy(  # noqa: PLR0913 - from what, to where, with what beside
    source: DraftFile, to: Path, additions: Additions, documents: Documents, *, at: datetime, replace: bool
) -> Copied:
    """A verified copy of an open draft. Raises a DraftError, of `to` if it speaks of that path."""

    def fill(target: sqlite3.Connection) -> tuple[str, ...]:
        copy_rows(source, target, to)
        target.execute("DELETE FROM attachment")
        lost = _put_documents(target, to, source.documents(), documents, at)
        _add(target, to, additions, at)
        if additions.as_new:
            _give_new_id(target)
        return lost

    made = _write(to, fill, "draft", replace=replace)
    if additions.as_new:
        _note_parent(to, source, at)
    return made


def _give_new_id(target: sqlite3.Connection) -> None:
    put_meta(target, "parent", meta(target, "id"))
    put_meta(target, "id", uuid4().hex)


def _note_parent(to: Path, source: DraftFile, at: datetime) -> None:
    """So that the source's backups can be chosen from; only a help, so that a failure is no failure of the copy."""
    with suppress(DraftError):
        with closing(connect(to, "ro", locks=False)) as made:
            folder = folder_of(plain_id(meta(made, "id") or ""))
        make_folder(folder)
        write_note(folder, Note(to, source.form_key, source.id, at))


def write_answers(  # noqa: PLR0913 - as write_copy
    draft: DraftFile, to: Path, answers: Answers, documents: Documents, *, at: datetime, replace: bool
) -> Copied:
    """A verified draft made of what is on the screen, when nothing else of `draft` is left. Raises a DraftError."""

    def fill(target: sqlite3.Connection) -> tuple[str, ...]:
        put_facts(target, uuid4().hex, draft.form_key, draft.created or at)
        lost = _put_documents(target, to, sorted(documents_in(answers)), documents, at)
        _add(target, to, Additions(answers=answers), at)
        return lost

    return _write(to, fill, "none", replace=replace)


def write_pages(source: DraftFile, to: Path, at: datetime, *, replace: bool) -> Copied:
    """A verified copy page by page: a newer program's draft may hold what is not known here. Raises a DraftError."""
    with made_draft(to, replace=replace) as part:
        part.touch(exist_ok=False)
        address = f"{file_uri(part)}?mode=rwc&vfs={NO_LOCKS}"
        with source.reading() as pages:
            with errors_of(to), closing(sqlite3.connect(address, uri=True)) as target:
                pages.backup(target)
                _give_new_id(target)
                target.commit()
            digest = digest_of_contents(pages)
        read_back(part, to, digest).close()
    _note_parent(to, source, at)
    return Copied(to, source.revision, (), "draft")


def _write(
    to: Path, fill: Callable[[sqlite3.Connection], tuple[str, ...]], history: History, *, replace: bool
) -> Copied:
    with made_draft(to, replace=replace) as part:
        with new_file(part, to) as target:
            lost = fill(target)
            revision, digest = revision_of(target), digest_of_contents(target)
        with closing(read_back(part, to, digest)) as written:
            _check_documents(written, to)
    return Copied(to, revision, lost, history)


def _put_documents(
    target: sqlite3.Connection, to: Path, digests: Sequence[str], documents: Documents, at: datetime
) -> tuple[str, ...]:
    """Gives the digests of those that are lost."""
    lost = []
    for digest in digests:
        try:
            data = documents(digest)
        except DraftError:
            lost.append(digest)
        else:
            attachment_store.put(target, to, data, at)
    return tuple(lost)


def _check_documents(written: sqlite3.Connection, to: Path) -> None:
    try:
        for digest in attachment_store.listed(written):
            attachment_store.get(written, to, digest)
    except AttachmentLost as cause:
        raise DraftUnwritable(to, "differs") from cause


def _add(target: sqlite3.Connection, to: Path, additions: Additions, at: datetime) -> None:
    if additions.revision > revision_of(target):
        put_meta(target, "revision", str(additions.revision))
    made = (*additions.unsaved, *_missing(target, additions))
    if made:
        record(target, to, [Step(made, COPIED, at)], user_name(), this_holder(at).session)


def _missing(target: sqlite3.Connection, additions: Additions) -> Iterator[Change]:
    """Changes from what the copy holds to the answers as shown, beside those that are made anyway."""
    made = {(change.question, change.aspect) for change in additions.unsaved}
    stored = {(q, a): v for q, a, v in target.execute("SELECT question, aspect, value FROM answer").fetchall()}
    answers = additions.answers
    questions = {*answers, *(str(question) for question, _ in stored)} if additions.whole else set(answers)
    for question in sorted(questions):
        for aspect in ASPECTS:
            value = answers.get(question, aspect)
            if (value is None and not additions.whole) or (question, aspect) in made:
                continue
            if _decoded(stored.get((question, aspect))) != value:
                yield Change(question, aspect, None, value)


def _decoded(stored: str | None) -> Json:
    try:
        return None if stored is None else decode(stored)
    except Misfit:
        return None
