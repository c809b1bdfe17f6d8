"""Part comparison: what differs between the parts of an answer and those of its other version, part by part and word
by word.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from poadesk.core.blocks import Run
from poadesk.core.diff.answer_parts import ROW, AnswerPart
from poadesk.core.diff.rows import match_rows
from poadesk.core.diff.words import words_changed

Outcome = Literal["new", "changed", "dropped", "same", "empty"]
"""Answered now; answered otherwise; answered no more; as before; and neither version says anything."""


@dataclass(frozen=True)
class PartChange:
    """A part of an answer that is new, changed or dropped: it has words, or parts of its own that differ.

    `label` names an option, field, year, row of figures, or the row of a table; it is empty where the answer has no
    parts. `row` is set for a row of a table, which can be new as a whole. Words all the same mean that a document was
    replaced by another of the same name.
    """

    outcome: Outcome
    label: str
    runs: tuple[Run, ...] = ()
    parts: tuple["PartChange", ...] = ()
    row: bool = False


def parts_changed(old: Sequence[AnswerPart], new: Sequence[AnswerPart]) -> tuple[tuple[PartChange, ...], bool]:
    """The parts that differ, and whether rows that both have stand in another order."""
    if any(part.key == ROW for part in new):
        return _rows(old, new)
    return tuple(_keyed(old, new)), False


def _keyed(old: Sequence[AnswerPart], new: Sequence[AnswerPart]) -> Iterator[PartChange]:
    """The parts that differ, each found by its key; those dropped come first."""
    before = {part.key: part for part in old}
    kept = {part.key for part in new}
    yield from (one_sided("dropped", part) for part in old if part.key not in kept)
    for part in new:
        was = before.get(part.key)
        if was is None:
            yield one_sided("new", part)
        elif was.parts or part.parts:
            if inner := tuple(_keyed(was.parts, part.parts)):
                yield PartChange("changed", part.label, parts=inner)
        elif (was.text, was.unseen) != (part.text, part.unseen):
            yield PartChange("changed", part.label, words_changed(was.text, part.text))


def _rows(old: Sequence[AnswerPart], new: Sequence[AnswerPart]) -> tuple[tuple[PartChange, ...], bool]:
    """The rows that differ, and whether those kept are in another order."""
    ids = [row.row_id for row in old], [row.row_id for row in new]
    found = match_rows([_texts(row) for row in old], [_texts(row) for row in new], *ids)
    kept = set(found.values())
    changes = [one_sided("dropped", row) for place, row in enumerate(old) if place not in kept and row.parts]
    for place, row in enumerate(new):
        if place not in found and row.parts:
            changes.append(one_sided("new", row))
        elif place in found and (fields := tuple(_keyed(old[found[place]].parts, row.parts))):
            changes.append(PartChange("changed", _name(row, fields), parts=fields, row=True))
    order = [found[place] for place in sorted(found)]
    return tuple(changes), order != sorted(order)


def _texts(row: AnswerPart) -> tuple[str, ...]:
    return tuple(part.text for part in row.parts)


def _name(row: AnswerPart, changed: Sequence[PartChange]) -> str:
    """What a row is known by, its first cell; nothing if that is changed itself and so is shown."""
    first = row.parts[0] if row.parts else None
    return "" if first is None or any(part.label == first.label for part in changed) else first.text


def one_sided(outcome: Literal["new", "dropped"], part: AnswerPart) -> PartChange:
    """A part that only one of the versions has."""
    inner = tuple(one_sided(outcome, field) for field in part.parts)
    old, new = (part.text, "") if outcome == "dropped" else ("", part.text)
    return PartChange(outcome, part.label, words_changed(old, new), inner, part.key == ROW)
