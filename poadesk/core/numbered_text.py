"""Section detection: where in the text of a printed report each question of a form begins, by numbers at line starts.

A line may begin with anything that looks like a number: a table of contents, a year, a quantity. So the numbers are
taken together: those are kept that stand in the order of the form and beside the words of their question.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from poadesk.core.form import Form
from poadesk.core.text.fold import fold

MOST = 20_000
"""Lines with numbers that are looked at."""
_LABEL_LINES = 4
"""Lines in which the words of a question may stand after its number."""

_HEAD = re.compile(
    r"\s*(?:(?:question|pregunta|q|no|nº|n°|№)\.?\s*)?(?P<main>(?:[A-Z](?=\.)|\d{1,2})(?:\.\s?\d{1,2})*)"
    r"(?P<rest>[.)\s:–-].*)?$",
    re.IGNORECASE,
)
_PART = re.compile(r"(?:\.(?P<joined>[a-z]|[ivx]{1,4})(?!\w)|[\s.]*\(?(?P<apart>[a-z]|[ivx]{1,4})[).:])", re.IGNORECASE)
_PART_ALONE = re.compile(r"\s*\(?([a-z]|[ivx]{1,4})\)\s", re.IGNORECASE)
_LEADERS = re.compile(r"(?:\.{3,}|…|(?:\. ){3,})\s*\d+\s*$")
"""Of a table of contents."""


@dataclass(frozen=True)
class Places:
    """The line, from 0, at which each question found begins. `weight` says how well the form fits the text."""

    lines: Mapping[str, int]
    weight: float


@dataclass(frozen=True)
class _Candidate:
    line: int
    question: str
    weight: float


def places(lines: Sequence[str], form: Form, language: str) -> Places:
    """Where the questions of the form begin, as far as their numbers are found."""
    labels = {id: _words(form.words(id, language).text.label) for id in form.questions}
    return _best_chain(tuple(_candidates(lines, form, labels)), form)


def _candidates(lines: Sequence[str], form: Form, labels: Mapping[str, frozenset[str]]) -> Iterator[_Candidate]:
    known = {fold(question.number): id for id, question in form.questions.items()}
    main, found = "", 0
    for place, line in enumerate(lines):
        number = _number_at_start(line[:200], known, main)
        if number is None:
            continue
        main = number if number[-1:].isdigit() else main
        yield _Candidate(place, known[number], _weight(lines, place, labels[known[number]]))
        found += 1
        if found == MOST:
            return


def _number_at_start(line: str, known: Mapping[str, str], main: str) -> str | None:
    """The longest number of the form that a line begins with: "6.1.3", "Q. 3.2", "1.1 a)", or "a)" under `main`."""
    if alone := _PART_ALONE.match(line):
        number = f"{main}.{alone[1].lower()}"
        return number if number in known else None
    head = _HEAD.match(line)
    if head is None:
        return None
    number = fold(head["main"]).replace(" ", "")
    rest = head["rest"] or ""
    longest = number if number in known else None
    while part := _PART.match(rest):
        letter = part["joined"] or part["apart"]
        number, rest = f"{number}.{letter.lower()}", rest[part.end() :]
        longest = number if number in known else longest
    return longest


def _weight(lines: Sequence[str], place: int, label: frozenset[str]) -> float:
    if _LEADERS.search(lines[place][:300]):
        return 0.05
    near = _words(" ".join(line[:300] for line in lines[place : place + _LABEL_LINES]))
    return 0.3 + 2 * len(label & near) / max(1, len(label))


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"\w+", fold(text)) if len(word) > 3)


def _best_chain(candidates: Sequence[_Candidate], form: Form) -> Places:
    """The heaviest chain of candidates in which questions stand in the order of the form; of equal ones, the first."""
    order = form.place
    best: list[tuple[float, int | None]] = [(0.0, None)] * len(order)  # by question: its heaviest chain, and its end
    before: list[int | None] = []
    for number, candidate in enumerate(candidates):
        place = order[candidate.question]
        weight, end = max(best[:place], key=lambda chain: chain[0], default=(0.0, None))
        before.append(end)
        if weight + candidate.weight > best[place][0]:
            best[place] = weight + candidate.weight, number
    weight, at = max(best, key=lambda chain: chain[0], default=(0.0, None))
    found: dict[str, int] = {}
    while at is not None:
        found[candidates[at].question] = candidates[at].line
        at = before[at]
    return Places(dict(reversed(found.items())), weight)
