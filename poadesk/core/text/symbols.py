"""Symbol fonts: characters of Wingdings, Wingdings 2 and Symbol, which word processors copy as private characters.

Word stores a sign of such a font as U+F000 plus its code and says the font elsewhere, which plain text does not have.
Each code is read as the sign it most often stands for in a report: Wingdings' and Wingdings 2's ticks, boxes, bullets
and arrows, and else Symbol's letters and signs (Adobe's Symbol encoding).
"""

import re

_SYMBOL = {
    0x20: " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼",
    0xA0: "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊⟨®©™∑",
}
_WINGDINGS = {
    0x28: "☎", 0x2A: "✉", 0x46: "☞", 0x4A: "☺", 0x4C: "☹", 0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑",
    0x6C: "●", 0x6D: "○", 0x6E: "■", 0x6F: "☐", 0x70: "☐", 0x71: "☐", 0x72: "☐", 0x73: "◆", 0x74: "◆", 0x75: "◆",
    0x76: "❖", 0x77: "◆", 0x78: "☒", 0x9E: "·", 0x9F: "•", 0xA1: "○", 0xA2: "○", 0xA3: "☐", 0xA4: "◉", 0xA6: "○",
    0xA7: "▪", 0xA8: "☐", 0xAA: "✦", 0xAB: "★", 0xD8: "➢", 0xDC: "→", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓",
    0xE3: "↖", 0xE4: "↗", 0xE5: "↙", 0xE6: "↘", 0xE7: "←", 0xE8: "→", 0xE9: "↑", 0xEA: "↓", 0xEF: "⇦", 0xF0: "⇨",
    0xF1: "⇧", 0xF2: "⇩", 0xF3: "⇔", 0xF4: "⇕", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_NUMBERED = {0x80: "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"}

_SHOWN = {
    **{0xF000 + first + n: sign for first, signs in {**_SYMBOL, **_NUMBERED}.items() for n, sign in enumerate(signs)},
    **{0xF000 + code: sign for code, sign in _WINGDINGS.items()},
}
_LESS = "\uf0a3"

PRIVATE = re.compile("[" + "".join(map(chr, _SHOWN)) + "]")
"""One such character that a sign is known for."""


def shown(found: re.Match[str]) -> str:
    """The sign; U+F0A3, Wingdings 2's empty box, is Symbol's "at most" before a figure."""
    before_figure = found[0] == _LESS and found.string[found.end() : found.end() + 2].strip()[:1].isdecimal()
    return "≤" if before_figure else _SHOWN[ord(found[0])]


def private(signs: str) -> str:
    """The private characters that show one of these signs."""
    return "".join(chr(code) for code, sign in _SHOWN.items() if sign in signs)
