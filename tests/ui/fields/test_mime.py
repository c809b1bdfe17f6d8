"""What can be pasted or dropped into a text: text, web pages, links; and what cannot: files."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from poadesk.ui.fields.figure_cell import CellEdit
from poadesk.ui.fields.line_edit import LineEdit
from poadesk.ui.fields.mime import rows_text, text_of
from poadesk.ui.fields.passage_edit import PassageEdit

LINK = "https://example.org/a?b=%C3%A9"


def mime_of(**parts: bytes) -> QMimeData:
    kinds = {"plain": "text/plain", "html": "text/html", "uris": "text/uri-list", "moz": "text/x-moz-url"}
    mime = QMimeData()
    for kind, data in parts.items():
        mime.setData(kinds[kind], data)
    return mime


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ({"uris": LINK.encode() + b"\r\n"}, LINK),
        ({"uris": LINK.encode(), "plain": LINK.encode(), "html": b"<a href='x'>t</a>"}, LINK),
        ({"uris": LINK.encode(), "plain": b"A title"}, LINK),
        ({"uris": b"# note\r\nhttps://a.org/\r\nhttps://b.org/"}, "https://a.org/\nhttps://b.org/"),
        ({"moz": f"{LINK}\nA title".encode("utf-16-le")}, LINK),
        ({"uris": b"file:///tmp/act.pdf", "plain": b"/tmp/act.pdf"}, ""),
        ({"moz": "file:///tmp/act.pdf\nact".encode("utf-16-le")}, ""),
        ({"html": b"<ul><li>one<li>two</ul>"}, "- one\n- two"),
        ({"html": b"<b>x</b>", "plain": b"x y"}, "x y"),
        ({}, ""),
    ],
)
def test_text_and_links_are_taken_and_files_are_not(qapp, parts, text):
    assert text_of(mime_of(**parts)) == text


def test_rows_text_a_web_page_keep_cells_of_two_lines(qapp):
    assert rows_text(mime_of(html=b"<table><tr><td>a<td>b<br>c</table>")) == 'a\t"b\nc"'
    assert rows_text(mime_of(plain=b"a\tb")) == "a\tb"


def drop(widget, mime: QMimeData) -> bool:
    actions, none, left = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    target = widget.viewport() if hasattr(widget, "viewport") else widget
    enter = QDragEnterEvent(QPoint(4, 4), actions, mime, left, none)
    QApplication.sendEvent(target, enter)
    if enter.isAccepted():
        QApplication.sendEvent(target, QDropEvent(QPointF(4, 4), actions, mime, left, none))
    return enter.isAccepted()


@pytest.mark.parametrize("make", [lambda: LineEdit("x", 40), lambda: PassageEdit("x", 3), lambda: CellEdit("x")])
def test_a_link_dragged_from_a_browser_is_taken_in_every_text(qtbot, make):
    widget = make()
    qtbot.addWidget(widget)
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/a")])
    assert drop(widget, mime)
    assert widget.text() == "https://example.org/a"
    mime.setUrls([QUrl.fromLocalFile("/home/act.pdf")])
    assert not drop(widget, mime)
    assert widget.text() == "https://example.org/a"


def test_html_alone_is_pasted_as_text(qtbot):
    line, passage = LineEdit("x", 40), PassageEdit("x", 3)
    for widget in (line, passage):
        qtbot.addWidget(widget)
    QApplication.clipboard().setMimeData(mime_of(html=b"<p>One <b>two</b></p><p>three</p>"))
    passage.paste()
    line._paste(QApplication.clipboard().Mode.Clipboard)
    assert passage.text() == "One two\nthree"
    assert line.text() == "One two three"
