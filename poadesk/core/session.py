"""The one place where answers change. Undo, saving, outline and findings listen to the one stream it gives."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from poadesk.core.answers import BLANK_REASONS, Answers, Aspect, Change
from poadesk.core.check import Review, review
from poadesk.core.finding import Misfit
from poadesk.core.form import Form
from poadesk.core.json import Json
from poadesk.core.kinds.base import read_record, read_text
from poadesk.core.plain import one_line


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
        self._review = review(form, answers, today)
        self._listeners: list[Listener] = []

    @property
    def answers(self) -> Answers:
        """The answers as they stand: immutable, safe to hand to another thread."""
        return self._answers

    @property
    def review(self) -> Review:
        """Visibility, findings and progress as they stand."""
        return self._review

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` with every update from now on; returns what ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def change(self, question: str, aspect: Aspect, raw: Json) -> Change:
        """The change that gives a question this value, read by its kind. Raises Misfit for a shape with no place."""
        return Change(question, aspect, self._answers.get(question, aspect), read(self.form, question, aspect, raw))

    def apply(self, changes: Iterable[Change], origin: str = "") -> Update | None:
        """Make the changes as one step and tell every listener; None if nothing differs from what is there."""
        asked_for = with_consequences(self._answers, changes)
        effective = tuple(c for c in asked_for if self._answers.get(c.question, c.aspect) != c.new)
        if not effective:
            return None
        before = self._review.visible
        self._answers = self._answers.with_changes(effective)
        self._review = review(self.form, self._answers, self.today)
        self.revision += 1
        after = self._review.visible
        update = Update(self.revision, effective, after - before, before - after, self._review, origin)
        for listener in tuple(self._listeners):
            listener(update)
        return update


def with_consequences(answers: Answers, changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes with what follows from them: who edits an answer that was carried over has dealt with it.

    Whoever keeps changes to undo them keeps these, so that taking the edit back takes back the confirmation too.
    """
    asked_for = tuple(changes)
    named = {(change.question, change.aspect) for change in asked_for}
    edited = dict.fromkeys(c.question for c in asked_for if _is_edit(answers, c))
    carried = ((question, answers.get(question, "carried")) for question in edited)
    follow = (Change(q, "carried", old, None) for q, old in carried if old is not None and (q, "carried") not in named)
    return (*asked_for, *follow)


def _is_edit(answers: Answers, change: Change) -> bool:
    return change.aspect in {"value", "blank"} and answers.get(change.question, change.aspect) != change.new


def read(form: Form, question: str, aspect: Aspect, raw: Json) -> Json:
    """The stored form of a value for this aspect of a question. Raises Misfit."""
    if raw is None:
        return None
    if aspect == "blank":
        return _read_blank(raw)
    if aspect == "carried":
        return _read_carried(raw)
    if aspect != "value":
        return read_text(raw)
    known = form.questions.get(question)
    return raw if known is None else known.answer.read(raw)


def _read_blank(raw: Json) -> Json:
    record = read_record(raw if isinstance(raw, Mapping) else {"reason": raw}, frozenset({"reason", "text"}))
    if record.get("reason") not in BLANK_REASONS:
        raise Misfit("misfit.blank-reason", reason=str(record.get("reason"))[:80], reasons=list(BLANK_REASONS))
    text = read_text(record.get("text"))
    blank: dict[str, Json] = {"reason": record["reason"]}
    if text:
        blank["text"] = text
    return blank


def _read_carried(raw: Json) -> Json:
    text = read_text(read_record(raw, frozenset({"from"})).get("from"))
    return {"from": one_line(text)} if text else None
