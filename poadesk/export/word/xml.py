"""WordprocessingML: elements of the main namespace, written short."""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

Element = BaseOxmlElement


def w(tag: str, *children: Element | None, **attributes: str | int) -> Element:
    """An element `w:tag` with these children, None left out, and these attributes, all of the same namespace."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    made.extend(child for child in children if child is not None)
    return made


def words(tag: str, text: str) -> Element:
    """An element that holds text, blanks at its ends kept."""
    made = w(tag)
    made.text = text
    made.set(qn("xml:space"), "preserve")
    return made
