"""One edit: the check of the whole report and the news to whoever listens."""

from collections.abc import Iterator

from poadesk.core.session import Session
from poadesk.export.report import Report
from tests.benchmarks.measure import Row, percentile_99, seconds
from tests.benchmarks.reports import TODAY, enlarged, example

EDITS = 400


def rows() -> Iterator[Row]:
    full = example()
    large = enlarged(full, 3000)
    count = len(full.form.questions)
    yield Row("one edit, the example, 99th percentile", 1000 * _worst(full), 5, "ms", f"{count} questions")
    yield Row("one edit, a form of 3,000 questions, 99th percentile", 1000 * _worst(large), 16, "ms")
    tenfold = enlarged(full, 10 * count)
    yield Row("ten times the questions: one edit", _usual(tenfold) / _usual(full), 3, "×")


def _worst(report: Report) -> float:
    return percentile_99(_edits(report))


def _usual(report: Report) -> float:
    times = sorted(_edits(report))
    return times[len(times) // 2]


def _edits(report: Report) -> list[float]:
    """Seconds of each of many edits: sentences typed, and gates opened and shut."""
    session = Session(report.form, report.answers, TODAY)
    heard: list[object] = []
    session.subscribe(heard.append)
    passages = [q.id for q in report.form.questions.values() if q.answer.kind == "prose"]
    gates = [q.id for q in report.form.questions.values() if q.answer.kind == "yes-no"]
    times = []
    for turn in range(EDITS):
        if turn % 4:
            change = session.change(passages[turn % len(passages)], "value", f"One more word, {turn}.")
        else:
            gate = gates[turn // 4 % len(gates)]
            change = session.change(gate, "value", "no" if session.answers.value(gate) == "yes" else "yes")
        times.append(seconds(lambda change=change: session.apply([change])))
    assert len(heard) == EDITS
    return times
