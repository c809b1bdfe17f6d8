"""What a screen reader finds: a walk over the accessibility bus (AT-SPI) through every page of the running program.

Every control has a name, a role and its states, and they come in the order in which they stand. What is allowed to be
otherwise is listed here, each with its reason.
"""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest

pytest.importorskip("jeepney", reason="without jeepney nothing here reads the accessibility bus")
from tests.ui.accessibility_bus import Accessible, Watched, missing, watched_program

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="AT-SPI is the accessibility bus of Linux"),
    pytest.mark.skipif(bool(missing()), reason=f"the accessibility bus needs Debian's {', '.join(missing())}"),
]

CONTROLS = frozenset({
    "push button", "button menu", "toggle button", "radio button", "check box", "combo box", "text", "password text",
    "list", "list item", "tree", "tree item", "table", "cell", "table cell", "page tab", "page tab list", "link",
    "slider", "spin button", "menu bar", "menu", "menu item", "document text",
})  # fmt: skip
"""Roles that a control may have; whatever takes the focus has one of them, or is in OTHER_ROLES."""

OTHER_ROLES = {
    "label": "text to read that can be scrolled by keys, such as the guidance; Qt has no better role for it",
    "filler": "a pane that the keyboard goes to as a whole; it is named",
    "panel": "a pane that the keyboard goes to as a whole; it is named",
}
"""Role: why something with it may take the focus."""

BELONGS_TO_ANSWER = ("More for question", "Question ")
"""How the marks and the menu of a question are called. They stand in its first line, and come after its answer: the
answer is what is wanted first."""

NAMED_BY_HEADERS = frozenset({"cell", "table cell"})
"""An empty cell of a table has no name of its own: a screen reader says its row and column."""


ROOT = Path(__file__).resolve().parent.parent.parent
START, HISTORY = "start", "history"


@dataclass(frozen=True)
class Page:
    """All that is in the window, and the part of it that is the page."""

    window: Accessible
    page: Accessible


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    """What is on the bus for each page: the first, each section, the check, and the window with earlier versions."""
    home = tmp_path_factory.mktemp("person")
    environment = {**os.environ, "POADESK_HOME": str(home), "LANGUAGE": "en", "PYTHONPATH": str(ROOT)}
    with watched_program(environment) as program:
        return dict(_read(program))


def _read(program: Watched) -> Iterator[tuple[str, Page]]:
    window = program.page(START)
    yield START, Page(window, window)
    for name in program.ask("pages").split():
        window = program.page(name)
        page = window.part(program.called)
        assert page is not None, f"no part of the window is called {program.called!r}"
        yield name, Page(window, page)


def every_control(pages: dict[str, Page]) -> Iterator[tuple[str, Accessible]]:
    """Of every page, with the page's name."""
    return ((name, one) for name, page in pages.items() for one in controls(page.window))


def controls(page: Accessible) -> Iterator[Accessible]:
    """What takes the keyboard, in the order of the bus."""
    return (one for one in page.walk() if "focusable" in one.states and one.place[2] > 0)


def said(page: str, one: Accessible) -> str:
    return f"{page}: {one.role} {one.name!r} at {one.place}"


def test_every_control_on_every_page_has_a_name(pages):
    nameless = [
        said(page, one)
        for page, one in every_control(pages)
        if not one.name.strip() and one.role not in NAMED_BY_HEADERS
    ]
    assert not nameless


def test_every_choice_from_a_list_says_what_is_chosen_there(pages):
    """Qt gives the choice as the name of a drop-down list on Linux: the description says what it is a choice of."""
    found = [(page, one) for page, one in every_control(pages) if one.role == "combo box"]
    assert [said(page, one) for page, one in found if not one.description.strip()] == []
    assert found


def test_every_control_has_a_role_that_says_how_it_is_used(pages):
    odd = [
        said(page, one)
        for page, one in every_control(pages)
        if one.role not in CONTROLS and one.role not in OTHER_ROLES
    ]
    assert not odd


def test_every_control_says_that_it_is_in_sight_and_whether_it_can_be_used(pages):
    for page, one in every_control(pages):
        assert {"showing", "visible"} <= one.states, said(page, one)
        assert ("enabled" in one.states) is ("sensitive" in one.states), said(page, one)
    assert all(any("enabled" in one.states for one in controls(page.page)) for page in pages.values())


def test_controls_come_in_the_order_in_which_they_stand(pages):
    back = [
        f"{said(name, later)} after {said(name, one)}"
        for name, page in pages.items()
        for one, later in pairwise(controls(page.window if name != HISTORY else page.page))
        if goes_back(one, later) and not later.name.startswith(BELONGS_TO_ANSWER)
    ]
    assert not back


def goes_back(one: Accessible, later: Accessible) -> bool:
    """Whether the later one stands wholly above the one before, or wholly before it in the same line."""
    left, top, width, _height = one.place
    later_left, later_top, later_width, later_height = later.place
    beside = later_top < top + _height and top < later_top + later_height
    below_each_other = later_left < left + width and left < later_left + later_width
    above = below_each_other and later_top + later_height <= top
    return above or (beside and later_left + later_width <= left)
