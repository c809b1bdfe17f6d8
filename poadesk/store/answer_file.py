"""Answer files: JSON files from outside, exports of our own or answers written by hand, as answers by question. Trusts
nothing.

What a file may be:  an export;  an object of answers by id or number;  or {"form": "poa-iti/2026", "answers": …}.
How each answer may be written is said in `poadesk.core.fill`. An answer may name an attachment as {"file": "plan.pdf"},
with `title` and `language` beside it if wished; exports name theirs by digest. Either is looked for in one folder, by
its bare name, and nowhere else.
"""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from poadesk.core.json_values import MAX_DEPTH, Json, Record
from poadesk.core.kinds.files import bare_name
from poadesk.core.text.fold import fold
from poadesk.core.text.plain_text import clean, one_line
from poadesk.store.regular_file import FileTooLarge, NotRegularFile, read_regular

MAX_BYTES = 64_000_000
"""A larger file is not read: ten times the longest report imaginable."""

MOST_VALUES = 100_000
"""In one file: ten times the longest report imaginable. Thirty million fill the memory before any is looked at."""

_TEXT = re.compile(r'"(?:[^"\\]|\\.)*+"', re.DOTALL)
_LONGEST_NUMBER = 30
_FILE_KEYS = frozenset({"file", "title", "language"})
_TOP_KEYS = frozenset(
    ("schema", "format", "form", "revision", "state", "cycle", "period", "language", "status", "answers", "files")
)


class AnswerFileError(Exception):
    """A file that cannot be read as answers: `code` and `params` as in a finding."""

    def __init__(self, path: Path, code: str, **params: Json) -> None:
        super().__init__(f"{path}: {code} {params}")
        self.path = path
        self.code = code
        self.params = params


@dataclass(frozen=True)
class Given:
    """Answers by id or number as they stand in the file; `form` is the key of the edition if the file names one.

    `twice` are names that occur more than once in the same object, at any depth; the last one counts.
    `saved` are the attachments that an export lists: names under which they were saved beside it, by digest.
    """

    answers: Mapping[str, Json]
    form: str | None = None
    twice: tuple[str, ...] = ()
    saved: Mapping[str, str] = field(default_factory=dict)


def read_answer_file(path: Path) -> Given:
    """The answers in a JSON file of at most MAX_BYTES. Raises AnswerFileError."""
    twice: dict[str, None] = {}
    raw = _parse(path, _read(path), twice)
    if not isinstance(raw, Mapping):
        raise AnswerFileError(path, "answers.not-object")
    answers = raw.get("answers")
    if not isinstance(answers, Mapping) or not raw.keys() <= _TOP_KEYS:
        return Given(raw, None, tuple(twice))
    return Given(answers, _form_key(raw.get("form")), tuple(twice), _saved_names(raw.get("files")))


def _read(path: Path) -> bytes:
    try:
        return read_regular(path, MAX_BYTES)
    except NotRegularFile as error:
        raise AnswerFileError(path, "answers.unreadable.special") from error
    except FileTooLarge as error:
        raise AnswerFileError(path, "answers.too-large", limit=MAX_BYTES // 1_000_000) from error
    except OSError as error:
        raise AnswerFileError(path, "answers.unreadable", cause=error.strerror or str(error)) from error


def _parse(path: Path, data: bytes, twice: dict[str, None]) -> Json:
    """JSON without floats: a whole one becomes an integer, any other stays as the text it was."""
    try:
        text = data.decode(json.detect_encoding(data)).removeprefix("\ufeff")
        _refuse_too_many(path, text)
        parsed: Json = json.loads(
            text,
            parse_int=_whole,
            parse_float=_no_float,
            parse_constant=str,
            object_pairs_hook=lambda pairs: _object(pairs, twice),
        )
    except UnicodeDecodeError as error:
        raise AnswerFileError(path, "answers.not-text", byte=error.start) from error
    except json.JSONDecodeError as error:
        raise AnswerFileError(path, "answers.not-json", line=error.lineno, column=error.colno) from error
    except RecursionError:
        raise AnswerFileError(path, "answers.too-deep") from None
    return parsed


def _refuse_too_many(path: Path, text: str) -> None:
    """Raises AnswerFileError for more values than MOST_VALUES, by the commas between them; before anything is made."""
    if text.count(",") > MOST_VALUES and _TEXT.sub("", text).count(",") > MOST_VALUES:
        raise AnswerFileError(path, "answers.too-many", limit=MOST_VALUES)


def _whole(digits: str) -> Json:
    return int(digits) if len(digits) <= _LONGEST_NUMBER else digits


def _no_float(digits: str) -> Json:
    number = float(digits)
    return int(number) if number.is_integer() and abs(number) < 10**15 else digits


def _object(pairs: list[tuple[str, Json]], twice: dict[str, None]) -> Record:
    made = dict(pairs)
    if len(made) < len(pairs):
        times = Counter(key for key, _value in pairs)
        twice.update((key, None) for key in made if times[key] > 1)
    return made


def _form_key(raw: Json) -> str | None:
    if isinstance(raw, Mapping):
        return _line(f"{raw.get('id')}/{raw.get('edition')}")
    return _line(raw) if isinstance(raw, str) else None


def _line(text: str) -> str:
    return " ".join(clean(text).text.split())[:80]


def _saved_names(raw: Json) -> Mapping[str, str]:
    names = {}
    for file in raw if isinstance(raw, list) else []:
        if isinstance(file, Mapping):
            digest, name = file.get("sha256"), file.get("saved-as")
            if isinstance(digest, str) and isinstance(name, str):
                names[digest] = name
    return names


def attach_files(given: Given, folder: Path, attach: Callable[[Path], Record]) -> Given:
    """`given` with each file it names that lies in `folder` attached, and its entry put in place of the name.

    `attach` takes in a file and gives its entry. Raises AnswerFileError for a name that is no bare name or no file in
    the folder; a file that an export lists but is not there is left as it is.
    """
    for digest, name in given.saved.items():
        path = find_file(folder, name)
        if path is not None:
            _same_file(path, digest, attach(path))
    answers = {name: _attached(raw, folder, attach, MAX_DEPTH) for name, raw in given.answers.items()}
    return replace(given, answers=answers)


def _same_file(path: Path, digest: str, entry: Record) -> None:
    if entry["sha256"] != digest:
        raise AnswerFileError(path, "answers.file-differs")


def _attached(raw: Json, folder: Path, attach: Callable[[Path], Record], depth: int) -> Json:
    if depth < 0:
        return raw
    if isinstance(raw, Mapping):
        name = raw.get("file")
        if isinstance(name, str) and raw.keys() <= _FILE_KEYS:
            said = {key: text for key, text in raw.items() if key != "file"}
            return {**attach(_in_folder(folder, name)), **said}
        return {key: _attached(part, folder, attach, depth - 1) for key, part in raw.items()}
    if isinstance(raw, Sequence) and not isinstance(raw, str):
        return [_attached(part, folder, attach, depth - 1) for part in raw]
    return raw


def _in_folder(folder: Path, name: str) -> Path:
    """The file of this bare name; links that lead out of the folder lead nowhere."""
    if not name.strip() or re.search(r"[/\\:]", name) or name.strip() in {".", ".."}:
        raise AnswerFileError(folder, "answers.file-name", name=_line(name))
    path = find_file(folder, name)
    if path is None:
        raise AnswerFileError(folder, "answers.file-missing", name=_line(name))
    return path


def find_file(folder: Path, name: str) -> Path | None:
    """The file of this name in the folder, whatever the normal form, spaces and case in which a system keeps it.

    What is named exactly goes first; of several that differ only in such things none is meant.
    """
    places = [folder / name] if not re.search(r"[/\\\0]", name) else []
    places += [folder / bare_name(name)]
    exact = next((path for path in places if _is_inside(path, folder)), None)
    if exact is not None:
        return exact
    for key in (composed, fold):
        found = [path for path in _listed(folder) if key(path.name) == key(name) and _is_inside(path, folder)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def composed(name: str) -> str:
    """A name in the one normal form (NFC), its spaces single: some systems store what another one is given in NFD."""
    return one_line(unicodedata.normalize("NFC", name))


def stored_path(folder: Path, name: str) -> Path:
    """Where a file of this name is in the folder, whatever normal form a system keeps it in, or where it would be."""
    exact = folder / name
    if exact.exists():
        return exact
    return next((path for path in _listed(folder) if composed(path.name) == composed(name)), exact)


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _is_inside(path: Path, folder: Path) -> bool:
    """A regular file of the folder itself, and no link that leads out of it."""
    try:
        return path.is_file() and path.resolve().parent == folder.resolve() and path != folder
    except (OSError, ValueError):
        return False
