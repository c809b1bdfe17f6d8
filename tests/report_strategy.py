"""Answers of every kind as hypothesis makes them up: values from a kind's own schema, reports from a form."""

from hypothesis import strategies as st

from poadesk.core.answers import Answers
from poadesk.core.form import Form
from poadesk.core.json_values import Json
from poadesk.core.kinds import Kind

TEXTS = st.one_of(
    st.sampled_from(["12o", "over 1 year", "عدد 12 (a)", "2024-13-45", "<b>x</b>", "武器", "a@b.example", "-5", "~30"]),
    st.text(min_size=1, max_size=40),
)


def raw_values(schema: Json) -> st.SearchStrategy[Json]:  # noqa: PLR0911 - one return a shape reads best
    """JSON that satisfies a schema of the few shapes that kinds use."""
    match schema:
        case {"enum": [*options]}:
            return st.sampled_from(options)
        case {"anyOf": [*schemas]}:
            return st.one_of([raw_values(part) for part in schemas])
        case {"type": "integer"}:
            return st.integers(-3, 10**12)
        case {"type": "string", "pattern": _}:
            return st.text("0123456789abcdef", min_size=64, max_size=64)
        case {"type": "string"}:
            return TEXTS
        case {"type": "array", "items": item}:
            return st.lists(raw_values(item), min_size=1, max_size=3)
        case {"type": "object", "patternProperties": {**patterns}}:
            return st.dictionaries(st.sampled_from(["2023", "2024", "2025"]), raw_values(*patterns.values()))
        case {"type": "object", "properties": {**properties}}:
            needed = set(schema.get("required", ()))
            parts = {key: raw_values(part) for key, part in properties.items()}
            return st.fixed_dictionaries(
                {key: part for key, part in parts.items() if key in needed},
                optional={key: part for key, part in parts.items() if key not in needed},
            )
    raise AssertionError(schema)


def values(kind: Kind) -> st.SearchStrategy[Json]:
    """Values as `read` gives them, without None."""
    return raw_values(kind.value_schema()).filter(lambda raw: _fits(kind, raw)).map(kind.read)


def _fits(kind: Kind, raw: Json) -> bool:
    try:
        return kind.read(raw) is not None
    except ValueError:
        return False


BLANKS = st.fixed_dictionaries(
    {"reason": st.sampled_from(["no-change", "not-applicable", "not-available", "by-choice"])},
    optional={"text": st.sampled_from(["Ministry of Justice", "there are none"])},
)


def reports(form: Form) -> st.SearchStrategy[Answers]:
    """Reports with some of the questions answered, some left blank for a reason, notes and sources here and there."""

    @st.composite
    def draw_report(draw: st.DrawFn) -> Answers:
        known: dict[str, dict] = {}
        for question in form.questions.values():
            what = draw(st.sampled_from(["value", "value", "value", "blank", "nothing"]))
            if what == "value":
                known[question.id] = {"value": draw(values(question.answer))}
            elif what == "blank":
                known[question.id] = {"blank": draw(BLANKS)}
            if draw(st.integers(0, 9)) == 0:
                known.setdefault(question.id, {})["note"] = "a message for the house"
                known[question.id]["source"] = "a source for the house"
        return Answers(known)

    return draw_report()
