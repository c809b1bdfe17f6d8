"""Action table: every command of the window as one record, in the order of the menus.

Menus, shortcuts and the sheet of keys are made from it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from poadesk.i18n import N_, NP_, pgettext, translated


@dataclass(frozen=True)
class Action:
    """One command of the window; what it says is marked for translation.

    `text` is written with its menu key, and with a context where the word alone would not be clear to translators.
    `help` is for the sheet of keys, empty where the text says it all; `report`: needs an open one; a new `group` is
    set off by a line.
    """

    id: str
    menu: str
    text: str
    keys: tuple[str, ...] = ()
    help: str = ""
    report: bool = False
    group: int = 0


ACTIONS = (
    Action("new", "file", N_("&New report…"), ("Ctrl+N",)),
    Action("earlier", "file", N_("Start &from an earlier report…"), ("Ctrl+Shift+N",)),
    Action("open", "file", N_("&Open…"), ("Ctrl+O",)),
    Action("example", "file", N_("Open a copy of the e&xample")),
    Action(
        "save",
        "file",
        N_("&Save now"),
        ("Ctrl+S",),
        N_("Save at once (it is saved by itself within a second)"),
        report=True,
        group=1,
    ),
    Action("save-copy", "file", N_("Save a &copy elsewhere…"), (), report=True, group=1),
    Action("history", "file", N_("&History…"), ("Ctrl+H",), N_("Earlier versions"), report=True, group=2),
    Action("name-moment", "file", N_("Na&me this version…"), (), report=True, group=2),
    Action("backups", "file", N_("&Restore from a backup…"), (), group=2),
    Action("changes", "file", N_("&What changed…"), ("Ctrl+Shift+D",), N_("Compare with others"), report=True, group=2),
    Action("check", "file", N_("Check and &export"), ("Ctrl+E",), report=True, group=3),
    Action(
        "close",
        "file",
        N_("C&lose report"),
        ("Ctrl+W",),
        N_("Close the report and go to the first page"),
        report=True,
        group=4,
    ),
    Action("quit", "file", N_("&Quit"), ("Ctrl+Q",), group=4),
    Action("undo", "edit", N_("&Undo"), ("Ctrl+Z",), report=True),
    Action("redo", "edit", N_("&Redo"), ("Ctrl+Y", "Ctrl+Shift+Z"), report=True),
    Action(
        "still-true",
        "edit",
        N_("Still &true"),
        ("Ctrl+Return", "Ctrl+Enter"),
        N_("Confirm the answer from the earlier report and go to the next one to confirm"),
        report=True,
        group=1,
    ),
    Action(
        "gone",
        "edit",
        NP_("answer carried over", "No &longer true"),
        ("Ctrl+Shift+Del",),
        N_("Clear the answer from the earlier report: it is no longer true"),
        report=True,
        group=1,
    ),
    Action(
        "answer-section",
        "edit",
        N_("&Answer the section together…"),
        ("Ctrl+Shift+A",),
        N_("Say of many questions of the section that they are still true, unchanged or do not apply"),
        report=True,
        group=1,
    ),
    Action(
        "take-passage",
        "edit",
        N_("&Put the marked passage into the answer"),
        ("Ctrl+Shift+L",),
        N_("Put the passage marked in the last report into the answer"),
        report=True,
        group=1,
    ),
    Action("find", "edit", N_("&Find a question…"), ("Ctrl+F",), report=True, group=2),
    Action(
        "previous-section",
        "go",
        NP_("section", "&Back"),
        ("Ctrl+PgUp", "Alt+Left"),
        N_("Previous section"),
        report=True,
    ),
    Action(
        "next-section",
        "go",
        NP_("section", "&Next"),
        ("Ctrl+PgDown", "Alt+Right"),
        N_("Next section"),
        report=True,
    ),
    Action(
        "next-unanswered",
        "go",
        N_("Next &unanswered question"),
        ("F5",),
        N_("Next question that is not answered, in any section"),
        report=True,
        group=1,
    ),
    Action("previous-unanswered", "go", N_("Prev&ious unanswered question"), ("Shift+F5",), report=True, group=1),
    Action("next-problem", "go", N_("Next &problem"), ("F8",), report=True, group=1),
    Action("previous-problem", "go", N_("Pre&vious problem"), ("Shift+F8",), report=True, group=1),
    Action("next-unconfirmed", "go", N_("Next answer to &confirm"), ("F7",), report=True, group=1),
    Action(
        "next-pane",
        "go",
        N_("Next p&ane"),
        ("F6",),
        N_("Next pane: sections, page, buttons below, guidance"),
        report=True,
        group=2,
    ),
    Action("previous-pane", "go", N_("Previous pan&e"), ("Shift+F6",), report=True, group=2),
    Action(
        "guidance", "view", N_("&Guidance"), ("F1",), N_("Guidance for the question; again: back to it"), report=True
    ),
    Action("problems", "view", N_("&Problems"), ("F2",), N_("List of problems"), report=True),
    Action("notes", "view", N_("&Notes"), ("F3",), N_("Note and source for the question"), report=True),
    Action("question-history", "view", N_("&History of the answer"), ("F4",), N_("Its earlier versions"), report=True),
    Action("reference", "view", N_("Last rep&ort"), ("Ctrl+L",), N_("The last official report as text"), report=True),
    Action("side", "view", N_("&Fold the side pane away or back"), ("F9",), report=True),
    Action("navigator", "view", N_("Fold the sections to a &rail or back"), ("Shift+F9",), report=True),
    Action("larger", "view", N_("&Larger text"), ("Ctrl++", "Ctrl+="), group=1),
    Action("smaller", "view", N_("&Smaller text"), ("Ctrl+-",), group=1),
    Action("usual-size", "view", N_("&Usual size"), ("Ctrl+0",), group=1),
    Action("theme-system", "view", N_("Colours of the s&ystem"), group=2),
    Action("theme-light", "view", NP_("colours", "L&ight"), group=2),
    Action("theme-dark", "view", NP_("colours", "&Dark"), group=2),
    Action("keys", "help", N_("&Keyboard"), ("Ctrl+F1",), N_("This list")),
    Action("places", "help", N_("&Where things are kept…"), (), N_("Folders of drafts, backups and logs")),
    Action("about", "help", N_("&About poadesk")),
)


def menu_titles() -> Mapping[str, str]:
    """The menus in their order, by id."""
    return {
        "file": pgettext("menu", "&File"),
        "edit": pgettext("menu", "&Edit"),
        "go": pgettext("menu", "&Go"),
        "view": pgettext("menu", "&View"),
        "help": pgettext("menu", "&Help"),
    }


def all_actions() -> tuple[Action, ...]:
    """The table in the interface's language."""
    return tuple(map(_translated, ACTIONS))


def _translated(action: Action) -> Action:
    return replace(action, text=translated(action.text), help=translated(action.help))
