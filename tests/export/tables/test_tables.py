"""The tables: what stands in which cell, what never does, and that no cell acts."""

import csv
import re
from datetime import UTC, date, datetime
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poadesk.cli import main
from poadesk.core.answers import Answers
from poadesk.core.form import Form
from poadesk.export import EXPORTERS
from poadesk.export.report import Report
from poadesk.export.tables import TABLES, TableId
from poadesk.export.tables.report_tables import export, export_csv, make_table
from poadesk.export.tables.separated_values import ACTING, neutral
from poadesk.export.tables.table import MOST_UNITS, split
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.forms.library import FormLibrary
from poadesk.tasks.export import Order, export_report

ROOT = Path(__file__).resolve().parents[3]
SPREADSHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
COVER = {"about.state": "ATG", "about.cycle": "2026", "about.language": "en"}


def report(form: Form, answers: dict[str, Any], aspects: dict[str, dict[str, Any]] | None = None) -> Report:
    """A report of these answers, and of these other aspects by the id of the question."""
    given = COVER | answers
    held: dict[str, Any] = {id: {"value": form.questions[id].answer.read(value)} for id, value in given.items()}
    return Report(form, Answers(held | (aspects or {})), 3, date(2026, 5, 1))


def lines(made: Report, id: TableId) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(export_csv(made, id).decode("utf-8-sig"), newline="")))


def sheets(data: bytes) -> dict[str, list[list[str]]]:
    """The cells of a workbook by the name of the sheet, read without the library that wrote it."""
    with ZipFile(BytesIO(data)) as parts:
        shared = ET.fromstring(parts.read("xl/sharedStrings.xml"))  # noqa: S314 - our own file
        texts = ["".join(t.text or "" for t in item.iter(f"{SPREADSHEET}t")) for item in shared]
        names = re.findall('<sheet name="([^"]*)"', parts.read("xl/workbook.xml").decode())
        return {
            name: _cells(ET.fromstring(parts.read(f"xl/worksheets/sheet{number}.xml")), texts)  # noqa: S314
            for number, name in enumerate(names, start=1)
        }


def _cells(sheet: ET.Element, texts: list[str]) -> list[list[str]]:
    assert not list(sheet.iter(f"{SPREADSHEET}f"))
    return [
        [texts[int(cell[0].text or 0)] if cell.get("t") == "s" else (cell[0].text or "") for cell in row if len(cell)]
        for row in sheet.iter(f"{SPREADSHEET}row")
    ]


def test_figures_stand_one_a_line_with_their_year(form: Form):
    figures = {"incidents": {"2024": 3, "2025": "about 5"}, "weapons": {"2024": "n/a", "2025": "12o"}}
    made = report(form, {"transfers.diversion": "yes", "transfers.diversion.count": figures})
    assert "transfers.diversion.count" in made.review.visible
    found = {
        (line["row"], line["year"]): line
        for line in lines(made, "years")
        if line["question"] == "transfers.diversion.count"
    }
    assert [(key, line["figure"], line["estimate"], line["missing"]) for key, line in found.items()] == [
        (("incidents", "2024"), "3", "0", ""),
        (("incidents", "2025"), "5", "1", ""),
        (("weapons", "2024"), "", "", "not-available"),
        (("weapons", "2025"), "12o", "", ""),
    ]
    assert found["incidents", "2024"]["row-name"] == "Cases of diversion"


def test_laws_of_all_questions_stand_in_one_table(form: Form):
    made = report(
        form,
        {
            "manufacture.takes-place": "yes",
            "manufacture.laws": "yes",
            "manufacture.laws.list": [{"title": "Arms Act", "year": 1999}],
            "transfers.laws": "yes",
            "transfers.laws.list": [{"title": "Trade Act", "area": "import"}],
        },
    )
    found = lines(made, "laws")
    assert [(line["number"], line["entry"], line["title"], line["year"], line["area"]) for line in found] == [
        ("2.1.1.a", "r1", "Arms Act", "1999", ""),
        ("3.1.a", "r1", "Trade Act", "", "Import"),
    ]


def test_assistance_and_needs_have_their_amounts_as_numbers(form: Form):
    rows = [{"area": "tracing", "nature": "financial", "partner": "Estravia", "amount": "~1 200", "currency": "USD"}]
    needs = [{"need": "Scanners", "cost": 300}]
    made = report(form, {"cooperation.received": "yes", "cooperation.received.list": rows, "cooperation.needs": needs})
    (assistance,) = lines(made, "assistance")
    assert (assistance["partner"], assistance["amount"], assistance["amount-estimate"]) == ("Estravia", "1200", "1")
    (need,) = lines(made, "needs")
    assert (need["need"], need["cost"], need["cost-estimate"]) == ("Scanners", "300", "0")


def test_the_list_of_answers_says_of_each_question_how_it_stands(form: Form):
    made = report(
        form,
        {"coordination.body": "no", "coordination.body.name": "put aside Qwertz"},
        {
            "coordination.point-of-contact": {"blank": {"reason": "not-available", "text": "the Qwertz police"}},
            "coordination.action-plan": {"note": "Qwertz"},
        },
    )
    found = {line["question"]: line for line in lines(made, "answers")}
    assert list(found) == list(form.questions)
    said = {id: (line["asked"], line["status"], line["reason"], line["answer"]) for id, line in found.items()}
    assert said["coordination.body"] == ("1", "answered", "", "No")
    assert said["coordination.body.name"] == ("0", "not-asked", "", "")
    assert said["coordination.point-of-contact"] == ("1", "blank", "not-available", "")
    assert found["coordination.point-of-contact"]["why"] == "Not available yet"
    assert said["manufacture.takes-place"] == ("1", "unanswered", "", "")
    whole = export(made) + b"".join(export_csv(made, id) for id in TABLES)
    assert b"Qwertz" not in whole
    assert "Qwertz" not in str(sheets(export(made)))


def test_every_column_of_every_table_is_in_the_codebook(form: Form):
    made = report(form, {})
    explained = {(line["table"], line["column"]) for line in lines(made, "codebook") if line["meaning"]}
    for id in TABLES:
        assert {(id, column.id) for column in make_table(made, id).columns} <= explained
    rules = [line["meaning"] for line in lines(made, "codebook") if line["table"] == "*"]
    assert any("apostrophe" in rule for rule in rules)


def test_sheets_and_files_hold_the_same(form: Form):
    made = report(form, {"coordination.body": "yes", "coordination.body.name": "=1+1\n- second\nلجنة"})
    found = sheets(export(made))
    assert list(found) == ["Figures by year", "Laws", "Assistance", "Needs", "All answers", "Codebook"]
    for rows, id in zip(found.values(), TABLES, strict=True):
        head, *body = rows
        assert head == [column.title for column in make_table(made, id).columns]
        assert len(body) == len(lines(made, id))
    assert "=1+1\n- second\nلجنة" in [cell for row in found["All answers"] for cell in row]


@pytest.mark.parametrize("text", ['=HYPERLINK("http://x")', "+1 555", "-2", "@SUM(A1)", "＝1", "'quoted"])
def test_no_text_of_a_person_is_worked_out(form: Form, text: str):
    made = report(form, {"coordination.body": "yes", "coordination.body.name": text})
    (line,) = (line for line in lines(made, "answers") if line["question"] == "coordination.body.name")
    assert line["answer"] == f"'{text}"
    assert text in [cell for row in sheets(export(made))["All answers"] for cell in row]


@given(st.text())
def test_what_is_neutral_is_read_back_by_taking_one_apostrophe_off(text: str):
    written = neutral(text)
    assert not written.startswith(tuple(set(ACTING) - {"'"}))
    assert written.removeprefix("'") == text


@given(st.text(alphabet="ab 😀", max_size=40), st.integers(1, 4000))
def test_a_long_text_in_pieces_is_the_same_text(word: str, times: int):
    text = word * times
    pieces = split(text)
    assert "".join(pieces) == text
    assert all(len(piece.encode("utf-16-le")) // 2 <= MOST_UNITS for piece in pieces)


def test_a_text_too_long_for_a_cell_goes_on_in_the_next_row(form: Form):
    text = "All arms are marked. " * 4000
    made = report(form, {"coordination.body": "yes", "coordination.body.name": text})
    parts = [line for line in lines(made, "answers") if line["question"] == "coordination.body.name"]
    assert len(parts) == 3
    assert "".join(line["answer"] for line in parts) == text.strip()
    assert [line["status"] for line in parts] == ["answered", "", ""]


def test_an_older_edition_has_its_laws_too():
    form = FormLibrary((ROOT / "forms",)).get("poa-iti/2018")
    for id in ("laws", "assistance", "needs"):
        assert len(make_table(Report(form, Answers(), 0, date(2026, 5, 1)), id).columns) >= 3  # type: ignore[arg-type]


def test_the_files_stand_in_a_folder_beside_the_workbook(tmp_path: Path):
    draft, to = tmp_path / "a.poadraft", tmp_path / "a.xlsx"
    assert main(["new", str(draft), "--state", "ATG"]) == 0
    assert main(["export", str(draft), "--to", str(to)]) == 0
    assert {path.name for path in (tmp_path / "a-csv").iterdir()} == {f"{id}.csv" for id in TABLES}
    assert main(["export", str(draft), "--to", str(to)]) == 2
    assert main(["export", str(draft), "--to", str(to), "--overwrite", "--as", "tables"]) == 0
    assert len(list((tmp_path / "a-csv").iterdir())) == len(TABLES)


def test_another_export_to_the_same_name_leaves_the_files_of_the_first_together(form: Form, tmp_path: Path):
    to = tmp_path / "a.xlsx"
    first, second = report(form, {"coordination.body": "yes"}), report(form, {"coordination.body": "no"})
    with DraftFile.create(tmp_path / "a.poadraft", form.key, datetime(2026, 5, 1, tzinfo=UTC)) as draft:
        order = Order(EXPORTERS["tables"], to, existing="replace-main")
        folders = [
            {path.parent.name for path in export_report(made, order, draft).written[1:]}
            for made in (first, first, second)
        ]
    assert folders == [{"a-csv"}, {"a-csv"}, {"a-csv-2"}]
    assert {path.name for path in (tmp_path / "a-csv").iterdir()} == {f"{id}.csv" for id in TABLES}
