"""A title is seen in its own script while it is typed, whatever fonts the machine has."""

import pytest
from PySide6.QtGui import QTextLayout
from PySide6.QtWidgets import QApplication

from poadesk.ui.shell import fallback_fonts


@pytest.mark.parametrize(
    "title",
    [
        "พระราชบัญญัติอาวุธปืน",
        "शस्त्र अधिनियम",
        "የጦር መሣሪያ አዋጅ",
        "총포법",
        "銃砲刀剣類所持等取締法",
        "ច្បាប់",
        "ޤާނޫނު",
        "枪支管理法",
        "လက်နက်ဥပဒေ",
    ],
)
def test_the_window_has_letters_for_every_script(title, qapp):
    fallback_fonts.register()
    layout = QTextLayout(title, QApplication.font())
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    glyphs = [glyph for run in layout.glyphRuns() for glyph in run.glyphIndexes()]
    assert glyphs
    assert 0 not in glyphs


def test_the_program_offers_its_fonts_once_it_has_painted(official, qtbot):
    qtbot.waitUntil(lambda: fallback_fonts.register.cache_info().currsize == 1)
