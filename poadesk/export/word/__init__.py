"""Word export (Office Open XML): a document with named styles, real tables, lists and fields, the same bytes each time.

Reads no draft, writes no file. What it looks like depends on the fonts of whoever opens it.
"""

from poadesk.core.blocks import Document
from poadesk.export.exporter import Paper


def export(document: Document, paper: Paper = "a4", *, remark: str = "") -> bytes:
    """The file; the `remark` stands on its first page."""
    from poadesk.export.word.layout import lay_out
    from poadesk.export.word.package import to_bytes

    return to_bytes(lay_out(document, paper, remark))
