"""Text normalisation: what of a person's text is shown: whole letters in reading order, and nothing that acts.

Out go control characters and the bidirectional controls that reorder text (a text that prints in another order than
it is read in has no place in a report); marks that only say which side a full stop belongs to stay.
"""

import re

_LINE_ENDS = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_BLANKS = re.compile("[\t\x1f]+")
SILENT = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x9f\u00ad\u202a-\u202e\u2061-\u206f\ufff9-\ufffb\U000e0000-\U000e0fff]")
"""A character that is left out."""
ZERO_WIDTH = "\u200b\u2060\ufeff"
"""Characters that are not drawn and say that a line may, or may not, end where they stand."""
_ZERO_WIDTH = re.compile(f"[{ZERO_WIDTH}]")
_ASCII = re.compile("[ -~]*")
_NOT_IN_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")


def lines(text: str) -> list[str]:
    """The lines of a text, each without what is silent, blanks at its ends taken off. Empty lines stay."""
    if _ASCII.fullmatch(text):
        return [text.strip()]
    return [SILENT.sub("", _BLANKS.sub(" ", line)).strip() for line in _LINE_ENDS.split(text)]


def one_line(text: str) -> str:
    return " ".join(line for line in lines(text) if line)


def outside_pages(text: str) -> str:
    """Text for titles and outlines, which readers show in their own fonts: half characters replaced."""
    return _ZERO_WIDTH.sub("", one_line(text)).encode("utf-8", "replace").decode("utf-8")


def as_number(character: str) -> str:
    """What stands for a character that cannot be shown: ⟨U+1F600⟩."""
    return f"⟨U+{ord(character):04X}⟩"


def xml_lines(text: str) -> list[str]:
    """The lines of a text for a file of XML 1.0: as `lines`, and what XML has no place for as its number."""
    return [_NOT_IN_XML.sub(lambda match: as_number(match[0]), line) for line in lines(text)]


def one_xml_line(text: str) -> str:
    return " ".join(line for line in xml_lines(text) if line)
