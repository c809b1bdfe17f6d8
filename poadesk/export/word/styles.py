"""Styles of the Word file: every look has a name that Word lists, so that whoever edits it changes a look in one place.

Sizes are half points, distances twentieths of a point, as the format has them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from docx.document import Document as WordFile
from docx.oxml.ns import qn

from poadesk.core.text.direction import direction_of
from poadesk.export.word.scripts import tag
from poadesk.export.word.xml import Element, w

_FONT = "Arial"
_EAST_ASIAN_FONT = "Microsoft YaHei"
_INK, _QUIET, _ACCENT, _DRAFT, _LINK, _RULE = "000000", "545C66", "174566", "9E291C", "0563C1", "C9CFD6"


@dataclass(frozen=True)
class Look:
    """A paragraph style: its id, the name that Word shows, and what differs from the one it is based on.

    `outline` is its level among the headings, from 0. `indent` is that of all its lines, `hanging` how far the first
    begins before it. `list` is the number of the definition of the list that its paragraphs belong to.
    """

    id: str
    name: str
    size: int = 20
    bold: bool = False
    colour: str = _INK
    before: int = 0
    after: int = 60
    outline: int | None = None
    indent: int = 0
    hanging: int = 0
    with_next: bool = False
    rule_above: bool = False
    framed: bool = False
    follow: str = ""
    list: int = 0


NUMBER = 760
"""The room of a question's number before its words."""

LOOKS = (
    Look("Title", "Title", 44, bold=True, before=80, after=120),
    Look("Subtitle", "Subtitle", 26, colour=_QUIET, after=240),
    Look("State", "State", 30, bold=True, colour=_ACCENT, before=240),
    Look("Draft", "Draft mark", 20, bold=True, colour=_DRAFT, framed=True),
    Look("Marking", "Marking", 20, bold=True, before=240),
    Look("TOCHeading", "TOC Heading", 30, bold=True, before=360, after=120, with_next=True),
    Look("TOC1", "toc 1", after=20, indent=NUMBER, hanging=NUMBER),
    Look("Heading1", "heading 1", 28, bold=True, before=400, after=80, outline=0, indent=NUMBER, hanging=NUMBER,
         with_next=True, rule_above=True, follow="Quiet"),
    Look("Heading2", "heading 2", 20, bold=True, before=200, after=40, outline=1, indent=NUMBER, hanging=NUMBER,
         with_next=True, follow="Answer"),
    Look("Question", "Question", 19, colour=_QUIET, before=120, after=40, outline=2, indent=NUMBER, hanging=NUMBER,
         with_next=True, follow="Answer"),
    Look("RowHeading", "Row heading", 18, bold=True, colour=_QUIET, before=80, indent=NUMBER, with_next=True),
    Look("Answer", "Answer", indent=NUMBER),
    Look("AnswerStrong", "Answer strong", bold=True, indent=NUMBER),
    Look("Quiet", "Quiet", 18, colour=_QUIET, indent=NUMBER),
    Look("Remark", "Remark", 18, colour=_QUIET, before=120),
    Look("OpenPoint", "Open point", 18, colour=_DRAFT, indent=NUMBER),
    Look("ListBullet", "List Bullet", after=20, list=1),
    Look("Options", "Options", after=20, list=2),
    Look("TableHead", "Table head", 18, colour=_QUIET, before=20, after=20, with_next=True),
    Look("TableText", "Table text", before=20, after=20),
    Look("TableTotal", "Table total", bold=True, before=20, after=20),
    Look("Label", "Label", 18, colour=_QUIET, before=20, after=20),
    Look("Picture", "Picture", indent=NUMBER, before=80, with_next=True),
    Look("Caption", "caption", 18, colour=_QUIET, indent=NUMBER, after=120),
    Look("Header", "header", 16, colour=_QUIET, after=0),
    Look("Footer", "footer", 16, colour=_QUIET, after=0),
)  # fmt: skip


def define_styles(file: WordFile, language: str) -> None:
    """Put these styles, and the fonts and languages of a document in that language, in place of the template's."""
    styles = file.styles.element
    for child in list(styles):
        if child.tag != qn("w:latentStyles"):
            styles.remove(child)
    styles.insert(0, _defaults(language))
    styles.extend(_all_styles())


def _defaults(language: str) -> Element:
    fonts = w("rFonts", ascii=_FONT, hAnsi=_FONT, cs=_FONT, eastAsia=_EAST_ASIAN_FONT)
    own = tag(language)
    is_right = direction_of(language) == "rtl"
    is_east = own.startswith(("zh", "ja", "ko"))
    told = w(
        "lang",
        val=tag("en") if is_right or is_east else own,
        eastAsia=own if is_east else tag("zh"),
        bidi=own if is_right else tag("ar"),
    )
    run = w("rPrDefault", w("rPr", fonts, *_size(20), told))
    paragraph = w("pPrDefault", w("pPr", w("spacing", after=60, line=259, lineRule="auto")))
    return w("docDefaults", run, paragraph)


def _all_styles() -> Iterator[Element]:
    normal = _style("paragraph", "Normal", "Normal", w("qFormat"))
    normal.set(qn("w:default"), "1")
    yield normal
    for look in LOOKS:
        yield _paragraph_style(look)
    plain = _style("character", "DefaultParagraphFont", "Default Paragraph Font")
    plain.set(qn("w:default"), "1")
    yield plain
    yield _style("character", "Strong", "Strong", w("rPr", w("b"), w("bCs")))
    yield _style("character", "QuietWords", "Quiet words", w("rPr", w("color", val=_QUIET)))
    yield _style(
        "character",
        "Citation",
        "Citation",
        w("rPr", w("b", val=0), w("bCs", val=0), w("color", val=_QUIET), *_size(16)),
    )
    yield _style("character", "Added", "Added words", w("rPr", w("b"), w("bCs"), w("u", val="single")))
    yield _style("character", "Removed", "Removed words", w("rPr", w("strike"), w("color", val=_QUIET)))
    yield _style("character", "Hyperlink", "Hyperlink", w("rPr", w("color", val=_LINK), w("u", val="single")))
    yield from _table_styles()


def _style(kind: str, id: str, name: str, *inside: Element | None) -> Element:
    return w("style", w("name", val=name), *inside, type=kind, styleId=id)


def _size(half_points: int) -> tuple[Element, Element]:
    """For western and for complex scripts."""
    return w("sz", val=half_points), w("szCs", val=half_points)


def _paragraph_style(look: Look) -> Element:
    paragraph = w(
        "pPr",
        w("keepNext") if look.with_next else None,
        w("numPr", w("numId", val=look.list)) if look.list else None,
        _borders(look),
        w("tabs", w("tab", val="left", pos=look.indent)) if look.hanging else None,
        w("spacing", before=look.before, after=look.after),
        w("ind", left=look.indent, hanging=look.hanging) if look.indent else None,
        None if look.outline is None else w("outlineLvl", val=look.outline),
    )
    bold = (w("b"), w("bCs")) if look.bold else ()
    run = w("rPr", *bold, w("color", val=look.colour), *_size(look.size))
    return _style(
        "paragraph",
        look.id,
        look.name,
        w("basedOn", val="Normal"),
        w("next", val=look.follow) if look.follow else None,
        w("qFormat"),
        paragraph,
        run,
    )


def _borders(look: Look) -> Element | None:
    if look.framed:
        sides = ("top", "left", "bottom", "right")
        return w("pBdr", *(w(side, val="single", sz=6, space=3, color=look.colour) for side in sides))
    return w("pBdr", w("top", val="single", sz=10, space=4, color=_INK)) if look.rule_above else None


def _table_styles() -> Iterator[Element]:
    normal = _style("table", "TableNormal", "Normal Table", w("tblPr", w("tblInd", w=0, type="dxa"), _margins(0)))
    normal.set(qn("w:default"), "1")
    yield normal
    rules = w(
        "tblBorders", *(w(side, val="single", sz=4, space=0, color=_RULE) for side in ("top", "bottom", "insideH"))
    )
    head = w("tcPr", w("tcBorders", w("bottom", val="single", sz=8, space=0, color=_INK)))
    yield _style(
        "table",
        "ReportTable",
        "Report table",
        w("basedOn", val="TableNormal"),
        w("tblPr", rules, _margins(80)),
        w("tblStylePr", head, type="firstRow"),
    )
    yield _style(
        "table", "LabelledValues", "Labelled values", w("basedOn", val="TableNormal"), w("tblPr", _margins(60))
    )


def _margins(side: int) -> Element:
    return w("tblCellMar", w("left", w=side, type="dxa"), w("right", w=side, type="dxa"))
