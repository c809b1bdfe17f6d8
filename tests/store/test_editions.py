# ruff: noqa: E501 - tables of cases read best with one case a line
"""An edition holds only what differs from its base; every slip in that is named, and a report of 2018 reaches it."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from poadesk.cli import main
from poadesk.core.form import Form
from poadesk.core.kinds.choice import OneOf
from poadesk.core.succession import Succession
from poadesk.sentences.form_faults import fault_sentence
from poadesk.store.forms.library import FormError, FormLibrary, check_folder

ROOT = Path(__file__).resolve().parents[2]
FORMS = ROOT / "forms"
EDITIONS = ROOT / "tests" / "editions"
FIVE_LINES = 'format = 1\nid = "poa-iti"\nedition = "{edition}"\nbase = "{base}"\nfirst-cycle = "{edition}"\n'

Make = Callable[..., Path]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Writes an edition into the person's own forms: its five lines, more lines, and texts by language."""

    def written(edition: str, base: str, more: str = "", **texts: str) -> Path:
        folder = tmp_path / "mes formulaires é" / "poa-iti" / edition
        folder.mkdir(parents=True)
        lines = FIVE_LINES.format(edition=edition, base=base)
        (folder / "form.toml").write_text(lines + more, encoding="utf-8")
        for language, text in texts.items():
            (folder / f"text.{language}.toml").write_text(f'language = "{language}"\n{text}', encoding="utf-8")
        return folder

    return written


def library(folder: Path) -> FormLibrary:
    return FormLibrary((folder.parent.parent, FORMS))


def read(folder: Path) -> Form:
    return library(folder).get(f"poa-iti/{folder.name}")


def faults(folder: Path) -> list[tuple[str, str]]:
    found = check_folder(folder, (FORMS,))
    assert all(fault_sentence(fault) for fault in found)
    return [(fault.code, fault.question or fault.section) for fault in found]


def question(section: str, lines: str) -> str:
    return f'[[section]]\nid = "{section}"\n[[section.question]]\n{lines}\n'


# ── What an edition inherits ──────────────────────────────────────────────────────────────────────────────────────────


def test_five_lines_are_an_edition_with_everything_of_its_base(make: Make, form: Form) -> None:
    newer = read(make("2028", "2026"))
    assert (newer.sections, newer.checks, newer.wordings) == (form.sections, form.checks, form.wordings)
    assert (newer.key, newer.base, [c.id for c in newer.served_cycles()]) == ("poa-iti/2028", "2026", ["2028", "2030"])


def test_only_the_keys_given_of_a_question_change(make: Make, form: Form) -> None:
    folder = make("2028", "2026", question("stockpile", 'id = "stockpile.provisions"\nnumber = "5.99"'))
    was, now = form.questions["stockpile.provisions"], read(folder).questions["stockpile.provisions"]
    assert now == was.model_copy(update={"number": "5.99"})
    assert list(read(folder).questions) == list(form.questions)


def test_another_kind_keeps_nothing_of_the_older_answer(make: Make, form: Form) -> None:
    lines = 'id = "manufacture.records.duration"\nkind = "one-of"\noptions = ["yes", "no"]'
    now = read(make("2028", "2026", question("manufacture", lines))).questions["manufacture.records.duration"]
    assert now.answer == OneOf(kind="one-of", options=("yes", "no"))
    assert now.cites == form.questions[now.id].cites


def test_a_key_that_no_longer_applies_is_left_out(make: Make) -> None:
    lines = 'id = "coordination.body.name"\nwithout = ["when", "topics"]'
    now = read(make("2028", "2026", question("coordination", lines))).questions["coordination.body.name"]
    assert (now.when, now.topics) == (None, ())


@pytest.mark.parametrize(
    ("place", "neighbours"),
    [
        ("", ["manufacture.assistance.proposal.documents", "new.one"]),
        ('after = "manufacture.laws"', ["manufacture.laws", "new.one", "manufacture.laws.list"]),
        ('before = "manufacture.takes-place"', ["new.one", "manufacture.takes-place"]),
    ],
)
def test_an_added_question_stands_where_it_is_said_to(make: Make, place: str, neighbours: list[str]) -> None:
    lines = f'id = "new.one"\nnumber = "2.99"\nkind = "yes-no"\n{place}'
    folder = make("2028", "2026", question("manufacture", lines), en='[question."new.one"]\nlabel = "New?"\n')
    (section,) = [section for section in read(folder).sections if section.id == "manufacture"]
    ids = [q.id for q in section.questions]
    at = ids.index(neighbours[0])
    assert ids[at : at + len(neighbours)] == neighbours


def test_a_question_is_moved_within_its_section_and_to_another(make: Make) -> None:
    more = question("coordination", 'id = "coordination.gender"\nafter = "coordination.body"\n')
    more += question("information", 'id = "coordination.youth"\nbefore = "information.views"\nnumber = "10.9"')
    folder = make("2028", "2026", more + '[removed]\nquestions = ["coordination.youth.details"]')
    form = read(folder)
    ids = list(form.questions)
    assert ids.index("coordination.gender") == ids.index("coordination.body") + 1
    assert ids.index("coordination.youth") == ids.index("information.views") - 1
    assert form.section_of["coordination.youth"].id == "information"


def test_a_group_of_questions_is_added_and_changed_as_a_whole(make: Make) -> None:
    more = question("coordination", 'pattern = "action"\nid = "coordination.action"\nnumber = "1.9"\nbasis = "seen"')
    more += question("manufacture", 'pattern = "action"\nid = "manufacture.action"\nnumber = "2.44"')
    texts = '[subject."coordination.action"]\ntext = "disorder"\n[subject."manufacture.action"]\ntext = "making"\n'
    form = read(make("2028", "2026", more, en=texts))
    numbers = {id: q.number for id, q in form.questions.items() if ".action" in id and "plan" not in id}
    assert numbers["coordination.action.details"] == "1.9.a"
    assert (numbers["manufacture.action"], numbers["manufacture.action.details"]) == ("2.44", "2.44.a")
    assert "engaged in disorder" in form.wording("en").questions["coordination.action"].label
    assert "engaged in making" in form.wording("en").questions["manufacture.action.details"].label


def test_shared_lists_groups_and_columns_are_replaced_by_name(make: Make) -> None:
    form = read(make("2028", "2026", '[options]\nareas = ["laws", "tracing", "other"]\n'))
    assert form.questions["cooperation.needs"].answer.columns[0].answer.option_ids() == ("laws", "tracing", "other")  # type: ignore[attr-defined]
    assert "columns.area" not in form.wording("en").questions["cooperation.needs"].options


def test_sections_are_added_changed_moved_and_removed(make: Make) -> None:
    more = '[removed]\nsections = ["information"]\n[[section]]\nid = "tracing"\nnumber = "7"\nbefore = "records"\n'
    more += '[[section]]\nid = "records"\nnumber = "8"\n'
    more += (
        '[[section]]\nid = "ammunition"\nnumber = "10"\n[[section.question]]\nid = "a"\nnumber = "10.1"\nkind = "line"'
    )
    texts = '[section.ammunition]\ntitle = "Ammunition"\n[question.a]\nlabel = "What?"\n'
    form = read(make("2028", "2026", more, en=texts))
    assert [(s.id, s.number) for s in form.sections][-4:] == [
        ("tracing", "7"), ("records", "8"), ("cooperation", "9"), ("ammunition", "10"),
    ]  # fmt: skip
    assert "information" not in form.wording("en").sections


def test_a_question_of_a_removed_section_can_be_saved_under_another(make: Make) -> None:
    more = question("cooperation", 'id = "information.views"\nnumber = "9.9"') + '[removed]\nsections = ["information"]'
    assert read(make("2028", "2026", more)).section_of["information.views"].id == "cooperation"


def test_checks_are_changed_added_and_removed(make: Make, form: Form) -> None:
    more = '[removed]\nchecks = ["records.kept.nothing"]\n'
    more += '[[check]]\nid = "collection.types-add-up"\nrelation = "at-most"\n'
    more += '[[check]]\nkind = "expect"\nid = "new"\nquestion = "coordination.body"\n'
    more += 'given = {answered = "coordination.targets"}\nexpect = {answered = "coordination.body"}\n'
    newer = read(make("2028", "2026", more, en='[check.new]\nmessage = "Is there none?"\n'))
    checks = {check.id: check for check in newer.checks}
    assert checks.keys() == ({check.id for check in form.checks} | {"new"}) - {"records.kept.nothing"}
    assert checks["collection.types-add-up"].relation == "at-most"  # type: ignore[union-attr]


def test_single_sentences_and_labels_are_changed(make: Make, form: Form) -> None:
    texts = (
        '[section.tracing]\nintro = "New."\n[topic.salw]\ntitle = "SALW"\n[option.other]\nlabel = "Else"\n'
        '[question."coordination.body"]\nhint = "A hint."\n'
        '[question."manufacture.action.details"]\nexample = "None."\n'
    )
    now, was = read(make("2028", "2026", en=texts)).wording("en"), form.wording("en")
    assert (now.sections["tracing"].title, now.sections["tracing"].intro) == (was.sections["tracing"].title, "New.")
    assert (now.topics["salw"].title, now.topics["salw"].text) == ("SALW", was.topics["salw"].text)
    assert now.questions["coordination.body"].label == was.questions["coordination.body"].label
    assert now.questions["coordination.body"].hint == "A hint."
    group = now.questions["manufacture.action.details"]
    assert (group.label, group.example) == (was.questions["manufacture.action.details"].label, "None.")
    assert now.title == was.title


def test_a_label_is_changed_and_those_of_options_that_are_gone_are_left_out(make: Make, form: Form) -> None:
    lines = 'id = "tracing.interpol.systems"\noptions = ["iarms", "new", "other"]'
    texts = '[question."tracing.interpol.systems".options]\nnew = "A new one"\n'
    now = read(make("2028", "2026", question("tracing", lines), en=texts)).wording("en")
    was = form.wording("en").questions["tracing.interpol.systems"].options
    assert now.questions["tracing.interpol.systems"].options == {"iarms": was["iarms"], "new": "A new one"} | (
        {"other": was["other"]} if "other" in was else {}
    )


def test_every_language_of_the_base_is_inherited_and_one_may_be_added(make: Make, tmp_path: Path) -> None:
    base = make("2027", "2026")
    for name in ("words", "text"):
        source = FORMS / ("poa-iti/2026" if name == "text" else "") / f"{name}.en.toml"
        text = source.read_text(encoding="utf-8").replace('language = "en"', 'language = "fr"', 1)
        target = base if name == "text" else base.parent.parent
        (target / f"{name}.fr.toml").write_text(
            text.replace('title = "National', 'title = "Rapport', 1), encoding="utf-8"
        )
    folder = make("2028", "2027", fr='title = "Le rapport"\n')
    assert {code: wording.title[:10] for code, wording in read(folder).wordings.items()} == {
        "en": "National r", "fr": "Le rapport",
    }  # fmt: skip


def test_an_edition_rests_on_one_that_rests_on_another(make: Make) -> None:
    shutil.copytree(EDITIONS / "poa-iti" / "2028", (first := make("2029", "2026")).parent / "2028")
    text = '[question."coordination.ammunition"]\nhint = "Both."\n'
    folder = make("2030", "2028", question("coordination", 'id = "coordination.ammunition"\nnumber = "1.88"'), en=text)
    form = read(folder)
    assert faults(folder) == []
    assert form.questions["coordination.ammunition"].number == "1.88"
    assert form.wording("en").questions["coordination.ammunition"].hint == "Both."
    assert "information.marks.pictures" not in form.questions
    assert first.is_dir()


def test_an_edition_that_names_itself_corrects_the_shipped_one(make: Make, form: Form) -> None:
    folder = make("2026", "2026", question("coordination", 'id = "coordination.body"\nnumber = "1.01"'))
    corrected = read(folder)
    assert faults(folder) == []
    assert corrected.questions["coordination.body"].number == "1.01"
    assert len(corrected.questions) == len(form.questions)
    way = library(folder).succession(library(folder).get("poa-iti/2018"), corrected)
    assert way.move("brokering.offence") is None


def test_a_persons_own_correction_of_a_base_counts_for_the_editions_on_it(make: Make) -> None:
    make("2026", "2026", question("coordination", 'id = "coordination.body"\nnumber = "1.01"'))
    assert read(make("2028", "2026")).questions["coordination.body"].number == "1.01"


# ── What is wrong, named once ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        (question("coordination", 'id = "coordination.bodi"\nnumber = "1.11"'), ("form.base-question", "coordination.bodi")),
        (question("coordination", 'id = "coordination.body"\nafter = "tracing.interpol"'), ("form.place", "coordination.body")),
        (question("coordination", 'id = "coordination.body"\nafter = "coordination.body"'), ("form.place", "coordination.body")),
        (question("coordination", 'id = "coordination.body"\nafter = 3'), ("form.place", "coordination.body")),
        (question("coordination", 'id = "coordination.body"\nwithout = ["when"]'), ("form.without-unknown", "coordination.body")),
        (question("coordination", 'id = "coordination.body"\nwithout = "cites"'), ("form.without", "coordination.body")),
        (question("coordination", 'id = "coordination.body"\nkind = "one-of"'), ("form.invalid", "coordination.body")),
        (question("coordination", 'id = "coordination.body"\nnumber = "1.2"'), ("form.number-twice", "coordination.body")),
        (question("coordination", 'id = "coordination.body"\n[[section.question]]\nid = "coordination.body"'), ("form.id-twice", "coordination.body")),
        ('[[section]]\nid = "tracin"\n', ("form.base-section", "tracin")),
        ('[[section]]\nid = "tracing"\nafter = "tracin"\n', ("form.place", "tracing")),
        ('[[check]]\nid = "records.kept.nothin"\n', ("form.base-check", "")),
        ('[removed]\nquestions = ["coordination.bodi"]', ("form.removed-unknown", "")),
        ('[removed]\nsections = ["tracin"]', ("form.removed-unknown", "")),
        ('[removed]\nchecks = ["nothing"]', ("form.removed-unknown", "")),
        ('[removed]\nquestion = ["coordination.body"]', ("form.removed", "")),
        ('[removed]\nquestions = "coordination.body"', ("form.removed", "")),
        ('removed = ["coordination.body"]', ("form.removed", "")),
        ('[removed]\nquestions = ["coordination.youth"]', ("form.condition-target", "coordination.youth.details")),
        ('[removed]\nquestions = ["records.kept"]', ("form.check-target", "")),
        ('colour = "red"', ("form.key-unknown", "")),
    ],
)  # fmt: skip
def test_each_slip_in_what_differs_is_named(make: Make, more: str, expected: tuple[str, str]) -> None:
    assert expected in faults(make("2028", "2026", more))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('[question."coordination.bodi"]\nlabel = "Slip"\n', "text.question-unknown"),
        ('[question."coordination.body"]\noptions = {perhaps = "Perhaps"}\n', "text.label-unknown"),
        ('[question."coordination.body"]\nlabel = ""\n', "text.key"),
        ('[question."coordination.body"]\nlable = "Slip"\n', "text.key"),
        ("[section.coordinatoin]\ntitle = 'Slip'\n", "text.section-unknown"),
    ],
)
def test_each_slip_in_the_words_that_differ_is_named(make: Make, text: str, code: str) -> None:
    assert [found for found, _ in faults(make("2028", "2026", en=text))] == [code]


def test_an_added_question_needs_words_in_every_language_of_the_base(make: Make) -> None:
    lines = 'id = "new.one"\nnumber = "2.99"\nkind = "yes-no"'
    assert faults(make("2028", "2026", question("manufacture", lines))) == [("text.question-missing", "new.one")]


def one_fault(folder: Path) -> str:
    (fault,) = check_folder(folder, (FORMS,))
    with pytest.raises(FormError):
        read(folder)
    return f"{fault.code}: {fault_sentence(fault)}"


def test_a_base_that_is_not_at_hand_is_named(make: Make) -> None:
    assert "2027" in one_fault(make("2028", "2027"))


@pytest.mark.parametrize("base", ["../2026", "poa-iti/2026", "", "att/2026", "2026/", "C:2026", "x" * 5000])
def test_a_base_is_an_edition_and_never_a_path(make: Make, base: str) -> None:
    assert one_fault(make("2028", base)).startswith("form.base-name: form.toml: ")


def test_editions_that_rest_on_one_another_are_named_once(make: Make) -> None:
    make("2030", "2029")
    make("2029", "2028")
    assert "2028 → 2030 → 2029 → 2028" in one_fault(make("2028", "2030"))


def test_an_edition_that_rests_on_itself_alone_is_named(make: Make) -> None:
    assert "2028 → 2028" in one_fault(make("2028", "2028"))


def test_a_base_of_another_form_is_named(make: Make) -> None:
    base = make("2027", "2026")
    file = base / "form.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("poa-iti", "att"), encoding="utf-8")
    assert one_fault(make("2028", "2027")).startswith("form.base-other-form: ")


def test_a_fault_in_a_base_is_named_with_the_path_of_its_file(make: Make) -> None:
    base = make("2027", "2026", question("coordination", 'id = "coordination.body"\nnumber = 3'))
    assert str(base / "form.toml") in one_fault(make("2028", "2027"))


def test_a_base_that_is_no_form_at_all_is_named_with_its_path(make: Make) -> None:
    base = make("2027", "2026")
    (base / "form.toml").write_text("[[", encoding="utf-8")
    assert str(base / "form.toml") in one_fault(make("2028", "2027"))


def test_a_chain_that_is_too_long_is_refused(make: Make) -> None:
    for year in range(2028, 2060):
        folder = make(str(year), str(year - 1) if year > 2028 else "2026")
    assert one_fault(folder).startswith("form.base-too-many: ")


def test_only_an_edition_with_a_base_can_remove(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(FORMS / "poa-iti" / "2026", tmp_path / "poa-iti" / "2026"))
    with (folder / "form.toml").open("a", encoding="utf-8") as file:
        file.write('\n[removed]\nquestions = ["coordination.body"]\n')
    assert faults(folder) == [("form.key-unknown", "")]


# ── From the oldest to the newest ─────────────────────────────────────────────────────────────────────────────────────


def test_equal_ids_carry_over_to_an_edition_with_a_base_and_what_is_gone_ends() -> None:
    known = FormLibrary((EDITIONS, FORMS))
    way = known.succession(known.get("poa-iti/2026"), known.get("poa-iti/2028"))
    assert way == Succession("2026", ended=frozenset({"information.marks.pictures"}))


def test_the_way_from_the_oldest_edition_leads_through_the_one_between() -> None:
    known = FormLibrary((EDITIONS, FORMS))
    oldest, between, newest = (known.get(f"poa-iti/{edition}") for edition in ("2018", "2026", "2028"))
    way, first = known.succession(oldest, newest), known.succession(oldest, between)
    assert {id: way.move(id) for id in oldest.questions} == {id: first.move(id) for id in oldest.questions}


def test_a_newer_edition_without_a_base_follows_the_one_before_it_too(make: Make) -> None:
    folder = Path(shutil.copytree(FORMS / "poa-iti" / "2026", make("2027", "2026").parent / "2028"))
    file = folder / "form.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace('cycle = "2026"', 'cycle = "2028"').replace('edition = "2026"', 'edition = "2028"'), "utf-8"
    )
    (folder / "from-2018.toml").unlink()
    known = library(folder)
    move = known.succession(known.get("poa-iti/2018"), known.get("poa-iti/2028")).move("coordination.agency")
    assert move is not None
    assert move.newer == "coordination.body"


def test_an_edition_between_that_cannot_be_read_is_passed_over(make: Make) -> None:
    broken = make("2027", "2026")
    (broken / "form.toml").write_text("[[", encoding="utf-8")
    known = library(make("2028", "2026"))
    assert (
        known.succession(known.get("poa-iti/2018"), known.get("poa-iti/2028")).move("coordination.agency") is not None
    )


@pytest.fixture
def newest_at_hand(data_folder: Path) -> Path:
    """The 2028 edition among the person's own forms."""
    return Path(shutil.copytree(EDITIONS, data_folder / "forms", dirs_exist_ok=True))


@pytest.mark.usefixtures("newest_at_hand")
def test_a_draft_of_2018_reaches_the_edition_of_2028(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answers = ROOT / "tests" / "cases" / "2018" / "antigua-and-barbuda.json"
    old, new, data, changes = (tmp_path / name for name in ("old.poadraft", "new.poadraft", "new.json", "changes.pdf"))
    assert main(["new", str(old), "--form", "poa-iti/2018", "--from", str(answers)]) == 0
    assert main(["new", str(new), "--form", "poa-iti/2028", "--from", str(old)]) == 0
    assert main(["diff", str(old), str(new), "--to", str(changes)]) == 0
    assert changes.read_bytes().startswith(b"%PDF")
    capsys.readouterr()
    main(["check", str(new)])
    main(["export", str(new), "--to", str(data)])
    exported = json.loads(data.read_text(encoding="utf-8"))
    assert (exported["form"]["edition"], exported["cycle"]) == ("2028", "2028")
    handling = exported["answers"]["stockpile.surplus-handling"]["value"]
    assert "withdrawn" in handling


@pytest.mark.usefixtures("newest_at_hand")
def test_the_command_line_lists_shows_checks_and_describes_it(
    newest_at_hand: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["forms", "list"]) == 0
    assert "poa-iti/2028" in capsys.readouterr().out
    assert main(["forms", "show", "poa-iti/2028"]) == 0
    assert "1.8      Does the coordination" in capsys.readouterr().out
    assert main(["forms", "check", str(newest_at_hand / "poa-iti" / "2028")]) == 0
    capsys.readouterr()
    assert main(["forms", "schema", "poa-iti/2028"]) == 0
    schema = capsys.readouterr().out
    assert "coordination.ammunition" in schema
    assert "information.marks.pictures" not in schema


@pytest.mark.usefixtures("newest_at_hand")
def test_each_cycle_has_the_form_of_its_edition(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for cycle, edition in (("2018", "2018"), ("2026", "2026"), ("2028", "2028"), ("2030", "2028")):
        assert main(["new", str(tmp_path / f"{cycle}.poadraft"), "--cycle", cycle]) == 0
        assert f"poa-iti/{edition}" in capsys.readouterr().out
