"""The JSON of a report: what it holds and never holds, its schema, and that it reads back without loss."""

import json
from datetime import date
from pathlib import Path

import jsonschema
import jsonschema_rs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from poadesk import paths
from poadesk.core.answers import Answers
from poadesk.core.fill import fill
from poadesk.export.data import attached_files, export_json, to_bytes
from poadesk.export.report import Report
from poadesk.export.schema import schema
from poadesk.store.answer_file import read_answer_file
from poadesk.store.forms.library import FormLibrary
from tests.report_strategy import reports

FORM = FormLibrary(paths.forms_folders()[1:]).get("poa-iti/2026")
SCHEMA = schema(FORM)
FIRST = jsonschema.Draft202012Validator(SCHEMA)
SECOND = jsonschema_rs.Draft202012Validator(SCHEMA)
DIGEST = "ab" * 32

slowly = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def report(answers: Answers, revision: int = 1) -> Report:
    return Report(FORM, answers, revision, date(2026, 5, 1))


def data(**known: object) -> dict:
    values = {question.replace("__", "-").replace("_", "."): {"value": value} for question, value in known.items()}
    return json.loads(export_json(report(Answers(values))))


def read_back(path: Path, exported: bytes) -> Answers:
    path.write_bytes(exported)
    filling = fill(FORM, Answers(), read_answer_file(path).answers)
    assert not filling.unfit
    return Answers().with_changes(filling.changes)


def test_the_head_says_whose_report_it_is_and_on_what():
    exported = data(about_state="ATG", about_cycle="2026", about_language="en", about_status="cleared")
    head = {key: value for key, value in exported.items() if key not in {"answers", "files"}}
    assert head == {
        "schema": "urn:poadesk:report:poa-iti:2026:1",
        "format": 1,
        "form": {"id": "poa-iti", "edition": "2026"},
        "revision": 1,
        "state": {"iso": "ATG", "m49": 28, "name": "Antigua and Barbuda"},
        "cycle": "2026",
        "period": [2024, 2025],
        "language": "en",
        "status": "cleared",
    }


def test_every_question_asked_is_there_answered_blank_or_unanswered():
    answers = Answers(
        {
            "coordination.body": {"value": "no"},
            "coordination.gender": {"blank": {"reason": "not-applicable", "text": "no such policy"}},
        }
    )
    exported = json.loads(export_json(report(answers)))["answers"]
    assert list(exported) == [q for q in FORM.questions if q in report(answers).review.visible]
    assert exported["coordination.body"] == {
        "number": "1.1", "kind": "yes-no-developing", "status": "answered", "value": "no",
    }  # fmt: skip
    assert exported["coordination.gender"] == {
        "number": "1.5",
        "kind": "yes-no-developing",
        "status": "blank",
        "blank": {"reason": "not-applicable", "text": "no such policy"},
    }
    assert exported["coordination.youth"] == {"number": "1.7", "kind": "yes-no", "status": "unanswered"}


def test_what_is_for_the_house_stays_in_the_house():
    secret = "XYZZY-internal"
    answers = Answers(
        {
            "coordination.body": {"value": "no", "note": secret, "source": secret},
            "coordination.body.name": {"value": secret},  # put aside: 1.1 is no
            "coordination.gender": {"blank": {"reason": "not-available", "text": secret}},
            "coordination.youth": {"value": "yes", "blank": {"reason": "not-applicable", "text": secret}},
            "coordination.plan-that-never-was": {"value": secret},
        }
    )
    assert secret.encode() not in export_json(report(answers))


def test_attachments_are_listed_once_under_safe_names_of_their_own():
    names = ["Plan.pdf", "plan.PDF", "CON.txt", "aux", "a<b>:c?.pdf", "x" * 300 + ".pdf"]
    files = [{"name": name, "size": 3, "sha256": f"{n:064x}"} for n, name in enumerate(names)]
    answers = Answers(
        {
            "coordination.action-plan": {"value": "yes"},
            "coordination.action-plan.documents": {"value": [*files, files[0]]},
            "information.documents": {"value": [files[0]]},
        }
    )
    saved = [listed["saved-as"] for listed, _entry in attached_files(report(answers))]
    assert saved[:5] == ["Plan.pdf", "plan-2.PDF", "_CON.txt", "_aux", "a_b__c_.pdf"]
    assert len(saved) == len(names)
    assert len(saved[5]) <= 120
    listed = json.loads(export_json(report(answers)))["files"]
    assert listed[0] == {"saved-as": "Plan.pdf", "sha256": f"{0:064x}", "size": 3}


@slowly
@given(answers=reports(FORM))
def test_any_report_is_valid_under_two_validators(answers: Answers):
    exported = json.loads(export_json(report(answers)))
    FIRST.validate(exported)
    SECOND.validate(exported)


@slowly
@given(answers=reports(FORM))
def test_any_report_reads_back_without_loss(answers: Answers, tmp_path_factory: pytest.TempPathFactory):
    exported = export_json(report(answers))
    again = read_back(tmp_path_factory.mktemp("json") / "report.json", exported)
    assert export_json(report(again)) == exported
    assert b"for the house" not in exported


@slowly
@given(answers=reports(FORM), order=st.randoms())
def test_the_same_report_gives_the_same_bytes(answers: Answers, order):
    shuffled = list(answers)
    order.shuffle(shuffled)
    aspects = ("value", "blank")
    other = Answers({q: {a: answers.get(q, a) for a in aspects if answers.get(q, a) is not None} for q in shuffled})
    assert export_json(report(other)) == export_json(report(answers))


@pytest.mark.parametrize(
    ("place", "wrong"),
    [
        (("answers", "coordination.body", "value"), "maybe"),
        (("answers", "coordination.body", "number"), "9.9"),
        (("answers", "coordination.body", "status"), "unanswered"),
        (("answers", "coordination.unknown"), {"number": "1", "kind": "line", "status": "unanswered"}),
        (("revision",), "1"),
        (("note",), "internal"),
        (("schema",), "urn:other"),
    ],
)
def test_the_schema_refuses_what_no_export_holds(place: tuple[str, ...], wrong: object):
    exported = data(coordination_body="no")
    inner = exported
    for key in place[:-1]:
        inner = inner[key]
    inner[place[-1]] = wrong
    assert not FIRST.is_valid(exported)
    assert not SECOND.is_valid(exported)


def test_the_schema_is_itself_valid_and_names_nothing_to_fetch():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert jsonschema_rs.meta.is_valid(SCHEMA)
    text = to_bytes(SCHEMA).decode()
    assert text.count("http") == 1  # the dialect
    assert SCHEMA["$id"] == "urn:poadesk:report:poa-iti:2026:1"
    assert set(SCHEMA["properties"]["answers"]["properties"]) == set(FORM.questions)


def test_text_keeps_its_letters_and_line_ends():
    text = "نعم (12)\n\n- 武器\n- «да»"
    assert data(information_views=text)["answers"]["information.views"]["value"] == text
    assert text.replace("\n", "\\n").encode() in export_json(report(Answers({"information.views": {"value": text}})))


def test_an_export_read_into_another_draft_takes_its_place(tmp_path: Path):
    exported = export_json(report(Answers({"coordination.body": {"value": "no"}})))
    path = tmp_path / "report.json"
    path.write_bytes(exported)
    held = Answers({"coordination.body": {"value": "yes"}, "coordination.youth": {"value": "no", "note": "mine"}})
    after = held.with_changes(fill(FORM, held, read_answer_file(path).answers).changes)
    assert export_json(report(after)) == exported
    assert after.get("coordination.youth", "note") == "mine"
