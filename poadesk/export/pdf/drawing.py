"""Drawing: the one place where a display list becomes PDF operators, and pages become a file."""

from collections.abc import Iterable
from io import BytesIO
from itertools import groupby
from typing import Any

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import PDFArray, PDFString, PDFZCompress
from reportlab.pdfgen.canvas import Canvas

from poadesk.core.vector_path import Step
from poadesk.export.pdf.display_list import ARTIFACT, Bookmark, Box, Frame, Item, LinkArea, Plate, Rule, Shape, Text
from poadesk.export.pdf.font_embedding import EmbeddedFace
from poadesk.export.pdf.shaping import GlyphRun
from poadesk.export.pdf.sheet import Sheet
from poadesk.export.pdf.style import Colour, Stroke, TextStyle

# Where strokes stand above the baseline, in ems.
_STROKE_HEIGHTS: dict[Stroke, float] = {"under": -0.16, "through": 0.27}


_OPERATORS = {"move": "m", "line": "l", "curve": "c", "close": "h"}


class _Canvas(Canvas):  # type: ignore[misc]
    """reportlab's canvas without the font that it else sets, unembedded, at the head of each page; enlarges pages."""

    def __init__(self, out: BytesIO, sheet: Sheet, language: str) -> None:
        self._enlarged = sheet.scale
        size = (sheet.width * sheet.scale, sheet.height * sheet.scale)
        super().__init__(out, pagesize=size, pageCompression=0, invariant=1, lang=language, pdfVersion=(1, 7))

    def _make_preamble(self) -> None:
        self._preamble = f"{self._enlarged:.6g} 0 0 {self._enlarged:.6g} 0 0 cm"


class Drawing:
    """The pages of one file, drawn one after the other."""

    def __init__(self, sheet: Sheet, language: str) -> None:
        self._out = BytesIO()
        self._scale = sheet.scale
        self.canvas: Any = _Canvas(self._out, sheet, language)
        # reportlab's own compression also writes every page as text, which takes longer than setting it.
        self.canvas._doc.defaultStreamFilters = [PDFZCompress]  # noqa: SLF001

    def page(self, items: Iterable[Item]) -> None:
        """Draw one page, later items over earlier ones."""
        for item in items:
            match item:
                case Text():
                    self.canvas.addLiteral(_text(item))
                    self._link(item)
                case Rule() | Box() | Frame() | Shape():
                    self.canvas.addLiteral(_shape(item))
                case Plate():
                    image = ImageReader(item.image)
                    self.canvas.drawImage(image, item.x, item.y, item.width, item.height)
                case LinkArea():
                    area = self._enlarged(item.x, item.y, item.x + item.width, item.y + item.height)
                    self.canvas.linkAbsolute("", item.bookmark, area, Border="[0 0 0]")
                case Bookmark():
                    self.canvas.bookmarkHorizontalAbsolute(item.name, item.y * self._scale)
                    self.canvas.addOutlineEntry(item.title, item.name, item.level, closed=item.level > 0)
        self.canvas.showPage()

    def _link(self, item: Text) -> None:
        """The links of a line; one that goes on over several lines has an area on each."""
        style = item.line.style
        for part in item.line.links:
            left = item.x + part.left * style.size / 1000
            right = left + part.width * style.size / 1000
            area = self._enlarged(left, item.baseline - style.size * 0.25, right, item.baseline + style.size * 0.8)
            described = {"Border": PDFArray([0, 0, 0]), "F": 4, "Contents": PDFString(part.address)}
            self.canvas.linkURL(part.address, area, **described)

    def _enlarged(self, *measures: float) -> tuple[float, ...]:
        """Measures of the layout as those of the paper, for links, which no scale applies to."""
        return tuple(measure * self._scale for measure in measures)

    def finish(self, faces: Iterable[EmbeddedFace]) -> bytes:
        """The file with these fonts in it."""
        for face in faces:
            face.write(self.canvas._doc)  # noqa: SLF001  (reportlab has no public way to add a font object)
        self.canvas.save()
        return self._out.getvalue()


def _text(item: Text) -> str:
    line = item.line
    style = line.style
    operators = [f"BT {_numbers(style.colour)} rg"]
    for segment in line.segments:
        operators.append(f"1 0 0 1 {item.x + segment.left * style.size / 1000:.2f} {item.baseline:.2f} Tm")
        for face, runs in groupby(segment.runs, lambda run: run.face):
            operators.append(f"/{face} {style.size:g} Tf")
            operators.extend(_shown(run, style) for run in runs)
    operators.append("ET")
    drawn = " ".join(operators)
    if item.tag is ARTIFACT:
        drawn = f"/Artifact <</Type /Pagination>> BDC {drawn} EMC"
    return "\n".join([drawn, *map(_shape, _strokes(item))])


def _strokes(item: Text) -> Iterable[Rule]:
    """The lines under and through the words of a text."""
    style = item.line.style
    for ruling in item.line.rulings:
        x = item.x + ruling.left * style.size / 1000
        y = item.baseline + style.size * _STROKE_HEIGHTS[ruling.stroke]
        yield Rule(x, y, ruling.width * style.size / 1000, style.size * 0.07, style.colour)


def _shape(item: Rule | Box | Frame | Shape) -> str:
    return f"/Artifact BMC {_path(item)} EMC"


def _path(item: Rule | Box | Frame | Shape) -> str:
    match item:
        case Shape(steps, fill):
            return f"{_numbers(fill)} rg {' '.join(map(_step, steps))} f"
        case Rule(x, y, width, thickness, colour):
            return f"{_numbers(colour)} RG {thickness:g} w {x:.2f} {y:.2f} m {x + width:.2f} {y:.2f} l S"
        case Box(x, y, width, height, fill):
            return f"{_numbers(fill)} rg {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f"
        case Frame(x, y, width, height, colour):
            return f"{_numbers(colour)} RG 0.8 w {x:.2f} {y:.2f} {width:.2f} {height:.2f} re S"


def _step(step: Step) -> str:
    points = " ".join(f"{x:.2f} {y:.2f}" for x, y in step.points)
    return f"{points} {_OPERATORS[step.kind]}".strip()


def _shown(run: GlyphRun, style: TextStyle) -> str:
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
