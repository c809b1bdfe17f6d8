"""Draft file name: the ending that drafts have."""

from pathlib import Path

SUFFIX = ".poadraft"


def draft_name(to: Path) -> Path:
    """The path with the ending of drafts."""
    return to if to.suffix.lower() == SUFFIX else to.with_name(to.name + SUFFIX)
