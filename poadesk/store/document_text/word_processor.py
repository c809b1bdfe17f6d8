"""Word-processor text: the paragraphs and tables of a Word (.docx) or OpenDocument (.odt) file: XML inside a zip.

Numbers that the word processor counts by itself are not in such a file and so not in the text.
"""

from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import BadZipFile, ZipFile

from poadesk.store.document_text.pages import DocumentRefused, Pages

MAX_XML = 60_000_000
"""Bytes of the unpacked text with its marks: a thousand pages."""

_BODIES = ("word/document.xml", "content.xml")
_PARAGRAPHS = frozenset({"p", "h"})
_CELLS = frozenset({"tc", "table-cell", "covered-table-cell"})
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "line-break": "\n", "noBreakHyphen": "-", "s": " "}
_LEFT_OUT = frozenset({"instrText", "delText", "del", "tracked-changes", "annotation", "note-citation"})


def word_pages(data: bytes) -> Pages:
    """The whole document as one page. Raises DocumentRefused (encrypted, kind, too-large), ParseError."""
    try:
        root = ET.fromstring(_body(data))  # noqa: S314 - no DOCTYPE, so no entities; bounded
    except BadZipFile as cause:
        raise DocumentRefused("damaged") from cause
    return Pages(1, iter(["\n".join(_lines(root))]))


def _body(data: bytes) -> bytes:
    with ZipFile(BytesIO(data)) as archive:
        name = next((name for name in _BODIES if name in archive.namelist()), None)
        if name is None:
            raise DocumentRefused("kind")
        if archive.getinfo(name).flag_bits & 1:
            raise DocumentRefused("encrypted")
        with archive.open(name) as file:
            xml = file.read(MAX_XML + 1)
    if len(xml) > MAX_XML:
        raise DocumentRefused("too-large")
    if b"<!DOCTYPE" in xml[:2000].upper() or b"\0" in xml[:100]:
        raise DocumentRefused("damaged")
    return xml


def _lines(root: ET.Element) -> Iterator[str]:
    """Each paragraph on a line of its own; the cells of a row of a table on one, with tabs between them."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        name = _name(element)
        if name in {"tr", "table-row"}:
            yield "\t".join(_cell(part) for part in element if _name(part) in _CELLS)
        elif name in _PARAGRAPHS:
            yield from _text(element).split("\n")
        elif name not in _LEFT_OUT:
            waiting.extend(reversed(element))


def _cell(cell: ET.Element) -> str:
    """The paragraphs of a cell on one line."""
    texts = (_text(part) for part in cell.iter() if _name(part) in _PARAGRAPHS)
    return " ".join(" ".join(texts).split())


def _text(paragraph: ET.Element) -> str:
    """The words of a paragraph. Of Word only what stands in runs of text; of OpenDocument all of it."""
    pieces: list[str] = []
    waiting: list[ET.Element | str] = [paragraph]
    while waiting:
        part = waiting.pop()
        if isinstance(part, str):
            pieces.append(part)
        elif (name := _name(part)) not in _LEFT_OUT:
            pieces.append(_SIGNS.get(name, ""))
            is_word = "wordprocessingml" in part.tag
            for child in reversed(part):
                waiting.extend(([child.tail] if child.tail and not is_word else []) + [child])
            pieces.append(part.text or "" if not is_word or name == "t" else "")
    return "".join(pieces)


def _name(element: ET.Element) -> str:
    return str(element.tag).rpartition("}")[2]
