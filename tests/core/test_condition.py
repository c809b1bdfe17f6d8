"""When a question is asked."""

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from poadesk.core.condition import Condition, holds, leaves

ADAPTER: TypeAdapter[Any] = TypeAdapter(Condition)
CHOSEN = {"a": frozenset({"yes"}), "b": frozenset({"x", "y"}), "c": frozenset()}


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"question": "a", "is": ["yes"]}, True),
        ({"question": "a", "is": ["no", "developing"]}, False),
        ({"question": "b", "is": ["y"]}, True),
        ({"question": "missing", "is": ["yes"]}, False),
        ({"answered": "c"}, True),
        ({"answered": "missing"}, False),
        ({"all": [{"answered": "a"}, {"answered": "missing"}]}, False),
        ({"any": [{"answered": "a"}, {"answered": "missing"}]}, True),
        ({"not": {"question": "a", "is": ["no"]}}, True),
        ({"all": [{"any": [{"not": {"answered": "a"}}, {"answered": "b"}]}, {"answered": "c"}]}, True),
    ],
)
def test_conditions_are_worked_out_from_what_is_chosen(data: dict[str, Any], expected: bool) -> None:
    assert holds(ADAPTER.validate_python(data), CHOSEN.get) is expected


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"question": "a"},
        {"question": "a", "is": []},
        {"eval": "1"},
        {"all": []},
        "a == yes",
        {"answered": "a", "x": 1},
    ],
)
def test_what_is_no_condition_is_refused(data: Any) -> None:
    with pytest.raises(ValidationError):
        ADAPTER.validate_python(data)


def test_every_question_named_can_be_found() -> None:
    condition = ADAPTER.validate_python(
        {"any": [{"not": {"answered": "a"}}, {"all": [{"question": "b", "is": ["x"]}]}]}
    )
    assert len(list(leaves(condition))) == 2
