"""Pictures in Word: their pixels and nothing else of their files, with the words that are read in their place."""

from dataclasses import dataclass
from io import BytesIO

from docx.document import Document as WordFile
from docx.shared import Pt

from poadesk.core.blocks import Picture
from poadesk.export.pictures import fitted, picture
from poadesk.export.text.shown import one_xml_line
from poadesk.export.word.xml import Element, w


@dataclass(frozen=True)
class Pictures:
    """Adds pictures to a file; each is no wider and no higher than so many points."""

    file: WordFile
    width: float
    height: float

    def paragraph(
        self, given: Picture, *, largest: tuple[float, float] | None = None, style: str = "Picture"
    ) -> Element | None:
        """A paragraph with the picture; None if its file is none that can be trusted."""
        image = picture(given.data)
        if image is None:
            return None
        width, height = fitted(image, *(largest or (self.width, self.height)))
        data = BytesIO()
        image.save(data, "PNG")
        inline = self.file.part.new_pic_inline(data, Pt(width), Pt(height))
        inline.docPr.set("descr", one_xml_line(given.caption))
        return w("p", w("pPr", w("pStyle", val=style)), w("r", w("drawing", inline)))
