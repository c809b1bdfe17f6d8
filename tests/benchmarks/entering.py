"""Entering by keyboard: keys that are not text of an answer, and scrolling, for each answer of two real reports.

Each is entered on a laptop's screen by someone who knows the keys. The bounds are half of what the same count gave in
the keyboard story before questions were compact, letters chose and F5 led on: 449 keys and 15.3 screens for 45 answers.
"""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

from poadesk import paths
from poadesk.store.forms.library import FormLibrary
from poadesk.tasks.begin import begin_report
from poadesk.tasks.context import context_here
from tests.benchmarks.measure import ROOT, Row, fresh
from tests.benchmarks.window import OPENED

ENTERED = (
    OPENED
    + """
import json
from tests.stories.keyboard import Keyboard

program.window.resize(1366, 768)
program.window.activateWindow()
application.processEvents()
editing = report.editing
keys = Keyboard(editing.form)
given = json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
for number, raw in given.items():
    keys.answer_next(editing.form.by_number[number].id, raw, editing.session.review.missing())
print(json.dumps([keys.tally.keys, keys.tally.screens, len(given)]))
program.window.close()
"""
)


def rows() -> Iterator[Row]:
    counted = {year: _enter(year) for year in ("2010", "2020")}
    keys, screens, answers = map(sum, zip(*counted.values(), strict=True))
    detail = ", ".join(f"{keys} keys for {answers} answers in {year}" for year, (keys, _, answers) in counted.items())
    yield Row("keys for an answer beside its text", keys / answers, 5, "", detail)
    detail = ", ".join(f"{screens:.1f} screens in {year}" for year, (_, screens, _) in counted.items())
    yield Row("screens scrolled for an answer", screens / answers, 0.17, "", detail)


def _enter(year: str) -> tuple[int, float, int]:
    """Keys, screens and answers of the report of Antigua and Barbuda of that year."""
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "draft.poadraft"
        library = FormLibrary(paths.forms_folders()[1:])
        begin_report(draft, library.get("poa-iti/2026"), {}, context_here(library))
        given = ROOT / "tests" / "cases" / f"antigua-and-barbuda-{year}.json"
        keys, screens, answers = json.loads(fresh(ENTERED, str(draft), str(given)))
    return keys, screens, answers
