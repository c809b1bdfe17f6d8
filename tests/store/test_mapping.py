"""The way from an older edition to a newer one is data, and every slip in it is named with its place."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from poadesk.core.succession import Succession
from poadesk.sentences.form_faults import fault_sentence
from poadesk.store.forms.library import FormError, FormLibrary, UnknownForm, check_folder

FORMS = Path(__file__).resolve().parents[2] / "forms"


@pytest.fixture
def forms(tmp_path: Path) -> Path:
    """A person's own copy of all forms."""
    return Path(shutil.copytree(FORMS, tmp_path / "mes formulaires é"))


@pytest.fixture
def way(forms: Path) -> Path:
    return forms / "poa-iti" / "2026" / "from-2018.toml"


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def codes(folder: Path, *shared: Path) -> list[str]:
    found = check_folder(folder, shared)
    assert all(fault.file in fault_sentence(fault) for fault in found)
    return [fault.code for fault in found]


@pytest.mark.parametrize("edition", ["2018", "2026"])
def test_the_shipped_editions_and_the_way_between_them_have_no_fault(edition: str) -> None:
    assert codes(FORMS / "poa-iti" / edition, FORMS) == []


def test_a_moved_question_leads_where_the_file_says() -> None:
    library = FormLibrary((FORMS,))
    way = library.succession(library.get("poa-iti/2018"), library.get("poa-iti/2026"))
    move = way.move("stockpile.surplus-handling")
    assert move is not None
    assert (move.newer, move.options["separated"]) == ("stockpile.surplus-handling", "stored-apart")
    assert way.move("brokering.offence") is None
    same = way.move("brokering.laws")
    assert same is not None
    assert same.newer == "brokering.laws"


def test_without_a_file_questions_of_the_same_id_are_the_same() -> None:
    library = FormLibrary((FORMS,))
    newer = library.get("poa-iti/2026")
    assert library.succession(newer, newer) == Succession("2026")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("format = 1", "format = 2", "form.format"),
        ('from = "2018"', 'from = "2016"', "succession.edition"),
        ("format = 1", 'format = 1\ncolour = "red"', "form.key-unknown"),
        ("ended = [", 'ended = "x"\nrest = [', "succession.entry"),
        ('to = "coordination.body"\n', "", "succession.entry"),
        ('to = "coordination.body"\n', 'to = "coordination.body"\nwhy = "renamed"\n', "form.key-unknown"),
        ('to = "coordination.body"\n', 'to = "coordination.committee"\n', "succession.to-unknown"),
        ('from = "coordination.agency"\n', 'from = "coordination.agencies"\n', "succession.from-unknown"),
        ('from = "coordination.agency"\n', 'from = "coordination.agency.name"\n', "succession.from-twice"),
        ('"brokering.offence",', "", "succession.unplaced"),
        ('"brokering.offence",', '"brokering.offence", "brokering.crime",', "succession.from-unknown"),
        ('to = "stockpile.destruction-methods"', 'to = "stockpile.disposal"', "succession.to-twice"),
        ('part = "title"', 'part = "heading"', "succession.part"),
        ('out-of-service = "withdrawn", ', "", "succession.option-unplaced"),
        ('out-of-service = "withdrawn"', 'out-of-service = "melted"', "succession.option-unplaced"),
        ('out-of-service = "withdrawn"', 'out-of-service = "withdrawn", gone = ""', "succession.option-unknown"),
        ('options = {out-of-service = "withdrawn", ', "options = {out-of-service = 3, ", "succession.entry"),
        ("[[moved]]", "[[moved]", "file.not-toml"),
    ],
)
def test_every_slip_in_the_way_is_named(forms: Path, way: Path, old: str, new: str, code: str) -> None:
    edit(way, old, new)
    assert code in codes(way.parent, FORMS)
    library = FormLibrary((forms,))
    with pytest.raises(FormError):
        library.succession(library.get("poa-iti/2018"), library.get("poa-iti/2026"))


def test_an_option_may_be_said_to_have_no_place(way: Path) -> None:
    edit(way, 'out-of-service = "withdrawn"', 'out-of-service = ""')
    assert codes(way.parent, FORMS) == []


def test_a_way_from_an_edition_that_is_not_at_hand_is_no_fault(forms: Path, way: Path) -> None:
    shutil.rmtree(forms / "poa-iti" / "2018")
    assert codes(way.parent) == []


# ── Which edition serves which cycle ──────────────────────────────────────────────────────────────────────────────────


def cycles(library: FormLibrary, key: str) -> list[str]:
    return [cycle.id for cycle in library.get(key).served_cycles()]


def test_each_cycle_is_served_by_the_edition_of_its_time() -> None:
    library = FormLibrary((FORMS,))
    assert cycles(library, "poa-iti/2018") == ["2016", "2018"]
    assert library.newest_for("poa-iti", "2018").edition == "2018"
    assert library.newest_for("poa-iti", "2030").edition == "2026"


@pytest.mark.parametrize("cycle", ["1999", "2022", "2099"])
def test_no_edition_is_made_to_serve_a_cycle_that_none_is_for(cycle: str) -> None:
    with pytest.raises(UnknownForm):
        FormLibrary((FORMS,)).newest_for("poa-iti", cycle)


def test_a_newer_edition_takes_over_from_its_first_cycle_on(forms: Path) -> None:
    edit(forms / "poa-iti" / "2018" / "form.toml", 'last-cycle = "2018"\n', "")
    assert cycles(FormLibrary((forms,)), "poa-iti/2018") == ["2016", "2018", "2020", "2022", "2024"]
    shutil.rmtree(forms / "poa-iti" / "2026")
    assert cycles(FormLibrary((forms,)), "poa-iti/2018")[-1] == "2030"


def test_a_newer_edition_that_cannot_be_read_takes_nothing_over(forms: Path) -> None:
    edit(forms / "poa-iti" / "2018" / "form.toml", 'last-cycle = "2018"\n', "")
    (forms / "poa-iti" / "2026" / "form.toml").write_text("[[", encoding="utf-8")
    assert cycles(FormLibrary((forms,)), "poa-iti/2018")[-1] == "2030"


def test_a_report_begun_before_the_newer_edition_came_stays_valid(forms: Path) -> None:
    form = FormLibrary((forms,)).get("poa-iti/2018")
    assert "2026" in form.check_context("2026", date(2026, 5, 1)).cycles


@pytest.mark.parametrize("last", ['"1812"', '"2014"', "2018"])
def test_a_last_cycle_that_cannot_be_is_named(forms: Path, last: str) -> None:
    folder = forms / "poa-iti" / "2018"
    edit(folder / "form.toml", 'last-cycle = "2018"', f"last-cycle = {last}")
    assert codes(folder, FORMS) in (["form.last-cycle"], ["form.key-missing"])
