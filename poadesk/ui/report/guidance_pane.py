"""Guidance pane: help for the question in focus: what is meant, an example of a good answer, definitions in folded
rows, and which numbers of the section are not confirmed.
"""
# ruff: noqa: N802 - Qt's names

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from poadesk.core.form import Question
from poadesk.i18n import _, interface, ngettext
from poadesk.ui.report.disclosure import Disclosure
from poadesk.ui.session.editing import Editing
from poadesk.ui.widgets.labels import clear
from poadesk.ui.widgets.text_page import TextPage
from poadesk.ui.widgets.theme import px

NUMBERS = "numbers"
"""The folded row on numbers that are not confirmed; no topic of a form is called so."""
PAUSE, LONGEST = 30, 500
"""Milliseconds until the guidance is written: after the question's page is painted, and if that is not seen at all."""
_SURE = "seen"
"""The basis of a question whose number stands in published reports."""


class Guidance(QScrollArea):
    """Set anew when another question has the focus."""

    def __init__(self, editing: Editing) -> None:
        super().__init__()
        self.setAccessibleName(_("Guidance"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._editing = editing
        self._question: str | None = None
        self._written: str | None = None
        """The question that the text is about, which may lag behind the one in focus."""
        self._unfolded: dict[str, bool] = {}
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self.catch_up)
        self.text = FlowingPage(_("Guidance"))
        inside = QWidget()
        inside.setAutoFillBackground(False)
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(12), px(4), px(12), px(14))
        column.setSpacing(0)
        column.addWidget(self.text)
        self._topics = QVBoxLayout()
        self._topics.setContentsMargins(0, px(10), 0, 0)
        self._topics.setSpacing(0)
        column.addLayout(self._topics)
        column.addStretch(1)
        self.setWidget(inside)
        self.viewport().setAutoFillBackground(False)
        self._invite()

    def show_question(self, question: str | None, *, later: bool = False) -> None:
        """Guidance for this question; None leaves what is there. With `later`, a page is to be painted first."""
        if question is not None:
            self._question = question
            self._later.start(LONGEST) if later else self.catch_up()

    def page_is_painted(self) -> None:
        """The page of the question is there: its guidance may come."""
        if self._later.isActive():
            self._later.start(PAUSE)

    def catch_up(self) -> None:
        """Write the guidance for the question in focus, if that is not done yet."""
        self._later.stop()
        if self._question is not None and self._written != self._question:
            self._write(self._question)
            self.verticalScrollBar().setValue(0)

    def show_again(self) -> None:
        """Colours or sizes have changed."""
        if self._question:
            self._write(self._question)
        else:
            self._invite()

    @property
    def scrolled(self) -> int:
        """How far, in pixels."""
        self.catch_up()
        return self.verticalScrollBar().value()

    def scroll_to(self, place: int) -> None:
        self.catch_up()
        self.verticalScrollBar().setValue(place)

    def focus_first(self) -> None:
        """Into the text; the arrow keys scroll all of it."""
        self.catch_up()
        self.text.setFocus()

    def toPlainText(self) -> str:
        """All that is in sight, as text."""
        self.catch_up()
        unfolded = (topic.page.toPlainText() for topic in self.topics() if topic.is_open)
        return "\n".join((self.text.toPlainText(), *unfolded))

    def topics(self) -> list[Disclosure]:
        """The folded rows, in their order."""
        self.catch_up()
        return [row for row in self.findChildren(Disclosure) if not row.isHidden()]

    def _invite(self) -> None:
        self.text.begin()
        self.text.paragraph(_("Go to a question to see here what it means and what a good answer holds."), "quiet")
        self.text.end()

    def _write(self, question: str) -> None:
        self._written = question
        asked, words = self._editing.question(question), self._editing.words(question)
        self.text.begin()
        if words.text.guidance:
            write_prose(self.text, words.text.guidance)
        else:
            self.text.paragraph(_("There is no guidance on this question."), "quiet")
        if words.text.example:
            self.text.heading(_("An example of a good answer"), 1.0)
            self.text.paragraph(words.text.example, indent=1)
        self._whom(question)
        if asked.cites:
            cited = interface().join(asked.cites, "plain")
            self.text.paragraph(_("Asked in {paragraphs}.").format(paragraphs=cited), "quiet", above=1.5)
        self.text.end()
        clear(self._topics)
        self._add_topics(asked)
        self._add_numbers(question)

    def _whom(self, question: str) -> None:
        """The bodies that are likely to know the answer, each with what it usually knows."""
        bodies = self._editing.form.wording(self._editing.language).bodies
        asked = [bodies[id] for id in self._editing.form.whom(question)]
        if asked:
            self.text.heading(_("Whom to ask"), 1.0)
        for body in asked:
            line = _("• {body}: {knows}") if body.knows else _("• {body}")
            self.text.paragraph(line.format(body=body.label, knows=body.knows), above=0.25, indent=1)

    def _add_topics(self, asked: Question) -> None:
        topics = self._editing.form.wording(self._editing.language).topics
        for place, id in enumerate(asked.topics):
            page = FlowingPage(topics[id].title)
            page.begin()
            write_prose(page, topics[id].text)
            page.end()
            self._add(id, topics[id].title, page, unfolded=place == 0)

    def _add_numbers(self, question: str) -> None:
        """Said once for the whole section, not beside each question."""
        section = self._editing.form.section_of[question]
        unsure = [known.number for known in section.questions if known.basis != _SURE]
        if not unsure:
            return
        title = ngettext("{count} number not confirmed", "{count} numbers not confirmed", len(unsure))
        page = FlowingPage(title.format(count=len(unsure)))
        page.begin()
        page.paragraph(_("Compare these questions of the section, and their numbers, with the official form."))
        page.paragraph(", ".join(unsure), "quiet")
        page.end()
        self._add(NUMBERS, title.format(count=len(unsure)), page, unfolded=False)

    def _add(self, id: str, title: str, page: "FlowingPage", *, unfolded: bool) -> None:
        row = Disclosure(title, page)
        row.unfold(on=self._unfolded.get(id, unfolded))
        row.toggled.connect(lambda on: self._unfolded.update({id: on}))
        self._topics.addWidget(row)


class FlowingPage(TextPage):
    """As high as its text: what is round it scrolls."""

    scale = 13 / 14

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def end(self) -> None:
        super().end()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        self.document().setTextWidth(self.viewport().width())
        self.setFixedHeight(round(self.document().size().height()) + 2 * self.frameWidth() + px(6))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that scroll are for what is round it."""
        if event.key() in _SCROLLING:
            event.ignore()
        else:
            super().keyPressEvent(event)


_SCROLLING = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


def write_prose(page: TextPage, text: str) -> None:
    """Paragraphs with an empty line between them, and lists whose lines begin with a hyphen."""
    for number, paragraph in enumerate(text.strip().split("\n\n")):
        for place, line in enumerate(paragraph.strip().split("\n")):
            entry = line.removeprefix("- ")
            if entry != line:
                page.paragraph(_("• {entry}").format(entry=entry), above=0.5, indent=1)
            else:
                page.paragraph(line, above=0.25 if place else 1 if number else 0)
