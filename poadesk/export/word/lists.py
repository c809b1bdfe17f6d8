"""Numbering definitions: the lists of the file, one with points and one with the ticks of options that hold."""

from dataclasses import dataclass

from docx.document import Document as WordFile

from poadesk.core.blocks import Mark
from poadesk.export.word.styles import NUMBER
from poadesk.export.word.xml import Element, w


@dataclass(frozen=True)
class List:
    """The number of a list's definition, the style of its paragraphs, and its sign."""

    number: int
    style: str
    sign: str


LISTS: dict[Mark, List] = {"bullet": List(1, "ListBullet", "•"), "yes": List(2, "Options", "✔")}
DEEPEST = 8
_INDENT = 284  # twentieths of a point


def define_lists(file: WordFile) -> None:
    """Put the definitions in place of the template's."""
    numbering = file.part.numbering_part.element
    for child in list(numbering):
        numbering.remove(child)
    numbering.extend(_definition(each) for each in LISTS.values())
    numbering.extend(w("num", w("abstractNumId", val=each.number), numId=each.number) for each in LISTS.values())


def _definition(defined: List) -> Element:
    levels = (_level(level, defined.sign) for level in range(DEEPEST + 1))
    return w("abstractNum", w("multiLevelType", val="hybridMultilevel"), *levels, abstractNumId=defined.number)


def _level(level: int, sign: str) -> Element:
    return w(
        "lvl",
        w("start", val=1),
        w("numFmt", val="bullet"),
        w("lvlText", val=sign),
        w("lvlJc", val="left"),
        w("pPr", w("ind", left=NUMBER + _INDENT * (level + 1), hanging=_INDENT)),
        w("rPr", w("rFonts", ascii="Segoe UI Symbol", hAnsi="Segoe UI Symbol", hint="default")),
        ilvl=level,
    )
