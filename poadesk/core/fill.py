"""Import of answers: answers given from outside, as changes to a report, and what among them does not fit. Reads no
file.

What is given maps a question's id or printed number to its answer as the question's kind takes it (option labels do
as well as ids), or to an *entry* that also says what else is known of the question:

    {"value": …, "blank": {"reason": …, "text": …}, "note": …, "source": …}

An object with no other keys than an entry's is an entry. Absent keys are left alone, null clears; but a question is
either answered or left blank, so a blank reason without a value clears the value. `status` (with `number`, `kind` and
`as-typed`, which are not looked at) makes it an entry of an export, which says all there is: unanswered clears both.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from poadesk.core.answers import Answers, Change
from poadesk.core.aspects import ASPECTS, Aspect, read_aspect
from poadesk.core.finding import Misfit
from poadesk.core.form import Form, Question
from poadesk.core.json_values import Json, depth_exceeds
from poadesk.core.kinds import Kind
from poadesk.core.option_labels import with_ids
from poadesk.core.row_identity import cells_of
from poadesk.core.session import with_consequences
from poadesk.core.text.plain_text import clean

LONGEST_TEXT = 1_000_000
"""Characters in one text: ten times the longest answer known, and as much as a page of the window can show."""

LONGEST_NAME = 200
"""Characters of an id or number; nothing longer names a question."""

MOST_ROWS = 5_000
"""Of a list that are tried one by one where it does not fit as a whole."""

_ENTRY_KEYS = frozenset({*ASPECTS, "number", "kind", "status", "as-typed"})


@dataclass(frozen=True)
class Unfit:
    """Something given that has no place: the question as it was named, its id if there is one, and the cause."""

    name: str
    question: str | None
    misfit: Misfit


@dataclass(frozen=True)
class Filling:
    """What giving these answers would change, in the order of the form, and what does not fit, in the order given."""

    changes: tuple[Change, ...]
    unfit: tuple[Unfit, ...]


def fill(form: Form, answers: Answers, given: Mapping[str, Json], twice: Iterable[str] = ()) -> Filling:
    """Work out what the answers given change; of one that fits in part, the parts that fit are taken.

    `twice` are names that the source holds more than once, of which only the last was kept.
    """
    unfit = [_unfit(name, None, Misfit("misfit.named-twice")) for name in twice]
    named: dict[str, str] = {}
    changes: list[Change] = []
    for name, raw in given.items():
        question = form.find(name.strip()) if len(name) <= LONGEST_NAME else None
        if question is None:
            unfit.append(_unfit(name, None, Misfit("misfit.unknown-question")))
        elif question.id in named:
            unfit.append(_unfit(name, question.id, Misfit("misfit.named-twice")))
        else:
            named[question.id] = name
            misfits: list[Misfit] = []
            changes.extend(_changes(form, question, answers, raw, misfits))
            unfit.extend(_unfit(name, question.id, misfit) for misfit in misfits)
    place = {id: number for number, id in enumerate(form.questions)}
    changes.sort(key=lambda change: place[change.question])
    return Filling(with_consequences(answers, changes), tuple(unfit))


def _unfit(name: str, question: str | None, misfit: Misfit) -> Unfit:
    return Unfit(clean(name[:LONGEST_NAME]).text[:80], question, misfit)


def _changes(form: Form, question: Question, answers: Answers, raw: Json, misfits: list[Misfit]) -> Iterator[Change]:
    if depth_exceeds(raw):
        misfits.append(Misfit("misfit.too-deep"))
        return
    if _longest_text(raw) > LONGEST_TEXT:
        misfits.append(Misfit("misfit.too-long", limit=LONGEST_TEXT))
        return
    for aspect, part in _aspects(raw).items():
        old = answers.get(question.id, aspect)
        try:
            new = _read(form, question, aspect, part, misfits)
        except Misfit as misfit:
            misfits.append(misfit)
            continue
        if aspect == "value":
            new = question.answer.identified(new, old)
        if new != old:
            yield Change(question.id, aspect, old, new)


def _longest_text(raw: Json) -> int:
    if isinstance(raw, str):
        return len(raw)
    parts = raw.values() if isinstance(raw, Mapping) else raw if isinstance(raw, Sequence) else ()
    return max((_longest_text(part) for part in parts), default=0)


def _aspects(raw: Json) -> dict[Aspect, Json]:
    """What is said of each aspect of a question."""
    if not isinstance(raw, Mapping) or not raw.keys() <= _ENTRY_KEYS or not raw.keys() & {*ASPECTS, "status"}:
        return {"value": raw}
    said = {aspect: raw[aspect] for aspect in ASPECTS if aspect in raw}
    if "status" in raw:
        return {**{aspect: None for aspect, rules in ASPECTS.items() if rules.exported}, **said}
    for aspect in tuple(said):
        for replaced in ASPECTS[aspect].replaces_in_entries if said[aspect] is not None else ():
            said.setdefault(replaced, None)
    return said


def _read(form: Form, question: Question, aspect: Aspect, raw: Json, misfits: list[Misfit]) -> Json:
    if aspect != "value" or raw is None:
        return read_aspect(question.answer, aspect, raw)
    words = form.words(question.id, next(iter(form.wordings)))
    return read_what_fits(question.answer, with_ids(question.answer.editor(words), raw), misfits)


def read_what_fits(kind: Kind, raw: Json, misfits: list[Misfit]) -> Json:
    """The value for `raw`, without the parts that do not fit. Raises Misfit if none does."""
    try:
        return kind.read(raw)
    except Misfit as whole:
        causes: list[Misfit] = []
        rest = _fitting(kind, raw, causes)
        if not rest or not causes:
            raise (causes or [whole])[0] from None
        value = kind.read(rest)
        misfits.extend(causes)
        return value


def _fitting(kind: Kind, raw: Json, causes: list[Misfit]) -> Mapping[str, Json] | Sequence[Json]:
    """The parts of an object or list, and of the objects in a list, that can be read on their own."""
    if isinstance(raw, Mapping):
        return {key: part for key, part in raw.items() if _fits(kind, {key: part}, causes)}
    if not isinstance(raw, Sequence) or isinstance(raw, str) or len(raw) > MOST_ROWS:
        return ()
    rows: list[Json] = []
    for number, row in enumerate(raw, start=1):
        if isinstance(row, Mapping) and not _fits(kind, [row], []):
            kept = {key: cell for key, cell in row.items() if _fits(kind, [{key: cell}], causes, number)}
            rows.extend([kept] if cells_of(kept) else [])
        elif _fits(kind, [row], causes, number):
            rows.append(row)
    return rows


def _fits(kind: Kind, raw: Json, causes: list[Misfit], row: int | None = None) -> bool:
    try:
        kind.read(raw)
    except Misfit as misfit:
        causes.append(Misfit(misfit.code, **({**misfit.params, "row": row} if row else misfit.params)))
        return False
    return True
