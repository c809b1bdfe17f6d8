"""A new report from an earlier one, from an export of itself, or from answers written by hand."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from poadesk.core.answers import Answers, Change
from poadesk.core.form import CYCLE, LANGUAGE, STATE, Form
from poadesk.core.orphaned import EarlierReport
from poadesk.export.data import export_json
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.draft.history import moments
from poadesk.store.earlier_report import Earlier, EarlierUnusable
from poadesk.store.errors import FileExistsAlready
from poadesk.tasks.begin import begin_report
from poadesk.tasks.carry_forward import CarriedForward, Start, TakenBack, carry_forward, read_source, start_from
from poadesk.tasks.context import Context
from poadesk.tasks.errors import TaskError
from poadesk.tasks.fill_answers import HandWritten, begin_with_answers, fill_draft
from poadesk.tasks.read_report import read_report
from tests.tasks.conftest import LIBRARY, stored


def start(path: Path, **said: str) -> Start:
    earlier = read_source(path, LIBRARY)
    assert isinstance(earlier, Earlier)
    return start_from(earlier, LIBRARY, **said)


def exported(draft: Path, context: Context) -> Path:
    path = draft.with_suffix(".json")
    path.write_bytes(export_json(read_report(draft, context).report))
    return path


def carried(path: Path, begun: Start, chosen: dict, context: Context) -> CarriedForward:
    result = carry_forward(path, begun, chosen, context)
    assert isinstance(result, CarriedForward)
    return result


def test_what_the_record_counts_is_what_the_draft_holds(older: Path, tmp_path: Path, context: Context):
    path = tmp_path / "new.poadraft"
    result = carried(path, start(older), {CYCLE: "2026", LANGUAGE: "fr"}, context)
    held = stored(path)
    assert held[CYCLE] == {"value": "2026"}
    assert held[LANGUAGE] == {"value": "fr"}
    assert held[STATE] == {"value": "ATG"}
    assert set(result.unconfirmed) == {id for id, aspects in held.items() if "carried" in aspects and "/" not in id}
    assert {kept.id for kept in result.kept} == {id for id in held if "/" in id}
    assert result.earlier == "2018"
    assert (result.unfit, result.lost) == ((), ())
    assert {id: {"value": result.answers.value(id)} for id in (STATE, CYCLE, LANGUAGE)} == {
        id: held[id] for id in (STATE, CYCLE, LANGUAGE)
    }


def test_a_report_is_begun_in_one_moment_that_is_given(older: Path, tmp_path: Path, context: Context):
    path = tmp_path / "new.poadraft"
    carry_forward(path, start(older), {CYCLE: "2026", LANGUAGE: "en"}, context)
    with DraftFile.open(path, read_only=True) as draft:
        assert [moment.at for moment in moments(draft)] == [context.now]


def test_only_what_the_earlier_report_does_not_say_is_asked(older: Path, tmp_path: Path, form: Form, context: Context):
    assert start(older).asked() == (CYCLE, LANGUAGE)
    begin_report(tmp_path / "whole.poadraft", form, {STATE: "ATG", CYCLE: "2026", LANGUAGE: "ar"}, context)
    begin_report(tmp_path / "empty.poadraft", form, {}, context)
    assert start(tmp_path / "whole.poadraft").asked() == (CYCLE,)
    assert start(tmp_path / "empty.poadraft").asked() == (STATE, CYCLE, LANGUAGE)


def test_what_is_chosen_wins_over_what_was_carried(older: Path, tmp_path: Path, context: Context):
    path = tmp_path / "new.poadraft"
    carry_forward(path, start(older), {STATE: "FRA", CYCLE: "2028"}, context)
    assert stored(path)[STATE] == {"value": "FRA"}
    with DraftFile.open(path, read_only=True) as draft:
        assert [entry.new for entry in draft.history(STATE)] == ['"ATG"', '"FRA"']


def test_a_report_of_the_last_cycle_served_is_followed_by_one_of_that_cycle(
    tmp_path: Path, form: Form, context: Context
):
    last = list(form.served_cycles())[-1].id
    begin_report(tmp_path / "last.poadraft", form, {STATE: "ATG", CYCLE: last}, context)
    begun = start(tmp_path / "last.poadraft")
    carry_forward(tmp_path / "new.poadraft", begun, {CYCLE: begun.cycle}, context)
    assert stored(tmp_path / "new.poadraft")[CYCLE] == {"value": last}


def test_an_export_of_the_same_cycle_is_taken_back_and_of_another_carried(tmp_path: Path, form: Form, context: Context):
    source = tmp_path / "report.poadraft"
    begin_report(source, form, {STATE: "ATG", CYCLE: "2026", "brokering.laws": "yes"}, context)
    begun = start(exported(source, context))
    back = carry_forward(tmp_path / "back.poadraft", begun, {CYCLE: begun.cycle}, context)
    assert isinstance(back, TakenBack)
    assert stored(tmp_path / "back.poadraft") == stored(source)
    assert back.filled.answers == 3
    carried(tmp_path / "next.poadraft", begun, {CYCLE: "2028"}, context)
    assert stored(tmp_path / "next.poadraft")["brokering.laws"] == {"value": "yes", "carried": {"from": "2026"}}


def test_an_export_without_a_cycle_is_taken_back_as_it_was_handed_in(tmp_path: Path, form: Form, context: Context):
    source = tmp_path / "report.poadraft"
    begin_report(source, form, {"brokering.laws": "yes"}, context)
    begun = start(exported(source, context))
    assert isinstance(carry_forward(tmp_path / "b.poadraft", begun, {CYCLE: begun.cycle}, context), TakenBack)
    assert stored(tmp_path / "b.poadraft") == stored(source)


def test_a_report_on_another_form_is_refused(form: Form):
    earlier = Earlier(Path("att.poadraft"), EarlierReport(replace(form, id="att"), Answers()))
    with pytest.raises(EarlierUnusable) as refused:
        start_from(earlier, LIBRARY, key=form.key)
    assert refused.value.reason == "other-form"


def test_a_cycle_that_no_edition_serves_is_refused(older: Path):
    with pytest.raises(TaskError) as refused:
        start(older, cycle="2022")
    assert refused.value.code == "begin.no-edition"


def test_what_is_there_is_not_replaced(older: Path, context: Context):
    before = older.read_bytes()
    with pytest.raises(FileExistsAlready):
        carry_forward(older, start(older), {CYCLE: "2026"}, context)
    assert older.read_bytes() == before


def test_documents_that_are_not_there_are_named(tmp_path: Path, form: Form, context: Context):
    source, act = tmp_path / "report.poadraft", tmp_path / "act.pdf"
    act.write_bytes(b"%PDF-1.7\n")
    begin_report(source, form, {STATE: "ATG", CYCLE: "2026", "brokering.laws": "yes"}, context)
    with DraftFile.open(source) as draft:
        row = {"title": "Act", "document": [draft.attach(act, context.now)]}
        draft.commit([Change("brokering.laws.list", "value", None, [row])], "test", context.now)
    export = exported(source, context)
    result = carry_forward(tmp_path / "new.poadraft", start(export), {CYCLE: "2028"}, context)
    assert result.lost == ("act.pdf",)


def test_answers_by_hand_are_told_from_a_report_and_taken_as_they_are(tmp_path: Path, form: Form, context: Context):
    source = tmp_path / "answers.json"
    source.write_text(json.dumps({"4.1": "yes", "99.9": "no", "4.1.1": [{"document": [{"file": "act.pdf"}]}]}))
    (tmp_path / "answers-files").mkdir()
    (tmp_path / "answers-files" / "act.pdf").write_bytes(b"%PDF-1.7\n")
    written = read_source(source, LIBRARY)
    assert isinstance(written, HandWritten)
    path = tmp_path / "new.poadraft"
    result = begin_with_answers(path, form, written, {STATE: "ATG"}, context)
    assert result.questions == ("brokering.laws", "brokering.laws.list")
    assert [unfit.name for unfit in result.unfit] == ["99.9"]
    assert stored(path).keys() == {"brokering.laws", "brokering.laws.list", STATE}
    with DraftFile.open(path, read_only=True) as draft:
        assert len(draft.documents()) == 1


def test_answers_into_a_draft_are_counted_and_those_not_asked_named(tmp_path: Path, form: Form, context: Context):
    path, source = tmp_path / "d.poadraft", tmp_path / "answers.json"
    begin_report(path, form, {"brokering.laws": "no"}, context)
    source.write_text(json.dumps({"4.1.1": [{"title": "Act"}], "4.1": {"note": "ask customs"}}))
    result = fill_draft(path, source, None, context)
    assert result.questions == ("brokering.laws", "brokering.laws.list")
    assert result.answers == 1
    assert result.aside == ("brokering.laws.list",)
