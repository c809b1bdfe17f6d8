"""Message extraction: every sentence of the program that is given to gettext, read from the sources."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent / "poadesk"

_TEXTS = {
    "_": (0,), "N_": (0,), "NP_": (1,), "gettext": (0,), "ngettext": (0, 1), "pgettext": (1,), "npgettext": (1, 2),
}  # fmt: skip
"""Functions that take messages, each with the places of the messages among its arguments."""


@dataclass(frozen=True)
class SourceMessage:
    """A message and where it stands."""

    text: str
    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.text!r}"


@cache
def messages() -> tuple[SourceMessage, ...]:
    """Those of all modules, in the order of files and lines."""
    return tuple(found for source in sorted(PACKAGE.rglob("*.py")) for found in _in_file(source))


def _in_file(source: Path) -> Iterator[SourceMessage]:
    for node in ast.walk(ast.parse(source.read_bytes())):
        if isinstance(node, ast.Call):
            for place in _TEXTS.get(_name(node.func), ()):
                if place < len(node.args) and (text := _constant(node.args[place])) is not None:
                    yield SourceMessage(text, source.relative_to(PACKAGE).as_posix(), node.lineno)


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _constant(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None
