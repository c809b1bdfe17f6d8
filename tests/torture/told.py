"""What a driven program tells of itself while it works, line by line, and what must therefore be in the file."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from poadesk.core.answers import Change
from poadesk.core.json_values import Json
from poadesk.store.draft.draft_file import DraftFile

State = dict[tuple[str, str], str]
"""JSON text by question and aspect."""


class Teller:
    """Writes one whole line for each event, so that a kill leaves no half one."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def changed(self, revision: int, changes: Iterable[Change]) -> None:
        listed = [(change.question, change.aspect, _text(change.new)) for change in changes]
        self._tell("changed", revision, monotonic(), listed)

    def saved(self, revision: int) -> None:
        self._tell("saved", revision)

    def failed(self, code: str) -> None:
        self._tell("failed", code)

    def said(self, what: str, *more: Json) -> None:
        self._tell(what, *more)

    def _tell(self, *parts: object) -> None:
        os.write(self._descriptor, (json.dumps(parts) + "\n").encode())


def _text(value: Json) -> str | None:
    return None if value is None else json.dumps(value, sort_keys=True)


@dataclass
class Account:
    """The states that a program went through, and the revision that it last called saved."""

    states: list[State]
    times: list[float] = field(default_factory=lambda: [0.0])
    saved: int = 0
    failures: list[str] = field(default_factory=list)
    other: list[tuple[Json, ...]] = field(default_factory=list)

    def hear(self, line: str) -> None:
        what, *parts = json.loads(line)
        if what == "changed":
            _, at, changes = parts
            state = dict(self.states[-1])
            for question, aspect, text in changes:
                state.pop((question, aspect), None)
                if text is not None:
                    state[question, aspect] = text
            self.states.append(state)
            self.times.append(at)
        elif what == "saved":
            self.saved = max(self.saved, parts[0])
        elif what == "failed":
            self.failures.append(parts[0])
        else:
            self.other.append((what, *parts))

    def newest_in(self, found: State) -> int:
        """The newest revision whose state is the one found. Raises AssertionError if there is none since the saved."""
        for revision in range(len(self.states) - 1, self.saved - 1, -1):
            if self.states[revision] == found:
                return revision
        wanted = self.states[self.saved]
        odd = {key: (wanted.get(key), found.get(key)) for key in wanted | found if wanted.get(key) != found.get(key)}
        raise AssertionError(f"saved revision {self.saved} of {len(self.states) - 1} is not in the file: {odd}")

    def seconds_lost(self, kept: int, end: float) -> float:
        """How long before its end the program took in the first change that is not in the file."""
        return end - self.times[kept + 1] if kept + 1 < len(self.times) else 0.0


def state_of(draft: DraftFile) -> State:
    return dict(_state(draft.answers()))


def _state(answers: Mapping[str, Mapping[str, Json]]) -> Iterator[tuple[tuple[str, str], str]]:
    for question, aspects in answers.items():
        for aspect, value in aspects.items():
            yield (question, aspect), json.dumps(value, sort_keys=True)


def read_state(path: Path) -> State:
    with DraftFile.open(path, read_only=True) as draft:
        return state_of(draft)


def strays_beside(path: Path) -> list[str]:
    """Files in the draft's folder that are not drafts."""
    return [entry.name for entry in path.parent.iterdir() if entry.suffix != path.suffix]
