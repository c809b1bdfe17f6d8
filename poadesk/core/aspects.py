"""Aspects of an answer as a table: one record says how an aspect is read, exported, carried over and compared.

Whoever handles aspects goes by this table; to add one is an entry here, its name in `Aspect`, and a sentence for its
label code in `poadesk.sentences`. An aspect that an older program would have to respect raises the version of the
draft file as well.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from poadesk.core.finding import Misfit
from poadesk.core.json_values import Json
from poadesk.core.kinds.base import Kind, read_record, read_text
from poadesk.core.text.plain_text import one_line

Aspect = Literal["value", "blank", "note", "source", "carried"]
"""What can be said of a question: the answer; why it is left blank; an internal note; where the figure comes from;
and from which earlier report the answer or blank was taken over, as long as nobody has confirmed it."""

BlankReason = Literal["no-change", "not-applicable", "not-available", "by-choice"]
BLANK_REASONS: tuple[BlankReason, ...] = get_args(BlankReason)
EXPLAINED: frozenset[str] = frozenset({"not-applicable", "not-available"})
"""The reasons that ask for words: not applicable because…, not available yet, waiting for…"""

_EXPORTED_WITH_WORDS = frozenset({"not-applicable"})
"""Beside any other reason the words are internal: whom the answer waits for, and why."""


@dataclass(frozen=True)
class Exported:
    """How an export shows an aspect: what it says of it, and the JSON Schema (2020-12) of what that can be.

    The schema is None where it is the one of the question's kind.
    """

    public: Callable[[Kind, Json], Json]
    schema: Mapping[str, Json] | None


@dataclass(frozen=True)
class AspectRules:
    """Everything the program needs to know of one aspect.

    `read` gives the stored form of what was given, None if it says nothing; it raises Misfit and is idempotent. The
    kind is None for a question that the form does not have.
    """

    read: Callable[[Kind | None, Json], Json]
    label: str
    """The code of its label in `poadesk.sentences`."""
    exported: Exported | None = None
    """None for what is internal: it is in no export."""
    carried: Literal["with-answer", "always", "never"] = "never"
    """Whether the next report starts with it: only with an answer that is carried over, always, or never."""
    answers: bool = False
    """Whether it is part of the answer: such aspects are compared, confirmed and cleared together."""
    ends: frozenset[Aspect] = frozenset()
    """What any edit of it takes away."""
    replaces: frozenset[Aspect] = frozenset()
    """What goes when it is given, because both cannot be said of one question."""
    replaces_in_entries: frozenset[Aspect] = frozenset()
    """What goes when an entry of a file of answers gives it and does not name the other; see `fill`."""


def read_aspect(kind: Kind | None, aspect: Aspect, raw: Json) -> Json:
    """The stored form of what was given for an aspect; None if it says nothing. Raises Misfit."""
    return None if raw is None else ASPECTS[aspect].read(kind, raw)


def known_aspect(stored: str) -> Aspect:
    """The aspect of this name. Raises Misfit for one that only a newer program knows."""
    for aspect in ASPECTS:
        if aspect == stored:
            return aspect
    raise Misfit("misfit.aspect", aspect=stored[:80])


def blank_words(reason: str | None, text: str, common: Mapping[str, str], *, internal: bool) -> str:
    """Why a question has no answer, in words common to all forms; who owes it only where that is `internal`."""
    if reason is None:
        return common["not-answered"]
    if text and reason in _EXPORTED_WITH_WORDS:
        return common["blank.not-applicable.because"].format(text=text)
    if text and internal and reason == "not-available":
        return common["blank.not-available.owed"].format(text=text)
    return common[f"blank.{reason}"]


def _read_value(kind: Kind | None, raw: Json) -> Json:
    return raw if kind is None else kind.read(raw)


def _read_text(_kind: Kind | None, raw: Json) -> Json:
    return read_text(raw)


def _read_blank(_kind: Kind | None, raw: Json) -> Json:
    record = read_record(raw if isinstance(raw, Mapping) else {"reason": raw}, frozenset({"reason", "text"}))
    if record.get("reason") not in BLANK_REASONS:
        raise Misfit("misfit.blank-reason", reason=str(record.get("reason"))[:80], reasons=list(BLANK_REASONS))
    text = read_text(record.get("text"))
    blank: dict[str, Json] = {"reason": record["reason"]}
    if text:
        blank["text"] = text
    return blank


def _read_carried(_kind: Kind | None, raw: Json) -> Json:
    text = read_text(read_record(raw, frozenset({"from"})).get("from"))
    return {"from": one_line(text)} if text else None


def _public_value(kind: Kind, value: Json) -> Json:
    return kind.identified(kind.read(value), None)  # read once more, for the one order of keys


def _public_blank(_kind: Kind, blank: Json) -> Json:
    """The reason, and its words where they are part of the report."""
    if not isinstance(blank, Mapping):
        return None
    said = {"text": blank["text"]} if blank["reason"] in _EXPORTED_WITH_WORDS and blank.get("text") else {}
    return {"reason": blank["reason"], **said}


_BLANK_SCHEMA: Mapping[str, Json] = {
    "description": "Why there is no answer; words are given with not-applicable only.",
    "type": "object",
    "properties": {"reason": {"enum": list(BLANK_REASONS)}, "text": {"type": "string", "minLength": 1}},
    "required": ["reason"],
    "additionalProperties": False,
}

ASPECTS: Mapping[Aspect, AspectRules] = {
    "value": AspectRules(
        _read_value,
        "aspect.value",
        Exported(_public_value, None),
        carried="with-answer",
        answers=True,
        ends=frozenset({"carried"}),
        replaces=frozenset({"blank"}),
    ),
    "blank": AspectRules(
        _read_blank,
        "aspect.blank",
        Exported(_public_blank, _BLANK_SCHEMA),
        carried="with-answer",
        answers=True,
        ends=frozenset({"carried"}),
        replaces_in_entries=frozenset({"value"}),
    ),
    "note": AspectRules(_read_text, "aspect.note", carried="always"),
    "source": AspectRules(_read_text, "aspect.source", carried="always"),
    "carried": AspectRules(_read_carried, "aspect.carried"),
}
"""By name, in the order in which aspects are shown and stored."""
