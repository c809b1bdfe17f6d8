"""Document metadata: title, author and date of the file, and how a reader is to open it."""

from reportlab.pdfgen.canvas import Canvas

from poadesk.core.blocks import Document
from poadesk.export.file_date import file_date
from poadesk.export.text.shown import outside_pages


def describe(canvas: Canvas, document: Document) -> None:
    """Write what readers show of a file that is not on its pages; dates are the report's own, never today's."""
    canvas.setTitle(outside_pages(f"{document.state}: {document.title}" if document.state else document.title))
    canvas.setAuthor(outside_pages(document.author or document.state))
    canvas.setSubject(outside_pages(document.subtitle))
    canvas.setKeywords(outside_pages(", ".join(document.keywords)))
    canvas.setCreator("poadesk")
    stamp = f"D:{file_date(document.date):%Y%m%d%H%M%S}+00'00'"
    canvas.setDateFormatter(lambda *_: stamp)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    if document.direction == "rtl":
        canvas.setViewerPreference("Direction", "R2L")
    canvas.addPageLabel(0, style="ARABIC", start=1)
    canvas.showOutline()
