"""What the program says of itself: its mark, its version and how old that is, and where everything is kept."""

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from poadesk import __released__, __version__
from poadesk.ui.shell.help_dialogs import About
from poadesk.ui.shell.places_dialog import Places
from poadesk.ui.widgets.mark import SIZES, mark_icon
from poadesk.ui.widgets.text_page import TextPage

RELEASED = date.fromisoformat(__released__)


def text(dialog: About) -> str:
    return dialog.findChild(TextPage).toPlainText()


def test_the_window_bears_the_mark_in_every_size(official):
    icon = official.window.windowIcon()
    assert {size.width() for size in icon.availableSizes()} == set(SIZES)


@pytest.mark.parametrize("size", SIZES)
def test_the_mark_is_painted_sharp_at_its_edge_and_clear_at_its_corners(qapp, size: int):
    image = mark_icon().pixmap(size, size).toImage()
    assert image.pixelColor(0, 0).alpha() < 160
    assert image.pixelColor(size // 2, 0).name() == "#0a58a6"
    colours = {image.pixelColor(x, y).name() for x in range(size) for y in range(size)}
    assert {"#ffffff", "#0a58a6"} <= colours


@pytest.mark.parametrize(
    ("days", "words"), [(0, "is of"), (-5, "is of"), (12, "12 days old"), (91, "3 months old"), (800, "2 years old")]
)
def test_about_says_how_old_the_version_is_and_that_nothing_looks_for_a_newer_one(qtbot, days: int, words: str):
    dialog = About(RELEASED + timedelta(days=days))
    qtbot.addWidget(dialog)
    assert __version__ in text(dialog)
    assert words in text(dialog)
    assert "old." in text(dialog) or days < 1
    assert "never looks for a newer version" in text(dialog)


def test_help_names_every_place_and_shows_those_that_are_there(writing, data_folder, qtbot):
    dialog = Places()
    qtbot.addWidget(dialog)
    shown = [label.text() for label in dialog.findChildren(QLabel)]
    for path in (data_folder / "drafts", data_folder / "backups", data_folder / "logs" / "poadesk.log"):
        assert str(path) in shown
    named = [button.accessibleName() for button in dialog.findChildren(QPushButton)]
    assert "Show the folder: Drafts" in named
