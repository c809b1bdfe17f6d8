"""Session: the one place where answers change. Undo, saving, outline and findings listen to the one stream it gives."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from poadesk.core.answers import Answers, Change
from poadesk.core.aspects import ASPECTS, Aspect, read_aspect
from poadesk.core.check import Review, checked
from poadesk.core.form import Form
from poadesk.core.json_values import Json


@dataclass(frozen=True)
class Update:
    """What a listener needs to know of one step: the changes, what they brought about, and whose they were.

    `revision` counts steps from the start of the session. `origin` names who asked for the step, so that changes
    of one burst of typing can be told from the next. `shown` and `hidden` are the ids whose relevance turned.
    """

    revision: int
    changes: tuple[Change, ...]
    shown: frozenset[str]
    hidden: frozenset[str]
    review: Review
    origin: str


Listener = Callable[[Update], None]


class Session:
    """A form, its answers as they stand, and whoever wants to know of changes.

    `today` is the day checks are made on; whoever has a clock may set it anew.
    """

    def __init__(self, form: Form, answers: Answers, today: date) -> None:
        self.form = form
        self.today = today
        self.revision = 0
        self._answers = answers
        self._checked = checked(form, answers, today)
        self._listeners: list[Listener] = []

    @property
    def answers(self) -> Answers:
        """The answers as they stand: immutable, safe to hand to another thread."""
        return self._answers

    @property
    def review(self) -> Review:
        """Visibility, findings and progress as they stand."""
        return self._checked.review

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` with every update from now on; returns what ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def change(self, question: str, aspect: Aspect, raw: Json) -> Change:
        """The change that gives a question this value, read by its kind. Raises Misfit for a shape with no place."""
        old, new = self._answers.get(question, aspect), read(self.form, question, aspect, raw)
        if aspect == "value" and question in self.form.questions:
            new = self.form.questions[question].answer.identified(new, old)
        return Change(question, aspect, old, new)

    def apply(self, changes: Iterable[Change], origin: str = "") -> Update | None:
        """Make the changes as one step and tell every listener; None if nothing differs from what is there."""
        return self.apply_exactly(with_consequences(self._answers, changes), origin)

    def apply_exactly(self, changes: Iterable[Change], origin: str = "") -> Update | None:
        """As `apply`, but nothing follows from the changes: for undo, which takes consequences back by name."""
        effective = tuple(c for c in changes if self._answers.get(c.question, c.aspect) != c.new)
        if not effective:
            return None
        before = self.review.visible
        self._answers = self._answers.with_changes(effective)
        self._checked = checked(self.form, self._answers, self.today, self._checked)
        self.revision += 1
        after = self.review.visible
        update = Update(self.revision, effective, after - before, before - after, self.review, origin)
        for listener in tuple(self._listeners):
            listener(update)
        return update


def with_consequences(answers: Answers, changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes with what follows from them, as the table of aspects says.

    An answer takes the reason for a blank away, and editing an answer that was carried over confirms it. For undo, keep
    the changes with these, so that undoing an edit also undoes what followed from it.
    """
    asked_for = tuple(changes)
    named = {(change.question, change.aspect) for change in asked_for}
    follow = {
        (change.question, gone): Change(change.question, gone, old, None)
        for change in asked_for
        for gone in _gone_by(answers, change)
        if (change.question, gone) not in named and (old := answers.get(change.question, gone)) is not None
    }
    return (*asked_for, *follow.values())


def _gone_by(answers: Answers, change: Change) -> Iterator[Aspect]:
    """The aspects that a change takes away, whether anything is held of them or not."""
    if answers.get(change.question, change.aspect) == change.new:
        return
    rules = ASPECTS[change.aspect]
    gone = rules.ends if change.new is None else rules.ends | rules.replaces
    yield from (aspect for aspect in ASPECTS if aspect in gone)


def read(form: Form, question: str, aspect: Aspect, raw: Json) -> Json:
    """The stored form of a value for this aspect of a question. Raises Misfit."""
    known = form.questions.get(question)
    return read_aspect(None if known is None else known.answer, aspect, raw)
