"""Help dialogs: the sheet of all keys, made from the table of actions, and the box that says what this program is."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QVBoxLayout, QWidget

from poadesk import __released__, __version__, paths
from poadesk.i18n import _, interface, ngettext, pgettext
from poadesk.ui.shell.action_table import Action, all_actions, menu_titles
from poadesk.ui.widgets import theme
from poadesk.ui.widgets.dialog_size import open_at
from poadesk.ui.widgets.mark import Mark
from poadesk.ui.widgets.text_page import TextPage

_MONTHS_FROM, _YEARS_FROM = 60, 730
"""Days of age from which it is told in months, and in years."""


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


class CorrectForm(QDialog):
    """How an official corrects what the form has wrong, without a programmer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Correct the form"))
        page = _reading_in(self, _("Correct the form"), beside=None)
        page.begin()
        page.heading(_("How to correct a question or a number"), above=0.5)
        page.paragraph(_("The form is text in a folder. Anybody who can use a text editor can change it."))
        shipped, own = paths.forms_folders()[1] / "poa-iti", paths.forms_folders()[0] / "poa-iti"
        for number, step in enumerate(
            (
                _("Copy the folder of the edition, such as “2026”, from: {folder}").format(folder=shipped),
                _("to: {folder} (make that folder if it is not there).").format(folder=own),
                _("Change the question's words in “text.en.toml”, its number or options in “form.toml”."),
                _("Never change an “id”: drafts find their answers by it."),
                _("Start poadesk again. Your copy is used from then on; if something in it is wrong, poadesk says so."),
            ),
            1,
        ):
            page.paragraph(_("{number}. {step}").format(number=number, step=step), above=1)
        page.paragraph(
            _("The file “form.toml” explains each of its lines at its top. The README says more."), "quiet", above=2
        )
        page.end()


class About(QDialog):
    """Version and its age, independence, and that nothing looks for a newer one."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("About poadesk"))
        page = _reading_in(self, _("About poadesk"), Mark(8 * theme.UNIT))
        page.begin()
        page.heading(_("poadesk {version}").format(version=__version__), above=0.5)
        page.paragraph(" ".join((_age(date.fromisoformat(__released__), today), _no_update_check())))
        page.paragraph(
            _(
                "Drafts, checks and exports the national report on the Programme of Action on small arms and the"
                " International Tracing Instrument. It works without a network and sends nothing anywhere."
            )
        )
        page.heading(_("Not the official form"), 1.0)
        page.paragraph(
            _(
                "The questions are an independent reconstruction in our own words. Compare them with the form that the"
                " Office for Disarmament Affairs sends before you hand a report in. The United Nations has neither"
                " issued nor endorsed this program."
            )
        )
        page.heading(_("Licence"), 1.0)
        page.paragraph(_("poadesk is free software under the MIT licence. The fonts have free licences of their own."))
        page.end()


def _age(released: date, today: date) -> str:
    """When this version was made, and how long ago where the clock is not behind."""
    made = interface().date_in_words(released)
    days = (today - released).days
    if days < 1:
        return _("This version is of {date}.").format(date=made)
    if days < _MONTHS_FROM:
        ago = ngettext("{count} day", "{count} days", days).format(count=days)
    elif days < _YEARS_FROM:
        months = round(days / 30.44)
        ago = ngettext("{count} month", "{count} months", months).format(count=months)
    else:
        years = days // 365
        ago = ngettext("{count} year", "{count} years", years).format(count=years)
    return _("This version is of {date}; it is {age} old.").format(date=made, age=ago)


def _no_update_check() -> str:
    return _(
        "poadesk never looks for a newer version, because it does not use the network. Ask whoever gave it to you"
        " before each reporting cycle."
    )


def _row(action: Action) -> tuple[str, str]:
    keys = (QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in action.keys)
    return _(" or ").join(keys), action.help or action.text.replace("&", "").rstrip("…")


def _in_pages() -> tuple[tuple[str, str], ...]:
    return (
        (_("Tab, Shift+Tab"), _("Next and previous control, in reading order")),
        (pgettext("key", "Space"), _("Choose the option or press the button marked")),
        (_("Arrow keys"), _("Move among the options, sections, rows or problems")),
        (pgettext("key", "Enter"), _("Press the button marked; a new line in a long answer; never hands anything in")),
        (pgettext("key", "Escape"), _("From the side pane back to the question")),
        (_("Y, N, Delete"), _("In a list of options: yes, no, leave empty")),
        (_("Insert, Ctrl+D, Delete"), _("In a list of rows: add, duplicate, delete a row")),
        (_("Alt+Up, Alt+Down"), _("In a list of rows: move the row")),
        (_("Ctrl+V"), _("In a list of rows: paste rows from a spreadsheet; a preview is shown first")),
        (_("Alt+Down"), _("In a date: open the calendar")),
        (_("Alt and a letter"), _("The menu or control whose underlined letter this is")),
    )


def _reading_in(dialog: QDialog, name: str, beside: QWidget | None = None) -> TextPage:
    """A page of text with a button to close it, and something beside the text at its start."""
    open_at(dialog, characters=101, lines=39 if beside is None else 30)
    page = TextPage(name)
    close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    close.rejected.connect(dialog.reject)
    column = QVBoxLayout(dialog)
    row = QHBoxLayout()
    row.setSpacing(2 * theme.UNIT)
    if beside is not None:
        row.addWidget(beside, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(page, 1)
    column.addLayout(row)
    column.addWidget(close)
    return page
