"""Inputs of real reports and of other programs' bug reports, each with its right value, through fill and check."""

from datetime import date
from typing import Any

import jsonschema
import pytest

from poadesk import paths
from poadesk.core.answers import Answers
from poadesk.core.check import Review, review
from poadesk.core.fill import fill
from poadesk.core.finding import HOLDS_BACK, Finding, Severity
from poadesk.core.form import Form
from poadesk.core.kinds.yeartable import column_total
from poadesk.export.data import report_data
from poadesk.export.report import Report
from poadesk.export.schema import schema
from poadesk.store.forms.library import FormLibrary

TODAY = date(2026, 11, 1)
BASE: dict[str, Any] = {
    "A.1": "ATG", "A.2": "2026",
    **dict.fromkeys(("1.1", "1.2", "2.1", "3.10", "4.1", "6.1", "7.4"), "yes"),
}  # fmt: skip


@pytest.fixture(scope="module")
def form() -> Form:
    return FormLibrary(paths.forms_folders()[1:]).get("poa-iti/2026")


def filled(form: Form, given: dict[str, Any]) -> Answers:
    filling = fill(form, Answers(), {**BASE, **given})
    assert filling.unfit == ()
    return Answers().with_changes(filling.changes)


def value(form: Form, number: str, given: Any) -> Any:
    return filled(form, {number: given}).value(form.by_number[number].id)


def checked(form: Form, given: dict[str, Any]) -> Review:
    return review(form, filled(form, given), TODAY)


def found(form: Form, number: str, given: Any) -> list[Finding]:
    findings = checked(form, {number: given}).findings
    return [f for f in findings if f.question == form.by_number[number].id and f.severity > Severity.NOTE]


def codes(form: Form, number: str, given: Any) -> list[str]:
    return [finding.code for finding in found(form, number, given)]


SEEN_THROUGH = (
    "\u200e",
    "\u200f",
    "\u202a",
    "\u202d",
    "\u202c",
    "\u2066",
    "\u2069",
    "\u061c",
    "\u200b",
    "\ufeff",
    "\u00a0",
)


@pytest.mark.parametrize("mark", SEEN_THROUGH, ids=ascii)
def test_marks_that_nobody_sees_are_seen_through_in_every_typed_kind(form, mark) -> None:
    def marked(text: str) -> str:
        return f"{mark}{text}{mark}"

    law = [{"title": "Firearms Act", "year": marked("2003"), "link": marked("https://example.org/a")}]
    contact = {"telephone": marked("+1 268 462 0125"), "email": marked("a@example.org")}
    assert value(form, "1.1.d.i", marked("1,200")) == 1200
    assert value(form, "A.5", marked("30/06/2026")) == "2026-06-30"
    assert value(form, "1.1", marked("Yes")) == "yes"
    assert value(form, "4.1.1", law) == [{"title": "Firearms Act", "year": 2003, "link": "https://example.org/a"}]
    assert value(form, "1.1.c", contact) == {"telephone": "+1 268 462 0125", "email": "a@example.org"}
    assert value(form, "3.10.2", marked("10 years")) == {"option": "years", "text": "10"}
    assert value(form, "6.1.1", {"seized": {"2024": marked("n/a")}}) == {
        "seized": {"2024": {"missing": "not-available"}}
    }
    assert codes(form, "4.1.1", law) == codes(form, "1.1.c", contact) == []


@pytest.mark.parametrize(
    "typed",
    [
        "1,234.567",
        "12,500.250",
        "1'234,567",
        "1.234 567",
        "0.125",
        "1,23,4",
        "1,2345",
        "12.500,250",
        "1 234,5",
        "1'234'567.5",
        "1 000,000",
        "12,345,67",
        "1٬234٫5",
        "1,234.00",
    ],
)
def test_mixed_separators_are_kept_as_typed_with_a_warning(form, typed) -> None:
    assert value(form, "1.1.d.i", typed) == typed
    (finding,) = found(form, "1.1.d.i", typed)
    assert (finding.code, finding.severity) == ("number.not-whole", Severity.WARNING)


@pytest.mark.parametrize(
    "typed",
    ["1 234 567", "1\u00a0234\u00a0567", "1\u2009234\u2009567", "1\u202f234\u202f567",
     "1,234,567", "1.234.567", "1'234'567",
     "1’234’567",
     "١٬٢٣٤٬٥٦٧", "12,34,567", "１，２３４，５６７"],
)  # fmt: skip
def test_groups_of_any_one_custom_are_read(form, typed) -> None:
    assert value(form, "1.1.d.i", typed) == 1234567


@pytest.mark.parametrize("typed", ["0206-05-15", "2569-05-15", "15.05.0026"])
def test_a_date_far_outside_is_a_warning(form, typed) -> None:
    assert [(f.code, f.severity) for f in found(form, "A.5", typed)] == [("date.implausible", Severity.WARNING)]


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("30-Jun-26", "2026-06-30"), ("15 May 2026", "2026-05-15"), ("June 30, 2026", "2026-06-30"),
        ("30 June 2026", "2026-06-30"), ("2026/06/30", "2026-06-30"), ("15.05.2026.", "2026-05-15"),
        ("15.05.26", "2026-05-15"), ("15 mai 2026", "2026-05-15"), ("1er août 2026", "2026-08-01"),
        ("15 de mayo de 2026", "2026-05-15"), ("15 мая 2026 г.", "2026-05-15"), ("2026年5月15日", "2026-05-15"),
        ("15 مايو 2026", "2026-05-15"), ("١٥ أيار ٢٠٢٦", "2026-05-15"), ("15 كانون الثاني 2026", "2026-01-15"),
        ("30th of June 2026", "2026-06-30"), ("30/06/26", "2026-06-30"),
        ("Tuesday, 30 June 2026", "2026-06-30"), ("le mardi 30 juin 2026", "2026-06-30"),
        ("martes, 30 de junio del 2026", "2026-06-30"), ("1ro de julio de 2026", "2026-07-01"),
        ("вторник, 30 июня 2026 года", "2026-06-30"), ("1-е мая 2026", "2026-05-01"),
        ("2026年6月30日（星期二）", "2026-06-30"), ("二〇二六年六月三十日", "2026-06-30"),
        ("二零二六年十二月二十一日", "2026-12-21"), ("الثلاثاء 30 حزيران/يونيو 2026", "2026-06-30"),
        ("5 يونيو، 2026م", "2026-06-05"), ("30.VI.2026", "2026-06-30"), ("20260630", "2026-06-30"),
        ("2026-06-30T00:00:00.000+00:00", "2026-06-30"), ("30.06.2026 г.", "2026-06-30"),
        ("15 AOUT 2026", "2026-08-15"), ("15 set. 2026", "2026-09-15"), ("15 غشت 2026", "2026-08-15"),
    ],
)  # fmt: skip
def test_dates_of_all_customs_are_read(form, typed, iso) -> None:
    assert value(form, "A.5", typed) == iso
    assert codes(form, "A.5", typed) == []


@pytest.mark.parametrize(
    "typed",
    ["05/06/2026", "26-05-15", "May 2026", "soon", "31 June 2026", "6 July or 7 June 2026", "三十月", "30 2026",
     "2026-06-30T12:00:00Z", "20261330"],
)  # fmt: skip
def test_a_date_that_leaves_a_doubt_is_kept_with_a_warning(form, typed) -> None:
    assert value(form, "A.5", typed) == typed
    assert [f.severity for f in found(form, "A.5", typed)] == [Severity.WARNING]


@pytest.mark.parametrize("typed", ["2011/2012", "2015, amended"])
def test_a_law_of_several_years_is_kept_with_a_warning(form, typed) -> None:
    law = [{"title": "Firearms Act", "year": typed}]
    assert value(form, "4.1.1", law) == law
    assert [(f.code, f.severity) for f in found(form, "4.1.1", law)] == [("year.form", Severity.WARNING)]


@pytest.mark.parametrize(
    "typed",
    [
        "Oui",
        "Sí",
        "si",
        "Да",
        "是",
        "نعم",
        "y",
        "Y.",
        "✓",
        "☒",
        "\u200eYES",
        "true",
        "[x]",
        "☑ yes",
        "是。",
        "نعم،",
        "«oui»",
        "“Yes”",
        "• yes",
        "√",
        "✔\ufe0f",
        "ｙｅｓ",
        "☐ no ☒ yes",
        "Yes ☑ No ☐",
        "[x] oui [ ] non",
        "\uf0fe yes \uf0a8 no",
        "有",
        "verdadero",
        "имеется",
        "بلى",
    ],
)
def test_yes_is_read_in_six_languages(form, typed) -> None:
    assert value(form, "1.1", typed) == "yes"


@pytest.mark.parametrize(
    "typed",
    [
        "Non",
        "No.",
        "Нет",
        "否",
        "لا",
        "n",
        "✗",
        "✘",
        "×",
        "没有",
        "沒有",
        "لا يوجد",
        "‘no’",
        "(non)",
        "☐ yes ☑ no",
        "néant",
    ],
)
def test_no_is_read_in_six_languages(form, typed) -> None:
    assert value(form, "1.1", typed) == "no"


@pytest.mark.parametrize("typed", ["yes / no", "☐", "☑ yes ☑ no", "☐ yes ☐ no", "N°", "yes, since 2003", "не"])
def test_what_says_neither_stays_in_words(form, typed) -> None:
    assert value(form, "1.1", typed) == {"text": typed}


@pytest.mark.parametrize(
    ("typed", "code"),
    [("Français", "fr"), ("французский", "fr"), ("西班牙文", "es"), ("English", "en"), ("الروسية", "ru"),
     ("inglés", "en"), ("zh", "zh")],
)  # fmt: skip
def test_a_language_is_read_by_its_name_in_six_languages(form, typed, code) -> None:
    assert value(form, "A.3", typed) == code


@pytest.mark.parametrize(
    ("typed", "title"), [("Mme", "ms"), ("Sr.", "mr"), ("г-жа", "ms"), ("先生", "mr"), ("السيدة", "ms")]
)
def test_a_form_of_address_is_read_in_six_languages(form, typed, title) -> None:
    assert value(form, "1.1.c", {"title": typed, "name": "A. B."}) == {"title": title, "name": "A. B."}


@pytest.mark.parametrize("typed", ["zero", "Nil", "néant", "cero", "ноль", "零", "صفر"])
def test_a_word_for_nought_is_a_figure(form, typed) -> None:
    assert value(form, "1.1.d.i", typed) == 0


@pytest.mark.parametrize(
    "typed", ["about 300", "circa 300", "estimate: 300", "300 (estimación)", "приблизительно 300", "约300", "حوالي ٣٠٠"]
)
def test_a_word_for_an_estimate_is_read_in_six_languages(form, typed) -> None:
    assert value(form, "1.1.d.i", typed) == {"estimate": 300}


@pytest.mark.parametrize(
    "typed",
    [
        "en cours",
        "En desarrollo",
        "en cours d’élaboration",
        "under preparation",
        "قيد الاعداد",
        "в разработке",
        "正在制定",
        "قيد الإعداد",
    ],
)
def test_in_development_is_read_in_six_languages(form, typed) -> None:
    assert value(form, "1.2", typed) == "developing"


def test_in_development_asks_what_only_no_skips(form) -> None:
    visible = checked(form, {"1.1": "developing", "1.2": "developing"}).visible
    assert {form.by_number[n].id for n in ("1.1.d.i", "1.1.d.ii", "1.2.1", "1.2.2", "1.2.3")} <= visible


@pytest.mark.parametrize(
    "contact",
    [
        {"telephone": "+1 268 462-0125, ext. 12; +1 268 462-0126 / 27"},
        {"telephone": "+7 495 123-45-67 доб. 12"},
        {"telephone": "+1 268 462 0125 x12\n+1 268 462 0126 (mobile)"},
        {"email": "office@example.org."},
        {"email": "a@example.org b@example.org"},
        {"email": "a@example.org，b@example.org、c@example.org"},
        {"email": "«a＠example.org»"},
        {"email": "MAILTO:a@example.org | b@example.org"},
        {"telephone": "+86 10 1234 5678 转 12、+86 10 1234 5679"},
        {"telephone": "+20 2 1234567 تحويلة 12"},
        {"website": "“www.example.org”"},
        {"website": "[https://example.org]"},
        {"website": "（https://example.org/a）"},
        {"email": "a@example.org, b@example.org / c@example.org"},
        {"email": "Ann Weapon <ann@example.org> (office)"},
        {"website": "https://example.org/poa (English)"},
        {"website": "<https://example.org>"},
        {"website": "https://example.org."},
        {"website": "www.example.org"},
    ],
)
def test_contacts_and_links_with_remarks_are_no_finding(form, contact) -> None:
    assert codes(form, "1.1.c", contact) == []


@pytest.mark.parametrize(
    ("typed", "link"),
    [
        ("https://example.org/a_(b)", "https://example.org/a_(b)"),
        ("(https://example.org/a).", "https://example.org/a"),
        ("https://example.org/a<b>", "https://example.org/a<b>"),
        (
            "https://example.org,https://example.com；www.example.net",
            "https://example.org https://example.com https://www.example.net",
        ),
    ],
)
def test_a_link_loses_only_what_stands_around_it(form, typed, link) -> None:
    assert value(form, "1.1.c", {"website": typed}) == {"website": link}


def test_addresses_are_put_as_they_are_meant(form) -> None:
    given = {"email": "a@example.org b@example.org.", "website": "www.example.org"}
    assert value(form, "1.1.c", given) == {
        "email": "a@example.org; b@example.org",
        "website": "https://www.example.org",
    }


@pytest.mark.parametrize("contact", [{"telephone": "none"}, {"email": "npc.example.org"}, {"website": "ask us"}])
def test_what_cannot_be_right_is_a_warning(form, contact) -> None:
    assert [f.severity for f in found(form, "1.1.c", contact)] == [Severity.WARNING]


def test_an_answer_under_a_closed_gate_is_a_finding(form) -> None:
    given = {"1.1": None, "1.1.a": "A coordination group of five bodies"}
    (finding,) = [f for f in checked(form, given).findings if f.code.startswith("aside.")]
    assert (finding.question, finding.severity) == ("coordination.body", Severity.WARNING)
    assert finding.params["numbers"] == "1.1.a"
    empty = checked(form, {"4.1": "no", "4.1.1": [{}]})
    assert not [f for f in empty.findings if f.code.startswith("aside.")]


def test_records_in_words_are_kept(form) -> None:
    text = "Registers of manufacture, brokering and licences are kept by the Ministry of the Interior."
    assert value(form, "7.4.1", text) == {"other": {"option": "yes", "text": text}}
    assert codes(form, "7.4.1", text) == []


def test_a_passage_where_rows_are_asked_is_one_row_and_that_is_said(form) -> None:
    text = "The Arms Act of 2012 governs brokering. A licence is needed. The police keep the register."
    assert value(form, "4.1.1", text) == [{"title": text}]
    assert codes(form, "4.1.1", text) == ["rows.passage"]


@pytest.mark.parametrize(
    ("typed", "years"),
    [
        ("10 years", "10"),
        ("5 ans", "5"),
        ("20 лет", "20"),
        ("10年", "10"),
        ("10 سنوات", "10"),
        ("7 años", "7"),
        ("30 (thirty) years", "30"),
        ("thirty (30) years", "30"),
        ("about 25 years", "~25"),
        ("for 20 years", "20"),
        ("pendant 20 ans", "20"),
        ("por un período de 20 años", "20"),
        ("в течение 20 лет", "20"),
        ("20年间", "20"),
        ("لمدة ٢٠ سنة", "20"),
    ],
)
def test_a_duration_with_its_unit_is_a_number_of_years(form, typed, years) -> None:
    assert value(form, "3.10.2", typed) == {"option": "years", "text": years}
    assert codes(form, "3.10.2", typed) == (["duration.short"] if int(years.strip("~")) < 20 else [])


def test_a_figure_within_a_sentence_is_offered_and_not_taken(form) -> None:
    text = "6 years from the day of entry"
    assert value(form, "3.10.2", text) == {"option": "other", "text": text}
    (finding,) = found(form, "3.10.2", text)
    assert (finding.code, finding.params["years"]) == ("duration.figure-within", 6)


def test_a_total_that_is_not_split_has_a_row(form) -> None:
    given = {"not-broken-down": {"2024": "12,084"}}
    assert value(form, "6.1.1", given) == {"not-broken-down": {"2024": 12084}}
    assert codes(form, "6.1.1", given) == []


@pytest.mark.parametrize(
    ("handling", "alarm"),
    [
        ({"tracing-succeeded": {"2024": 60}, "tracing-begun": {"2024": 10}}, 0),
        ({"tracing-succeeded": {"2024": 150}}, 1),
    ],
)
def test_traced_or_established_is_compared_with_collected(form, handling, alarm) -> None:
    handling = {"recorded": {"2024": 100}, **handling}
    findings = checked(form, {"6.1.1": {"seized": {"2024": 100}}, "6.1.3": handling}).findings
    assert len([f for f in findings if f.code == "check"]) == alarm


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("n/a", "not-available"), ("not available", "not-available"), ("non disponible", "not-available"),
        ("нет данных", "not-available"), ("不详", "not-available"), ("غير متاح", "not-available"),
        ("Not applicable", "not-applicable"), ("sans objet", "not-applicable"), ("no procede", "not-applicable"),
    ],
)  # fmt: skip
def test_a_cell_may_say_that_there_is_no_figure(form, typed, reason) -> None:
    table = value(form, "6.1.1", {"seized": {"2024": typed, "2025": "12"}})
    assert table == {"seized": {"2024": {"missing": reason}, "2025": 12}}
    assert codes(form, "6.1.1", table) == []
    question = form.by_number["6.1.1"]
    (grid,) = question.answer.blocks(table, form.words(question.id, "en", "2026"))
    assert grid.rows[0][-1] == grid.rows[-1][-1] == "12, 1 n/a"
    assert column_total(table, "2025", question.answer.rows) == 12


def test_only_what_makes_a_report_unusable_holds_it_back(form) -> None:
    given = {
        "A.1": "Atlantis", "A.2": "1999", "A.3": "tlh", "A.5": "soon", "1.1.d.i": "12o", "1.1.d.ii": -4,
        "3.10.2": "a while",
        "4.1.1": [{"year": "x", "link": "y"}, {}], "6.1.1": {"seized": {"2024": "x"}},
        "1.1.c": {"telephone": "none", "email": "x"},
    }  # fmt: skip
    errors = {f.code for f in checked(form, given).findings if f.severity is Severity.ERROR}
    assert errors == {"state.unknown", "cycle.unknown"}
    assert errors <= HOLDS_BACK
    empty = {f.code for f in review(form, Answers(), TODAY).findings if f.severity is Severity.ERROR}
    assert empty == {"needed"}


def test_no_code_but_the_listed_ones_can_be_an_error() -> None:
    for code in (
        "number.not-whole",
        "date.form",
        "row.half-filled",
        "row.end-before-start",
        "check",
        "aside.gate-closed",
    ):
        with pytest.raises(ValueError, match="HOLDS_BACK"):
            Finding(code, Severity.ERROR)
    for code in HOLDS_BACK:
        assert Finding(code, Severity.ERROR).code == code


def test_what_could_not_be_read_is_marked_in_the_export(form) -> None:
    answers = filled(
        form, {"A.5": "soon", "4.1.1": [{"title": "A", "year": "2011/2012"}], "6.1.1": {"found": {"2024": "x"}}}
    )
    report = Report(form, answers, 1, TODAY)
    data = report_data(report)
    jsonschema.Draft202012Validator(schema(form)).validate(data)
    entries = data["answers"]
    assert entries["about.date"]["as-typed"] == [{}]
    assert entries["brokering.laws.list"]["as-typed"] == [{"row": 0, "part": "year"}]
    assert entries["collection.count"]["as-typed"] == [{"part": "found", "year": 2024}]
    assert "as-typed" not in entries["coordination.body"]
    again = fill(form, Answers(), entries)
    assert again.unfit == ()
    assert Answers().with_changes(again.changes).value("about.date") == "soon"


def test_an_empty_row_is_not_an_answer(form) -> None:
    empty, unanswered = (checked(form, {"4.1.1": rows}).total().answered for rows in ([{}], None))
    assert empty == unanswered
