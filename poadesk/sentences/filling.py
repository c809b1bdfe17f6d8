"""Message formatting: filling the places of a sentence: lists and numbers by the language, and nothing that steers a
terminal or a label.

The one way by which names, paths and texts that others chose get into sentences.
"""

from collections.abc import Mapping
from datetime import date, datetime

from poadesk.core.text.harmless import harmless
from poadesk.i18n import Catalogue
from poadesk.sentences.times import UNKNOWN, local_moment

QUANTITIES = frozenset({"count", "left", "limit", "maximum", "minimum", "number", "right"})
"""Whole numbers that are amounts, and grouped; years, rows and lines are not."""


class _Known(dict[str, str]):
    """Values of a sentence's places; one that is not known leaves a dash, so that the sentence still comes out."""

    def __missing__(self, key: str) -> str:
        return UNKNOWN


def filled(message: str, params: Mapping[str, object], catalogue: Catalogue) -> str:
    """The translated message with its places filled in."""
    return message.format_map(_Known({key: _shown(key, value, catalogue) for key, value in params.items()}))


def _shown(key: str, value: object, catalogue: Catalogue) -> str:
    match value:
        case list() | tuple():
            return catalogue.join((_shown("", item, catalogue) for item in value), "plain")
        case int() if key in QUANTITIES and not isinstance(value, bool):
            return catalogue.number(value)
        case datetime():
            return local_moment(value, catalogue)
        case date():
            return catalogue.date(value)
        case _:
            return harmless(str(value))
