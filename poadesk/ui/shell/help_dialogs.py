"""Help dialogs: the sheet of all keys, made from the table of actions, and the box that says what this program is."""

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from poadesk import __version__, paths
from poadesk.i18n import _, pgettext
from poadesk.ui.shell.actions import Action, all_actions, menu_titles
from poadesk.ui.widgets.dialog_size import open_at
from poadesk.ui.widgets.text_page import TextPage


class HelpSheet(QDialog):
    """Keys by menu, then those that every field knows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keyboard"))
        page = _reading_in(self, _("Keyboard"))
        page.begin()
        for menu, title in menu_titles().items():
            keyed = [action for action in all_actions() if action.menu == menu and action.keys]
            page.heading(title.replace("&", ""), 1.0)
            page.grid(
                (pgettext("on the keyboard", "Key"), _("What it does")),
                tuple(map(_row, keyed)),
                (False, False),
                total=False,
            )
        page.heading(_("In a page"), 1.0)
        page.grid((pgettext("on the keyboard", "Key"), _("What it does")), _in_pages(), (False, False), total=False)
        page.end()


class About(QDialog):
    """Version, independence, and where things are kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("About poadesk"))
        page = _reading_in(self, _("About poadesk"))
        page.begin()
        page.heading(_("poadesk {version}").format(version=__version__), above=0.5)
        page.paragraph(
            _(
                "Drafts, checks and exports the national report on the Programme of Action on small arms and the"
                " International Tracing Instrument. It works without a network and sends nothing anywhere."
            )
        )
        page.paragraph(
            _(
                "The form is an independent reconstruction in its own words. Compare it with the form that the Office"
                " for Disarmament Affairs sends before you hand a report in. This program is not a product of the"
                " United Nations."
            )
        )
        page.heading(_("Where things are kept"), 1.0)
        for label, folder in (
            (_("Drafts"), paths.drafts()),
            (_("Backups"), paths.backups()),
            (_("Logs"), paths.logs()),
        ):
            page.paragraph(_("{label}: {folder}").format(label=label, folder=folder))
        page.end()


def _row(action: Action) -> tuple[str, str]:
    keys = (QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in action.keys)
    return _(" or ").join(keys), action.help or action.text.replace("&", "").rstrip("…")


def _in_pages() -> tuple[tuple[str, str], ...]:
    return (
        (_("Tab, Shift+Tab"), _("Next and previous control, in reading order")),
        (pgettext("key", "Space"), _("Choose the option or press the button marked")),
        (_("Arrow keys"), _("Move among the options, steps, rows or problems")),
        (pgettext("key", "Enter"), _("Press the button marked; a new line in a long answer; never hands anything in")),
        (pgettext("key", "Escape"), _("From the side pane back to the question")),
        (_("Y, N, Delete"), _("In a list of options: yes, no, leave empty")),
        (_("Insert, Ctrl+D, Delete"), _("In a list of rows: add, duplicate, delete a row")),
        (_("Alt+Up, Alt+Down"), _("In a list of rows: move the row")),
        (_("Ctrl+V"), _("In a list of rows: paste rows from a spreadsheet, after a look at them")),
        (_("Alt and a letter"), _("The menu, control or file with that letter underlined")),
    )


def _reading_in(dialog: QDialog, name: str) -> TextPage:
    open_at(dialog, characters=101, lines=39)
    page = TextPage(name)
    close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    close.rejected.connect(dialog.reject)
    column = QVBoxLayout(dialog)
    column.addWidget(page)
    column.addWidget(close)
    return page
