"""Pages of a document: what each reader of a kind of file gives, and the one error that they all raise."""

from collections.abc import Iterator
from dataclasses import dataclass


class DocumentRefused(Exception):
    """The file cannot be read. Reasons as in `DocumentTextError`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Pages:
    """How many pages there are, and the words of each in order; None for one that cannot be read."""

    count: int
    texts: Iterator[str | None]
