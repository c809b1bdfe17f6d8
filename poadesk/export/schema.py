"""JSON Schema (2020-12) of an edition's exported reports: a public contract, made from the form and nothing else."""

from poadesk.core.aspects import ASPECTS
from poadesk.core.form import STATUS, Form, Question
from poadesk.core.json_values import Json

FORMAT = 1
"""The version of the export format; it moves when a report that was valid no longer would be."""

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_id(form: Form) -> str:
    """The name by which a report says what it follows; a URN, because there is nothing to fetch."""
    return f"urn:poadesk:report:{form.id}:{form.edition}:{FORMAT}"


def schema(form: Form, language: str = "en") -> dict[str, Json]:
    """The schema of a report on this edition; questions are described by their wording in `language`."""
    wording = form.wording(language)
    values = _named_values(form)
    questions = {q.id: _entry(q, wording.questions[q.id].label, values) for q in form.questions.values()}
    top: dict[str, Json] = {
        "schema": {"const": schema_id(form)},
        "format": {"const": FORMAT},
        "form": _object({"id": {"const": form.id}, "edition": {"const": form.edition}}),
        "revision": {"type": "integer", "minimum": 0},
        "state": {"anyOf": [_state(), {"type": "null"}]},
        "cycle": {"type": ["string", "null"]},
        "period": {"type": "array", "items": {"type": "integer"}, "uniqueItems": True},
        "language": {"type": ["string", "null"]},
        "status": {"enum": [*form.questions[STATUS].answer.option_ids(), None]},
        "answers": {"type": "object", "properties": questions, "additionalProperties": False},
        "files": {"type": "array", "items": _file()},
    }
    return {
        "$schema": DIALECT,
        "$id": schema_id(form),
        "title": f"{wording.title} ({form.key})",
        "description": "The questions that are asked, given the answers. Unknown keys do not occur.",
        **_object(top),
        "$defs": {**_aspects(), "status": _status(), "as-typed": _as_typed(), **values},
    }


def _object(properties: dict[str, Json]) -> dict[str, Json]:
    """An object that has exactly these properties."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _named_values(form: Form) -> dict[str, Json]:
    """The different shapes of values in the form, each once, named by kind and a count from the second of a kind on."""
    named: dict[str, Json] = {}
    for question in form.questions.values():
        shape = question.answer.value_schema()
        if shape not in named.values():
            others = sum(name.split(".")[1] == question.answer.kind for name in named)
            named[f"value.{question.answer.kind}" + (f".{others + 1}" if others else "")] = shape
    return named


def _entry(question: Question, label: str, values: dict[str, Json]) -> Json:
    shape = question.answer.value_schema()
    name = next(name for name, known in values.items() if known == shape)
    return {
        "description": label,
        "type": "object",
        "properties": {
            "number": {"const": question.number},
            "kind": {"const": question.answer.kind},
            "status": True,
            "value": {"$ref": f"#/$defs/{name}"},
            "as-typed": {"$ref": "#/$defs/as-typed"},
            **{aspect: {"$ref": f"#/$defs/{aspect}"} for aspect in _aspects()},
        },
        "required": ["number", "kind", "status"],
        "additionalProperties": False,
        "$ref": "#/$defs/status",
    }


def _status() -> Json:
    """An entry is answered with a value, blank for a reason, or neither."""
    value: dict[str, Json] = {"required": ["value"]}
    blank: dict[str, Json] = {"required": ["blank"]}
    return {
        "oneOf": [
            {"properties": {"status": {"const": "answered"}}, **value, "not": blank},
            {"properties": {"status": {"const": "blank"}}, **blank, "not": value},
            {"properties": {"status": {"const": "unanswered"}}, "not": {"anyOf": [value, blank]}},
        ]
    }


def _as_typed() -> Json:
    """Where an answer holds text that could not be read as its kind asks; an empty place is the whole answer."""
    place: dict[str, Json] = {
        "row": {"type": "integer", "minimum": 0, "description": "The row, counted from 0."},
        "part": {"type": "string", "description": "The column, field, option or row of figures."},
        "year": {"type": "integer"},
    }
    return {
        "description": "The parts of the value that could not be read and stand as they were typed.",
        "type": "array",
        "items": {"type": "object", "properties": place, "additionalProperties": False},
        "minItems": 1,
        "uniqueItems": True,
    }


def _aspects() -> dict[str, Json]:
    """The shapes of what is exported of a question beside its value."""
    return {
        aspect: dict(rules.exported.schema)
        for aspect, rules in ASPECTS.items()
        if rules.exported and rules.exported.schema is not None
    }


def _state() -> Json:
    return _object(
        {
            "iso": {"type": "string", "pattern": "^[A-Z]{3}$"},
            "m49": {"type": "integer", "minimum": 0},
            "name": {"type": "string", "minLength": 1},
        }
    )


def _file() -> Json:
    return _object(
        {
            "saved-as": {"type": "string", "minLength": 1},
            "size": {"type": "integer", "minimum": 0},
            "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
        }
    )
