"""All answers and documents of an open report written into another draft, also while its own file cannot be written."""

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from poadesk.core.answers import Answers
from poadesk.store.draft_file import SUFFIX, DraftFile


def save_copy(draft: DraftFile, answers: Answers, to: Path) -> None:
    """Raises a DraftError; the system's dialog has asked already whether a file may give way."""
    to = to if to.suffix == SUFFIX else to.with_name(to.name + SUFFIX)
    now = datetime.now(UTC)
    with DraftFile.create(to, draft.form_key, now) as copy:
        copy.commit(list(Answers().difference(answers)), "copy", now)
        _copy_documents(draft, answers, copy)


def _copy_documents(draft: DraftFile, answers: Answers, copy: DraftFile) -> None:
    for digest in _digests(answers):
        with TemporaryDirectory() as folder:
            path = Path(folder) / digest
            draft.export_attachment(digest, path)
            copy.attach(path)


def _digests(answers: Answers) -> set[str]:
    """The digests of every document that any answer names, at any depth."""
    found: set[str] = set()
    level = [answers.value(question) for question in answers]
    while level:
        value = level.pop()
        if isinstance(value, dict):
            if isinstance(digest := value.get("sha256"), str):
                found.add(digest)
            level.extend(value.values())
        elif isinstance(value, list):
            level.extend(value)
    return found
