"""Undo commands: one step of editing on Qt's undo stack: changes that can be taken back, merged while a burst of
typing lasts.
"""

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from poadesk.core.answers import Change

Apply = Callable[[tuple[Change, ...], str], None]

TYPED, UNDONE, REDONE, DELETED, BLANKED = "typed", "undo", "redo", "delete", "blank"
"""Where a step comes from; the number of the burst is added after a slash."""


def is_typed(origin: str) -> bool:
    """Whether the widget concerned shows the change already, because the person made it there."""
    return origin.startswith(TYPED)


def rearranges(change: Change) -> bool:
    """Whether rows or files come, go or change places: a step of its own, however quickly it follows typing."""
    if not isinstance(change.old or change.new, list):
        return False
    old, new = change.old or [], change.new or []
    if not isinstance(old, list) or not isinstance(new, list):
        return False
    return len(old) != len(new) or sum(before != now for before, now in zip(old, new, strict=True)) > 1


class EditCommand(QUndoCommand):
    """Changes made as one step. Commands of the same burst become one; a burst that ends where it began vanishes."""

    def __init__(self, apply: Apply, changes: tuple[Change, ...], burst: int, text: str, origin: str = TYPED) -> None:
        super().__init__(text)
        self._apply = apply
        self.changes = changes
        self.burst = burst
        self._origin = origin

    def redo(self) -> None:
        self._apply(self.changes, f"{self._origin}/{self.burst}")
        self._origin = REDONE

    def undo(self) -> None:
        self._apply(tuple(change.inverse() for change in reversed(self.changes)), f"{UNDONE}/{self.burst}")

    def id(self) -> int:
        return 1

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802 - Qt's name
        if not isinstance(other, EditCommand) or other.burst != self.burst:
            return False
        self.changes = joined(self.changes, other.changes)
        self.setObsolete(not self.changes)
        return True


def joined(first: tuple[Change, ...], then: tuple[Change, ...]) -> tuple[Change, ...]:
    """The changes that do in one step what the two do one after the other."""
    made = {(change.question, change.aspect): change for change in first}
    for change in then:
        before = made.get((change.question, change.aspect), change)
        made[change.question, change.aspect] = Change(change.question, change.aspect, before.old, change.new)
    return tuple(change for change in made.values() if change.old != change.new)
