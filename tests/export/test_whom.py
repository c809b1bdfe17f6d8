"""The sheet "Whom to ask for what": by body, what is open, on one page and without an answer in it."""

import subprocess
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from poadesk.cli import main
from poadesk.core.answers import Answers
from poadesk.core.blocks import Marked
from poadesk.core.form import Form
from poadesk.core.form_check import faults
from poadesk.export import EXPORTERS, Options
from poadesk.export.report import Report
from poadesk.export.whom import whom_document
from poadesk.sentences.form_faults import fault_sentence
from poadesk.store.forms.library import FormLibrary


def report(form: Form, **answers: object) -> Report:
    held = {id.replace("__", ".").replace("_", "-"): {"value": value} for id, value in answers.items()}
    return Report(form, Answers(held), 1, date(2026, 5, 1))


def said_of(made: Report, body: str) -> str:
    """What the sheet says beside a body."""
    (part,) = whom_document(made).parts
    (entry,) = [entry for entry in part.entries if entry.title == body]
    (marked,) = entry.blocks
    assert isinstance(marked, Marked)
    return "".join(run.text for run in marked.runs).replace("\u00a0", " ")


def test_every_main_question_of_substance_has_somebody_to_ask(form: Form) -> None:
    mains = [family.main for section in form.sections if section.id != "about" for family in section.families]
    assert [question.number for question in mains if not question.ask] == []
    asked = {body for question in form.questions.values() for body in question.ask}
    assert asked == set(form.wording("en").bodies)


def test_a_part_goes_by_its_main_question(form: Form) -> None:
    assert form.whom("collection.by-type") == form.whom("collection.collected") != ()


def test_what_is_open_done_and_not_asked_stands_beside_the_body(form: Form) -> None:
    licensing = form.wording("en").bodies["licensing"].label
    assert "Open: 2.1 Manufacture;" in said_of(report(form), licensing)
    said = said_of(report(form, manufacture__takes_place="no"), licensing)
    assert "Done: 2.1 Manufacture. Not asked so far: 2.2 Marking; 2.3 Records." in said
    assert "2.2 Marking" in said_of(report(form, manufacture__takes_place="yes"), licensing).split("Done:")[0]


def test_it_holds_no_answer_and_fits_one_page(form: Form) -> None:
    made = report(form, about__state="ATG", coordination__body="yes", coordination__body__name="Qwertzuiop")
    data = EXPORTERS["whom"].render(made, Options())
    with pikepdf.open(BytesIO(data)) as opened:
        assert len(opened.pages) == 1
    text = subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True).stdout.decode()
    assert "Antigua and Barbuda" in text
    assert "Qwertzuiop" not in text


def test_an_edition_that_names_nobody_says_so() -> None:
    older = FormLibrary((Path(__file__).resolve().parents[2] / "forms",)).get("poa-iti/2018")
    document = whom_document(report(older))
    assert document.notice == older.wording("en").common["whom.none"]
    assert EXPORTERS["whom"].render(report(older), Options())


def test_it_is_made_by_its_id(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft, to = str(tmp_path / "a.poadraft"), tmp_path / "whom.pdf"
    assert main(["new", draft, "--state", "ATG"]) == 0
    assert main(["export", draft, "--as", "whom", "--to", str(to)]) == 0
    assert to.read_bytes().startswith(b"%PDF")
    with pytest.raises(SystemExit):
        main(["export", "--help"])
    assert "whom" in capsys.readouterr().out


def test_a_body_without_words_is_a_fault(form: Form) -> None:
    wording = form.wording("en")
    lacking = replace(wording, bodies={id: body for id, body in wording.bodies.items() if id != "interpol"})
    found = [f for f in faults(replace(form, wordings={"en": lacking})) if f.code == "text.body-missing"]
    assert {f.question for f in found} == {"tracing.procedures", "tracing.interpol"}
    assert "interpol" in fault_sentence(found[0])
