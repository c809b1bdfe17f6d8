"""Style: how the printed report looks, every size, colour and distance, in points."""

from dataclasses import dataclass
from typing import Literal

from poadesk.export.pdf.fonts import Weight

Paper = Literal["a4", "letter"]
Colour = tuple[float, float, float]
Stroke = Literal["none", "under", "through"]

PAPERS: dict[Paper, tuple[float, float]] = {"a4": (595.28, 841.89), "letter": (612.0, 792.0)}

INK: Colour = (0.0, 0.0, 0.0)
QUIET_INK: Colour = (0.329, 0.361, 0.4)
ACCENT: Colour = (0.09, 0.27, 0.40)
DRAFT_INK: Colour = (0.62, 0.16, 0.11)
PAPER_WHITE: Colour = (1.0, 1.0, 1.0)
RULE: Colour = (0.79, 0.81, 0.84)

SIDE = 54.0
TOP = 60.0
BOTTOM = 66.0
HEADER = 36.0
FOOTER = 48.0
SIDE_BY_MARGIN = 40.0
REMARKS = 176.0
EDGE = 18.0
NUMBER_COLUMN = 38.0
BULLET_INDENT = 12.0
BEFORE_PART = 20.0
LABEL_SHARE = 0.3
CELL_GAP = 10.0
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

BODY = TextStyle(9.3, 12.4)
STRONG = TextStyle(9.3, 12.4, "semibold")
QUIET = TextStyle(8.0, 10.8, colour=QUIET_INK)
TONES = {"answer": BODY, "quiet": QUIET, "strong": STRONG}
ROW_HEADING = TextStyle(8.0, 11.6, "semibold", QUIET_INK)
POINT = TextStyle(8.0, 10.8, colour=DRAFT_INK)
TICK = TextStyle(6.4, 12.4, colour=PAPER_WHITE)

QUESTION = TextStyle(8.0, 10.8, colour=QUIET_INK)
MAIN_NUMBER = TextStyle(9.3, 10.8, "semibold")
NUMBER = TextStyle(8.0, 10.8, colour=QUIET_INK)
CITATION = TextStyle(7.0, 10.8, colour=QUIET_INK)
LABEL = TextStyle(8.0, 12.4, colour=QUIET_INK)
CELL = TextStyle(9.3, 11.8)
CELL_HEAD = TextStyle(8.0, 10.4, colour=QUIET_INK)
CELL_TOTAL = TextStyle(9.3, 11.8, "semibold")

PART_TITLE = TextStyle(13.5, 17.5, "semibold")
CONTENTS_TITLE = TextStyle(16.0, 22.0, "semibold")
CONTENTS_ROW = TextStyle(9.6, 14.0)
CONTENTS_NUMBER = TextStyle(9.6, 14.0, colour=QUIET_INK)
COLOPHON_LABEL = TextStyle(7.6, 10.4, colour=QUIET_INK)
COLOPHON_FACT = TextStyle(7.6, 10.4)

COVER_STATE = TextStyle(15.0, 21.0, "semibold", ACCENT)
COVER_TITLE = TextStyle(28.0, 36.0, "semibold", INK)
COVER_TITLE_NARROW = TextStyle(20.0, 26.0, "semibold", INK)
COVER_SUBTITLE = TextStyle(13.0, 19.0, colour=QUIET_INK)
COVER_LABEL = TextStyle(9.2, 15.0, colour=QUIET_INK)
COVER_FACT = TextStyle(10.2, 15.0)
COVER_MARKING = TextStyle(9.6, 14.0, "semibold", INK)

LEAFLET_TITLE = TextStyle(19.0, 25.0, "semibold", INK)
LEAFLET_LABEL = TextStyle(8.4, 12.0, colour=QUIET_INK)
LEAFLET_FACT = TextStyle(8.8, 12.0)
LEAFLET_KEY = TextStyle(8.2, 11.4, colour=QUIET_INK)
LEAFLET_PART = TextStyle(11.4, 15.0, "semibold", INK)
LEAFLET_COUNTS = TextStyle(8.2, 15.0, colour=QUIET_INK)
LEAFLET_NUMBER = TextStyle(8.5, 11.8, colour=ACCENT)
LEAFLET_TEXT = TextStyle(8.5, 11.8)

REMARK = TextStyle(6.4, 9.0, colour=QUIET_INK)
RETURN = TextStyle(7.8, 10.4, "semibold")
FURNITURE = TextStyle(7.8, 10.4, colour=QUIET_INK)
DRAFT = TextStyle(8.2, 10.4, "semibold", DRAFT_INK)
