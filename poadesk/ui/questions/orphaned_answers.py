"""Orphaned answers: answers of an earlier report that this form has no question for: kept, read, copied, deleted
only when told to.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from poadesk.core.answers import Change
from poadesk.core.orphaned import OrphanedAnswer, orphaned_answers
from poadesk.core.text.plain_text import clean
from poadesk.i18n import _, ngettext, pgettext
from poadesk.ui.session.editing import Editing
from poadesk.ui.session.undo_commands import DELETED
from poadesk.ui.widgets import theme
from poadesk.ui.widgets.announcements import announce
from poadesk.ui.widgets.dialog_size import open_at
from poadesk.ui.widgets.enter_dialog import EnterDialog
from poadesk.ui.widgets.labels import clear, text_label


def orphaned_in(editing: Editing) -> tuple[OrphanedAnswer, ...]:
    """What the report holds beside its form."""
    return tuple(orphaned_answers(editing.form, editing.answers))


class NoLongerAskedButton(QPushButton):
    """Says how many there are and shows them; hidden where there are none."""

    def __init__(self, editing: Editing, parent: QWidget) -> None:
        super().__init__(parent)
        self._editing = editing
        self.setProperty("role", "link")
        self.clicked.connect(self._open)
        self.refresh()

    def refresh(self) -> None:
        """Count them."""
        count = len(orphaned_in(self._editing))
        self.setText(
            ngettext("{count} answer no longer asked…", "{count} answers no longer asked…", count).format(count=count)
        )
        self.setVisible(bool(count))

    def _open(self) -> None:
        NoLongerAsked(self._editing, self).show()


class NoLongerAsked(EnterDialog):
    """One card each. Deleting is a step that undo takes back."""

    def __init__(self, editing: Editing, parent: QWidget) -> None:
        super().__init__(parent)
        self._editing = editing
        self.setWindowTitle(_("No longer asked"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._listed: tuple[OrphanedAnswer, ...] = ()
        self._said = text_label("", "quiet")
        self._inside = QWidget()
        self._cards = QVBoxLayout(self._inside)
        self._cards.setSpacing(theme.UNIT)
        self._scroll = QScrollArea()
        self._scroll.setAccessibleName(_("Answers that are no longer asked"))
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._inside)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._close = QPushButton(pgettext("button", "Close"))
        self._close.clicked.connect(self.close)
        self._close.setAutoDefault(False)
        ends = QHBoxLayout()
        ends.addWidget(self._said, 1)
        ends.addWidget(self._close)
        column = QVBoxLayout(self)
        intro = _(
            "This form has no place for these answers of an earlier report. They stay in the draft and are not checked,"
            " printed or exported. Copy what another question should say."
        )
        column.addWidget(text_label(intro, "quiet"))
        column.addWidget(self._scroll, 1)
        column.addLayout(ends)
        open_at(self, characters=120, lines=38)
        editing.updated.connect(self.refresh)
        self.refresh()

    def refresh(self, *_args: object) -> None:
        """List what is kept now."""
        found = orphaned_in(self._editing)
        if found == self._listed:
            return
        self._listed = found
        clear(self._cards)
        for kept in found:
            self._cards.addWidget(self._card(kept))
        self._cards.addStretch(1)

    def _card(self, kept: OrphanedAnswer) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        title = " ".join(part for part in (kept.number, kept.label) if part)
        card.setAccessibleName(title)
        answer = text_label(clean(kept.text).text)
        answer.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        copy = self._button(pgettext("button", "Copy"), _("Copy the answer to {question}"), title)
        copy.clicked.connect(lambda: self._copy(kept))
        delete = self._button(_("Delete for good"), _("Delete for good the answer to {question}"), title)
        delete.setEnabled(not self._editing.read_only)
        delete.clicked.connect(lambda: self._delete(kept, title))
        buttons = QHBoxLayout()
        buttons.addWidget(copy)
        buttons.addWidget(delete)
        buttons.addStretch(1)
        column = QVBoxLayout(card)
        column.addWidget(text_label(_("From {earlier}").format(earlier=kept.earlier), "quiet"))
        column.addWidget(text_label(title, "question"))
        column.addWidget(answer)
        column.addLayout(buttons)
        return card

    def _button(self, text: str, name: str, title: str) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("role", "tool")
        button.setAutoDefault(False)
        button.setAccessibleName(name.format(question=title))
        return button

    def _copy(self, kept: OrphanedAnswer) -> None:
        QGuiApplication.clipboard().setText(kept.text)
        self._say(_("Copied."))

    def _delete(self, kept: OrphanedAnswer, title: str) -> None:
        answers = self._editing.answers
        changes = [Change(kept.id, aspect, old, None) for aspect, old in answers.held(kept.id)]
        self._close.setFocus()  # the button that has it goes
        self._editing.make(changes, _("Deletion of an answer no longer asked"), DELETED)
        self._say(_("Deleted: {question}. You can undo this in the report.").format(question=title))

    def _say(self, words: str) -> None:
        self._said.setText(words)
        announce(self, words)
