"""Carry-over: the answers of an earlier report as the start of a new one, by a succession that is data. Pure; files are
elsewhere.

Nothing is lost. Of everything the earlier report holds, each is *carried* to the question that succeeds its own;
*kept* beside the form (see `orphaned`) because no question asks for it any more (or only some of
it fitted: *partly*); or begun *anew*: figures by year, and what the cover says of this one report, which stay in the
earlier report alone. What a person confirms from then on is in `confirming`.

An answer that nobody has confirmed is exported as it stands, and no export says that it was carried over: a report
says what the State says. The check points to it until then.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from poadesk.core.answers import Change
from poadesk.core.aspects import ASPECTS, Aspect, read_aspect
from poadesk.core.fill import read_what_fits
from poadesk.core.finding import Misfit
from poadesk.core.form import AUTHORITY, LANGUAGE, STATE, STATE_ARMS, STATE_NAME, Form, Question
from poadesk.core.json_values import Json
from poadesk.core.orphaned import EarlierReport, orphaned_value
from poadesk.core.succession import Move, Succession

Fate = Literal["carried", "partly", "kept", "anew"]

_OF_THE_STATE = frozenset({STATE, STATE_NAME, STATE_ARMS, LANGUAGE})
"""Given by whose report it is, so there is nothing to confirm."""
_ON_THE_COVER = _OF_THE_STATE | {AUTHORITY}
"""What of the cover the next report says again; the rest, such as date and status, is about one report only."""

_Aspects = Mapping[Aspect, Json]


@dataclass(frozen=True)
class CarriedEntry:
    """What became of one entry of the earlier report. `newer` is where it now is in the draft, None if nowhere."""

    older: str
    fate: Fate
    newer: str | None


@dataclass(frozen=True)
class Carryover:
    """The changes that begin the new draft, and what became of each entry of the earlier report, in its order."""

    changes: tuple[Change, ...]
    fared: tuple[CarriedEntry, ...]

    def with_fate(self, *fates: Fate) -> tuple[CarriedEntry, ...]:
        """The entries that fared so."""
        return tuple(entry for entry in self.fared if entry.fate in fates)


def carry_over(earlier: EarlierReport, newer: Form, succession: Succession) -> Carryover:
    """Begin a report on the edition `newer`, whose draft is still empty, with the answers of an earlier one."""
    held: dict[str, _Aspects] = {}
    fared: list[CarriedEntry] = []
    way = _Way(earlier, newer, succession)
    for question in _in_order(earlier):
        entry, made = _one(way, question, dict(earlier.answers.held(question)), frozenset(held))
        fared.append(entry)
        held.update(made)
    changes = (Change(q, aspect, None, new) for q, aspects in held.items() for aspect, new in aspects.items())
    return Carryover(tuple(changes), tuple(fared))


def next_cycle(form: Form, cycle: str) -> str:
    """The first cycle that the form serves after this one; the last one served if there is none."""
    served = [known.id for known in form.served_cycles()]
    return next((known for known in served if known > cycle), served[-1] if served else form.first_cycle)


def _in_order(earlier: EarlierReport) -> Iterator[str]:
    yield from (question for question in earlier.form.questions if question in earlier.answers)
    yield from (question for question in earlier.answers if question not in earlier.form.questions)


@dataclass(frozen=True)
class _Way:
    """From where to where."""

    earlier: EarlierReport
    newer: Form
    succession: Succession


def _one(way: _Way, id: str, aspects: _Aspects, taken: frozenset[str]) -> tuple[CarriedEntry, dict[str, _Aspects]]:
    """What becomes of one entry, and what the new draft holds of it."""
    earlier, newer = way.earlier, way.newer
    older = earlier.form.questions.get(id)
    move = way.succession.move(id) if older else None
    target = newer.questions.get(move.newer) if move else None
    if older is None or move is None or target is None or target.id in taken:
        return _kept(earlier, id, aspects)
    if _begins_anew(older, target):
        said = _read_aspects(target, {a: raw for a, raw in aspects.items() if ASPECTS[a].carried == "always"})
        return CarriedEntry(id, "anew", target.id), {target.id: said} if said else {}
    try:
        value, whole = converted(older, target, move, aspects.get("value"))
        rest = _read_aspects(target, _beside_value(aspects))
    except Misfit:
        return _kept(earlier, id, aspects)
    made = _marked({**rest, **({} if value is None else {"value": value})}, aspects, earlier.label, target.id)
    if whole:
        return CarriedEntry(id, "carried", target.id), {target.id: made}
    _, kept = _kept(earlier, id, {"value": aspects["value"]})
    return CarriedEntry(id, "partly", target.id), {target.id: made, **kept}


def _begins_anew(older: Question, newer: Question) -> bool:
    about_one_report = newer.id.startswith("about.") and newer.id not in _ON_THE_COVER
    return about_one_report or older.answer.of_period or newer.answer.of_period


def _beside_value(aspects: _Aspects) -> _Aspects:
    """What goes along with an answer that is taken over."""
    return {a: raw for a, raw in aspects.items() if a != "value" and ASPECTS[a].carried != "never"}


def _read_aspects(question: Question, aspects: _Aspects) -> dict[Aspect, Json]:
    """Raises Misfit."""
    said = {aspect: read_aspect(question.answer, aspect, raw) for aspect, raw in aspects.items()}
    return {aspect: new for aspect, new in said.items() if new is not None}


def converted(older: Question, newer: Question, move: Move, raw: Json) -> tuple[Json, bool]:
    """The value for the newer question, and whether it says all that the older one said. Raises Misfit."""
    if raw is None:
        return None, True
    value = older.answer.read(raw)
    misfits: list[Misfit] = []
    renamed = older.answer.renamed(value, move.options) if move.options else value
    if move.part is not None:
        return read_what_fits(newer.answer, newer.answer.with_part(move.part, renamed), misfits), not misfits
    new = read_what_fits(newer.answer, renamed, misfits)
    meant = frozenset(move.options.get(option, option) for option in older.answer.chosen(value))
    chosen = newer.answer.chosen(new)
    if new is None or not chosen <= meant or (meant and not chosen):
        raise Misfit("misfit.option", option=", ".join(sorted(meant)), options=list(newer.answer.option_ids()))
    return new, chosen == meant and not misfits


def _marked(said: dict[Aspect, Json], older: _Aspects, label: str, question: str) -> dict[Aspect, Json]:
    """With the mark of where it comes from; what was not confirmed in the earlier report either keeps its first one."""
    if question in _OF_THE_STATE or not any(ASPECTS[aspect].answers for aspect in said):
        return said
    before = older.get("carried")
    first = before.get("from") if isinstance(before, Mapping) else None
    return {**said, "carried": {"from": str(first or label)}}


def _kept(earlier: EarlierReport, id: str, aspects: _Aspects) -> tuple[CarriedEntry, dict[str, _Aspects]]:
    """The entry under an id that no form has, with what is needed to read it; what was kept before stays as it is."""
    if "/" in id:
        return CarriedEntry(id, "kept", id), {id: aspects}
    key = _free_id(earlier, f"{earlier.label}/{id}")
    return CarriedEntry(id, "kept", key), {key: {"value": orphaned_value(earlier, id), **_beside_value(aspects)}}


def _free_id(earlier: EarlierReport, id: str) -> str:
    """The id, or the like of it if the earlier report itself was begun from a report that used it."""
    number, free = 1, id
    while free in earlier.answers:
        number += 1
        free = f"{id}/{number}"
    return free
