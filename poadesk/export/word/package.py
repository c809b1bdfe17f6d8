"""The file around the pages: settings, what is said of the document, and a zip that is the same each time."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document as WordFile
from docx.opc.constants import RELATIONSHIP_TYPE

from poadesk.core.blocks import Document
from poadesk.core.text.direction import direction_of
from poadesk.export.file_date import file_date
from poadesk.export.text.shown import outside_pages
from poadesk.export.word.scripts import tag
from poadesk.export.word.xml import w

_OLDEST_IN_A_ZIP = (1980, 1, 1, 0, 0, 0)
_OF_THE_TEMPLATE = ("thumbnail", "extended-properties", "customXml", "stylesWithEffects", "webSettings")
_COMPATIBILITY = {
    "compatibilityMode": "15",
    "overrideTableStyleFontSizeAndJustification": "1",
    "enableOpenTypeFeatures": "1",
    "doNotFlipMirrorIndents": "1",
}


def empty_file(document: Document) -> WordFile:
    """A file with nothing in it, and nothing of the template that python-docx begins with: no picture, no names."""
    file = docx.Document()
    for rels in (file.part.package.rels, file.part.rels):
        for id, relationship in list(rels.items()):
            if relationship.reltype.endswith(_OF_THE_TEMPLATE):
                del rels[id]
    body = file.element.body
    for child in list(body)[:-1]:
        body.remove(child)
    _describe(file, document)
    _set(file, document)
    return file


def _describe(file: WordFile, document: Document) -> None:
    """What a file dialog shows of it. Dates are the report's own, never today's; nobody at the machine is named."""
    said = file.core_properties
    said.title = outside_pages(f"{document.state}: {document.title}" if document.state else document.title)[:255]
    said.author = outside_pages(document.author or document.state)[:255]
    said.subject = outside_pages(document.subtitle)[:255]
    said.keywords = outside_pages(", ".join(document.keywords))[:255]
    said.language = tag(document.language)
    said.comments = said.last_modified_by = said.category = ""
    said.revision = 1
    said.created = said.modified = file_date(document.date)


def _set(file: WordFile, document: Document) -> None:
    """Settings of the document; in a review copy what is changed is tracked from the first word on."""
    settings = file.settings.element
    for child in list(settings):
        settings.remove(child)
    own, is_right = tag(document.language), direction_of(document.language) == "rtl"
    modes = (
        w("compatSetting", name=name, uri="http://schemas.microsoft.com/office/word", val=value)
        for name, value in _COMPATIBILITY.items()
    )
    settings.extend(
        [
            w("zoom", percent=100),
            *([w("trackRevisions")] if document.copy == "review" else []),
            w("defaultTabStop", val=720),
            w("characterSpacingControl", val="doNotCompress"),
            w("compat", *modes),
            w("themeFontLang", val=tag("en") if is_right else own, bidi=own if is_right else tag("ar")),
            w("decimalSymbol", val="."),
            w("listSeparator", val=","),
        ]
    )


def link_to(file: WordFile, address: str) -> str:
    """The id by which text of the body leads to an address."""
    return file.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)


def to_bytes(file: WordFile) -> bytes:
    """The file, with no time of day in it and its parts in a fixed order."""
    written = BytesIO()
    file.save(written)
    made = BytesIO()
    with ZipFile(written) as source, ZipFile(made, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = ZipInfo(name, _OLDEST_IN_A_ZIP)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0
            target.writestr(entry, source.read(name))
    return made.getvalue()
