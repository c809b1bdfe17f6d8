"""Reference document: the last official report that is read beside the questions: which of the kept documents it is.

Its bytes are kept like those of an attachment. An older program that does not know of it leaves it as it is.
"""

import sqlite3
from collections.abc import Mapping
from pathlib import Path

from poadesk.core.finding import Misfit
from poadesk.core.json_values import Json
from poadesk.core.kinds.files import bare_name
from poadesk.store.draft.attachment_store import is_digest
from poadesk.store.draft.file_format import meta, put_meta
from poadesk.store.draft.json_codec import decode, encode

_KEY = "earlier-report"


def noted(connection: sqlite3.Connection) -> Mapping[str, Json] | None:
    """Its `name` and `sha256`; None if there is none, or nothing that can be one."""
    try:
        entry = decode(meta(connection, _KEY) or "null")
    except Misfit:
        return None
    if not isinstance(entry, Mapping):
        return None
    name, digest = entry.get("name"), entry.get("sha256")
    if not isinstance(name, str) or not isinstance(digest, str) or not is_digest(digest):
        return None
    return {"name": bare_name(name) or "document", "sha256": digest}


def note(connection: sqlite3.Connection, path: Path, entry: Mapping[str, Json] | None) -> None:
    """Say which document it is; None that there is none any more. The caller commits."""
    kept = None if entry is None else encode({"name": entry["name"], "sha256": entry["sha256"]}, path)
    put_meta(connection, _KEY, kept)
