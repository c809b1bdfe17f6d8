"""JSON export: the report as JSON for other programs. The public contract is `poadesk.export.schema`.

Only what the report says: no internal notes, no sources, nothing about who owes an answer, no question that is not
asked. Every question that is asked is there, answered or not. The same report gives the same bytes: keys in the order
of the form, whole numbers only, UTF-8, no clock. `revision` is the draft's own count of saved changes; a draft made
from an export counts anew, and that one number is all by which its own export differs.
"""

import json
from collections.abc import Iterator

from poadesk.core.aspects import ASPECTS
from poadesk.core.finding import AS_TYPED
from poadesk.core.form import LANGUAGE, STATE, STATUS, Form, Question
from poadesk.core.json_values import Json, Record
from poadesk.core.kinds.choice import chosen_option
from poadesk.core.kinds.files import bare_name, names_device
from poadesk.export.report import Report
from poadesk.export.schema import FORMAT, schema_id


def export_json(report: Report) -> bytes:
    """The report in the format that `schema(report.form)` describes."""
    return to_bytes(report_data(report))


def to_bytes(data: Json) -> bytes:
    """JSON text for files: UTF-8, indented, with a newline at the end."""
    return (json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode()


def report_data(report: Report) -> dict[str, Json]:
    """What `export_json` writes."""
    form, answers = report.form, report.answers
    cycle = form.cycle(report.cycle)
    return {
        "schema": schema_id(form),
        "format": FORMAT,
        "form": {"id": form.id, "edition": form.edition},
        "revision": report.revision,
        "state": _state(form, answers.value(STATE)),
        "cycle": cycle.id if cycle else None,
        "period": list(cycle.years) if cycle else [],
        "language": answers.value(LANGUAGE),
        "status": chosen_option(answers.value(STATUS)),
        "answers": {q.id: _entry(q, report) for _, questions in report.asked() for q in questions},
        "files": [{**names, "size": file["size"]} for names, file in attached_files(report)],
    }


def _state(form: Form, iso: Json) -> Json:
    state = next((state for state in form.states if state.iso == iso), None)
    return {"iso": state.iso, "m49": state.m49, "name": state.names["en"]} if state else None


def _entry(question: Question, report: Report) -> Json:
    """One question: its number and kind, and the answer, or the reason why it is blank, or that it is unanswered."""
    answers = report.answers
    said: dict[str, Json] = {
        aspect: shown
        for aspect, held in answers.held(question.id)
        if (way := ASPECTS[aspect].exported) and (shown := way.public(question.answer, held)) is not None
    }
    if "value" in said:
        said.pop("blank", None)
    status = "answered" if "value" in said else "blank" if "blank" in said else "unanswered"
    typed = _as_typed(question, report)
    mark: dict[str, Json] = {"as-typed": typed} if typed else {}
    return {"number": question.number, "kind": question.answer.kind, "status": status, **said, **mark}


def _as_typed(question: Question, report: Report) -> list[Json]:
    """The places in the answer that could not be read and stand as they were typed, each once."""
    places: list[Json] = []
    for finding in report.review.findings:
        if finding.question == question.id and finding.code in AS_TYPED:
            place: dict[str, Json] = {}
            if finding.row is not None:
                place["row"] = finding.row
            if finding.part is not None:
                place["part"] = finding.part
            if "year" in finding.params:
                place["year"] = finding.params["year"]
            if place not in places:
                places.append(place)
    return places


def attached_files(report: Report) -> Iterator[tuple[dict[str, str], Record]]:
    """The distinct attachments in the order printed: its digest with a safe name of its own, and its entry."""
    taken: set[str] = set()
    seen: set[str] = set()
    for _, file in report.files():
        digest = str(file["sha256"])
        if digest not in seen:
            seen.add(digest)
            yield {"saved-as": _own_name(str(file["name"]), taken), "sha256": digest}, file


def _own_name(name: str, taken: set[str]) -> str:
    """A file name that is safe on every system and differs from those taken, whatever their case."""
    safe = bare_name(name) or "file"
    stem, dot, ending = safe.rpartition(".") if "." in safe else (safe, "", "")
    if names_device(safe):
        stem = f"_{stem}"
    made, number = f"{stem}{dot}{ending}", 1
    while made.casefold() in taken:
        number += 1
        made = f"{stem}-{number}{dot}{ending}"
    taken.add(made.casefold())
    return made
