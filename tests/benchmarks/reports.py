"""The reports that are measured: the example, and made-up larger ones."""

import json
import random
from dataclasses import replace
from datetime import date

from poadesk import paths
from poadesk.core.answers import Answers
from poadesk.core.fill import fill
from poadesk.core.form import Form, Question, Section
from poadesk.export.report import Report
from poadesk.store.answer_file import read_answer_file
from poadesk.store.example_report import NAME
from poadesk.store.forms.library import FormLibrary

TODAY = date(2026, 5, 1)
ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
LATIN = "abcdefghijklmnopqrstuvwxyz"


def form() -> Form:
    return FormLibrary(paths.forms_folders()[1:]).get("poa-iti/2026")


def example() -> Report:
    """The example with every question answered that can be, its attachments left out."""
    given = read_answer_file(paths.resources() / "examples" / f"{NAME}.json")
    return Report(form(), Answers().with_changes(fill(form(), Answers(), given.answers).changes), 1, TODAY)


def enlarged(report: Report, questions: int) -> Report:
    """The report with its questions and answers over and over, under new ids, until there are so many."""
    sections: list[Section] = []
    texts = dict(report.wording.questions)
    titles = dict(report.wording.sections)
    known: dict[str, dict] = {}
    left = questions
    for copy in range(questions // len(report.form.questions) + 1):
        names = {id: f"{id}.x{copy}" if copy else id for id in report.form.questions}
        for section in report.form.sections:
            made = tuple(_renamed(question, names, copy) for question in section.questions[:left])
            left -= len(made)
            section_id = f"{section.id}-x{copy}" if copy else section.id
            sections.append(Section(id=section_id, number=section.number, questions=made))
            titles[section_id] = titles[section.id]
            texts.update({names[q.id]: texts[q.id] for q in section.questions})
        known.update({names[q]: {"value": report.answers.value(q)} for q in report.answers if q in names})
    wording = replace(report.wording, questions=texts, sections=titles)
    larger = replace(report.form, sections=tuple(s for s in sections if s.questions), wordings={"en": wording})
    return replace(report, form=larger, answers=Answers(known))


def _renamed(question: Question, names: dict[str, str], copy: int) -> Question:
    raw = question.model_dump(mode="json", by_alias=True)
    when = json.dumps(raw["when"])
    for old, new in names.items():
        when = when.replace(f'"{old}"', f'"{new}"')
    number = f"{raw['number']}.X{copy}" if copy else raw["number"]
    return Question.model_validate({**raw, "id": names[question.id], "number": number, "when": json.loads(when)})


def words(letters: str, count: int, seed: int) -> str:
    """Made-up running text with the few frequent and many rare words of a language; twelve words a sentence."""
    chance = random.Random(seed)  # noqa: S311 - the same text each time
    known = ["".join(chance.choices(letters, k=chance.randint(2, 9))) for _word in range(3000)]
    weights = [1 / rank for rank in range(1, len(known) + 1)]
    chosen = chance.choices(known, weights, k=count)
    return " ".join(word + ("." if place % 12 == 11 else "") for place, word in enumerate(chosen))


def prose(report: Report, letters: str, count: int, seed: int = 7) -> Report:
    """The report with one long passage and nothing else."""
    value = {"information.views": {"value": words(letters, count, seed)}}
    return replace(report, answers=Answers(value))


def table(report: Report, count: int) -> Report:
    """The report with one table of so many rows and nothing else."""
    row = {"year": 2027, "indicator": "Share of arms marked", "progress": "14 of 19"}
    rows = [{"target": f"Target {n}: all arms of unit {n} are marked", **row} for n in range(count)]
    known = {"coordination.targets": {"value": "yes"}, "coordination.targets.list": {"value": rows}}
    return replace(report, answers=Answers(known))
