"""Errors: what can go wrong between a draft and the disk: one error a cause, with a code and parameters, never a
sentence.

`poadesk.sentences.store_errors` has the sentence for each code: what happened and what to do. `str()` of an error is a
technical line for logs; it names the file and never holds an answer.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

from poadesk.core.json_values import Json


class DraftError(Exception):
    """Something about one file. `params` fill the sentence of `code`; `name` and `path` are always among them."""

    kind: ClassVar[str] = "draft"

    def __init__(self, path: Path, reason: str = "", **params: Json) -> None:
        self.path = path
        self.reason = reason
        self.code = f"{self.kind}.{reason}" if reason else self.kind
        self.params: Mapping[str, Json] = {"name": path.name or str(path), "path": str(path), **params}
        super().__init__(self.code, str(path))

    def __str__(self) -> str:
        cause = f" ({self.__cause__})" if self.__cause__ is not None else ""
        said = ", ".join(f"{key}={value!r}" for key, value in self.params.items() if key not in {"name", "path"})
        return f"{self.code}: {self.path}" + (f" [{said}]" if said else "") + cause


class DraftMissing(DraftError):
    """There is no such file."""

    kind = "draft.missing"


class DraftUnreadable(DraftError):
    """The file is there but cannot be read. Reasons: permission, in-use, folder, special, io, unfinished."""

    kind = "draft.unreadable"


class NotADraft(DraftError):
    """The file is something else. Reasons: empty, pdf, json, database, other."""

    kind = "draft.not-a-draft"


class DamagedDraft(DraftError):
    """A draft whose inside does not hold. Reasons: truncated, structure, schema, contents, journal, upgrade."""

    kind = "draft.damaged"


class NewerDraft(DraftError):
    """Written by a newer poadesk in a way this one cannot even show. Params: version."""

    kind = "draft.newer"


class DraftBusy(DraftError):
    """Somebody has it open for writing. Params: who, host, since (ISO 8601, UTC).

    Reasons: unknown, it is not known who; unsure, whether they still have it, in a place without file locks.
    """

    kind = "draft.busy"


class DraftReadOnly(DraftError):
    """A change to a draft that is open to be looked at only. Reasons: asked, place, newer."""

    kind = "draft.read-only"


class DraftChanged(DraftError):
    """The file on disk is no longer the one that was opened; nothing was overwritten."""

    kind = "draft.changed"


class DraftUnwritable(DraftError):
    """Writing failed; what was on disk before still is.

    Reasons: full, permission, io, missing, no-folder, file-name, in-use, memory, fault; differs, if what was written
    reads otherwise. Params of a fault of the program: cause, the name of its exception.
    """

    kind = "draft.unwritable"


def failure_of(path: Path, cause: Exception) -> DraftError:
    """Any exception that ended a saving, as an error that has a sentence.

    The cause is named by its type alone: its words may hold an answer.
    """
    if isinstance(cause, DraftError):
        return cause
    reason = "memory" if isinstance(cause, MemoryError) else "fault"
    return DraftUnwritable(path, reason, cause=type(cause).__name__).with_traceback(cause.__traceback__)


class DraftTooLarge(DraftError):
    """More than a draft can hold. Reasons: value, nested, answers, attachments. Params: limit."""

    kind = "draft.too-large"


class AttachmentNotOpened(DraftError):
    """No kind of document that is opened. Params: suffix. It can be shown in its folder, or saved."""

    kind = "attachment.program"


class FileExistsAlready(DraftError):
    """A new draft would take the place of an existing file."""

    kind = "draft.exists"


class AttachmentTooLarge(DraftError):
    """Params: size (bytes, as far as read), limit (bytes)."""

    kind = "attachment.too-large"


class AttachmentUnreadable(DraftError):
    """A document to be attached cannot be read. Reasons: missing, folder, special, permission, in-use, io,
    itself.
    """

    kind = "attachment.unreadable"


class AttachmentLost(DraftError):
    """An answer names a document whose bytes the draft does not hold, or holds altered. Reasons: absent, altered."""

    kind = "attachment.lost"


class DocumentTextError(DraftError):
    """The words of a document cannot be read.

    Reasons: encrypted, no-text, kind, old-word, damaged, too-large, too-slow, stopped.
    """

    kind = "document-text"
