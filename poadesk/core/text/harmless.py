"""Output sanitizing: a text of others for a terminal or a label. Loaded at the start, with nothing else."""

import re

LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
SURROGATES = re.compile("[\ud800-\udfff]")
_STEERING = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc"
    "\U000e0000-\U000e007f]"
)
"""What moves a terminal's cursor, turns the direction of writing around, or cannot be seen."""


def harmless(text: str) -> str:
    """The text for a terminal or a label, on one line: it can neither steer the one nor turn the other around.

    Control and direction characters go, halves of characters show as U+FFFD. Joiners stay, which words need.
    """
    if text.isascii() and text.isprintable():
        return text
    on_one_line = LINE_ENDS.sub(" ", text).replace("\n", " ").replace("\t", " ")
    return SURROGATES.sub("\ufffd", _STEERING.sub("", on_one_line))
