"""Earlier report: the start of a new one: a draft or a JSON export of any edition, brought into a new draft with its
files.

What becomes of each answer is decided by `poadesk.core.carryover`; the earlier file is only read. An export of the very
report that is to be made is no earlier report: it is taken back whole.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from poadesk.core.answers import Answers, Change
from poadesk.core.aspects import ASPECTS
from poadesk.core.carryover import Carryover, carry_over, next_cycle
from poadesk.core.documents import documents_in
from poadesk.core.fill import Unfit, fill
from poadesk.core.form import CYCLE, Form
from poadesk.core.json_values import Json
from poadesk.core.kinds.files import bare_name
from poadesk.core.orphaned import EarlierReport
from poadesk.store.answer_file import Given, attach_files, read_answer_file
from poadesk.store.draft.change_log import Step
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.draft.draft_name import SUFFIX
from poadesk.store.errors import AttachmentLost, DraftError, NotADraft
from poadesk.store.forms.library import FormLibrary


class EarlierUnusable(DraftError):
    """A file that no report can start from. Reasons: pdf (holds no answers), no-form, other-form (key)."""

    kind = "earlier"


@dataclass(frozen=True)
class Earlier:
    """An earlier report as found at `path`.

    If that is JSON: what was `given`, what of it was `unfit` even for its own form, and the folder of its `files`.
    """

    path: Path
    report: EarlierReport
    given: Given | None = None
    unfit: tuple[Unfit, ...] = ()
    files: Path | None = None

    @property
    def cycle(self) -> str:
        """The cycle it reported for; empty if it does not say."""
        return str(self.report.answers.value(CYCLE) or "")

    def is_of(self, newer: Form, cycle: str) -> bool:
        """Whether this is the report that is to be made: an export of that edition and cycle (or of no cycle yet)."""
        same_edition = self.given is not None and self.report.form.key == newer.key
        return same_edition and self.cycle in {"", cycle}

    def usual_cycle(self, newer: Form) -> str:
        """What the new report is for unless said otherwise: an export of that edition its own, else the next one."""
        return self.cycle if self.is_of(newer, self.cycle) else next_cycle(newer, self.cycle)


@dataclass(frozen=True)
class Beginning:
    """How a new draft began, and the names of documents whose bytes could not be found.

    `carryover` is None if the report was taken back whole.
    """

    changes: tuple[Change, ...]
    carryover: Carryover | None
    unfit: tuple[Unfit, ...]
    lost: tuple[str, ...]


def is_answers(path: Path) -> bool:
    """Whether the file is to be read as JSON rather than as a draft. Raises EarlierUnusable for a PDF.

    Asked of the store and not of the file's first bytes: reading a draft that this program has open in any other way
    would give up the lock on it; see `file_header`.
    """
    try:
        DraftFile.open(path, read_only=True).close()
    except NotADraft as error:
        if error.reason == "pdf":
            raise EarlierUnusable(path, "pdf") from error
    except DraftError:
        pass
    else:
        return False
    return path.suffix.lower() != SUFFIX


def read_earlier(path: Path, library: FormLibrary, files: Path | None = None) -> Earlier:
    """Read an earlier report; the files of a JSON one are in `files`, or else in the folder that an export makes.

    Raises a DraftError, AnswerFileError, UnknownForm, FormError.
    """
    if not is_answers(path):
        return _from_draft(path, library)
    given = read_answer_file(path)
    if given.form is None:
        raise EarlierUnusable(path, "no-form")
    beside = path.with_name(f"{path.stem}-files")
    return _from_answers(path, given, library.get(given.form), files or (beside if beside.is_dir() else None))


def begin(
    draft: DraftFile, earlier: Earlier, library: FormLibrary, at: datetime, chosen: Sequence[Change] = ()
) -> Beginning:
    """Begin a new, empty draft with an earlier report. Raises a DraftError, AnswerFileError, FormError.

    `chosen` is what the person says of the new report itself, such as its cycle: it belongs to its first moment.
    """
    newer = library.get(draft.form_key)
    succession = library.succession(earlier.report.form, newer)
    earlier, lost = _bring_documents(earlier, draft, at)
    carryover = carry_over(earlier.report, newer, succession)
    steps = [Step(tuple(c), origin, at) for c, origin in ((carryover.changes, "carry"), (chosen, "new")) if c]
    if steps:
        draft.commit_steps(steps)
    return Beginning(carryover.changes, carryover, earlier.unfit, lost)


def take_back(draft: DraftFile, earlier: Earlier, at: datetime) -> Beginning:
    """Put the very report (`Earlier.is_of`) into a new, empty draft, unmarked. Raises a DraftError, AnswerFileError."""
    earlier, lost = _bring_documents(earlier, draft, at)
    answers = earlier.report.answers
    changes = tuple(Change(q, aspect, None, raw) for q in answers for aspect, raw in answers.held(q))
    if changes:
        draft.commit(changes, "fill", at)
    return Beginning(changes, None, earlier.unfit, lost)


def _from_draft(path: Path, library: FormLibrary) -> Earlier:
    with DraftFile.open(path, read_only=True) as draft:
        stored = draft.answers()
        form = library.get(draft.form_key)
    known = {q: {a: held[a] for a in ASPECTS if a in held} for q, held in stored.items()}
    return Earlier(path, EarlierReport(form, Answers(known)))


def _from_answers(path: Path, given: Given, form: Form, files: Path | None) -> Earlier:
    filling = fill(form, Answers(), given.answers, given.twice)
    return Earlier(path, EarlierReport(form, Answers().with_changes(filling.changes)), given, filling.unfit, files)


def _bring_documents(earlier: Earlier, into: DraftFile, at: datetime) -> tuple[Earlier, tuple[str, ...]]:
    """The earlier report with its files in the new draft, and the names of those not found."""
    if earlier.given is None:
        return earlier, _copy_documents(earlier, into, at)
    return _attach_documents(earlier, earlier.given, into, at)


def _copy_documents(earlier: Earlier, into: DraftFile, at: datetime) -> tuple[str, ...]:
    """Copy the documents that the answers name; gives the names of those that the earlier draft does not hold."""
    lost = []
    with DraftFile.open(earlier.path, read_only=True) as draft:
        for digest, name in _named_documents(earlier.report.answers).items():
            try:
                data = draft.attachment(digest)
            except AttachmentLost:
                lost.append(name)
            else:
                into.keep_document(data, at)
    return tuple(lost)


def _attach_documents(earlier: Earlier, given: Given, into: DraftFile, at: datetime) -> tuple[Earlier, tuple[str, ...]]:
    """The earlier report with the files it names attached to the new draft, and the names of those not found."""
    found: set[str] = set()

    def attach(path: Path) -> Mapping[str, Json]:
        entry = into.attach(path, at)
        found.add(str(entry["sha256"]))
        return entry

    if earlier.files is not None:
        given = attach_files(given, earlier.files, attach)
        earlier = _from_answers(earlier.path, given, earlier.report.form, earlier.files)
    documents = _named_documents(earlier.report.answers)
    return earlier, tuple(name for digest, name in documents.items() if digest not in found)


def _named_documents(answers: Answers) -> Mapping[str, str]:
    """The names of the documents that answers name, by digest, as they may be told."""
    return {digest: bare_name(name) or digest[:12] for digest, name in documents_in(answers).items()}
