"""Style: how the printed report looks, every size, colour and distance, in points."""

from dataclasses import dataclass
from typing import Literal

from poadesk.export.pdf.fonts import Weight

Paper = Literal["a4", "letter"]
Colour = tuple[float, float, float]
Stroke = Literal["none", "under", "through"]

PAPERS: dict[Paper, tuple[float, float]] = {"a4": (595.28, 841.89), "letter": (612.0, 792.0)}

INK: Colour = (0.11, 0.13, 0.16)
QUIET_INK: Colour = (0.36, 0.39, 0.44)
ACCENT: Colour = (0.09, 0.27, 0.40)
DRAFT_INK: Colour = (0.62, 0.16, 0.11)
RULE: Colour = (0.79, 0.81, 0.84)
TINT: Colour = (0.945, 0.955, 0.965)

SIDE = 60.0
TOP = 84.0
BOTTOM = 74.0
HEADER = 48.0
FOOTER = 50.0
NUMBER_COLUMN = 40.0
BULLET_INDENT = 13.0
BEFORE_PART = 40.0
LABEL_SHARE = 0.34
CELL_PADDING = 5.0
HAIRLINE = 0.5


@dataclass(frozen=True)
class TextStyle:
    size: float
    leading: float
    weight: Weight = "regular"
    colour: Colour = INK


@dataclass(frozen=True)
class WordLook:
    """How words in a text differ from those around: `colour` is None for theirs, `stroke` a line under or through."""

    weight: Weight = "regular"
    colour: Colour | None = None
    stroke: Stroke = "none"


PLAIN_LOOK = WordLook()
EDITED = {
    "same": PLAIN_LOOK,
    "added": WordLook("semibold", stroke="under"),
    "removed": WordLook(colour=QUIET_INK, stroke="through"),
}
TONED = {"answer": PLAIN_LOOK, "quiet": WordLook(colour=QUIET_INK), "strong": WordLook("semibold")}

BODY = TextStyle(9.6, 14.2)
STRONG = TextStyle(9.6, 14.2, "semibold")
QUIET = TextStyle(9.6, 14.2, colour=QUIET_INK)
TONES = {"answer": BODY, "quiet": QUIET, "strong": STRONG}

QUESTION = TextStyle(10.4, 14.6, "semibold")
SUB_QUESTION = TextStyle(9.6, 14.0, "semibold")
NUMBER = TextStyle(9.6, 14.6, colour=ACCENT)
CITATION = TextStyle(8.0, 11.4, colour=QUIET_INK)
LABEL = TextStyle(8.8, 14.2, colour=QUIET_INK)
CELL = TextStyle(8.6, 12.2)
CELL_HEAD = TextStyle(8.2, 11.6, "semibold", QUIET_INK)
CELL_TOTAL = TextStyle(8.6, 12.2, "semibold")

PART_NUMBER = TextStyle(11.0, 16.0, "semibold", ACCENT)
PART_TITLE = TextStyle(19.0, 25.0, "semibold", INK)
CONTENTS_TITLE = TextStyle(19.0, 25.0, "semibold", INK)
CONTENTS_ROW = TextStyle(10.2, 15.0)
CONTENTS_NUMBER = TextStyle(10.2, 15.0, colour=ACCENT)

COVER_STATE = TextStyle(15.0, 21.0, "semibold", ACCENT)
COVER_TITLE = TextStyle(28.0, 36.0, "semibold", INK)
COVER_SUBTITLE = TextStyle(13.0, 19.0, colour=QUIET_INK)
COVER_LABEL = TextStyle(9.2, 15.0, colour=QUIET_INK)
COVER_FACT = TextStyle(10.2, 15.0)
COVER_MARKING = TextStyle(9.6, 14.0, "semibold", INK)
COVER_NOTICE = TextStyle(8.2, 12.2, colour=QUIET_INK)

LEAFLET_TITLE = TextStyle(19.0, 25.0, "semibold", INK)
LEAFLET_LABEL = TextStyle(8.4, 12.0, colour=QUIET_INK)
LEAFLET_FACT = TextStyle(8.8, 12.0)
LEAFLET_KEY = TextStyle(8.2, 11.4, colour=QUIET_INK)
LEAFLET_PART = TextStyle(11.4, 15.0, "semibold", INK)
LEAFLET_COUNTS = TextStyle(8.2, 15.0, colour=QUIET_INK)
LEAFLET_NUMBER = TextStyle(8.5, 11.8, colour=ACCENT)
LEAFLET_TEXT = TextStyle(8.5, 11.8)

FURNITURE = TextStyle(7.8, 10.4, colour=QUIET_INK)
DRAFT = TextStyle(8.2, 10.4, "semibold", DRAFT_INK)
