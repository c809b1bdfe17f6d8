"""Drafts on disk: opening a large one against an empty one, and what one saved change costs."""

import random
import statistics
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from poadesk.core.answers import Change
from poadesk.store.draft.change_log import Step
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.draft.history import stored_at
from tests.benchmarks.measure import Row, fresh, percentile_99, seconds
from tests.benchmarks.reports import form, words
from tests.torture import disk_calls, faults

OPENING = """
import sys, time
from pathlib import Path
from poadesk.ui.shell.application import Program, make_application

application = make_application()
program = Program(application, None)
program.window.show()
while getattr(program, "controller", None) is None:
    application.processEvents()
begun = time.perf_counter()
program.controller.open(Path(sys.argv[1]))
assert program.controller.report is not None
application.processEvents()
print(1000 * (time.perf_counter() - begun))
"""

AT = datetime(2026, 5, 1, tzinfo=UTC)
CHANGES = 10_000
DOCUMENTS = 5
"""Of 40 MB each."""


def rows() -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as place:
        empty, full = Path(place) / "empty.poadraft", Path(place) / "full.poadraft"
        DraftFile.create(empty, form().key, AT).close()
        make_full(full)
        yield _opening(empty, full)
        with DraftFile.open(full) as draft:
            yield _commits(draft)
            if faults.is_available():
                yield _calls_of_window()
            yield Row(
                "all answers as they stood halfway through 10,000 changes",
                1000 * seconds(lambda: stored_at(draft, 50)),
                200,
                "ms",
            )


def make_full(path: Path) -> None:
    """A draft of every question answered over and over in 10,000 changes, with 200 MB of documents."""
    questions = list(form().questions)
    passages = [words("abcdefghij", 40, seed) for seed in range(50)]
    with DraftFile.create(path, form().key, AT) as draft:
        for number in range(DOCUMENTS):
            draft.keep_document(random.Random(number).randbytes(40_000_000), AT)  # noqa: S311
        for start in range(0, CHANGES, 100):
            steps = [
                Step((Change(questions[n % len(questions)], "value", None, passages[n % 50] + str(n)),), f"{n}", AT)
                for n in range(start, start + 100)
            ]
            draft.commit_steps(steps, "ana")


def _opening(empty: Path, full: Path) -> Row:
    """From the choice of a draft until its first page is painted, each time in a program just started."""
    times: dict[Path, list[float]] = {empty: [], full: []}
    for _start in range(5):
        for path, taken in times.items():
            taken.append(float(fresh(OPENING, str(path))))
    large, small = statistics.median(times[full]), statistics.median(times[empty])
    detail = f"{large:.0f} ms, {small:.0f} ms"
    return Row("open 10,000 changes and 200 MB, against an empty draft", large / small, 1.5, "×", detail)


def _commits(draft: DraftFile) -> Row:
    question = next(iter(form().questions))
    times = []
    for number in range(200):
        change = Change(question, "value", None, f"words {number}")
        times.append(seconds(lambda change=change, n=number: draft.commit([change], f"typed/{n}", AT, "ana")))
    detail = f"99th percentile {1000 * percentile_99(times):.1f} ms, with its journal and syncs"
    return Row("one saved change, off the window's thread, median", 1000 * statistics.median(times), 5, "ms", detail)


def _calls_of_window() -> Row:
    """All that someone does in the window is counted, as tests/ui/test_disk_calls.py has it."""
    traced = disk_calls.traced_once()
    saved = [act for act in traced.changes if traced.of_writer(act)]
    count = sum(len(traced.of_writer(act)) for act in saved) / len(saved)
    detail = f"{len(saved)} acts in the window; {count:.0f} calls each by the writer's thread"
    return Row("one saved change, calls to the disk by the window's thread", len(traced.of_window()), 0, "", detail)
