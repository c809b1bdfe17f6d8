"""Report document: what is printed, in which order and words, for every format that a person reads.

Put-aside answers, notes, sources and the words on who owes an answer are for the draft's own people: the final copy
never holds them; a review copy names who owes what and says what is open.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from poadesk.core.aspects import blank_words
from poadesk.core.blocks import (
    Block,
    Copy,
    Document,
    Entry,
    Furniture,
    Grid,
    GridColumn,
    Pair,
    Paragraph,
    Part,
    Picture,
    Plates,
    Short,
)  # fmt: skip
from poadesk.core.form import (
    AUTHORITY,
    CYCLE,
    DATE,
    LANGUAGE,
    MARKING,
    STATE,
    STATE_ARMS,
    STATE_NAME,
    Form,
    Question,
    Section,
)
from poadesk.core.kinds.files import size_in_words
from poadesk.core.wording import Words
from poadesk.export.open_points import points_of, summary
from poadesk.export.report import Enclosure, Report
from poadesk.export.skipped import Skipped, skipped_sentence, with_skipped

COVER = "about"
"""The section that prints as the cover."""


@dataclass(frozen=True)
class Circulation:
    """How a review copy goes round: only sections of these numbers if there are any, to whom it returns, by when."""

    sections: tuple[str, ...] = ()
    return_to: str = ""
    return_by: date | None = None


EVERYTHING = Circulation()
_UNKNOWN = Enclosure()


def make_document(report: Report, copy: Copy, circulation: Circulation = EVERYTHING) -> Document:
    """Lay out the report as a review copy or a final copy; a review copy may hold only what concerns its reader."""
    common = report.wording.common
    sections = tuple(_chosen(report.form, circulation.sections))
    parts = [*(_part(report, section, copy) for section in sections), *_attachments(report, sections)]
    if copy == "review":
        parts.append(summary(report, sections if circulation.sections else report.form.sections))
    return Document(
        title=report.wording.title,
        subtitle=report.wording.subtitle,
        state=report.official_name,
        language=report.wording.language,
        copy=copy,
        revision=common["revision"].format(revision=report.revision),
        date=str(report.answers.value(DATE) or ""),
        author=str(report.answers.value(AUTHORITY) or report.state_name),
        marking=str(report.answers.value(MARKING) or ""),
        facts=tuple(_facts(report)),
        notice=report.wording.notice,
        parts=tuple(parts),
        furniture=Furniture(
            common["contents"], common["page-of"], common["draft"], common["revision"], common["continued"]
        ),
        keywords=(report.form.key, report.cycle),
        short_title=_short_title(report),
        colophon=tuple(_colophon(report, copy)),
        returning=_returning(report, circulation),
        arms=_arms(report),
    )


def _chosen(form: Form, numbers: Sequence[str]) -> Iterator[Section]:
    return (section for section in printed_sections(form) if not numbers or section.number in numbers)


def printed_sections(form: Form) -> tuple[Section, ...]:
    """The sections that print as such; the first of the form prints as the cover."""
    return tuple(section for section in form.sections if section.id != COVER)


def _returning(report: Report, circulation: Circulation) -> str:
    """To whom and by when a copy is to be returned, in the report's language; empty if neither is said."""
    words = _words(report, report.form.questions[DATE])
    day = circulation.return_by
    said = words.say("date", day=day.day, month=words.say(f"month.{day.month}"), year=day.year) if day else ""
    key = {(True, True): "return.to-by", (True, False): "return.to", (False, True): "return.by"}
    found = key.get((bool(circulation.return_to), bool(said)))
    return words.say(found, whom=circulation.return_to, day=said) if found else ""


def _arms(report: Report) -> Picture | None:
    """The first picture given as the coat of arms."""
    for question in _questions_of(report, COVER):
        if question.id == STATE_ARMS:
            for file in question.answer.files(report.answers.value(question.id)):
                data = report.enclosures.get(str(file["sha256"]), _UNKNOWN).picture
                return Picture(data) if data else None
    return None


def _short_title(report: Report) -> str:
    """The title as it stands at the foot of each page."""
    question = report.form.questions[CYCLE]
    value = report.answers.value(CYCLE)
    if value is None:
        return report.wording.title
    cycle = question.answer.as_text(value, _words(report, question))
    return report.wording.common["short-title"].format(cycle=cycle)


def _facts(report: Report) -> Iterator[Pair]:
    """What the cover says below the State and the title."""
    common = report.wording.common
    for question in _questions_of(report, COVER):
        value = report.answers.value(question.id)
        if value is None or question.id in (STATE, STATE_NAME, STATE_ARMS, LANGUAGE, MARKING):
            continue
        if question.id == CYCLE:
            yield Pair(common["cover.cycle"], str(value))
            yield Pair(common["cover.period"], "–".join(str(year) for year in report.years))
        else:
            yield _fact(report, question)


def _fact(report: Report, question: Question) -> Pair:
    name = question.id.removeprefix(f"{COVER}.")
    label = report.wording.common.get(f"cover.{name}", report.wording.questions[question.id].label)
    return Pair(label, question.answer.as_text(report.answers.value(question.id), _words(report, question)))


def _colophon(report: Report, copy: Copy) -> Iterator[Pair]:
    """What is technical, for the last page."""
    common = report.wording.common
    if report.answers.value(LANGUAGE) is not None:
        yield _fact(report, report.form.questions[LANGUAGE])
    yield Pair(common["cover.form"], f"{report.form.id} {report.form.edition}")
    yield Pair(common["cover.revision"], str(report.revision))
    yield Pair(common["cover.copy"], common[f"copy.{copy}"])


def _questions_of(report: Report, section_id: str) -> tuple[Question, ...]:
    return next((questions for section, questions in report.asked() if section.id == section_id), ())


def _part(report: Report, section: Section, copy: Copy) -> Part:
    text = report.wording.sections[section.id]
    entries = tuple(
        _skipped_entry(report, each) if isinstance(each, Skipped) else _entry(report, each, copy)
        for each in with_skipped(report, section)
    )
    return Part(section.number, text.title, text.intro, entries)


def _skipped_entry(report: Report, skipped: Skipped) -> Entry:
    """A line in place of questions that are not asked; it stands by itself where a main question would."""
    line = Paragraph(skipped_sentence(report, skipped), "quiet")
    return Entry("", "", "", "", (line,), skipped.first.level)


def _entry(report: Report, question: Question, copy: Copy) -> Entry:
    label = report.wording.questions[question.id].label
    blocks = _answer(report, question, copy)
    points = points_of(report, question) if copy == "review" else ()
    return Entry(question.id, question.number, label, "; ".join(question.cites), blocks, question.level, points)


def _answer(report: Report, question: Question, copy: Copy) -> tuple[Block, ...]:
    value = report.answers.value(question.id)
    if value is not None:
        return question.answer.blocks(value, _words(report, question))
    return _blank(report, question, copy)


def _blank(report: Report, question: Question, copy: Copy) -> tuple[Block, ...]:
    """Why a question has no answer: beside it where a few words say it, else as a paragraph below."""
    words = blank_in_words(report, question.id, copy)
    if report.answers.blank_reason(question.id) is None:
        return (Short(words, "quiet"),)
    return (Short(words, "answer"),)


def blank_in_words(report: Report, question: str, copy: Copy) -> str:
    """Why a question has no answer, as printed. Who owes an answer is named in a review copy only."""
    reason, text = report.answers.blank_reason(question), report.answers.blank_text(question)
    return blank_words(reason, text, report.wording.common, internal=copy == "review")


def _words(report: Report, question: Question) -> Words:
    return report.form.words(question.id, report.wording.language, report.cycle)


def _attachments(report: Report, sections: Sequence[Section]) -> Iterator[Part]:
    common = report.wording.common
    within = {question.id for section in sections for question in section.questions}
    rows = []
    pictures = []
    for question, file in report.files():
        if question.id not in within:
            continue
        enclosed = report.enclosures.get(str(file["sha256"]), _UNKNOWN)
        size = file["size"]
        words = _words(report, question)
        title = str(file.get("title") or file["name"])
        name = f"{title}\n{file['name']}" if file.get("title") else title
        measures = [size_in_words(size if isinstance(size, int) else 0, words)]
        if enclosed.pages:
            measures.insert(0, words.say("pages", count=enclosed.pages, number=enclosed.pages))
        rows.append((question.number, name, "\n".join(measures), str(file["sha256"])))
        if enclosed.picture:
            pictures.append(Picture(enclosed.picture, f"{question.number} {title}"))
    if rows:
        columns = (
            GridColumn(common["attachments.number"], share=0.8),
            GridColumn(common["attachments.document"], share=3.0),
            GridColumn(common["attachments.size"], "end", 1.0),
            GridColumn(common["attachments.digest"], share=3.2),
        )
        plates = (Plates(tuple(pictures)),) if pictures else ()
        entry = Entry("", "", "", "", (Grid(columns, tuple(rows)), *plates))
        yield Part("", common["attachments"], common["attachments.intro"], (entry,))
