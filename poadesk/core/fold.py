"""Case folding and accent folding: how words and labels are compared when people search or name an option."""

import unicodedata

from poadesk.core.plain_text import ascii_digits


def fold(text: str) -> str:
    """The text without case, accents, hamza forms, full width and doubled spaces; digits of any script as 0-9.

    For comparing only, never shown. Idempotent.
    """
    return " ".join(_bare(_bare(ascii_digits(text)).casefold()).split())


def _bare(text: str) -> str:
    """Compatibility forms taken apart, and the marks on letters left out."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
