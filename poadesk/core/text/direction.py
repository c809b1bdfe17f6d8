"""Writing direction of a language: left to right, or right to left."""

from typing import Literal

Direction = Literal["ltr", "rtl"]

# Languages usually written in Arabic, Hebrew, Thaana or N'Ko letters, and these scripts by their ISO 15924 codes.
_LANGUAGES = frozenset({"ar", "ckb", "dv", "fa", "he", "nqo", "prs", "ps", "sd", "syr", "ug", "ur", "yi"})
_SCRIPTS = frozenset({"adlm", "arab", "hebr", "nkoo", "syrc", "thaa"})


def direction_of(language: str) -> Direction:
    """The direction of a language given by its BCP 47 tag; a script in the tag (`az-Arab`, `ur-Latn`) decides."""
    first, *others = language.lower().split("-")
    script = next((part for part in others if len(part) == 4 and part.isalpha()), None)
    from_right = first in _LANGUAGES if script is None else script in _SCRIPTS
    return "rtl" if from_right else "ltr"
