"""Contact sheet by body: which questions to ask of which body of the State, and which of them are still open.

Goes by the form's own guesses (`Form.whom`). Holds no answers and no names of persons, so that it can be passed round.
"""

from collections.abc import Iterator, Sequence

from poadesk.core.answer_state import AnswerState
from poadesk.core.blocks import Document, Entry, Furniture, Marked, Pair, Part, Run
from poadesk.core.form import CYCLE, DATE, STATE, Family
from poadesk.core.wording import Body
from poadesk.export.report import Report


def whom_document(report: Report) -> Document:
    """The sheet, in the language of the report."""
    common = report.wording.common
    entries = tuple(_entries(report))
    return Document(
        title=common["whom"],
        subtitle=report.wording.title,
        state=report.state_name,
        language=report.wording.language,
        copy="final",
        revision=common["revision"].format(revision=report.revision),
        date=str(report.answers.value(DATE) or ""),
        author=report.state_name,
        marking="",
        facts=tuple(_facts(report)),
        notice=common["whom.notice" if entries else "whom.none"],
        parts=(Part("", common["whom.by-body"], "", entries),),
        furniture=Furniture(
            common["contents"], common["page-of"], common["draft"], common["revision"], common["continued"]
        ),
        keywords=(report.form.key, report.cycle),
        layout="leaflet",
    )


def _facts(report: Report) -> Iterator[Pair]:
    common = report.wording.common
    for id in (STATE, CYCLE):
        value = report.answers.value(id)
        if value is not None:
            words = report.form.words(id, report.wording.language, report.cycle)
            label = common[f"cover.{id.removeprefix('about.')}"]
            yield Pair(label, report.form.questions[id].answer.as_text(value, words))


def _entries(report: Report) -> Iterator[Entry]:
    """An entry for each body that any question is for, in the order of the form's list of bodies."""
    for id, body in report.wording.bodies.items():
        asked = [family for family in report.form.families if id in _whom(report, family)]
        if asked:
            yield Entry("", "", body.label, "", (Marked((*_knows(report, body), *_lists(report, asked))),))


def _whom(report: Report, family: Family) -> set[str]:
    return {body for question in family.questions for body in report.form.whom(question.id)}


def _knows(report: Report, body: Body) -> Iterator[Run]:
    if body.knows:
        yield Run(f"{report.wording.common['whom.knows'].format(knows=body.knows)} ", tone="quiet")


def _lists(report: Report, families: Sequence[Family]) -> Iterator[Run]:
    """What is open, what is done and what is not asked as the report stands."""
    sorted_out: dict[str, list[str]] = {"whom.open": [], "whom.done": [], "whom.not-asked": []}
    for family in families:
        sorted_out[_state(report, family)].append(_named(report, family))
    for key, names in sorted_out.items():
        if names:
            yield Run(f"{report.wording.common[key]} ", tone="quiet")
            yield Run(f"{'; '.join(names)}. ")


def _state(report: Report, family: Family) -> str:
    progress = report.review.families[family.main.id]
    if progress.state is AnswerState.NOT_ASKED:
        return "whom.not-asked"
    return "whom.done" if progress.done else "whom.open"


def _named(report: Report, family: Family) -> str:
    """Number and short name, not parted at the end of a line."""
    return f"{family.main.number}\u00a0{report.wording.questions[family.main.id].name}"
