"""Stored answers: the table of answers of a draft, as far as it can be read; a stranger may have written it."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from poadesk.core.finding import Misfit
from poadesk.core.json_values import Json
from poadesk.store.draft.json_codec import decode
from poadesk.store.errors import DraftTooLarge

MAX_ANSWERS = 256 * 1024 * 1024
"""Characters of all answers together that are read into memory."""


@dataclass(frozen=True)
class Unreadable:
    """An answer that is in the file but is no JSON, or too large: it stays there, and in the log once replaced."""

    question: str
    aspect: str
    misfit: Misfit


def stored_answers(connection: sqlite3.Connection, path: Path) -> Iterator[tuple[str, str, Json | Misfit]]:
    """Question, aspect and value, or why it is none, in the order stored. Raises DraftTooLarge."""
    if connection.execute("SELECT total(length(value)) FROM answer").fetchone()[0] > MAX_ANSWERS:
        raise DraftTooLarge(path, "answers", limit=MAX_ANSWERS)
    rows = connection.execute("SELECT question, aspect, value FROM answer ORDER BY rowid").fetchall()
    return ((str(question), str(aspect), decoded(stored)) for question, aspect, stored in rows)


def decoded(stored: object) -> Json | Misfit:
    """The value, or why it is none."""
    try:
        return decode(stored)
    except Misfit as misfit:
        return misfit
