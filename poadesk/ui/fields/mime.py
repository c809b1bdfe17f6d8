"""Clipboard and drag data as text and as rows: plain text, HTML where there is no other, links. Files are no text."""

from PySide6.QtCore import QMimeData

from poadesk.core.text.clipboard import as_clipboard
from poadesk.core.text.html_text import html_rows, html_text

_LINKS = "text/uri-list"
_MOZILLA = "text/x-moz-url"
"""A link and its title in UTF-16, a line each."""


def text_of(mime: QMimeData | None) -> str:
    """What of the data can stand in a text; empty if nothing can."""
    if mime is None:
        return ""
    links = _links(mime)
    if any(link.lower().startswith("file:") for link in links):
        return ""
    plain = mime.text() if "text/plain" in mime.formats() else ""  # else Qt makes one of the links
    if links and not (plain and links[0].rstrip("/") in plain):
        return "\n".join(links)
    return plain or (html_text(mime.html()) if mime.hasHtml() else mime.text())


def rows_text(mime: QMimeData | None) -> str:
    """As `text_of`, for a table: with quotes around cells of several lines, as spreadsheets copy them."""
    text = text_of(mime)
    has_only_html = mime is not None and mime.hasHtml() and not mime.hasText()
    return as_clipboard(html_rows(mime.html())) if has_only_html and mime is not None else text


def _links(mime: QMimeData) -> list[str]:
    """The links of the data, as they are written."""
    listed = bytes(mime.data(_LINKS).data()).decode("utf-8", "replace").splitlines()
    links = [line.strip() for line in listed if line.strip() and not line.startswith("#")]
    if not links and mime.hasFormat(_MOZILLA):
        data = bytes(mime.data(_MOZILLA).data())
        said = data.decode("utf-16-le" if b"\0" in data else "utf-8", "replace").lstrip("\ufeff").split("\n")
        links = [said[0].strip("\0\r ")]
    return [link for link in links if link]
