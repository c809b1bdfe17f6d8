"""Tab's order is mended without a trace in who belongs to whom."""

from PySide6.QtWidgets import QPushButton


def test_a_file_removed_and_brought_back_leaves_the_tables_beside_it_alive(official):
    """PySide once took what stands beside a file for a part of it, and ended the program when it was removed."""
    official.controller.command("example")
    official.settle()
    official.go("information.documents")
    cards = official.report.pages.section_page().cards
    remove = next(b for b in cards["information.documents"].findChildren(QPushButton) if b.text() == "Remove")
    remove.setFocus()
    official.press("Space")
    assert official.value("information.documents") is None
    official.press("Ctrl+Z")
    assert len(official.value("information.documents")) == 1
    official.window.resize(1100, 700)
    official.settle()
    official.go("information.links")
    assert cards["information.links"].isAncestorOf(official.focus)
