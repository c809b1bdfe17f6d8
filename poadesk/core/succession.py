"""Schema evolution: how the questions of an older edition live on in a newer one, as data, checked like the form.

Read from `from-<edition>.toml` by `poadesk.store.forms.succession_reader`; put to use by `carryover`.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from poadesk.core.form import Form, Question
from poadesk.core.form_check import Fault


@dataclass(frozen=True)
class Move:
    """Where the answer to one older question goes.

    `options` gives new ids for old options, "" for one that has no place any more. With `part`, the whole old answer
    (its options renamed) becomes that option, or that column of the first row, of the new one.
    """

    older: str
    newer: str
    options: Mapping[str, str] = field(default_factory=dict)
    part: str | None = None


@dataclass(frozen=True)
class Succession:
    """The way from one edition to a newer one. Questions with the same id are the same, unless said otherwise here."""

    older: str
    moved: tuple[Move, ...] = ()
    ended: frozenset[str] = frozenset()

    def move(self, question: str) -> Move | None:
        """Where the answer to an older question goes; None if it has ended. The new question may not exist."""
        if question in self.ended:
            return None
        return next((move for move in self.moved if move.older == question), Move(question, question))


def by_id(older: Form, newer: Form) -> Succession:
    """The way between editions of which nothing else is said: equal ids are the same question, all others end."""
    return Succession(older.edition, ended=frozenset(older.questions.keys() - newer.questions.keys()))


def compose(first: Succession, second: Succession) -> Succession:
    """One way for two, one after the other: what has moved twice arrives at its last place, what ended once is ended.

    For every id, `compose(a, b).move(id)` is where `b` takes what `a` made of it. Associative; with a way on which
    nothing moves or ends, it gives the other one.
    """
    named = dict.fromkeys(move.older for move in (*first.moved, *second.moved))
    moves = {id: _moved_twice(first, second, id) for id in (*named, *sorted(first.ended | second.ended))}
    moved = tuple(move for move in moves.values() if move is not None)
    return Succession(first.older, moved, frozenset(id for id, move in moves.items() if move is None))


def _moved_twice(first: Succession, second: Succession, id: str) -> Move | None:
    once = first.move(id)
    again = second.move(once.newer) if once else None
    if once is None or again is None:
        return None
    options = {old: again.options.get(new, new) if new else "" for old, new in once.options.items()}
    renamed = {old: new for old, new in again.options.items() if old not in options}
    if once.part is None:
        return Move(id, again.newer, {**options, **renamed}, again.part)
    part = again.options.get(once.part, once.part)
    if again.part is not None or not part:
        return None  # a part of a part has no place of its own: the answer is kept beside the form
    return Move(id, again.newer, once.options, part)


def faults(succession: Succession, older: Form | None, newer: Form) -> Iterator[Fault]:
    """Everything wrong with a succession; what concerns the older edition only if that is at hand."""
    file = f"from-{succession.older}.toml"
    for fault in _faults(succession, older, newer):
        yield replace(fault, file=file)


def _faults(succession: Succession, older: Form | None, newer: Form) -> Iterator[Fault]:
    for id, count in Counter([*(move.older for move in succession.moved), *succession.ended]).items():
        if count > 1:
            yield Fault("succession.from-twice", {"id": id})
    for move in succession.moved:
        if move.newer not in newer.questions:
            yield Fault("succession.to-unknown", {"id": move.newer})
    if older is not None:
        yield from _faults_between(succession, older, newer)


def _faults_between(succession: Succession, older: Form, newer: Form) -> Iterator[Fault]:
    for id in [*(move.older for move in succession.moved), *sorted(succession.ended)]:
        if id not in older.questions:
            yield Fault("succession.from-unknown", {"id": id, "edition": older.edition})
    moves = [move for id in older.questions if (move := succession.move(id)) is not None]
    for id, count in Counter(move.newer for move in moves).items():
        if count > 1:
            yield Fault("succession.to-twice", {"id": id})
    for move in moves:
        if move.newer not in newer.questions and move.newer == move.older:
            yield Fault("succession.unplaced", {"id": move.older, "edition": older.edition})
        elif move.newer in newer.questions:
            for fault in _part_faults(move, older.questions[move.older], newer.questions[move.newer]):
                yield replace(fault, question=move.older)


def _part_faults(move: Move, older: Question, newer: Question) -> Iterator[Fault]:
    """Options and parts that lead nowhere."""
    if move.part is not None:
        if move.part not in newer.answer.part_ids():
            yield Fault("succession.part", {"part": move.part, "id": newer.id, "parts": list(newer.answer.part_ids())})
        return
    had, has = older.answer.option_ids(), newer.answer.option_ids()
    for option in move.options:
        if option not in had:
            yield Fault("succession.option-unknown", {"option": option, "options": list(had)})
    for option in had:
        target = move.options.get(option, option)
        if target and target not in has:
            yield Fault("succession.option-unplaced", {"option": option, "id": newer.id, "options": list(has)})
