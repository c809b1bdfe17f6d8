"""Timing that a busy machine disturbs little: the processor's time where that is what counts, comparisons in turns."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Row:
    """One line of the table: what was measured, the figure with its unit, and how it stands to its bound."""

    what: str
    figure: float
    bound: float
    unit: str
    detail: str = ""

    @property
    def held(self) -> bool:
        return self.figure <= self.bound


def seconds(act: Callable[[], object]) -> float:
    """Seconds of the processor that this process spends on it."""
    begun = time.process_time()
    act()
    return time.process_time() - begun


def side_by_side(one: Callable[[], object], other: Callable[[], object], rounds: int = 7) -> tuple[float, float]:
    """Seconds by the clock of both: the least of several rounds in turns, after one that does not count."""
    one()
    other()
    pairs = [(_by_the_clock(one), _by_the_clock(other)) for _round in range(rounds)]
    return min(pair[0] for pair in pairs), min(pair[1] for pair in pairs)


def _by_the_clock(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def percentile_99(times: Sequence[float]) -> float:
    return statistics.quantiles(times, n=100, method="inclusive")[98]


def fresh(script: str, *arguments: str, given: str = "") -> str:
    """What a script prints that runs in an interpreter of its own, without a screen, with an empty data folder.

    `given` is what it reads on standard input.
    """
    with tempfile.TemporaryDirectory() as home:
        surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "POADESK_HOME": home, "QT_QPA_PLATFORM": "offscreen"}
        command = [sys.executable, "-c", script, *arguments]
        done = subprocess.run(command, env=surroundings, input=given, check=True, stdout=subprocess.PIPE, text=True)
        return done.stdout
