"""File identity: whether two paths lead to one file, and whether one leads to a draft that must not be overwritten."""

from pathlib import Path

from poadesk.store.file_header import journal_of


def is_same_file(path: Path, other: Path) -> bool:
    """Whether both lead to one file that is there."""
    try:
        return path.samefile(other)
    except OSError:
        return False


def is_draft_or_journal(path: Path, draft: Path) -> bool:
    """Whether `path` is the draft itself, or the journal it needs to take back an unfinished commit."""
    journal = journal_of(draft)
    return is_same_file(path, draft) or (path.name == journal.name and is_same_file(path.parent, journal.parent))
