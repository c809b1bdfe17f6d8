"""Forms are data that an official can correct, and every slip in them is named with its place."""

import re
import shutil
from pathlib import Path

import pytest

from poadesk.core.form import Form
from poadesk.core.form_check import Fault
from poadesk.sentences.form_faults import fault_sentence
from poadesk.store.forms.library import FormError, FormLibrary, UnknownForm, check_folder

FORMS = Path(__file__).resolve().parents[2] / "forms"
SHIPPED = FORMS / "poa-iti" / "2026"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A person's own copy of the shipped edition, in a place with spaces and accents."""
    folder = tmp_path / "my forms é" / "poa-iti" / "2026"
    shutil.copytree(SHIPPED, folder)
    return folder


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def faults(folder: Path) -> list[tuple[str, str, str]]:
    return [(fault.code, fault.section, fault.question) for fault in check_folder(folder, (FORMS,))]


def test_the_shipped_form_has_no_fault() -> None:
    assert check_folder(SHIPPED, (FORMS,)) == ()


def test_a_corrected_copy_in_the_data_folder_wins(copy: Path) -> None:
    edit(copy / "form.toml", 'number = "1.1"', 'number = "1.01"')
    edit(copy / "text.en.toml", 'title = "National coordination"', 'title = "Coordination in the capital"')
    form = FormLibrary((copy.parent.parent, FORMS)).get("poa-iti/2026")
    assert form.questions["coordination.body"].number == "1.01"
    assert form.wording("en").sections["coordination"].title == "Coordination in the capital"


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("form.toml", "format = 1", "format = 99", ("form.format", "", "")),
        ("form.toml", 'edition = "2026"', "edition = 2026", ("form.key-missing", "", "")),
        ("form.toml", 'edition = "2026"', 'edition = "2026"\ncolour = "red"', ("form.key-unknown", "", "")),
        ("form.toml", "[[check]]", "[[chek]]", ("form.key-unknown", "", "")),
        ("form.toml", 'id = "coordination.body"\n', 'id = "Body!"\n', ("form.invalid", "coordination", "Body!")),
        ("form.toml", 'number = "1.2"', 'number = "1.1"', ("form.number-twice", "coordination", "coordination.body")),
        (
            "form.toml",
            'id = "coordination.point-of-contact"\n',
            'id = "coordination.body"\n',
            ("form.id-twice", "coordination", "coordination.body"),
        ),
        (
            "form.toml",
            'kind = "yes-no-developing"',
            'kind = "maybe"',
            ("form.invalid", "coordination", "coordination.body"),
        ),
        (
            "form.toml",
            'pattern = "action"',
            'pattern = "inaction"',
            ("form.pattern-unknown", "manufacture", "manufacture.action"),
        ),
        (
            "form.toml",
            'columns = "laws"',
            'columns = "rules"',
            ("form.columns-unknown", "manufacture", "manufacture.laws.list"),
        ),
        ("form.toml", 'first-cycle = "2026"', 'first-cycle = "1812"', ("form.cycle-unknown", "", "")),
        ("form.toml", 'id = "about.state"', 'id = "about.country"', ("form.essential-missing", "about", "")),
        ("text.en.toml", 'language = "en"', 'language = "fr"', ("text.language", "", "")),
        (
            "text.en.toml",
            "[section.coordination]",
            "[section.cordination]",
            ("text.section-missing", "coordination", ""),
        ),
        (
            "text.en.toml",
            '[question."coordination.body"]',
            '[question."coordination.bodi"]',
            ("text.question-missing", "coordination", "coordination.body"),
        ),
        ("text.en.toml", "guidance = ", "guidence = ", ("text.key", "", "@")),
    ],
)
def test_each_fault_is_named_with_its_place(
    copy: Path, file: str, old: str, new: str, expected: tuple[str, str, str]
) -> None:
    edit(copy / file, old, new)
    found = faults(copy)
    if expected[2] == "@":
        assert expected[0] in [code for code, _, _ in found]
    else:
        assert expected in found


def test_a_condition_on_a_later_question_or_an_unknown_option_is_a_fault(copy: Path) -> None:
    edit(
        copy / "form.toml",
        'when = {question = "coordination.body", is = ["yes", "developing"]}',
        'when = {any = [{answered = "tracing.procedures"}, {question = "coordination.body", is = ["perhaps"]}]}',
    )
    codes = [code for code, _, _ in faults(copy)]
    assert codes == ["form.condition-target", "form.condition-option"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\xff\xfe\x00", "file.not-utf-8"),
        (b"format = [", "file.not-toml"),
        (b"a = " + b"[" * 5000, "file.not-toml"),
        (b"#" * 5_000_000, "file.too-large"),
        (b"", "form.format"),
    ],
)
def test_a_file_that_is_no_form_is_refused(copy: Path, content: bytes, code: str) -> None:
    (copy / "form.toml").write_bytes(content)
    assert [found for found, _, _ in faults(copy)] == [code]


def test_a_missing_file_is_named(copy: Path) -> None:
    (copy / "form.toml").unlink()
    (fault,) = check_folder(copy, (FORMS,))
    assert fault.code == "file.missing"
    assert "form.toml" in fault_sentence(fault)


def test_a_form_without_wording_is_refused(copy: Path) -> None:
    (copy / "text.en.toml").unlink()
    assert ("text.none", "", "") in faults(copy)


def test_a_label_for_an_option_that_does_not_exist_is_a_fault(copy: Path, form: Form) -> None:
    path = copy / "text.en.toml"
    text = path.read_text(encoding="utf-8").replace(
        '[question."coordination.body"]', '[question."coordination.body"]\noptions = {perhaps = "Perhaps"}', 1
    )
    path.write_text(text, encoding="utf-8")
    assert ("text.label-unknown", "coordination", "coordination.body") in faults(copy)


def test_a_form_in_the_wrong_folder_is_refused(copy: Path) -> None:
    wrong = copy.parent / "2030"
    copy.rename(wrong)
    with pytest.raises(FormError) as caught:
        FormLibrary((wrong.parent.parent, FORMS)).get("poa-iti/2030")
    assert [fault.code for fault in caught.value.faults] == ["form.folder"]


def test_an_unknown_form_names_those_at_hand() -> None:
    with pytest.raises(UnknownForm) as caught:
        FormLibrary((FORMS,)).get("poa-iti/1999")
    assert "poa-iti/2026" in caught.value.known


def test_every_fault_has_a_sentence(copy: Path) -> None:
    for file, old, new in (
        ("form.toml", 'kind = "yes-no"', 'kind = "maybe"'),
        ("form.toml", 'columns = "laws"', 'columns = "rules"'),
    ):
        edit(copy / file, old, new)
    for fault in check_folder(copy, (FORMS,)):
        assert fault.file in fault_sentence(fault)


def test_the_list_of_states_is_whole(form: Form) -> None:
    members = [state for state in form.states if not state.observer and state.m49]
    observers = [state for state in form.states if state.observer]
    assert (len(members), len(observers)) == (193, 2)
    assert len({state.iso for state in form.states}) == len(form.states)
    assert len({state.m49 for state in form.states}) == len(form.states)


def test_the_edition_serves_the_later_cycles_too(form: Form) -> None:
    cycles = {cycle.id: cycle for cycle in form.served_cycles()}
    assert cycles["2026"].years == (2024, 2025)
    assert str(cycles["2026"].due) == "2026-05-15"
    assert cycles["2028"].years == (2026, 2027)
    assert cycles["2030"].years == (2028, 2029)


def test_every_question_of_the_report_has_guidance(form: Form) -> None:
    bare = [id for id, text in form.wording("en").questions.items() if len(text.guidance.split()) < 12]
    assert bare == []


@pytest.mark.parametrize(
    ("file", "old", "new", "cause"),
    [
        ("poa-iti/cycles.toml", "[2024, 2025]", '["soon"]', "cycle.5.years.0: "),
        ("poa-iti/cycles.toml", "[2024, 2025]", "[inf]", "cycle.5.years.0: "),
        ("poa-iti/cycles.toml", "[2024, 2025]", "[]", "2026: years"),
        ("poa-iti/cycles.toml", 'id = "2028"', 'id = "2026"', "2026"),
        ("poa-iti/cycles.toml", "due = 2026-05-15", 'due = "in May"', "cycle.5.due: "),
        ("states.toml", 'names = {en = "Albania"}', 'names = "Albania"', "state.1.names: "),
        ("states.toml", 'names = {en = "Albania"}', 'names = {fr = "Albanie"}', "ALB: names.en"),
        ("states.toml", 'iso = "ALB"', 'iso = "AFG"', "AFG"),
        ("words.en.toml", '"{option}: {text}"', '"{option}: {words}"', "specified"),
        ("words.en.toml", '"{option}: {text}"', '"{option}: {text:>999999999}"', "specified"),
    ],
)
def test_each_slip_in_the_lists_beside_a_form_is_named(copy: Path, file: str, old: str, new: str, cause: str) -> None:
    (copy.parent.parent / file).write_bytes((FORMS / file).read_bytes())
    edit(copy.parent.parent / file, old, new)
    (fault,) = check_folder(copy, (FORMS,))
    assert (fault.code, fault.file) == ("file.entry", Path(file).name)
    assert str(fault.params["cause"]).startswith(cause)


def test_words_that_a_list_of_ones_own_does_not_have_are_taken_from_the_program(copy: Path) -> None:
    (copy.parent.parent / "words.en.toml").write_text('total = "Altogether"\n')
    words = FormLibrary((copy.parent.parent, FORMS)).get("poa-iti/2026").wording("en").common
    assert (words["total"], words["specified"]) == ("Altogether", "{option}: {text}")


@pytest.mark.parametrize("place", ["{year.real}", "{year[0]}", "{year!r}", "{year:>999999999}", "{}", "{year"])
def test_message_of_a_check_can_only_name_what_it_is_given(copy: Path, place: str) -> None:
    edit(copy / "text.en.toml", "{year}: {left} cases", f"{place}: {{left}} cases")
    assert faults(copy) == [("text.message-places", "", "")]


def test_key_of_thousands_of_parts_is_refused_at_once(copy: Path) -> None:
    edit(copy / "form.toml", "format = 1", f"format = 1\n{'.'.join('a' * 1_000_000)} = 1")
    assert faults(copy) == [("file.not-toml", "", "")]


def test_every_code_of_a_fault_has_a_sentence() -> None:
    names = (
        "base cause chain check cycle edition folder form format given id key known label limit line name number option"
        " options part parts path pattern places row target topic what"
    )
    places = dict.fromkeys(names.split(), "x")
    code = re.compile(
        r'(?:Fault\(|code=|_add\(at, |_add\(\S+ \S+ \S+ \S+ )"((?:file|form|text|succession)\.[a-z.0-9-]+)"'
    )
    sources = (FORMS.parent / "poadesk").rglob("*.py")
    codes = {found for source in sources for found in code.findall(source.read_text(encoding="utf-8"))}
    assert len(codes) > 50
    for found in codes:
        assert fault_sentence(Fault(found, places))
