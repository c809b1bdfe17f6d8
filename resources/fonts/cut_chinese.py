# ruff: noqa: INP001  (a script beside what it makes)
"""Writes the Chinese characters that are cut out of Noto Sans SC, one weight an argument; README.md says how to run it.

Every weight has GB 2312, full-width forms and the punctuation of a Chinese page. The regular weight also has the
5,401 common traditional characters of Big5 and characters that are frequent in names but stand in neither.
"""

import sys

NAMES = (
    "镕喆堃祎珺翀昇祇钘玥珅垚犇赟頔曌玙烜晞旸昉琤璟珮瑀瑄玭彧翚"
    "翃芃萱濛甦旻昊晟翯骉叒䶮龑昺昃暕赪頫顗稀燊淏瀞玓珏珲琬琰璠璇"
)
PUNCTUATION = "“”‘’…—–·×÷°±№℃‰→←↑↓■□●○◆◇★☆"


def rows(codec: str, first: range) -> set[str]:
    """The characters of a two-byte code whose first byte is in `first`."""
    pairs = (bytes((a, b)) for a in first for b in (*range(0x40, 0x7F), *range(0xA1, 0xFF)))
    return {pair.decode(codec, "ignore") for pair in pairs if pair.decode(codec, "ignore")}


def wanted(weight: str) -> set[str]:
    blocks = {chr(c) for block in (range(0x3000, 0x3040), range(0xFF01, 0xFF61), range(0xFFE0, 0xFFE7)) for c in block}
    common = rows("gb2312", range(0xA1, 0xF8)) | blocks | set(PUNCTUATION)
    return common | rows("big5", range(0xA4, 0xC7)) | set(NAMES) if weight == "regular" else common


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    sys.stdout.write("".join(sorted(wanted(sys.argv[1]))))
