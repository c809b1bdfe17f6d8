"""File type detection: which attached documents another program may be asked to open, by ending and first bytes.

A list of what is allowed, because what can be run or runs something has no end: programs, scripts, shortcuts, macros.
"""

import unicodedata
from pathlib import PurePath

KINDS = frozenset(
    (  # noqa: SIM905 - one string is easier to read than forty
        ".pdf .doc .docx .dot .dotx .odt .ott .rtf .pages .wpd .txt .md .csv .tsv .xls .xlsx .ods .numbers .ppt .pptx"
        " .odp .key .odg .epub .djvu .xps .jpg .jpeg .jpe .png .gif .bmp .tif .tiff .webp .heic .heif .avif .jp2 .zip"
    ).split()
)
"""Endings of documents and pictures, and of archives, which only list them."""

_TEXT = frozenset((".txt", ".md", ".csv", ".tsv"))
_BEGINNINGS = (
    *(b"%PDF-", b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf", b"\xffWPC", b"AT&TFORM"),
    *(b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a", b"BM", b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"),
    *(b"\0\0\0\x0cjP  ", b"\xff\x4f\xff\x51"),
)
"""How the kinds above begin; text, and the two with a word further on, are looked at on their own."""

_PROGRAMS = (
    b"MZ",
    b"\x7fELF",
    b"#!",
    b"\xca\xfe\xba\xbe",
    b"\xcf\xfa\xed\xfe",
    b"\xce\xfa\xed\xfe",
    b"[Desktop Entry]",
)
_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_PDF_WITHIN = 1024
"""Bytes in which a PDF's own mark may stand, as its readers have it."""


def is_document(name: str, data: bytes) -> bool:
    """Whether the ending is that of a document or picture, as written and as it looks, and the bytes begin like one."""
    ending = PurePath(name).suffix.lower()
    looks = PurePath(unicodedata.normalize("NFKC", name)).suffix.lower()
    if ending not in KINDS or looks != ending or is_program(data):
        return False
    return _is_text(data) if ending in _TEXT else _begins_like_a_document(data)


def is_program(data: bytes) -> bool:
    """Whether the bytes begin like something that a system runs, whatever its name."""
    return data.lstrip().startswith(_PROGRAMS)


def _begins_like_a_document(data: bytes) -> bool:
    riff = data.startswith(b"RIFF") and data[8:12] == b"WEBP"
    heif = data[4:8] == b"ftyp"
    return riff or heif or data.startswith(_BEGINNINGS) or b"%PDF-" in data[:_PDF_WITHIN]


def _is_text(data: bytes) -> bool:
    """A document of another kind under this ending is shown as letters, which does no harm."""
    return data.startswith(_BYTE_ORDER_MARKS) or b"\0" not in data[:_PDF_WITHIN] or _begins_like_a_document(data)
