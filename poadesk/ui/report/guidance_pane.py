"""Guidance pane: help for the question in focus: what is meant, an example of a good answer, definitions, where it
comes from.
"""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from poadesk.core.form import Body
from poadesk.i18n import _, interface
from poadesk.ui.session.editing import Editing
from poadesk.ui.widgets.text_page import TextPage


class Guidance(TextPage):
    """Set anew when another question has the focus."""

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(_("Guidance"), parent)
        self._editing = editing
        self._question: str | None = None
        self._invite()

    def show_question(self, question: str | None) -> None:
        """Guidance for this question; None leaves what is there."""
        if question is not None and question != self._question:
            self._question = question
            self._write(question)

    def show_again(self) -> None:
        """Colours or sizes have changed."""
        if self._question:
            self._write(self._question)
        else:
            self._invite()

    def _invite(self) -> None:
        self.begin()
        self.paragraph(_("Go to a question to see here what it means and what a good answer holds."), "quiet")
        self.end()

    def _write(self, question: str) -> None:
        asked, words = self._editing.question(question), self._editing.words(question)
        wording = self._editing.form.wording(self._editing.language)
        self.begin()
        self.heading(_("{number} {question}").format(number=asked.number, question=words.text.label), above=0.5)
        if words.text.guidance:
            self._prose(words.text.guidance)
        if words.text.example:
            self.heading(_("An example of a good answer"), 1.0)
            self.paragraph(words.text.example, indent=1)
        self._whom(question, wording.bodies)
        for topic in asked.topics:
            self.heading(wording.topics[topic].title, 1.0)
            self._prose(wording.topics[topic].text)
        if asked.cites:
            self.heading(_("Where this is asked"), 1.0)
            self.paragraph(interface().join(asked.cites, "plain"))
        self.paragraph(_("How sure we are: {basis}.").format(basis=words.say(f"basis.{asked.basis}")), "quiet", above=2)
        self.end()

    def _whom(self, question: str, bodies: Mapping[str, Body]) -> None:
        """The bodies that are likely to know the answer, each with what it usually knows."""
        asked = [bodies[id] for id in self._editing.form.whom(question)]
        if asked:
            self.heading(_("Whom to ask"), 1.0)
        for body in asked:
            line = _("• {body}: {knows}") if body.knows else _("• {body}")
            self.paragraph(line.format(body=body.label, knows=body.knows), above=0.25, indent=1)

    def _prose(self, text: str) -> None:
        """Paragraphs with an empty line between them, and lists whose lines begin with a hyphen."""
        for paragraph in text.split("\n\n"):
            for number, line in enumerate(paragraph.strip().split("\n")):
                entry = line.removeprefix("- ")
                if entry != line:
                    self.paragraph(_("• {entry}").format(entry=entry), above=0.5, indent=1)
                else:
                    self.paragraph(line, above=0.25 if number else 1)
