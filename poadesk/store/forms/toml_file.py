"""TOML files: reading those that forms are made of: bounded in every measure, every failure a fault with its file."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from poadesk.core.form_check import Fault
from poadesk.store.regular_file import FileTooLarge, NotRegularFile, read_regular

MAX_BYTES = 400_000
"""A larger form file is not one: three times the English wording, for scripts of three bytes a letter."""

_MOST_READ = 4_000_000
"""Bytes looked at for what is named more precisely than by the size."""

MAX_TEXT = 20_000
"""Characters of one text; the longest explanation has a tenth of it."""

_MOST_DOTS = 300
"""In a line. A key with thousands of parts would be read for hours."""
_MOST_DOTS_SQUARED = 1_000_000
"""Of all lines together: the time to read a key grows with the square of its parts."""
_DEEPEST = 32
_LONGEST_KEY = 200
_MOST_ENTRIES = 2_000
"""In one list."""
_MOST_KEYS = 10_000
"""In one table."""
_LARGEST_NUMBER = 2**63
"""The range of whole numbers that TOML promises; Python reads more and then cannot write them."""

Table = dict[str, Any]


class Faulty(Exception):
    """Faults found so early that nothing further can be read. Never leaves the reading of a form."""

    def __init__(self, *found: Fault) -> None:
        super().__init__(found)
        self.found = found


def read_toml(path: Path, name: str | None = None) -> Table:
    """The file's content; faults call the file `name`, else by its bare name.

    Raises Faulty for a file that is missing, no regular file, huge, not UTF-8 or broken, or that holds what is too
    deep, long or large for any form.
    """
    name = name or path.name
    table = _parsed(_text(path, name), name)
    if fault := next(_excesses(table, name), None):
        raise Faulty(fault)
    return table


def _text(path: Path, name: str) -> str:
    try:
        return read_regular(path, _MOST_READ).decode("utf-8-sig")
    except FileNotFoundError:
        raise Faulty(Fault("file.missing", {"path": str(path)}, name)) from None
    except NotRegularFile:
        raise Faulty(Fault("file.not-regular", {}, name)) from None
    except FileTooLarge:
        raise Faulty(Fault("file.too-large", {"limit": MAX_BYTES}, name)) from None
    except OSError as error:
        raise Faulty(Fault("file.unreadable", {"cause": error.strerror or str(error)}, name)) from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise Faulty(Fault("file.not-utf-8", {"line": line}, name)) from None
    except ValueError as error:  # a path that no system takes
        raise Faulty(Fault("file.unreadable", {"cause": str(error)}, name)) from None


def _parsed(text: str, name: str) -> Table:
    dots = [line.count(".") for line in text.split("\n")]
    if max(dots) > _MOST_DOTS:
        raise Faulty(Fault("file.not-toml", {"cause": f"more than {_MOST_DOTS} dots in a line"}, name))
    if sum(count * count for count in dots) > _MOST_DOTS_SQUARED:
        raise Faulty(Fault("file.not-toml", {"cause": "too many dots in all"}, name))
    if len(text.encode()) > MAX_BYTES:
        raise Faulty(Fault("file.too-large", {"limit": MAX_BYTES}, name))
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # a ValueError too for numbers of thousands of digits
        raise Faulty(Fault("file.not-toml", {"cause": str(error)}, name)) from None


def _excesses(table: Table, name: str) -> Iterator[Fault]:
    """What is too deep, long or large. Without recursion: what is nested is the stranger's choice."""
    waiting: list[tuple[str, Any, int]] = [("", table, 0)]
    while waiting:
        key, value, depth = waiting.pop()
        if fault := _excess(key, value, depth, name):
            yield fault
        elif isinstance(value, dict):
            waiting.extend((inner, value[inner], depth + 1) for inner in value)
        elif isinstance(value, list):
            waiting.extend((key, inner, depth + 1) for inner in value)


def _excess(key: str, value: object, depth: int, name: str) -> Fault | None:
    limits: tuple[tuple[bool, str, int], ...] = (
        (len(key) > _LONGEST_KEY, "file.key-too-long", _LONGEST_KEY),
        (depth > _DEEPEST, "file.too-deep", _DEEPEST),
        (isinstance(value, str) and len(value) > MAX_TEXT, "file.text-too-long", MAX_TEXT),
        (isinstance(value, list) and len(value) > _MOST_ENTRIES, "file.too-many", _MOST_ENTRIES),
        (isinstance(value, dict) and len(value) > _MOST_KEYS, "file.too-many", _MOST_KEYS),
        (isinstance(value, int) and not -_LARGEST_NUMBER <= value < _LARGEST_NUMBER, "file.number", 0),
    )
    broken = next(((code, limit) for is_over, code, limit in limits if is_over), None)
    return Fault(broken[0], {"key": key[:40] or name, "limit": broken[1]}, name) if broken else None
