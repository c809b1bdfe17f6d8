"""JSON values: what answers are made of."""

from collections.abc import Mapping, Sequence

Json = None | bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"]
"""Any JSON value. Answers hold no floats: every figure in a report is a whole number."""

Record = Mapping[str, Json]

MAX_DEPTH = 32


def depth_exceeds(value: Json, limit: int = MAX_DEPTH) -> bool:
    """Whether lists and objects are nested deeper than `limit`; itself safe on any depth."""
    level: list[Json] = [value]
    for _ in range(limit + 1):
        level = [inner for item in level for inner in _inside(item)]
        if not level:
            return False
    return True


def _inside(value: Json) -> Sequence[Json]:
    if isinstance(value, Mapping):
        return tuple(value.values())
    if isinstance(value, Sequence) and not isinstance(value, str):
        return value
    return ()
