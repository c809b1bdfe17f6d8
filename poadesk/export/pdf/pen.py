"""Draws on the pages of one file: the only place where a line of text, a rule or a link becomes PDF operators."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from typing import Any, Literal

from reportlab.pdfbase.pdfdoc import PDFZCompress
from reportlab.pdfgen.canvas import Canvas

from poadesk.export.pdf.paragraph import Line
from poadesk.export.pdf.shape import Run, Typesetter
from poadesk.export.pdf.style import Colour, Stroke, TextStyle

# Where strokes stand above the baseline, in ems.
_STROKE_HEIGHTS: dict[Stroke, float] = {"under": -0.16, "through": 0.27}

# The side at which the document begins or ends a line, or at which the text's own language begins one.
Side = Literal["start", "end", "own"]


@dataclass(frozen=True)
class Column:
    """Where text stands on a page: left edge and width in points, and which side its document begins at."""

    left: float
    width: float
    level: int

    def part(self, start: float, width: float) -> "Column":
        """A column inside this one, `start` points from the side the document begins at."""
        left = self.left + self.width - start - width if self.level else self.left + start
        return Column(left, width, self.level)


class _Canvas(Canvas):  # type: ignore[misc]
    """reportlab's canvas without the font that it else sets, unembedded, at the head of each page."""

    def _make_preamble(self) -> None:
        self._preamble = "1 0 0 1 0 0 cm"


class Pen:
    """`y` always counts up from the foot of the page, in points; text is given by the height of its line's top."""

    def __init__(self, size: tuple[float, float], language: str) -> None:
        self._out = BytesIO()
        self.canvas: Any = _Canvas(
            self._out, pagesize=size, pageCompression=0, invariant=1, lang=language, pdfVersion=(1, 7)
        )
        # reportlab's own compression also writes every page as text, which takes longer than setting it.
        self.canvas._doc.defaultStreamFilters = [PDFZCompress]  # noqa: SLF001

    def line(self, line: Line, column: Column, top: float, side: Side = "start") -> None:
        """Draw a line at a side of its column."""
        on_right = {"start": column.level, "end": 1 - column.level, "own": line.level}[side] == 1
        left = column.left + column.width - line.width if on_right else column.left
        style = line.style
        baseline = top - (style.leading + style.size * 0.70) / 2
        operators = [f"BT {_numbers(style.colour)} rg"]
        for segment in line.segments:
            operators.append(f"1 0 0 1 {left + segment.left * style.size / 1000:.2f} {baseline:.2f} Tm")
            for face, runs in groupby(segment.runs, lambda run: run.face):
                operators.append(f"/{face} {style.size:g} Tf")
                operators.extend(_shown(run, style) for run in runs)
        operators.append("ET")
        self.canvas.addLiteral(" ".join(operators))
        for ruling in line.rulings:
            start = left + ruling.left * style.size / 1000
            height = baseline + style.size * _STROKE_HEIGHTS[ruling.stroke]
            self.rule(Column(start, ruling.width * style.size / 1000, 0), height, style.colour, style.size * 0.07)

    def rule(self, column: Column, y: float, colour: Colour, thickness: float) -> None:
        end = column.left + column.width
        stroke = f"{thickness:g} w {column.left:.2f} {y:.2f} m {end:.2f} {y:.2f} l S"
        self.canvas.addLiteral(f"/Artifact BMC {_numbers(colour)} RG {stroke} EMC")

    def box(self, column: Column, bottom: float, height: float, fill: Colour) -> None:
        area = f"{column.left:.2f} {bottom:.2f} {column.width:.2f} {height:.2f} re f"
        self.canvas.addLiteral(f"/Artifact BMC {_numbers(fill)} rg {area} EMC")

    def frame(self, column: Column, bottom: float, height: float, colour: Colour) -> None:
        area = f"{column.left:.2f} {bottom:.2f} {column.width:.2f} {height:.2f} re S"
        self.canvas.addLiteral(f"/Artifact BMC {_numbers(colour)} RG 0.8 w {area} EMC")

    @contextmanager
    def furniture(self) -> Iterator[None]:
        """What is drawn inside repeats on every page and is no part of the report's text."""
        self.canvas.addLiteral("/Artifact <</Type /Pagination>> BDC")
        yield
        self.canvas.addLiteral("EMC")

    def link(self, destination: str, column: Column, bottom: float, height: float) -> None:
        area = (column.left, bottom, column.left + column.width, bottom + height)
        self.canvas.linkAbsolute("", destination, area, Border="[0 0 0]")

    def target(self, destination: str, title: str, level: int, y: float) -> None:
        """A place that links and the outline lead to."""
        self.canvas.bookmarkHorizontalAbsolute(destination, y)
        self.canvas.addOutlineEntry(title, destination, level, closed=level > 0)

    def turn(self) -> None:
        """End the page."""
        self.canvas.showPage()

    def finish(self, typesetter: Typesetter) -> bytes:
        for face in typesetter.embedded:
            face.write(self.canvas._doc)  # noqa: SLF001  (reportlab has no public way to add a font object)
        self.canvas.save()
        return self._out.getvalue()


def _shown(run: Run, style: TextStyle) -> str:
    shown = f"[{run.glyphs}]TJ"
    if run.up:
        shown = f"{run.up * style.size / 1000:.2f} Ts {shown} 0 Ts"
    if run.stretch != 100:
        shown = f"{run.stretch:.2f} Tz {shown} 100 Tz"
    if run.colour:
        shown = f"{_numbers(run.colour)} rg {shown} {_numbers(style.colour)} rg"
    return shown


def _numbers(colour: Colour) -> str:
    return " ".join(f"{part:g}" for part in colour)
