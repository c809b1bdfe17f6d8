"""Kills a program that is being typed in, at random moments, and looks at what it left on the disk."""

import os
import random
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from poadesk.core.answers import Change
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.recovery.crash_report import crash_report
from tests.torture.drivers import DRIVERS, shipped_form
from tests.torture.told import Account, Teller, read_state, state_of, strays_beside

AT = datetime(2026, 3, 2, 14, 32, 7, tzinfo=UTC)
LONGEST_LOST = 1.0
"""Seconds of typing that a kill may cost."""
SLACK = 0.25
"""Seconds for a machine to carry a commit out."""
_KILLS_A_DRAFT = 25
_MOST_SECONDS = 60


@dataclass(frozen=True)
class Outcome:
    """What one kill did: revisions typed, called saved, found; seconds of typing lost."""

    seed: int
    typed: int
    saved: int
    found: int
    lost: float
    took_back: bool


def make_draft(path: Path) -> None:
    """A draft with two answers and a document of a megabyte."""
    path.parent.mkdir(parents=True, exist_ok=True)
    document = b"%PDF-" + bytes(1_000_000)
    with DraftFile.create(path, shipped_form().key, AT) as draft:
        entry = {"name": "plan.pdf", "size": len(document), "sha256": draft.keep_document(document, AT)}
        changes = [
            Change("coordination.body.name", "value", None, "Commission"),
            Change("coordination.action-plan.documents", "value", None, [entry]),
        ]
        draft.commit(changes, "new", AT)


def kills(count: int, seed: int, driver: str, folder: Path, slack: float = SLACK) -> Iterator[Outcome]:
    """Kill so many times; `slack` is how many seconds a commit may take.

    Raises AssertionError at the first promise broken, naming the seed that repeats it.
    """
    path = folder / "drafts" / "report.poadraft"
    for number in range(count):
        if number % _KILLS_A_DRAFT == 0:
            path.unlink(missing_ok=True)
            make_draft(path)
        yield kill_once(path, seed + number, driver, slack)


def kill_once(path: Path, seed: int, driver: str, slack: float = SLACK) -> Outcome:
    """Start the driver on the draft, kill it, open the draft again and compare."""
    chance = random.Random(seed)  # noqa: S311 - repeatable
    account = Account([read_state(path)])
    with _started(path, seed, driver) as (process, lines):
        _hear_until(lines, account, "ready")
        if driver == "session" and chance.random() < 0.5:
            _hear_until(lines, account, "saving")
            time.sleep(0.008 * chance.random())
        else:
            time.sleep(chance.choice([0.1, 0.5, 1.0, 2.5]) * chance.random())
        end = time.monotonic()
        os.kill(process, signal.SIGKILL)
        for line in lines:
            if line.endswith("\n"):
                account.hear(line)
    try:
        return _judge(path, seed, account, end, slack)
    except BaseException as error:
        error.add_note(f"to repeat: python3 run.py torture --kills 1 --seed {seed} --driver {driver}")
        raise


def _judge(path: Path, seed: int, account: Account, end: float, slack: float) -> Outcome:
    with DraftFile.open(path) as draft:
        found = account.newest_in(state_of(draft))
        lost = account.seconds_lost(found, end)
        report = crash_report(draft)
        assert report is not None, "nobody is told that the session before did not end well"
        assert draft.documents(), "the document of the draft is gone"
        for digest in draft.documents():
            draft.attachment(digest)
    assert not strays_beside(path), strays_beside(path)
    assert lost <= LONGEST_LOST + slack, f"{lost:.2f} seconds of typing are gone"
    return Outcome(seed, len(account.states) - 1, account.saved, found, lost, report.took_back)


@contextmanager
def _started(path: Path, seed: int, driver: str) -> Iterator[tuple[int, Iterator[str]]]:
    """A forked child that drives, and the lines it tells. Forking spares loading the program a thousand times."""
    reading, writing = os.pipe()
    sys.stdout.flush()
    process = os.fork()
    if process == 0:
        os.close(reading)
        _drive(path, seed, driver, writing)
    os.close(writing)
    try:
        with os.fdopen(reading, encoding="utf-8") as lines:
            yield process, iter(lines)
    finally:
        os.waitpid(process, 0)


def _drive(path: Path, seed: int, driver: str, descriptor: int) -> None:
    code = 1
    signal.alarm(_MOST_SECONDS)  # a program that hangs is ended, and the parent sees that it told nothing
    try:
        DRIVERS[driver](path, seed, Teller(descriptor), 60.0)
        code = 0
    finally:
        sys.stderr.flush()
        os._exit(code)


def _hear_until(lines: Iterator[str], account: Account, what: str) -> None:
    for line in lines:
        account.hear(line)
        if account.other and account.other[-1][0] == what:
            return
    raise AssertionError("the program ended before it was ready")
