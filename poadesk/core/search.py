"""Full-text search: questions by number, wording, options, citation or answer. The same for window and command line."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from poadesk.core.answers import Answers
from poadesk.core.condition import leaves
from poadesk.core.editors import (
    ChecksEditor,
    ChoiceEditor,
    Editor,
    FiguresEditor,
    PickEditor,
    RecordEditor,
    TableEditor,
)
from poadesk.core.form import CYCLE, Form, Question
from poadesk.core.text.fold import fold


@dataclass(frozen=True)
class Entry:
    """A question as it can be found. `target` is where to go: itself, or the one it hangs on if it is not asked.

    `title` is its number and label, `answer` what is answered, on one line; the folded texts are what is compared.
    """

    question: str
    target: str
    title: str
    answer: str
    folded_number: str
    folded_title: str
    folded_text: str


def entries(form: Form, answers: Answers, language: str, asked: Collection[str]) -> Iterator[Entry]:
    """All questions of the form with their answers as they stand; `asked` are those that are asked at present."""
    return (_entry(form, answers, language, asked, question) for question in form.questions.values())


def matching(known: Sequence[Entry], query: str) -> list[Entry]:
    """The entries that hold every word of the query: first numbers that begin with it, then questions that have it."""
    words = fold(query).split()
    if not words:
        return []
    hits = [entry for entry in known if all(word in entry.folded_text for word in words)]
    return sorted(hits, key=lambda entry: (not entry.folded_number.startswith(words[0]), not _asks(entry, words)))


def _asks(entry: Entry, words: list[str]) -> bool:
    return all(word in entry.folded_title for word in words)


def _entry(form: Form, answers: Answers, language: str, asked: Collection[str], question: Question) -> Entry:
    words, value = form.words(question.id, language, answers.value(CYCLE)), answers.value(question.id)
    said = question.answer.as_text(value, words) if value is not None else ""
    title = f"{question.number} {words.text.label}"
    text = " ".join((title, *question.cites, *_parts(question.answer.editor(words)), said))
    target = question.id if question.id in asked else asked_first(form, asked, question)
    return Entry(question.id, target, title, " ".join(said.split()), fold(question.number), fold(title), fold(text))


def _parts(editor: Editor) -> tuple[str, ...]:
    """What else is to be read in the question: its options, rows or fields. Lists to choose from by typing are not."""
    match editor:
        case ChoiceEditor(options) | ChecksEditor(options) | PickEditor(options, in_words=True):
            return tuple(option.label for option in options)
        case FiguresEditor(rows):
            return tuple(row.label for row in rows)
        case RecordEditor(fields) | TableEditor(fields):
            return tuple(field.label for field in fields)
        case _:
            return ()


def asked_first(form: Form, asked: Collection[str], question: Question) -> str:
    """The nearest question that is asked on which this one hangs."""
    while question.id not in asked and question.when is not None:
        leaf = next(leaves(question.when))
        question = form.questions[leaf.answered if hasattr(leaf, "answered") else leaf.question]
    return question.id
