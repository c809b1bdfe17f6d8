"""Action table: every command of the window as one record: menus, shortcuts and the help sheet are made from this
table.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenuBar, QWidget

from poadesk.i18n import _, pgettext


@dataclass(frozen=True)
class Action:
    """`text` with its menu key; `help` for the sheet, empty where the text says it all; `report`: needs an open one."""

    id: str
    menu: str
    text: str
    keys: tuple[str, ...] = ()
    help: str = ""
    report: bool = False
    group: int = 0


def menu_titles() -> Mapping[str, str]:
    return {
        "file": pgettext("menu", "&File"),
        "edit": pgettext("menu", "&Edit"),
        "go": pgettext("menu", "&Go"),
        "view": pgettext("menu", "&View"),
        "help": pgettext("menu", "&Help"),
    }


def all_actions() -> tuple[Action, ...]:
    """In the order of the menus; a new `group` is set off by a line."""
    return (
        Action("new", "file", _("&New report…"), ("Ctrl+N",)),
        Action("earlier", "file", _("Start &from an earlier report…"), ("Ctrl+Shift+N",)),
        Action("open", "file", _("&Open…"), ("Ctrl+O",)),
        Action("example", "file", _("Open a copy of the e&xample")),
        Action(
            "save",
            "file",
            _("&Save now"),
            ("Ctrl+S",),
            _("Save at once (it is saved by itself within a second)"),
            report=True,
            group=1,
        ),
        Action("save-copy", "file", _("Save a &copy elsewhere…"), (), report=True, group=1),
        Action("history", "file", _("&History…"), ("Ctrl+H",), _("Earlier versions"), report=True, group=2),
        Action("name-moment", "file", _("Na&me this version…"), (), report=True, group=2),
        Action("backups", "file", _("&Restore from a backup…"), (), group=2),
        Action(
            "changes", "file", _("&What changed…"), ("Ctrl+Shift+D",), _("Compare with others"), report=True, group=2
        ),
        Action("check", "file", _("Check and &export"), ("Ctrl+E",), report=True, group=3),
        Action(
            "close",
            "file",
            _("C&lose report"),
            ("Ctrl+W",),
            _("Close the report and go to the first page"),
            report=True,
            group=4,
        ),
        Action("quit", "file", _("&Quit"), ("Ctrl+Q",), group=4),
        Action("undo", "edit", _("&Undo"), ("Ctrl+Z",), report=True),
        Action("redo", "edit", _("&Redo"), ("Ctrl+Y", "Ctrl+Shift+Z"), report=True),
        Action(
            "still-true",
            "edit",
            _("Still &true"),
            ("Ctrl+Return", "Ctrl+Enter"),
            _("Confirm the answer from the earlier report and go to the next one to confirm"),
            report=True,
            group=1,
        ),
        Action(
            "gone",
            "edit",
            pgettext("answer carried over", "No &longer true"),
            ("Ctrl+Shift+Del",),
            _("Clear the answer from the earlier report: it is no longer true"),
            report=True,
            group=1,
        ),
        Action(
            "answer-section",
            "edit",
            _("&Answer the section together…"),
            ("Ctrl+Shift+A",),
            _("Say of many questions of the section that they are still true, unchanged or do not apply"),
            report=True,
            group=1,
        ),
        Action(
            "take-passage",
            "edit",
            _("&Put the marked passage into the answer"),
            ("Ctrl+Shift+L",),
            _("Put the passage marked in the last report into the answer"),
            report=True,
            group=1,
        ),
        Action("find", "edit", _("&Find a question…"), ("Ctrl+F",), report=True, group=2),
        Action(
            "previous-section",
            "go",
            pgettext("section", "&Back"),
            ("Ctrl+PgUp", "Alt+Left"),
            _("Previous section"),
            report=True,
        ),
        Action(
            "next-section",
            "go",
            pgettext("section", "&Next"),
            ("Ctrl+PgDown", "Alt+Right"),
            _("Next section"),
            report=True,
        ),
        Action(
            "next-unanswered",
            "go",
            _("Next &unanswered question"),
            ("F5",),
            _("Next question that is not answered, in any section"),
            report=True,
            group=1,
        ),
        Action("previous-unanswered", "go", _("Prev&ious unanswered question"), ("Shift+F5",), report=True, group=1),
        Action("next-problem", "go", _("Next &problem"), ("F8",), report=True, group=1),
        Action("previous-problem", "go", _("Pre&vious problem"), ("Shift+F8",), report=True, group=1),
        Action("next-unconfirmed", "go", _("Next answer to &confirm"), ("F7",), report=True, group=1),
        Action(
            "next-pane",
            "go",
            _("Next p&ane"),
            ("F6",),
            _("Next pane: sections, page, buttons below, guidance"),
            report=True,
            group=2,
        ),
        Action("previous-pane", "go", _("Previous pan&e"), ("Shift+F6",), report=True, group=2),
        Action(
            "guidance", "view", _("&Guidance"), ("F1",), _("Guidance for the question; again: back to it"), report=True
        ),
        Action("problems", "view", _("&Problems"), ("F2",), _("List of problems"), report=True),
        Action("notes", "view", _("&Notes"), ("F3",), _("Note and source for the question"), report=True),
        Action(
            "question-history", "view", _("&History of the answer"), ("F4",), _("Its earlier versions"), report=True
        ),
        Action("reference", "view", _("Last rep&ort"), ("Ctrl+L",), _("The last official report as text"), report=True),
        Action("side", "view", _("&Fold the side pane away or back"), ("F9",), report=True),
        Action("navigator", "view", _("Fold the sections to a &rail or back"), ("Shift+F9",), report=True),
        Action("larger", "view", _("&Larger text"), ("Ctrl++", "Ctrl+="), group=1),
        Action("smaller", "view", _("&Smaller text"), ("Ctrl+-",), group=1),
        Action("usual-size", "view", _("&Usual size"), ("Ctrl+0",), group=1),
        Action("theme-system", "view", _("Colours of the s&ystem"), group=2),
        Action("theme-light", "view", pgettext("colours", "L&ight"), group=2),
        Action("theme-dark", "view", pgettext("colours", "&Dark"), group=2),
        Action("keys", "help", _("&Keyboard"), ("Ctrl+F1",), _("This list")),
        Action("places", "help", _("&Where things are kept…"), (), _("Folders of drafts, backups and logs")),
        Action("about", "help", _("&About poadesk")),
    )


def shortcut_texts() -> Mapping[str, str]:
    """The first key of each action that has one, as it is written on this system, by id."""
    native = QKeySequence.SequenceFormat.NativeText
    return {action.id: QKeySequence(action.keys[0]).toString(native) for action in all_actions() if action.keys}


CHECKABLE = frozenset({"theme-system", "theme-light", "theme-dark"})


def fill_menus(bar: QMenuBar, owner: QWidget, handlers: Mapping[str, Callable[[], object]]) -> dict[str, QAction]:
    """Make the menus and give the actions by id, each calling its handler."""
    made = {}
    for menu_id, title in menu_titles().items():
        menu = bar.addMenu(title)
        group = 0
        for action in (known for known in all_actions() if known.menu == menu_id):
            if action.group != group:
                menu.addSeparator()
                group = action.group
            made[action.id] = _make(action, owner, handlers[action.id])
            menu.addAction(made[action.id])
    return made


def _make(action: Action, owner: QWidget, handler: Callable[[], object]) -> QAction:
    made = QAction(action.text, owner)
    made.setObjectName(action.id)
    made.setShortcuts([QKeySequence(key) for key in action.keys])
    made.setCheckable(action.id in CHECKABLE)
    made.triggered.connect(lambda _checked=False: handler())
    return made
