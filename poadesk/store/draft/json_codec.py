"""JSON codec: answers as text in a file and back: bounded in size and depth, whatever the file holds."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from poadesk.core.finding import Misfit
from poadesk.core.json_values import MAX_DEPTH, Json, depth_exceeds
from poadesk.store.errors import DraftTooLarge

MAX_VALUE = 32 * 1024 * 1024
"""Characters of one answer: about five million words."""


def encode(value: Json, path: Path) -> str:
    """JSON text that `decode` gives back as the same value. Raises DraftTooLarge for what a draft cannot hold."""
    if depth_exceeds(value):
        raise DraftTooLarge(path, "nested", limit=MAX_DEPTH)
    text = _dumps(value, ascii_only=False)
    if not _is_utf8(text):
        text = _dumps(value, ascii_only=True)
    if len(text) > MAX_VALUE:
        raise DraftTooLarge(path, "value", limit=MAX_VALUE)
    return text


def _dumps(value: Json, *, ascii_only: bool) -> str:
    return json.dumps(value, ensure_ascii=ascii_only, allow_nan=False, separators=(",", ":"), default=_plain)


def _plain(value: Mapping[str, Json] | Sequence[Json]) -> dict[str, Json] | list[Json]:
    """Objects and lists of any type as those that `json` knows."""
    return dict(value) if isinstance(value, Mapping) else list(value)


def _is_utf8(text: str) -> bool:
    """False for half a surrogate pair, which JSON can spell and a file cannot hold."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def decode(stored: object) -> Json:
    """The value that a file holds. Raises Misfit for what is no JSON, too large or nested too deep."""
    if not isinstance(stored, str):
        raise Misfit("misfit.stored-type")
    if len(stored) > MAX_VALUE:
        raise Misfit("misfit.stored-size", limit=MAX_VALUE)
    try:
        value: Json = json.loads(stored, parse_constant=_no_constant)
    except ValueError:
        raise Misfit("misfit.stored-json") from None
    except RecursionError:
        raise Misfit("misfit.stored-depth", limit=MAX_DEPTH) from None
    if depth_exceeds(value):
        raise Misfit("misfit.stored-depth", limit=MAX_DEPTH)
    return value


def _no_constant(name: str) -> Json:
    """JSON knows no NaN and no Infinity."""
    raise ValueError(name)
