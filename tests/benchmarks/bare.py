"""What reportlab makes of a document's words with its own paragraphs and tables, and none of our drawing."""

from io import BytesIO
from xml.sax.saxutils import escape

import pikepdf
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

from poadesk import paths
from poadesk.core.block_texts import block_texts
from poadesk.core.blocks import Block, Document, Grid

FONT = "Bare"
STYLE = ParagraphStyle("bare", fontName=FONT, fontSize=10, leading=14)


def bare_pdf(document: Document) -> bytes:
    """The PDF, in one font, left to right."""
    if FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(FONT, paths.resources() / "fonts" / "IBMPlexSans-Regular.ttf"))
    story: list[Flowable] = []
    for part in document.parts:
        story += [_paragraph(part.title), Spacer(1, 8)]
        for entry in part.entries:
            story += [_paragraph(f"{entry.number} {entry.title} {entry.citations}"), Spacer(1, 3)]
            for block in entry.blocks:
                story += [*_block(block), Spacer(1, 6)]
    out = BytesIO()
    SimpleDocTemplate(out, pagesize=A4).build(story)
    return out.getvalue()


def _block(block: Block) -> list[Flowable]:
    if isinstance(block, Grid):
        heads = [_paragraph(column.title) for column in block.columns]
        return [Table([heads, *([_paragraph(cell) for cell in row] for row in block.rows)], repeatRows=1)]
    return [_paragraph(text) for text in block_texts(block)]


def _paragraph(text: str) -> Paragraph:
    return Paragraph(escape(text).replace("\n", "<br/>"), STYLE)


def count_pages(pdf: bytes) -> int:
    with pikepdf.open(BytesIO(pdf)) as opened:
        return len(opened.pages)
