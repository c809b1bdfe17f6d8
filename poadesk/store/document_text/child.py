"""Text extraction's child process: takes a file's bytes from standard input, writes its words to standard output.

One line of JSON a message: `["count", pages]`, `["page", text]` (null if it cannot be read), then `["end", true]`,
or false if there is more than is read. `["refused", reason]` says that the file is of no use, whatever came before.
"""

import json
import sys

from poadesk.core.json_values import Json
from poadesk.store.document_text.pages import DocumentRefused, Pages

MEMORY = 400 * 1024 * 1024
"""Bytes of address space, where the system keeps such a bound (Linux)."""
MAX_CHARACTERS = 4_000_000
"""Of all pages together: a thousand pages."""
MAX_PAGES = 2_000
FEW_LETTERS = 8
"""Letters a page, on average, below which the pages are pictures, with no more than a number below them."""

_PDF_WITHIN = 1024
_ZIP, _OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def main() -> None:
    """Read one file and say what it holds."""
    _bound_memory()
    data = sys.stdin.buffer.read()
    try:
        _tell(_pages(data))
    except DocumentRefused as refused:
        _say("refused", refused.reason)
    except MemoryError:
        _say("refused", "too-large")
    except Exception:  # noqa: BLE001 - a hostile file makes a library raise anything: then it cannot be read
        _say("refused", "damaged")


def _pages(data: bytes) -> Pages:
    """By what the file is, whatever its name says."""
    if b"%PDF-" in data[:_PDF_WITHIN]:
        from poadesk.store.document_text.pdf import pdf_pages

        return pdf_pages(data)
    if data.startswith(_ZIP):
        from poadesk.store.document_text.word_processor import word_pages

        return word_pages(data)
    raise DocumentRefused("old-word" if data.startswith(_OLD_OFFICE) else "kind")


def _tell(pages: Pages) -> None:
    _say("count", pages.count)
    left, read, letters = MAX_CHARACTERS, 0, 0
    for text in pages.texts:
        _say("page", text if text is None else text[:left])
        read += 1
        letters += sum(map(str.isalnum, text or ""))
        left -= len(text or "")
        if left <= 0 or read == MAX_PAGES:
            break
    if letters < FEW_LETTERS * read:
        raise DocumentRefused("no-text")
    _say("end", read == pages.count and left > 0)


def _say(name: str, value: Json) -> None:
    sys.stdout.write(json.dumps([name, value]) + "\n")
    sys.stdout.flush()


def _bound_memory() -> None:
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
