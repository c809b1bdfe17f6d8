"""What holds for every exporter in the table, as the tests of kinds hold for every kind."""

import subprocess
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest

from poadesk.cli import main
from poadesk.core.answers import Answers
from poadesk.core.form import Form
from poadesk.export import EXPORTERS, Exporter, Offer, Options, Words
from poadesk.export.report import Report
from poadesk.store.draft.draft_file import DraftFile
from poadesk.tasks.export import Order, export_report

INTERNAL = "Qwertzuiop"
"""A word that stands in everything that is never exported."""
BEFORE = {
    "about.state": {"value": "ATG"},
    "about.cycle": {"value": "2026"},
    "about.language": {"value": "en"},
    "about.status": {"value": "final"},
}
SCRIPTS = ("لجنة التنسيق الوطنية", "国家协调机构", "Национальный координационный орган", "Commission nationale, créée")

every_offer = pytest.mark.parametrize(
    ("exporter", "offer"),
    [(exporter, offer) for exporter in EXPORTERS.values() for offer in exporter.offers],
    ids=lambda value: value.id if isinstance(value, Exporter) else value.copy,
)


def report(form: Form, known: dict[str, dict[str, object]]) -> Report:
    return Report(form, Answers({**BEFORE, **known}), 3, date(2026, 5, 1))  # type: ignore[dict-item]


def visible(data: bytes) -> str:
    """What can be found in the bytes by whoever looks: of a PDF its text, its streams unpacked and its metadata.

    Of a zip, such as a Word file, the names and contents of what is in it.
    """
    if data.startswith(b"PK"):
        with ZipFile(BytesIO(data)) as opened:
            inside = "".join(name + visible(opened.read(name)) for name in opened.namelist())
        return inside + data.decode("latin-1")
    if not data.startswith(b"%PDF"):
        return data.decode("utf-8", errors="replace")
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=data, capture_output=True, check=True)
    with pikepdf.open(BytesIO(data)) as opened:
        out = BytesIO()
        opened.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.all)
    return done.stdout.decode() + out.getvalue().decode("latin-1") + data.decode("latin-1")


@every_offer
def test_two_exports_of_the_same_report_are_the_same_bytes(form, exporter, offer):
    made = report(form, {"coordination.body": {"value": "yes"}})
    options = Options(offer.copy)
    assert exporter.render(made, options) == exporter.render(made, options)


@every_offer
def test_nothing_internal_is_in_the_bytes(form, exporter, offer, tmp_path, monkeypatch):
    monkeypatch.setenv("LOGNAME", INTERNAL)
    monkeypatch.setenv("USER", INTERNAL)
    known: dict[str, dict[str, object]] = {
        "coordination.body": {"value": "no", "note": f"note {INTERNAL}", "source": f"source {INTERNAL}"},
        "coordination.body.name": {"value": f"put aside {INTERNAL}"},
        "coordination.point-of-contact": {"value": "yes", "carried": {"from": f"2024 {INTERNAL}"}},
    }
    made = report(form, known)
    assert "coordination.body.name" in made.review.put_aside
    if offer.copy == "review" and exporter.id in ("pdf", "word"):
        known["coordination.point-of-contact"].pop(
            "carried"
        )  # the open points of a review copy name the earlier report
        made = report(form, known)
    folder = tmp_path / INTERNAL
    folder.mkdir()
    with DraftFile.create(folder / "draft.poadraft", form.key, datetime(2026, 5, 1, tzinfo=UTC)) as draft:
        order = Order(exporter, folder / f"out{exporter.suffix}", Options(offer.copy), anyway=True)
        done = export_report(made, order, draft)
    for path in done.written:
        assert INTERNAL not in visible(path.read_bytes())


@every_offer
@pytest.mark.parametrize("words", SCRIPTS)
def test_every_script_survives(form, exporter, offer, words):
    made = report(form, {"coordination.body": {"value": "yes"}, "coordination.body.name": {"value": words}})
    if exporter.unprintable is not None:
        assert not exporter.unprintable(made, Options(offer.copy))
    found = "".join(visible(exporter.render(made, Options(offer.copy))).split())
    assert any("".join(word.split()) in found for word in words.split()) is exporter.holds_answers


@every_offer
def test_an_empty_report_and_a_huge_one_are_exported(form, exporter, offer):
    empty = Report(form, Answers(), 0, date(2026, 5, 1))
    passages = [q.id for q in form.questions.values() if q.answer.kind == "prose"]
    huge = report(form, {id: {"value": "All arms are marked. " * 2000} for id in passages})
    for made in (empty, huge):
        assert exporter.render(made, Options(offer.copy))


@pytest.fixture
def toy(monkeypatch: pytest.MonkeyPatch) -> Exporter:
    """One record more, as somebody adds it who knows only the README."""

    def words() -> Words:
        return Words("&Toy list", "The ids of all answers.", "Toy files", "toy", "Listing the answers…")

    def render(made: Report, _options: Options) -> bytes:
        return "\n".join(made.answers).encode()

    made = Exporter(id="toy", suffix=".toy", offers=(Offer("review", "programs", words),), render=render)
    monkeypatch.setitem(EXPORTERS, "toy", made)  # type: ignore[arg-type]
    return made


def test_one_record_more_is_in_the_help_and_exports(toy, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit):
        main(["export", "--help"])
    said = capsys.readouterr().out
    assert "FILE.toy" in said
    assert "The ids of all answers." in said
    draft = tmp_path / "a.poadraft"
    assert main(["new", str(draft), "--state", "ATG"]) == 0
    assert main(["export", str(draft), "--to", str(tmp_path / "a.toy")]) == 0
    assert "about.state" in (tmp_path / "a.toy").read_text()


def test_of_several_exporters_with_one_suffix_the_id_says_which(
    toy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    other = Exporter(id="other", suffix=".toy", offers=toy.offers, render=lambda _report, _options: b"other")
    monkeypatch.setitem(EXPORTERS, "other", other)  # type: ignore[arg-type]
    draft, to = tmp_path / "a.poadraft", tmp_path / "a.toy"
    assert main(["new", str(draft), "--state", "ATG"]) == 0
    assert main(["export", str(draft), "--to", str(to), "--as", "other"]) == 0
    assert to.read_bytes() == b"other"
    assert main(["export", str(draft), "--to", str(to), "--overwrite"]) == 0
    assert b"about.state" in to.read_bytes()
    assert main(["export", str(draft), "--to", str(tmp_path / "a.pdf"), "--as", "other"]) == 2
    assert ".toy" in capsys.readouterr().err


@pytest.mark.parametrize("existing", ["report.pdf-journal", "report.pdf.part", "report.pdf~", "report.pdf-wal"])
@pytest.mark.parametrize("replaced", [False, True])
def test_an_export_deletes_nothing_that_it_did_not_make(
    form: Form, tmp_path: Path, existing: str, replaced: bool, request: pytest.FixtureRequest
):
    beside = tmp_path / existing
    beside.write_bytes(b"mine")
    draft = tmp_path / "a.poadraft"
    assert main(["new", str(draft), "--state", "ATG"]) == 0
    to = tmp_path / "report.pdf"
    if replaced:
        to.write_bytes(b"an older export")
    assert main(["export", str(draft), "--to", str(to), "--overwrite"]) == 0
    assert beside.read_bytes() == b"mine"
