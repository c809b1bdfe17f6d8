"""One edit: the check of the whole report and the news to whoever listens."""

from collections.abc import Iterator
from statistics import median

from poadesk.core.session import Session
from poadesk.export.report import Report
from tests.benchmarks.measure import Row, percentile_99, seconds
from tests.benchmarks.reports import TODAY, enlarged, example

EDITS = 400


def rows() -> Iterator[Row]:
    full = example()
    count = len(full.form.questions)
    tenfold = enlarged(full, 10 * count)
    ones, tens = _edits(full), _edits(tenfold)
    usual, usual_tens = median(ones), median(tens)
    detail = f"{1000 * usual:.2f} ms, {1000 * usual_tens:.2f} ms; 99th percentile {1000 * percentile_99(tens):.1f} ms"
    yield Row(f"one edit at {10 * count} questions, against {count}", usual_tens / usual, 3, "×", detail)


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
