"""Colophon: at the foot of the last page what is technical, and what the report is not."""

from dataclasses import replace

from poadesk.core.blocks import Document
from poadesk.export.pdf import printable, style
from poadesk.export.pdf.display_list import rule_across
from poadesk.export.pdf.page_breaking import Band, kept
from poadesk.export.pdf.typesetting import Typesetter, label_width, set_pair


def set_colophon(typesetter: Typesetter, document: Document) -> list[Band]:
    """The bands of the colophon, kept together; none if there is nothing to say."""
    bands: list[Band] = []
    width = label_width(typesetter, document.colophon, style.COLOPHON_LABEL)
    for pair in document.colophon:
        bands += set_pair(typesetter, pair, width, style.COLOPHON_LABEL, style.COLOPHON_FACT)
    for number, line in enumerate(filter(None, printable.lines(document.notice))):
        words = typesetter.text(line, style.COLOPHON_LABEL)
        bands += [replace(words[0], before=4.0 if number == 0 else 1.5), *words[1:]]
    if not bands:
        return []
    rule = rule_across(typesetter.column, 0.0, style.RULE, style.HAIRLINE)
    return kept([Band(5.0, (rule,), before=16.0), *bands])
