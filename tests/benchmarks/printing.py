"""The PDF, against reportlab's own paragraphs and tables with the same words and one of the same fonts.

Each is made in an interpreter of its own, as a person makes it: nothing is remembered from a print before. Loading
reportlab and our printer, which is once and the same for all, is not counted.
"""

import sys
from collections.abc import Callable, Iterator, Mapping
from statistics import median

from poadesk.core.blocks import Document
from poadesk.export.document import make_document
from poadesk.export.pdf import export
from tests.benchmarks.bare import bare_pdf, count_pages
from tests.benchmarks.measure import Row, fresh, seconds
from tests.benchmarks.reports import ARABIC, LATIN, enlarged, example, prose, table

TURNS = 3


def rows() -> Iterator[Row]:
    made = _in_turns(*DOCUMENTS)
    ours, bare = (made[name][0] for name in ("report", "bare"))
    yield Row(
        "PDF, Latin, against bare reportlab, the same words", ours / bare, 1.0, "×", _detail(made, "report", "bare")
    )
    arabic, latin = made["arabic"][0], made["latin"][0]
    yield Row("PDF, Arabic against Latin, 20,000 words", arabic / latin, 1.6, "×", _detail(made, "arabic", "latin"))
    for what in ("words", "rows"):
        small, large = made[what][0], made[f"{what} x10"][0]
        yield Row(f"ten times the {what}: PDF", large / small, 8, "×", _detail(made, what, f"{what} x10"))


def _detail(made: Mapping[str, tuple[float, int]], *names: str) -> str:
    return "; ".join(f"{name}: {made[name][1]} pages in {made[name][0]:.2f} s" for name in names)


def _in_turns(*names: str) -> dict[str, tuple[float, int]]:
    """Median seconds, and pages, of each; one after the other, several times over."""
    times: dict[str, list[float]] = {name: [] for name in names}
    pages = {}
    for _turn in range(TURNS):
        for name in names:
            took, count = fresh(f"from tests.benchmarks import printing; printing.print_one({name!r})").split()
            times[name].append(float(took))
            pages[name] = int(count)
    return {name: (median(times[name]), pages[name]) for name in names}


def print_one(name: str) -> None:
    """Make one of the PDFs and tell how long that took and how many pages it has."""
    document = DOCUMENTS[name]()
    make = bare_pdf if name == "bare" else export
    make(make_document(prose(example(), LATIN, 1), "final"))  # loads fonts and what is imported on first use
    pdf: list[bytes] = []
    took = seconds(lambda: pdf.append(make(document)))
    sys.stdout.write(f"{took} {count_pages(pdf[0])}")


def _three_reports() -> Document:
    return make_document(enlarged(example(), 3 * len(example().form.questions)), "final")


def _prose(letters: str, count: int) -> Document:
    return make_document(prose(example(), letters, count, seed=8), "final")


DOCUMENTS: Mapping[str, Callable[[], Document]] = {
    "report": _three_reports,
    "bare": _three_reports,
    "arabic": lambda: _prose(ARABIC, 20_000),
    "latin": lambda: _prose(LATIN, 20_000),
    "words": lambda: _prose(LATIN, 10_000),
    "words x10": lambda: _prose(LATIN, 100_000),
    "rows": lambda: make_document(table(example(), 400), "final"),
    "rows x10": lambda: make_document(table(example(), 4_000), "final"),
}
