"""PDF text: the words of each page, in the order in which they are drawn."""

import logging
from collections.abc import Iterator
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError

from poadesk.store.document_text.pages import DocumentRefused, Pages


def pdf_pages(data: bytes) -> Pages:
    """The pages of a PDF. Raises DocumentRefused (encrypted), PyPdfError, or whatever a broken file leads to."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    reader = PdfReader(BytesIO(data), strict=False)
    if reader.is_encrypted and not _opens(reader):
        raise DocumentRefused("encrypted")
    return Pages(len(reader.pages), _texts(reader))


def page_count(data: bytes) -> int | None:
    """How many pages a PDF has, as it says itself; None if it cannot be opened."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        return len(PdfReader(BytesIO(data), strict=False).pages)
    except Exception:  # noqa: BLE001 - whatever a broken file leads to, it is listed without its pages
        return None


def _opens(reader: PdfReader) -> bool:
    """Whether it is locked against printing and copying only, and can be read without a password."""
    try:
        return bool(reader.decrypt(""))
    except (DependencyError, NotImplementedError, PyPdfError):  # newer ciphers need a library that is not at hand
        return False


def _texts(reader: PdfReader) -> Iterator[str | None]:
    for number in range(len(reader.pages)):
        try:
            yield reader.pages[number].extract_text()
        except Exception:  # noqa: BLE001 - one broken page is no reason to read none
            yield None
