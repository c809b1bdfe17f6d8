"""What every kind promises, over the table of kinds; and what some of them promise more."""

import contextlib
import json
from datetime import date
from typing import Any, get_args

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from poadesk.core.block_texts import block_texts
from poadesk.core.blocks import Heading, Pairs
from poadesk.core.finding import Misfit, Severity
from poadesk.core.form import Form
from poadesk.core.kinds import AnyKind, CheckContext, Kind
from poadesk.core.kinds.choice import chosen_option
from poadesk.core.kinds.dates import parse_day
from poadesk.core.kinds.figure import amount, read_figure, typed_figure
from poadesk.core.kinds.files import bare_name
from poadesk.core.text.plain_text import clean
from poadesk.core.wording import QuestionText, Words
from tests.lexicon import LEXICON

SETTING = CheckContext(date(2026, 5, 1), (2024, 2025), frozenset({"ATG"}), frozenset({"2026"}))
ADAPTER: TypeAdapter[Any] = TypeAdapter(AnyKind)

ANY_TEXT = st.text(st.characters(codec=None), max_size=60)
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | ANY_TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(ANY_TEXT, inner, max_size=4),
    max_leaves=12,
)


def kind(**data: object) -> Kind:
    return ADAPTER.validate_python(data, context=LEXICON)  # type: ignore[no-any-return]


MARK = {"name": "mark.png", "size": 9, "sha256": "ab" * 32}
LAW = {"title": "Firearms Act", "year": 1992, "document": [MARK]}
KINDS: list[tuple[Kind, list[Any]]] = [
    (kind(kind="line"), ["Firearms Act", 5, "  "]),
    (kind(kind="prose"), ["one\n- two", "سلاح 12"]),
    (kind(kind="link"), ["https://law.example/act", "law.example"]),
    (kind(kind="email"), ["a@b.example; c@d.example", "a at b"]),
    (kind(kind="telephone"), ["+1 268 462 0000", "12"]),
    (kind(kind="number"), [12, "1 200", "12o", "~5", {"estimate": 3}, -4, "١٢٣"]),
    (kind(kind="year"), ["1992", 1992, "92", 2999]),
    (kind(kind="date"), ["2026-05-15", "15.5.2026", "05/06/2026", "soon"]),
    (kind(kind="yes-no"), ["yes", True, "NO", "does not export", {"option": "no", "text": "never"}]),
    (kind(kind="yes-no-developing"), ["developing"]),
    (kind(kind="one-of", options=["a", "other"]), ["a", "other", {"option": "other", "text": "c"}]),
    (
        kind(kind="many-of", options=["a", {"id": "b", "parts": ["b1"]}, "other"]),
        ["a", ["a", "b1"], {"a": "no", "b": "yes", "other": {"option": "yes", "text": "c"}}],
    ),
    (kind(kind="duration", **{"at-least": 30}), ["indefinitely", 10, "30", "over 1 year"]),
    (kind(kind="contact"), [{"name": "Police", "email": "x"}, {"title": "ms", "telephone": "12345"}]),
    (
        kind(
            kind="rows",
            columns=[
                {"id": "title", "answer": {"kind": "line"}, "needed": True},
                {"id": "year", "answer": {"kind": "year", "within": "past"}},
                {"id": "document", "answer": {"kind": "files"}},
            ],
        ),
        [[LAW], [{"year": 2027}, {}]],
    ),
    (kind(kind="year-table", rows=["seized", "found"], **{"sum-rows": True}), [{"seized": {"2024": 3, "2025": "x"}}]),
    (kind(kind="files"), [[MARK], [{**MARK, "title": "Mark", "language": "fr"}]]),
    (kind(kind="state"), ["ATG", "Atlantis"]),
    (kind(kind="cycle"), ["2026", "1999"]),
    (kind(kind="language"), ["en", "xx"]),
]
IDS = [each.kind for each, _ in KINDS]


def test_the_samples_above_cover_every_kind() -> None:
    listed = {
        value for model in get_args(get_args(AnyKind)[0]) for value in get_args(model.model_fields["kind"].annotation)
    }
    assert listed == set(IDS)


@pytest.mark.parametrize(("each", "samples"), KINDS, ids=IDS)
def test_what_was_read_once_stays_as_it_is(each: Kind, samples: list[Any]) -> None:
    for sample in samples:
        value = each.read(sample)
        assert each.read(value) == value
        assert each.read(json.loads(json.dumps(value))) == value


@pytest.mark.parametrize(("each", "samples"), KINDS, ids=IDS)
def test_every_value_fits_its_schema_and_is_judged_without_fail(each: Kind, samples: list[Any]) -> None:
    for sample in samples:
        if (value := each.read(sample)) is not None:
            jsonschema.Draft202012Validator(each.value_schema()).validate(value)
            list(each.problems(value, SETTING))


@pytest.mark.parametrize(("each", "samples"), KINDS, ids=IDS)
@given(raw=ANY_JSON)
def test_anything_at_all_is_read_or_refused_with_a_code(each: Kind, samples: list[Any], raw: Any) -> None:
    try:
        value = each.read(raw)
    except Misfit as misfit:
        refused = misfit.code
    else:
        refused = None
    if refused is not None:
        assert refused.startswith("misfit.")
        return
    if value is not None:
        assert value not in ("", [], {})
        json.dumps(value, ensure_ascii=False).encode()
        assert each.read(value) == value
        jsonschema.Draft202012Validator(each.value_schema()).validate(value)
        list(each.problems(value, SETTING))


@pytest.mark.parametrize(("each", "samples"), KINDS, ids=IDS)
def test_a_value_is_made_of_its_parts(each: Kind, samples: list[Any]) -> None:
    assert each.parts(None) == {}
    assert each.joined({}) is None
    for sample in samples:
        value = each.read(sample)
        for held in (value, each.identified(value, None)):
            parts = each.parts(held)
            assert json.dumps(each.joined(parts)) == json.dumps(held)
            assert each.with_parts(None, parts) == held
            assert each.with_parts(held, {}) == held
            assert each.with_parts(held, dict.fromkeys(parts)) is None
            assert each.read(each.joined(parts)) == held
            assert all(isinstance(key, str) for path in parts for key in path)


@pytest.mark.parametrize(("each", "samples"), KINDS, ids=IDS)
@given(raw=ANY_JSON)
def test_whatever_can_be_read_is_made_of_its_parts(each: Kind, samples: list[Any], raw: Any) -> None:
    value = None
    with contextlib.suppress(Misfit):
        value = each.read(raw)
    assert each.with_parts(None, each.parts(value)) == value


@pytest.mark.parametrize(("each", "samples"), KINDS, ids=IDS)
def test_a_kind_declares_the_codes_it_can_raise_and_the_words_it_says(each: Kind, samples: list[Any], form) -> None:
    said: set[str] = set()
    wording = form.wording("en")
    common = Recording(wording.common, said)
    labels = {label.partition(".")[2].rpartition(".")[2]: "label" for label in each.labels()}
    text = QuestionText("?", options=labels, columns=labels, rows=labels)
    words = Words("en", common, {}, text, form.reference("en"), (2024, 2025))
    each.editor(words)
    for sample in samples:
        value = each.read(sample)
        if value is not None:
            assert {finding.code for finding in each.problems(value, SETTING)} <= each.finding_codes()
            each.blocks(value, words)
            each.as_text(value, words)
    assert {key for key in said if not key.startswith("column.")} <= each.common_words() | {
        f"option.{option}" for option in labels
    }
    assert each.common_words() <= wording.common.keys()


class Recording(dict):
    """Common words that note which of them are asked for."""

    def __init__(self, known: Any, said: set[str]) -> None:
        super().__init__(known)
        self.said = said

    def __getitem__(self, key: str) -> Any:
        self.said.add(key)
        return super().__getitem__(key)


def test_parts_are_found_by_ids_that_no_wording_or_order_changes() -> None:
    samples = {each.kind: (each, each.read(samples[0])) for each, samples in KINDS}
    figures, value = samples["year-table"]
    assert figures.parts(value) == {("seized", "2024"): 3, ("seized", "2025"): "x"}
    assert figures.with_parts(value, {("found", "2024"): 1, ("seized", "2025"): None}) == {
        "seized": {"2024": 3},
        "found": {"2024": 1},
    }
    table, _ = samples["rows"]
    rows = table.read([{"#": "a", "title": "A"}, {"#": "b", "title": "B"}])
    assert table.parts(rows) == table.parts(rows[::-1])
    changed = table.with_parts(rows, {("a",): None, ("b", "year"): 1992, ("c", "title"): "C"})
    assert json.dumps(changed) == json.dumps([{"#": "b", "title": "B", "year": 1992}, {"#": "c", "title": "C"}])
    files, _ = samples["files"]
    twice = files.read([MARK, {**MARK, "title": "again"}])
    assert files.with_parts(twice, {(MARK["sha256"],): None, (MARK["sha256"], "2"): twice[1]}) is None


@pytest.mark.parametrize("empty", [None, "", "  \n"])
@pytest.mark.parametrize(
    "each", [each for each, _ in KINDS if each.kind not in {"contact", "rows", "files", "year-table"}]
)
def test_nothing_is_no_answer(each: Kind, empty: str | None) -> None:
    assert each.read(empty) is None


def codes(each: Kind, raw: Any) -> list[str]:
    return [finding.code for finding in each.problems(each.read(raw), SETTING)]


@pytest.mark.parametrize(
    ("data", "raw", "code"),
    [
        ({"kind": "number"}, "12o", "number.not-whole"),
        ({"kind": "number"}, "-3", "number.too-small"),
        ({"kind": "number", "maximum": 9}, 10, "number.too-large"),
        ({"kind": "number"}, "9" * 40, "number.not-whole"),
        ({"kind": "year"}, "92", "year.form"),
        ({"kind": "year"}, 1492, "year.implausible"),
        ({"kind": "year", "within": "past"}, 2027, "year.future"),
        ({"kind": "year", "within": "period"}, 2023, "year.outside-period"),
        ({"kind": "date"}, "31.02.2025", "date.form"),
        ({"kind": "date"}, "05/06/2025", "date.ambiguous"),
        ({"kind": "date", "within": "past"}, "2026-05-02", "date.future"),
        ({"kind": "date", "within": "period"}, "2026-01-01", "date.outside-period"),
        ({"kind": "email"}, "npc.gov.example", "email.form"),
        ({"kind": "telephone"}, "none", "telephone.form"),
        ({"kind": "link"}, "javascript:alert(1)", "link.form"),
        ({"kind": "link"}, "ann.weapon at ab.gov.example", "link.form"),
        ({"kind": "yes-no"}, "does not export SALW", "choice.in-words"),
        ({"kind": "duration", "at-least": 30}, 20, "duration.short"),
        ({"kind": "duration"}, {"option": "years", "text": "a few"}, "duration.not-a-number"),
        ({"kind": "duration"}, "years", "choice.specify"),
        ({"kind": "one-of", "options": ["other"]}, "other", "choice.specify"),
        ({"kind": "contact"}, {"name": "Police"}, "contact.unreachable"),
        ({"kind": "state"}, "Atlantis", "state.unknown"),
        ({"kind": "cycle"}, "1999", "cycle.unknown"),
        ({"kind": "language"}, "tlh", "language.unknown"),
        ({"kind": "year-table", "rows": ["a"]}, {"a": {"2023": 4}}, "figures.outside-period"),
        ({"kind": "files"}, [{**MARK, "name": "run.exe"}], "file.unusual"),
        ({"kind": "files"}, [{**MARK, "size": 0}], "file.empty"),
        ({"kind": "files", "limit": 1}, [MARK, MARK], "file.too-many"),
    ],
)
def test_a_real_slip_is_noticed(data: dict[str, object], raw: Any, code: str) -> None:
    assert codes(kind(**data), raw) == [code]


def test_a_table_says_in_which_row_and_column_it_is_wrong() -> None:
    table = kind(
        kind="rows",
        columns=[
            {"id": "what", "answer": {"kind": "line"}, "needed": True},
            {"id": "start", "answer": {"kind": "date"}},
            {"id": "end", "answer": {"kind": "year"}},
        ],
        order=[["start", "end"]],
    )
    raw = [{"what": "training", "start": "2025-03-01", "end": 2024}, {"start": "2024-01-01"}, {}]
    found = list(table.problems(table.read(raw), SETTING))
    assert [(f.code, f.row, f.part) for f in found] == [
        ("row.end-before-start", 0, "end"),
        ("row.half-filled", 1, "what"),
        ("row.empty", 2, None),
    ]


def test_an_end_in_the_year_of_the_start_is_not_before_it() -> None:
    table = kind(
        kind="rows",
        columns=[{"id": "s", "answer": {"kind": "date"}}, {"id": "e", "answer": {"kind": "year"}}],
        order=[["s", "e"]],
    )
    assert codes(table, [{"s": "2024-03-01", "e": 2024}]) == []


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1 200", 1200),
        ("1,200", 1200),
        ("1\u202f200\u00a0000", 1200000),
        ("١٢٣", 123),
        ("１２", 12),
        ("0", 0),
        ("−5", -5),
    ],
)
def test_figures_are_read_as_people_write_them(typed: str, number: int) -> None:
    assert read_figure(typed) == number


@pytest.mark.parametrize("typed", ["~120", "about 120", "approx. 120", "120 (estimate)", "≈ 120", "ca. 120"])
def test_an_estimate_is_a_figure_that_says_so(typed: str) -> None:
    assert read_figure(typed, LEXICON) == {"estimate": 120}


@pytest.mark.parametrize("typed", ["12o", "1,20", "12.5", "1 20", "many", "1e3", "12 or 13", "~"])
def test_what_is_no_whole_number_is_kept_as_typed(typed: str) -> None:
    assert read_figure(typed) == typed
    assert amount(read_figure(typed)) is None


@given(st.integers(-(10**14), 10**14), st.booleans())
def test_a_figure_survives_being_shown_and_typed_again(number: int, estimate: bool) -> None:
    figure = {"estimate": number} if estimate else number
    assert read_figure(typed_figure(figure)) == figure


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2026-5-1", "2026-05-01"),
        ("15.05.2026", "2026-05-15"),
        ("31/12/2025", "2025-12-31"),
        ("12/31/2025", "2025-12-31"),
    ],
)
def test_dates_are_read_where_they_can_mean_one_day_only(text: str, iso: str) -> None:
    day = parse_day(text)
    assert day is not None
    assert day.isoformat() == iso


def test_a_sentence_in_place_of_yes_or_no_is_an_answer_that_opens_nothing() -> None:
    gate = kind(kind="yes-no")
    value = gate.read("does not export SALW")
    assert value == {"text": "does not export SALW"}
    assert gate.chosen(value) == frozenset()


def test_an_option_left_empty_is_told_from_one_answered_no(form) -> None:
    disposal = form.questions["stockpile.disposal"]
    words = form.words(disposal.id, "en", "2026")
    first, second, *others = disposal.answer.option_ids()
    value = disposal.answer.read({first: "yes", second: "no"})
    bullets, line = disposal.answer.blocks(value, words)
    assert [(item.text, item.mark) for item in bullets.items] == [(words.option(first), "yes")]
    empty = "; ".join(words.option(option) for option in others)
    assert line.text == f"Others: no, namely {words.option(second)}. Not answered: {empty}."


def test_options_that_are_all_answered_no_are_the_answer(form) -> None:
    disposal = form.questions["stockpile.disposal"]
    words = form.words(disposal.id, "en", "2026")
    options = disposal.answer.option_ids()
    (line,) = disposal.answer.blocks(disposal.answer.read(dict.fromkeys(options, "no")), words)
    assert line.text == f"None of these: {'; '.join(map(words.option, options))}."
    assert line.tone == "answer"


def test_rows_without_figures_are_named_below_the_table(form) -> None:
    count = form.questions["collection.count"]
    words = form.words(count.id, "en", "2026")
    (grid,) = count.answer.blocks(count.answer.read({"seized": {"2024": 10}}), words)
    assert [row[0] for row in grid.rows] == [words.row("seized"), "Total"]
    assert grid.note.startswith("Not answered: ")
    assert words.row("found") in grid.note


def test_over_1_year_is_a_duration_in_words() -> None:
    duration = kind(kind="duration", **{"at-least": 20})
    assert chosen_option(duration.read("over 1 year")) == "other"
    assert codes(duration, "over 1 year") == []


def test_totals_are_computed_and_an_estimate_makes_the_total_one(form) -> None:
    count = form.questions["collection.count"]
    value = count.answer.read({"seized": {"2024": 10, "2025": "~5"}, "found": {"2024": 2}})
    (grid,) = count.answer.blocks(value, form.words(count.id, "en", "2026"))
    assert grid.rows[0][1:] == ("10", "5 (estimate)", "15 (estimate)")
    assert grid.rows[-1][1:] == ("12", "5 (estimate)", "17 (estimate)")


def test_every_text_of_a_long_table_is_printed(form) -> None:
    laws = form.questions["brokering.laws.list"]
    value = laws.answer.read([{"title": f"Act number {n}", "year": 1900 + n % 100} for n in range(200)])
    blocks = laws.answer.blocks(value, form.words(laws.id, "en", "2026"))
    printed = {text for block in blocks for text in block_texts(block)}
    assert {f"Act number {n}" for n in range(200)} <= printed


@pytest.mark.parametrize("name", ["../../etc/passwd", "C:\\Windows\\x.pdf", "/abs/x.pdf", "a\x00b.pdf", "..", ""])
def test_a_file_name_is_never_a_path(name: str) -> None:
    bare = bare_name(name)
    assert not {"/", "\\", "\x00", ":"} & set(bare)
    assert bare != ".."


@given(st.text(st.sampled_from("\u0387\u00b7\u2022\t\r\n\x00\u0301e\u200b .a/"), max_size=8) | ANY_TEXT)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean(text).text
    assert clean(once).text == once
    once.encode()
    name = bare_name(text)
    assert bare_name(name) == name


def test_word_processor_text_keeps_its_paragraphs_and_lists() -> None:
    cleaned = clean("First\u2028second\r\n\u2022\tone\r\n\uf0b7 two\x00\u00ad")
    assert cleaned.text == "First\nsecond\n- one\n- two"
    assert cleaned.changes == ("paste.line-ends", "paste.invisible", "paste.bullets")


def test_severities_are_ordered() -> None:
    assert Severity.NOTE < Severity.WARNING < Severity.ERROR


@given(st.text(alphabet="·•\u00a0\u3000 \t\n\\-a", max_size=8))
def test_a_line_read_again_is_the_same_line(typed: str) -> None:
    line = kind(kind="line")
    assert line.read(line.read(typed)) == line.read(typed)


@pytest.mark.parametrize("name", ["telephone", "email", "link"])
def test_what_is_dialled_or_typed_in_an_address_bar_runs_left_to_right(name: str, form: Form) -> None:
    words = form.words(next(iter(form.questions)), "en")
    (block,) = kind(kind=name).blocks("462-0126 (30)", words)
    assert block.direction == "ltr"
    columns = [{"id": "title", "answer": {"kind": name}}]
    (grid,) = kind(kind="rows", columns=columns).blocks([{"title": "462-0126"}], words)
    assert grid.columns[0].direction == "ltr"
    (pairs,) = kind(kind="contact").blocks({"name": "Police", name if name != "link" else "website": "x"}, words)
    assert [pair.direction for pair in pairs.pairs] == [None, "ltr"]


def test_each_row_printed_as_labelled_values_has_a_heading(form: Form) -> None:
    words = form.words(next(iter(form.questions)), "en")
    columns = [{"id": "title", "answer": {"kind": "line"}}]
    rows = kind(kind="rows", columns=columns, **{"as-grid": False})
    blocks = rows.blocks([{"title": "a"}, {"title": "b"}], words)
    assert [type(block) for block in blocks] == [Heading, Pairs, Heading, Pairs]
    assert [type(block) for block in rows.blocks([{"title": "a"}], words)] == [Pairs]


def test_a_form_of_address_of_ones_own_prints_without_other(form: Form) -> None:
    words = form.words("coordination.body.contact", "en")
    contact = form.questions["coordination.body.contact"].answer
    for said, printed in (({"option": "other", "text": "Colonel"}, "Colonel"), ("ms", "Ms.")):
        (pairs,) = contact.blocks(contact.read({"title": said, "name": "Salma Haddad"}), words)
        assert [pair.text for pair in pairs.pairs] == [printed, "Salma Haddad"]


def test_a_printed_row_begins_with_what_it_cannot_do_without(form: Form) -> None:
    words = form.words("transfers.laws.list", "en")
    row = {"area": "export", "title": "Decree 5", "year": 2020}
    (pairs,) = form.questions["transfers.laws.list"].answer.blocks([row], words)
    assert [(pair.text, pair.leads) for pair in pairs.pairs] == [("Decree 5", True), ("Export", False), ("2020", False)]
    (without,) = form.questions["transfers.laws.list"].answer.blocks([{"year": 2020}], words)
    assert [(pair.label, pair.leads) for pair in without.pairs] == [("Year", False)]
