"""Pasted and dropped text made plain, and the sentence that tells the person what was changed. Inserts nothing."""

from dataclasses import dataclass

from poadesk.core.text.plain_text import clean, one_line
from poadesk.i18n import _


@dataclass(frozen=True)
class Pasted:
    """The text to insert, and a sentence on what was changed; empty if nothing worth telling was."""

    text: str
    told: str


def make_plain(text: str, *, single_line: bool = False) -> Pasted:
    """What to insert for text from the clipboard or a drop. Windows' line ends are taken over without a word."""
    cleaned = clean(text.replace("\r\n", "\n"))
    plain = cleaned.text
    codes = list(cleaned.changes)
    if single_line and "\n" in plain.strip("\n"):
        codes.append("paste.one-line")
    if single_line and "\n" in plain:
        plain = one_line(plain)
    return Pasted(plain, _told(codes))


def _told(codes: list[str]) -> str:
    if not codes:
        return ""
    known = sentences()
    return _("Pasted as plain text: {changes}.").format(changes="; ".join(known[code] for code in codes))


def sentences() -> dict[str, str]:
    """What each code of `core.text.plain_text.clean`, and pasting into a single line, did to the text."""
    return {
        "paste.symbols": _("signs of special fonts became ordinary ones"),
        "paste.hyphens": _("special hyphens became ordinary ones"),
        "paste.line-ends": _("unusual line breaks became ordinary ones"),
        "paste.broken-characters": _("broken characters were replaced by \ufffd"),
        "paste.invisible": _("invisible characters were taken out"),
        "paste.bullets": _("bullet signs became “- ”"),
        "paste.tabs": _("tabs became spaces"),
        "paste.one-line": _("line breaks became spaces, because this field holds one line"),
    }
