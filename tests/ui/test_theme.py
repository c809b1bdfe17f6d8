from dataclasses import astuple

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from poadesk.ui.widgets import theme

BOTH = pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
TEXTS = ("ink", "quiet", "accent", "error", "warning", "note", "done")
GROUNDS = ("page", "card", "field", "hover", "tint")


@BOTH
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("ground", GROUNDS)
def test_every_text_can_be_read_on_every_ground(colours, text, ground):
    assert theme.contrast(getattr(colours, text), getattr(colours, ground)) >= 4.5


@BOTH
def test_text_on_the_accent_can_be_read(colours):
    assert theme.contrast(colours.on_accent, colours.accent) >= 4.5


@BOTH
@pytest.mark.parametrize("ground", ["page", "card", "field"])
@pytest.mark.parametrize("edge", ["edge", "accent", "error", "warning"])
def test_the_edge_of_every_control_can_be_seen(colours, ground, edge):
    assert theme.contrast(getattr(colours, edge), getattr(colours, ground)) >= 3


def test_contrast_is_reckoned_as_wcag_does():
    assert theme.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert theme.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@BOTH
def test_all_colours_are_colours(colours):
    assert all(QColor(colour).isValid() for colour in astuple(colours))


def test_light_and_dark_can_be_switched_while_running_and_sizes_stay(qapp: QApplication, qtbot):
    label = QLabel("Title")
    label.setProperty("role", "title")
    qtbot.addWidget(label)
    label.show()
    sizes = []
    for dark in (False, True, False, True):
        theme.apply(qapp, dark=dark)
        label.ensurePolished()
        sizes.append(label.fontInfo().pointSizeF())
        colours = theme.colours_of(label.palette())
        assert colours is (theme.DARK if dark else theme.LIGHT)
        assert qapp.palette().color(QPalette.ColorRole.Base).name() == colours.field
    assert len(set(sizes)) == 1
    assert sizes[0] > qapp.font().pointSizeF()


def test_a_changed_mark_is_seen_at_once(qapp: QApplication, qtbot):
    theme.apply(qapp, dark=False)
    line = QLineEdit()
    qtbot.addWidget(line)
    line.resize(100, 40)
    line.show()
    before = line.grab().toImage().pixelColor(50, 1).name()
    theme.set_property(line, "mark", "error")
    assert line.grab().toImage().pixelColor(50, 1).name() == theme.LIGHT.error != before
