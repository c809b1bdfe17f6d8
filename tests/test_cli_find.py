"""`poadesk find` finds what the window's search finds, however it is typed."""

import json
from pathlib import Path

import pytest

from poadesk.cli import main


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("l'arme", "3.4"), ("oeuvre", "3.4"), ("Lodz", "3.4"), ('"semi-automatic"', "3.4"),
        ("l\u2019ARME ŒUVRE", "3.4"),
        ("\u200e1.1.a", "1.1.a"), ("٣", "3.4"), ("semi automatic", "3.4"),
    ],
)  # fmt: skip
def test_words_are_found_however_they_are_typed(tmp_path: Path, capsys, words: str, number: str):
    draft, answers = tmp_path / "r.poadraft", tmp_path / "a.json"
    text = "L’arme de Łódź, une œuvre “semi‑automatic”\nof 3"
    answers.write_text(json.dumps({"3.4": text}), encoding="utf-8")
    assert main(["new", str(draft), "--state", "Cote d'Ivoire", "--from", str(answers)]) in {0, 1}
    capsys.readouterr()
    assert main(["find", str(draft), *words.split()]) == 0
    lines = capsys.readouterr().out.splitlines()
    (line,) = [line for line in lines if line.startswith(f"{number} ")]
    assert number != "3.4" or "Łódź" in line


def test_nothing_found_is_said(tmp_path: Path, capsys):
    draft = tmp_path / "r.poadraft"
    main(["new", str(draft)])
    capsys.readouterr()
    assert main(["find", str(draft), "nowhere-to-be-found"]) == 0
    assert "No question has this" in capsys.readouterr().out


def test_a_section_and_a_question_are_known_in_any_case(tmp_path: Path, capsys):
    draft = tmp_path / "r.poadraft"
    answers = tmp_path / "a.json"
    answers.write_text('{"ABOUT.State": "turkiye", "1.1.": "yes"}', encoding="utf-8")
    assert main(["new", str(draft)]) == 0
    assert main(["fill", str(draft), str(answers)]) == 0
