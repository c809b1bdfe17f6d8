"""History: earlier states of a report: what each answer was and when, what all were at a revision, and how to bring
that back.

Reads the log of changes and changes nothing: what is to be brought back comes out as changes for the session, which
can be undone like any other. A burst of typing is one entry of the log, so within it only its two ends can be told;
a milestone ends every burst.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from poadesk.core.answers import Answers, Change
from poadesk.core.finding import Misfit
from poadesk.core.form import Form
from poadesk.core.json_values import Json
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.draft.file_format import MAX_REVISION
from poadesk.store.draft.json_codec import decode
from poadesk.store.draft.open_report import fitting
from poadesk.store.timestamps import moment

RESTORED = "restore"
"""The origin of changes that bring something back."""

_LAST_UNTIL = """
    SELECT question, aspect, max(CASE WHEN revision <= ?1 THEN id END), min(CASE WHEN revision > ?1 THEN id END)
    FROM change GROUP BY question, aspect
"""


@dataclass(frozen=True)
class AnswerVersion:
    """One change of one answer. What cannot be read of the log is None, like what was absent."""

    revision: int
    at: datetime | None
    who: str
    origin: str
    question: str
    aspect: str
    old: Json
    new: Json


@dataclass(frozen=True)
class Moment:
    """A revision to look back to: `changes` were made in it, of answers to `questions`; `names` are its milestones."""

    revision: int
    at: datetime | None
    who: str
    changes: int
    names: tuple[str, ...]
    questions: tuple[str, ...] = ()


def versions(draft: DraftFile, question: str | None = None) -> tuple[AnswerVersion, ...]:
    """The changes of a question, or of all, the newest first."""
    return tuple(
        AnswerVersion(e.revision, moment(e.at), e.who, e.origin, e.question, e.aspect, _value(e.old), _value(e.new))
        for e in reversed(draft.history(question))
    )


def moments(draft: DraftFile) -> tuple[Moment, ...]:
    """Every revision that the log can bring back, the newest first."""
    names: dict[int, list[str]] = {}
    for milestone in draft.milestones():
        names.setdefault(milestone.revision, []).append(milestone.name)
    with draft.reading() as connection:
        rows = connection.execute(
            "SELECT revision, max(at), max(who), count(*), group_concat(DISTINCT question) FROM change"
            " WHERE typeof(revision) = 'integer'"
            " AND revision BETWEEN 0 AND ? GROUP BY revision ORDER BY revision DESC",
            (MAX_REVISION,),
        ).fetchall()
    known = {
        revision: (moment(str(at)), str(who), count, tuple(str(questions).split(",")))
        for revision, at, who, count, questions in rows
    }
    named = {m.revision: (m.at, "", 0, ()) for m in draft.milestones() if m.revision not in known}
    found = sorted((known | named).items(), reverse=True)
    return tuple(Moment(r, at, who, n, tuple(names.get(r, ())), asked) for r, (at, who, n, asked) in found)


def answers_at(draft: DraftFile, form: Form, revision: int) -> Answers:
    """The answers as they stood when the draft had this revision; what does not fit the form is left out."""
    return fitting(form, stored_at(draft, revision))[0]


def stored_at(draft: DraftFile, revision: int) -> Mapping[str, Mapping[str, Json]]:
    """Values by question and aspect as they stood at this revision, whether they fit a form or not."""
    with draft.reading() as connection:
        stored = {(q, a): text for q, a, text in connection.execute("SELECT question, aspect, value FROM answer")}
        stored.update(_before_what_came_later(connection, revision))
    known: dict[str, dict[str, Json]] = {}
    for (question, aspect), text in stored.items():
        if (value := _value(text)) is not None:
            known.setdefault(str(question), {})[str(aspect)] = value
    return known


def _before_what_came_later(
    connection: sqlite3.Connection, revision: int
) -> Iterator[tuple[tuple[str, str], str | None]]:
    """What each logged answer was: the newest value until then, or the old value of the first change after it."""
    for question, aspect, until, after in connection.execute(_LAST_UNTIL, (revision,)).fetchall():
        column, id = ("old", after) if until is None else ("new", until)
        query = {"old": "SELECT old FROM change WHERE id = ?", "new": "SELECT new FROM change WHERE id = ?"}[column]
        yield (question, aspect), connection.execute(query, (id,)).fetchone()[0]


def bringing_back(now: Answers, then: Answers, question: str | None = None) -> tuple[Change, ...]:
    """The changes that lead from `now` to `then`, of one question or of all: for comparing first, then for applying.

    Apply them with RESTORED as their origin.
    """
    return tuple(change for change in now.difference(then) if question in {None, change.question})


def _value(stored: str | None) -> Json:
    if stored is None:
        return None
    try:
        return decode(stored)
    except Misfit:
        return None
