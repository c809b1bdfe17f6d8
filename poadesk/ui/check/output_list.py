"""Output list: what can be made of the report, below each other; choosing one opens its pre-flight in its place."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from poadesk.core.form import Form
from poadesk.core.preflight import Preflight
from poadesk.i18n import _
from poadesk.ui.check.output_card import OutputCard
from poadesk.ui.check.output_options import PaperPreference
from poadesk.ui.check.outputs import Output
from poadesk.ui.check.ruled_list import RuledList
from poadesk.ui.session.export_service import Export


class OutputList(QWidget):
    """At most one output is open."""

    wanted = Signal(object)
    """The OutputCard whose output is to be made."""
    put_right = Signal()
    look_first = Signal()
    status_wanted = Signal()
    opened = Signal(str)
    """The id of the output that is open now."""

    def __init__(self, outputs: Sequence[Output], preferences: PaperPreference, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self.cards = {output.id: OutputCard(output, preferences) for output in outputs}
        card_list = RuledList(_("What can be made"))
        for id, card in self.cards.items():
            card_list.add(card)
            card.opened.connect(lambda id=id: self._choose(id))
            card.wanted.connect(lambda card=card: self.wanted.emit(card))
            card.put_right.connect(self.put_right)
            card.look_first.connect(self.look_first)
            card.status_wanted.connect(self.status_wanted)
            card.options.paper_chosen.connect(self._keep_paper)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card_list)
        card_list.refresh()

    def open(self, id: str) -> None:
        """Show the pre-flight of this output alone; one that there is none of shows none."""
        for known, card in self.cards.items():
            card.show_preflight_open(on=known == id)

    def show_preflight(self, found: Preflight, form: Form, *, may_edit: bool) -> None:
        for card in self.cards.values():
            card.show_preflight(found, form, may_edit=may_edit)

    def show_export(self, export: Export | None) -> None:
        """What the last export does or came to, at its output; while it goes on no other can be begun."""
        busy = export is not None and export.end is None
        for id, card in self.cards.items():
            own = export is not None and export.output == id
            card.show_export(export if own else None)
            card.setEnabled(own or not busy)

    def _choose(self, id: str) -> None:
        self.open(id)
        self.cards[id].export.setFocus()
        self.opened.emit(id)

    def _keep_paper(self, paper: str) -> None:
        self._preferences.paper = paper
        for card in self.cards.values():
            card.options.show_paper(paper)
