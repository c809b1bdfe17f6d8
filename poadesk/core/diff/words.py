"""Word-level text comparison: what differs between two versions of a text, word by word: whole sentences first, then
the words of the others.

Words are what stands between blanks and punctuation; Chinese and Japanese go by the character. Works on text alone and
knows no questions. The time grows with length × length / 64, which is 0.03 s for two answers of 5,000 words.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, takewhile

from poadesk.core.blocks import Edit, Run
from poadesk.core.text.scripts import HAN

LEFT_OUT = "[…]"
"""Stands for words that are not shown."""

_BETWEEN = (
    r"\s!-/:-@\[-`{-~\u00a1-\u00bf\u00d7\u00f7\u060c\u061b\u061f\u066a-\u066d\u06d4"
    r"\u2010-\u205e\u3000-\u3004\u3008-\u3020\u3030\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
)
_LETTER = f"[^{_BETWEEN}{HAN}]"
# Within a word: don’t, e-mail, poa@mod.example; within a number also 1,204 and 12/03.
_INNER = r"(?:['’.·@&‐‑-]|(?<=\d)[,/٫٬](?=\d))"
_WORD = re.compile(f"((?:[{HAN}][\ufe00-\ufe0f]*|{_LETTER}+(?:{_INNER}{_LETTER}+)*)?)([{_BETWEEN}]*)")
# Looking back keeps a long row of dots from being counted anew at each of them.
_SENTENCE = re.compile(r"(.*?(?:[。！？]+|(?<![.!?؟…])[.!?؟…]+(?=\s)|(?=\n)|\Z))(\s*)", re.DOTALL)
_WIDE = re.compile(f"[{HAN}]")
_MARKS_AND_BLANKS = re.compile(f"[{_BETWEEN}]*")

_MOST_CELLS = 600_000_000
"""Two versions whose lengths in words multiply to more (24,000 each) would take 75 MB to compare: all is changed."""

Unit = tuple[str, str]
"""What is compared, and the marks and blanks that follow it."""


@dataclass(frozen=True)
class _Change:
    """What both versions have, then what stood in the older and what stands in the newer."""

    same: str
    removed: str = ""
    added: str = ""

    @property
    def size(self) -> int:
        return max(_count(self.removed), _count(self.added))


def words_changed(old: str, new: str) -> tuple[Run, ...]:
    """The words of both: without those added it is the old text, without those removed the new, to the letter."""
    if old == new:
        return (Run(old),) if old else ()
    sentences = _walk(_units(_SENTENCE, old), _units(_SENTENCE, new), _words)
    return tuple(_runs(_trimmed(_folded(_changes(sentences)))))


_AROUND = 48
_LONGEST = {"added": 600, "removed": 240}
_NOT_WORTH_CUTTING = 24


def shortened(runs: Sequence[Run]) -> tuple[Run, ...]:
    """The same with LEFT_OUT in place of what stands far from any change, and of the middle of long changes.

    More is kept of what was added than of what was removed, which can be read in the older version. Lengths are in
    letters, a Chinese character counting two; cuts are between words.
    """
    last = len(runs) - 1
    cut = []
    for number, run in enumerate(runs):
        half = _LONGEST.get(run.edit, 0) // 2
        head, tail = (half, half) if half else (_AROUND * (number > 0), _AROUND * (number < last))
        cut.append(replace(run, text=_cut(run.text, head, tail)))
    return tuple(cut)


def words_of(text: str) -> list[str]:
    """The words of a text without marks and blanks."""
    return [word for word, _ in _units(_WORD, text) if word]


def _units(pattern: re.Pattern[str], text: str) -> list[Unit]:
    return [unit for unit in pattern.findall(text) if unit != ("", "")]


def _count(text: str) -> int:
    return len(words_of(text))


def _walk(
    old: Sequence[Unit], new: Sequence[Unit], gap: Callable[[Sequence[Unit], Sequence[Unit]], Iterator[Run]]
) -> Iterator[Run]:
    """Both versions from start to end; `gap` gives what stands between two units that they have in common."""
    i = j = 0
    ends = (len(old), len(new))
    for x, y in (*_common([unit for unit, _ in old], [unit for unit, _ in new]), ends):
        if i < x or j < y:
            yield from gap(old[i:x], new[j:y])
        if (x, y) != ends:
            yield Run(old[x][0])
            yield from _both_tails(old[x][1], new[y][1])
        i, j = x + 1, y + 1


def _both_tails(old: str, new: str) -> Iterator[Run]:
    if old == new:
        yield Run(old)
    else:
        yield Run(old, "removed")
        yield Run(new, "added")


def _words(old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[Run]:
    yield from _walk(_units(_WORD, _joined(old)), _units(_WORD, _joined(new)), _replaced)


def _replaced(old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[Run]:
    yield Run(_joined(old), "removed")
    yield Run(_joined(new), "added")


def _joined(units: Iterable[Unit]) -> str:
    return "".join(part for unit in units for part in unit)


def _common(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Places of a longest common subsequence, in order."""
    start = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
    rest = min(len(old), len(new)) - start
    ends = zip(reversed(old), reversed(new), strict=False)
    end = min(rest, sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], ends)))
    inner = _longest(old[start : len(old) - end], new[start : len(new) - end])
    return [
        *((n, n) for n in range(start)),
        *((i + start, j + start) for i, j in inner),
        *((len(old) - n, len(new) - n) for n in range(end, 0, -1)),
    ]


def _longest(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The same by one row of bits for each new unit (Hyyrö 2004), then read backwards.

    A bit is 0 where taking in the old unit of its place makes the common part longer.
    """
    if not old or not new or len(old) * len(new) > _MOST_CELLS:
        return []
    where: dict[str, int] = {}
    for place, unit in enumerate(old):
        where[unit] = where.get(unit, 0) | 1 << place
    every = (1 << len(old)) - 1
    row, rows = every, []
    for unit in new:
        hits = row & where.get(unit, 0)
        row = (row + hits | row - hits) & every
        rows.append(row)
    return _read_back(rows, len(old))


def _read_back(rows: Sequence[int], width: int) -> list[tuple[int, int]]:
    pairs = []
    i, j = width - 1, len(rows) - 1
    while i >= 0 and j >= 0:
        if rows[j] >> i & 1:
            i -= 1
        elif j and not rows[j - 1] >> i & 1:
            j -= 1
        else:
            pairs.append((i, j))
            i, j = i - 1, j - 1
    return pairs[::-1]


def _changes(runs: Iterable[Run]) -> Iterator[_Change]:
    """Each stretch in common with the change that follows it."""
    same = ""
    for is_same, group in groupby(runs, lambda run: run.edit == "same"):
        stretch = list(group)
        if is_same:
            same = "".join(run.text for run in stretch)
        else:
            removed, added = (_of(stretch, edit) for edit in ("removed", "added"))
            if removed or added:
                yield _Change(same, removed, added)
                same = ""
    yield _Change(same)


def _of(runs: Sequence[Run], edit: str) -> str:
    return "".join(run.text for run in runs if run.edit == edit)


def _folded(changes: Iterable[_Change]) -> Iterator[_Change]:
    """Without the stray words that two passages have in common by chance: they read worse than they explain."""
    held: list[_Change] = []
    held_size = 0
    for change in changes:
        if held and _is_stray(held_size, change):
            held_size += change.size
        else:
            if held:
                yield _as_one(held)
            held, held_size = [], change.size
        held.append(change)
    yield _as_one(held)


def _is_stray(size_before: int, change: _Change) -> bool:
    if not (change.removed or change.added):
        return False
    words = _count(change.same) if len(change.same) < 40 else 3
    return words == 0 or (words <= 2 and words * 2 <= min(size_before, change.size))


def _as_one(changes: Sequence[_Change]) -> _Change:
    """One change from the start of the first to the end of the last."""
    removed, added = [changes[0].removed], [changes[0].added]
    for change in changes[1:]:
        removed += (change.same, change.removed)
        added += (change.same, change.added)
    return _Change(changes[0].same, "".join(removed), "".join(added))


def _trimmed(changes: Iterable[_Change]) -> Iterator[_Change]:
    """With marks and blanks at the ends of a change taken out of it where both versions have them."""
    carried = ""
    for change in changes:
        removed, added = change.removed, change.added
        head = _shared_start(removed, added)
        removed, added = removed[len(head) :], added[len(head) :]
        tail = _shared_start(removed[::-1], added[::-1])[::-1]
        cut = len(removed) - len(tail), len(added) - len(tail)
        yield _Change(carried + change.same + head, removed[: cut[0]], added[: cut[1]])
        carried = tail
    if carried:
        yield _Change(carried)


def _shared_start(old: str, new: str) -> str:
    """The marks and blanks that both begin with."""
    ends = zip(old, new, strict=False)
    shared = "".join(a for a, _ in takewhile(lambda pair: pair[0] == pair[1], ends))
    found = _MARKS_AND_BLANKS.match(shared)
    return found[0] if found else ""


def _runs(changes: Iterable[_Change]) -> Iterator[Run]:
    texts = ((edit, getattr(change, edit)) for change in changes for edit in ("same", "removed", "added"))
    for edit, group in groupby(((e, t) for e, t in texts if t), lambda pair: pair[0]):
        yield Run("".join(text for _, text in group), _EDITS[edit])


_EDITS: dict[str, Edit] = {"same": "same", "removed": "removed", "added": "added"}


def _cut(text: str, head: int, tail: int) -> str:
    if _width(text) < head + tail + _NOT_WORTH_CUTTING:
        return text
    units = _units(_WORD, text)
    first = _reach(units, head)
    last = len(units) - _reach(units[::-1], tail)
    left_out = _joined(units[first:last])
    if first >= last or _width(left_out) < _NOT_WORTH_CUTTING:
        return text
    before, after = _joined(units[:first]).rstrip(), _joined(units[last:])
    return " ".join(part for part in (before, LEFT_OUT, after) if part)


def _reach(units: Sequence[Unit], room: int) -> int:
    """How many units it takes to fill so much room."""
    for number, unit in enumerate(units):
        if room <= 0:
            return number
        room -= _width(_joined((unit,)))
    return len(units)


def _width(text: str) -> int:
    return len(text) + len(_WIDE.findall(text))
