"""Draft file: one `.poadraft` file with a report's answers, their history and the attached documents.

Knows the file, not the form: what an answer means, and whether it fits a question, is for `open_report` and the core.
"""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import Lock
from typing import Self

from poadesk.core.answers import Change
from poadesk.core.finding import Misfit
from poadesk.core.json_values import Json
from poadesk.core.kinds.files import bare_name
from poadesk.store.atomic_write import discard, write_draft, write_whole
from poadesk.store.draft import attachment_store, earlier_document
from poadesk.store.draft.change_log import Entry, Step, entries, record
from poadesk.store.draft.document_writer import keep_in_parts
from poadesk.store.draft.file_format import FORM_KEY, MAX_REVISION, blank_file, meta, plain_id, revision_of
from poadesk.store.draft.identity import is_copy_of_another, new_id, note_copy, note_place, put_own_id
from poadesk.store.draft.json_codec import encode
from poadesk.store.draft.lock_owner import Holder, user_name
from poadesk.store.draft.milestones import Milestone, milestones, put_milestone
from poadesk.store.draft.open_access import open_access
from poadesk.store.draft.read_access import ReadAccess, WhyReadOnly
from poadesk.store.draft.stored_answers import Unreadable, decoded, stored_answers
from poadesk.store.draft.write_access import WriteAccess
from poadesk.store.errors import (
    AttachmentUnreadable,
    DamagedDraft,
    DraftUnreadable,
    DraftUnwritable,
)
from poadesk.store.same_file import is_draft_or_journal, is_same_file
from poadesk.store.timestamps import moment, utc_now


class DraftFile:
    """An open draft. Every method may raise a DraftError; it can be used from several threads.

    `form_key` is such as "poa-iti/2026". `revision` counts commits over the life of the file. `why_read_only` is None
    for the one writer. `left_behind` names the session before, if it did not end well; `took_back` says that a commit
    was cut short then. `id` is the file's own, also after it was moved. One that was copied by another program takes a
    new one with its first change: until then `is_copy` is true.
    """

    def __init__(self, access: ReadAccess) -> None:
        self._access = access
        self._one_document, self._one_identity = Lock(), Lock()
        self.path = access.path
        with self._closing_on_fault(), access.reading() as connection:
            self.id = plain_id(meta(connection, "id") or "")
            self.form_key = meta(connection, "form") or ""
            self.revision = revision_of(connection)
            self.created = moment(meta(connection, "created"))
            self._saved = moment(meta(connection, "saved"))
            if not FORM_KEY.fullmatch(self.form_key) or not 0 <= self.revision <= MAX_REVISION:
                raise DamagedDraft(self.path, "contents")
        self.is_copy = not self.read_only and is_copy_of_another(self.id, self.path)

    @contextmanager
    def _closing_on_fault(self) -> Iterator[None]:
        try:
            yield
        except BaseException:
            self._access.close()
            raise

    @classmethod
    def create(cls, path: Path, form_key: str, at: datetime, *, now: Callable[[], datetime] = utc_now) -> "DraftFile":
        """Make a new draft with no answers and open it for writing. Raises FileExistsAlready, DraftUnwritable."""
        if not FORM_KEY.fullmatch(form_key):
            raise ValueError(form_key)
        write_draft(path, blank_file(form_key, at), replace=False)
        try:
            return cls.open(path, now=now)
        except (DraftUnreadable, DraftUnwritable):
            discard(path)
            raise

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        read_only: bool = False,
        take_over: bool = False,
        now: Callable[[], datetime] = utc_now,
    ) -> "DraftFile":
        """Open a draft, as its one writer or to look at it; `take_over` as `open_access` has it.

        Where the file cannot be written, or a newer poadesk wrote it, it opens read-only and `why_read_only` says so.
        Raises DraftBusy if somebody else writes to it; it can then be opened with `read_only`.
        """
        return cls(open_access(path, now(), read_only=read_only, take_over=take_over))

    @property
    def read_only(self) -> bool:
        return self._access.why_read_only is not None

    @property
    def why_read_only(self) -> WhyReadOnly | None:
        return self._access.why_read_only

    @property
    def left_behind(self) -> Holder | None:
        return self._access.left_behind if isinstance(self._access, WriteAccess) else None

    @property
    def took_back(self) -> bool:
        return isinstance(self._access, WriteAccess) and self._access.took_back

    @property
    def session(self) -> str:
        """This session's name in the log; empty for one who only looks."""
        return self._access.mine.session if isinstance(self._access, WriteAccess) else ""

    def reading(self) -> AbstractContextManager[sqlite3.Connection]:
        """For modules beside this one: the connection, to read from; nobody commits meanwhile."""
        return self._access.reading()

    def holds_its_own(self) -> bool:
        """False if somebody put another file in place of this one, so that what is read here is not what was saved."""
        return not isinstance(self._access, WriteAccess) or self._access.still_reads_its_own()

    def answers(self) -> dict[str, dict[str, Json]]:
        """Values by question and aspect, without those that `unreadable` lists."""
        known: dict[str, dict[str, Json]] = {}
        for question, aspect, value in self._stored():
            if not isinstance(value, Misfit) and value is not None:
                known.setdefault(question, {})[aspect] = value
        return known

    def unreadable(self) -> tuple[Unreadable, ...]:
        """What is stored as an answer and is none."""
        return tuple(Unreadable(q, aspect, value) for q, aspect, value in self._stored() if isinstance(value, Misfit))

    def _stored(self) -> Iterator[tuple[str, str, Json | Misfit]]:
        with self._access.reading() as connection:
            return stored_answers(connection, self.path)

    def history(self, question: str | None = None) -> tuple[Entry, ...]:
        """The log of changes, oldest first; of one question or of all."""
        with self._access.reading() as connection:
            return tuple(entries(connection, question))

    def milestones(self) -> tuple[Milestone, ...]:
        """The versions that were given a name, oldest first."""
        with self._access.reading() as connection:
            return milestones(connection)

    def add_milestone(self, name: str, at: datetime) -> Milestone:
        """Give what is on the disk at this moment a name; what is still to be saved should be flushed before."""
        self.become_itself(at)
        return self._access.write(lambda connection: put_milestone(connection, self.revision, name, at))

    def remove_milestone(self, id: int) -> None:
        """Take the name back; the history stays."""
        self._access.write(lambda connection: connection.execute("DELETE FROM milestone WHERE id = ?", (id,)))

    def commit(self, changes: Sequence[Change], origin: str, at: datetime, who: str | None = None) -> int:
        """Make the changes; they are on the disk when this returns the new revision. See `change_log` for `origin`."""
        return self.commit_steps((Step(tuple(changes), origin, at),), who)

    def commit_steps(
        self, steps: Sequence[Step], who: str | None = None, place: Mapping[str, Json] | None = None
    ) -> int:
        """Make several steps in one go, and keep the place: all or none. `who` is the person's name on the system."""
        name = user_name() if who is None else who
        rows = [(key, encode(value, self.path)) for key, value in (place or {}).items()]

        def make(connection: sqlite3.Connection) -> int:
            revision = record(connection, self.path, steps, name, self.session) if steps else self.revision
            if place is not None:
                connection.execute("DELETE FROM place")
                connection.executemany("INSERT INTO place VALUES (?, ?)", rows)
            return revision

        if steps:
            self.become_itself(steps[-1].at)
        revision = self._access.write(make, of_worth=bool(steps))
        if steps:
            self.revision, self._saved = revision, steps[-1].at
        return revision

    def attach(self, path: Path, at: datetime | None = None) -> Mapping[str, Json]:
        """Keep a copy of a document; gives the entry of an answer: `name`, `size` in bytes, `sha256`."""
        data = self.document_at(path)
        digest = self.keep_document(data, at or utc_now(), path)
        return {"name": bare_name(path.name) or "document", "size": len(data), "sha256": digest}

    def document_at(self, path: Path) -> bytes:
        """The bytes of a file to be kept. Raises AttachmentUnreadable, AttachmentTooLarge."""
        if is_same_file(path, self.path):
            # Reading it like another file would give up the lock on it; see `file_header`.
            raise AttachmentUnreadable(path, "itself")
        return attachment_store.read_document(path)

    def keep_document(self, data: bytes, at: datetime, source: Path | None = None) -> str:
        """Keep a document's bytes, such as those from a backup; gives their digest. `source` is named in errors.

        A large one goes to the disk part by part, and what is typed meanwhile is saved in between.
        """
        self.become_itself(at)
        with self._one_document:
            return keep_in_parts(self._access.write, self.path, data, at, source or self.path)

    def documents(self) -> tuple[str, ...]:
        """The digests of all documents that the draft lists."""
        with self._access.reading() as connection:
            return attachment_store.listed(connection)

    def attachment(self, sha256: str) -> bytes:
        """A document's bytes. Raises AttachmentLost."""
        with self._access.reading_by_digest() as connection:
            return attachment_store.get(connection, self.path, sha256)

    def earlier_document(self) -> Mapping[str, Json] | None:
        """The document that is read beside the questions: `name` and `sha256`; None if none was chosen."""
        with self._access.reading() as connection:
            return earlier_document.noted(connection)

    def note_earlier_document(self, entry: Mapping[str, Json] | None) -> None:
        """Remember a document that is kept (an entry of `attach`) as the one beside the questions; None: none."""
        self._access.write(lambda connection: earlier_document.note(connection, self.path, entry))

    def export_attachment(self, sha256: str, to: Path) -> None:
        """Write a document to a file of the person's choosing, which gives way if it exists."""
        if is_draft_or_journal(to, self.path):
            raise DraftUnwritable(to, "in-use")
        write_whole(to, self.attachment(sha256), replace=True)

    def become_itself(self, at: datetime) -> None:
        """Give a copy an id of its own, so that it and the other file never share backups; else do nothing.

        Those that were made until now can be chosen from by both.
        """
        with self._one_identity:
            if not self.is_copy:
                return
            parent, own = self.id, new_id()
            self._access.write(partial(put_own_id, own=own, parent=parent))
            self.id, self.is_copy = own, False
            note_copy(self.path, self.form_key, own, parent, at)

    def note_place(self) -> None:
        """Note among the backups where the draft is now."""
        note_place(self.path, self.form_key, self.id)

    def place(self) -> Mapping[str, Json]:
        """Where the person was; nothing that cannot be read."""
        with self._access.reading() as connection:
            rows = connection.execute("SELECT key, value FROM place WHERE length(value) < 1000000 LIMIT 100").fetchall()
        found = {str(key): decoded(stored) for key, stored in rows}
        return {key: value for key, value in found.items() if not isinstance(value, Misfit)}

    def remember_place(self, place: Mapping[str, Json]) -> None:
        """Keep where the person is, instead of what was kept before."""
        self.commit_steps((), place=place)

    def saved_at(self) -> datetime | None:
        """When an answer was last committed; None in a new draft."""
        return self._saved

    def close(self) -> None:
        """Let go of the file. What was committed is on the disk already."""
        self._access.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
