"""Font subsetting and embedding: each face cut to the glyphs that are drawn, and what each of them means.

Every drawn glyph gets a code of its own for the characters it stands for, so that the one glyph "(" has two
codes: in Arabic it is drawn for ")". A reader of the file gets exactly what was written, ligatures and mirrored
brackets included.
"""

import uharfbuzz as hb
from reportlab.pdfbase import pdfdoc

from poadesk.export.pdf.fonts import Face, Glyph

_TO_UNICODE = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{mappings}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""

# Tables a reader of a PDF never asks: it has codes, widths and outlines.
_UNNEEDED = [int.from_bytes(tag, "big") for tag in b"GSUB GPOS GDEF DSIG STAT kern cmap name post OS/2 gasp".split()]


class EmbeddedFace:
    """One face in one file: hands out codes while pages are set, then writes itself."""

    def __init__(self, face: Face, number: int) -> None:
        self.face = face
        self.name = f"P{number}"
        self._codes: dict[tuple[int, str], int] = {}
        self._widths: list[float] = []

    def code(self, glyph: Glyph) -> str:
        """The glyph as four hexadecimal digits of a text operator."""
        key = (glyph.number, glyph.text)
        if key not in self._codes:
            self._codes[key] = len(self._codes) + 1
            self._widths.append(round(glyph.natural, 2))
        return f"{self._codes[key]:04X}"

    def write(self, document: pdfdoc.PDFDocument) -> None:
        """Add the font to a reportlab document, once all pages are drawn; nothing if no glyph was used."""
        if not self._codes:
            return
        program, renumbered = _subset(self.face, {number for number, _ in self._codes})
        places = b"\0\0" + b"".join(renumbered[number].to_bytes(2, "big") for number, _ in self._codes)
        name = pdfdoc.PDFName("POADSK+" + self.face.name)
        descendant = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("CIDFontType2"),
                "BaseFont": name,
                "CIDSystemInfo": pdfdoc.PDFDictionary(
                    {
                        "Registry": pdfdoc.PDFString("Adobe"),
                        "Ordering": pdfdoc.PDFString("Identity"),
                        "Supplement": 0,
                    }
                ),
                "FontDescriptor": document.Reference(self._descriptor(document, name, program)),
                "DW": 0,
                "W": pdfdoc.PDFArray([1, pdfdoc.PDFArray(self._widths)]),
                "CIDToGIDMap": _stream(document, places),
            }
        )
        fonts = document.idToObject[pdfdoc.BasicFonts].dict
        fonts[self.name] = document.Reference(
            pdfdoc.PDFDictionary(
                {
                    "Type": pdfdoc.PDFName("Font"),
                    "Subtype": pdfdoc.PDFName("Type0"),
                    "BaseFont": name,
                    "Encoding": pdfdoc.PDFName("Identity-H"),
                    "DescendantFonts": pdfdoc.PDFArray([document.Reference(descendant)]),
                    "ToUnicode": _stream(document, self._to_unicode()),
                }
            )
        )

    def _descriptor(self, document: pdfdoc.PDFDocument, name: pdfdoc.PDFName, program: bytes) -> pdfdoc.PDFDictionary:
        extents = self.face.font.get_font_extents("ltr")
        scale = 1000 / self.face.units
        ascent, descent = round(extents.ascender * scale), round(extents.descender * scale)
        return pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("FontDescriptor"),
                "FontName": name,
                "Flags": 4,
                "FontBBox": pdfdoc.PDFArray([-500, descent, 2000, ascent]),
                "ItalicAngle": 0,
                "Ascent": ascent,
                "Descent": descent,
                "CapHeight": 700,
                "StemV": 90,
                "FontFile2": _stream(document, program, Length1=len(program)),
            }
        )

    def _to_unicode(self) -> bytes:
        lines = [f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>" for (_, text), code in self._codes.items()]
        blocks = [lines[start : start + 100] for start in range(0, len(lines), 100)]
        mappings = "\n".join(f"{len(b)} beginbfchar\n" + "\n".join(b) + "\nendbfchar" for b in blocks)
        return _TO_UNICODE.format(mappings=mappings).encode("ascii")


def _subset(face: Face, glyphs: set[int]) -> tuple[bytes, dict[int, int]]:
    """The font program with only these glyphs, and each one's number in it."""
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    wanted.drop_table_tag_set.update(_UNNEEDED)
    plan = hb.SubsetPlan(face.face, wanted)
    return bytes(plan.execute().blob.data), dict(plan.old_to_new_glyph_mapping)


def _stream(document: pdfdoc.PDFDocument, content: bytes, **entries: object) -> pdfdoc.PDFObjectReference:
    stream = pdfdoc.PDFStream(pdfdoc.PDFDictionary(dict(entries)), content)
    return document.Reference(stream)
