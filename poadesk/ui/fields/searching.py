"""How names are compared when people search: without case, accents and doubled spaces."""

import unicodedata


def fold(text: str) -> str:
    """The text with what searching ignores taken away."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in letters if not unicodedata.combining(c)).split())
