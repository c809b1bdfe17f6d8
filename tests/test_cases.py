"""Real reports go in by `fill`, and every answer comes out again: in the JSON, and in the text of the PDF."""

import json
import re
import subprocess
import unicodedata
from pathlib import Path

import pytest

from poadesk import paths
from poadesk.cli import main
from poadesk.store.forms.library import FormLibrary

CASES = Path(__file__).parent / "cases"
FORM = FormLibrary(paths.forms_folders()[1:]).get("poa-iti/2026")
REPORTS = sorted(path.stem for path in CASES.glob("*.json"))


@pytest.fixture(scope="module", params=REPORTS)
def case(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict, Path]:
    folder = tmp_path_factory.mktemp(request.param)
    source = CASES / f"{request.param}.json"
    draft = str(folder / "report.poadraft")
    assert main(["new", draft, "--form", "poa-iti/2026"]) == 0
    assert main(["fill", draft, str(source)]) == 0
    for to in ("report.pdf", "report.json"):
        assert main(["export", draft, "--to", str(folder / to), "--copy", "final", "--anyway"]) == 0
    return json.loads(source.read_text(encoding="utf-8")), folder


def squeezed(text: str) -> str:
    """Letters, digits and ticks only: lines may break anywhere, also within words."""
    return re.sub(r"[^\w✔]", "", unicodedata.normalize("NFKC", text))


def answer_of(text: str, number: str) -> str:
    """What stands in the PDF's text from this question's number to the next question's."""
    numbers = list(FORM.by_number)
    starts = [re.search(rf"^\s*{re.escape(n)}(?=\s)", text, re.MULTILINE) for n in numbers[numbers.index(number) :]]
    places = [found.start() for found in starts if found]
    assert starts[0], f"{number} is not in the PDF"
    return text[places[0] : min([place for place in places if place > places[0]], default=len(text))]


def test_every_answer_is_in_the_json(case: tuple[dict, Path]):
    given, folder = case
    answers = json.loads((folder / "report.json").read_bytes())["answers"]
    by_number = {entry["number"]: entry for entry in answers.values()}
    for number in given:
        assert by_number[number]["status"] == "answered"
    left = {number for number, entry in by_number.items() if entry["status"] == "unanswered"}
    assert left == by_number.keys() - given.keys()


def test_every_answer_comes_back_from_the_pdf(case: tuple[dict, Path]):
    given, folder = case
    pdf = folder / "report.pdf"
    text = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, check=True).stdout.decode()
    for number, raw in given.items():
        if number.startswith("A."):
            continue
        said = squeezed(answer_of(text, number))
        for wanted in printed(number, raw):
            assert squeezed(wanted) in said, f"{number}: {wanted}"
    assert "Antigua and Barbuda" in text


def printed(number: str, raw: object) -> list[str]:
    """The words that must be found at this question, from what was given for it."""
    question = FORM.by_number[number]
    words = FORM.words(question.id, "en")
    value = question.answer.read(raw)
    if isinstance(value, str) and value in question.answer.option_ids():
        return [words.option(value)]
    if isinstance(value, str):
        return [line for line in value.split("\n") if line]
    if isinstance(value, list):
        return [str(cell) for row in value for cell in row.values()]
    if "text" in value:
        return [value["text"]]
    return [said_of(words.option(option), said) for option, said in value.items()]


def said_of(label: str, said: object) -> str:
    """An option as printed: with a tick if it holds, with the words given, else in the line of those that do not."""
    if isinstance(said, dict):
        return f"✔{label}: {said['text']}" if said.get("option") == "yes" else said["text"]
    return f"✔{label}" if said == "yes" else label
