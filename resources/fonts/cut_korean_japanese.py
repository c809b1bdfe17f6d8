# ruff: noqa: INP001  (a script beside what it makes)
"""Writes the characters that are cut out of Noto Sans KR or JP, named by the argument; README.md says how to run it.

Korean: every syllable, the single letters of modern Korean, and the Chinese characters of KS X 1001. Japanese: JIS X
0208. Characters that the Chinese file has are left out, given its path as the second argument.
"""

import sys

from fontTools.ttLib import TTFont

JAMO = (*range(0x1100, 0x1113), *range(0x1161, 0x1176), *range(0x11A8, 0x11C3), *range(0x3131, 0x318F))
KANA = range(0x3041, 0x3100)


def pairs(codec: str) -> set[str]:
    """The characters of a two-byte code of 94 by 94."""
    coded = (bytes((a, b)) for a in range(0xA1, 0xFF) for b in range(0xA1, 0xFF))
    return {pair.decode(codec, "ignore") for pair in coded if pair.decode(codec, "ignore")}


def wanted(language: str, chinese: str) -> set[str]:
    have = set(map(chr, TTFont(chinese).getBestCmap()))
    if language == "korean":
        own = {*map(chr, range(0xAC00, 0xD7A4)), *map(chr, JAMO)}
        return own | {" "} | (pairs("euc_kr") - have)
    return {" ", *map(chr, KANA)} | (pairs("euc_jp") - have)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    sys.stdout.write("".join(sorted(wanted(*sys.argv[1:3]))))
