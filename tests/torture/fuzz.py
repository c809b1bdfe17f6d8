"""Hostile files: real drafts, exports and forms with parts changed, cut, doubled or swapped, read as if from a stick.

Nothing but the named errors may come of it, within a second, and nothing may be written but beside the file and in the
data folder; what is written at all is seen by an audit hook.
"""

import json
import os
import random
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, suppress
from datetime import UTC, date, datetime
from pathlib import Path

from poadesk import paths
from poadesk.core.answers import Answers
from poadesk.core.check import review
from poadesk.core.fill import fill
from poadesk.core.form import Form
from poadesk.core.text.clipboard import as_clipboard, clipboard_lines
from poadesk.core.text.html_text import html_rows, html_text
from poadesk.core.text.plain_text import clean
from poadesk.store.answer_file import AnswerFileError, attach_files, read_answer_file
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.draft.history import moments, stored_at, versions
from poadesk.store.draft.open_report import open_report
from poadesk.store.errors import DraftError
from poadesk.store.example_report import NAME
from poadesk.store.forms.library import FormError, FormLibrary, UnknownForm, check_folder
from poadesk.store.recovery.recover import recover
from tests.torture.drivers import shipped_form
from tests.torture.hostile_forms import hostile

ROOT = Path(__file__).resolve().parents[2]
AT = datetime(2026, 3, 2, 14, 32, 7, tzinfo=UTC)
LONGEST = 1.0
"""Seconds of work for one file, as the processor counts them: a busy machine takes longer for the same."""
HANGS = 30.0
"""Seconds by the clock after which a file is said to hang."""
TYPED = {
    "1.1": "☐ yes ☒ no", "1.2": "en cours d’élaboration", "A.3": "Français", "A.5": "\u200e15 мая 2026 г.",
    "1.1.d.i": "1,234.567", "1.1.d.ii": "environ 1\u202f200", "3.10.2": "thirty (30) years",
    "1.1.c": {"title": "Mme", "telephone": "+1 268 462-0125, ext. 12; +1 268 462-0126 / 27",
              "email": "«a＠example.org»、b@example.org", "website": "<www.example.org>"},
    "4.1.1": [{"title": "ช \uf0d8\tO", "year": "2011/2012", "link": "https://example.org/a (English)"}],
    "6.1.1": {"seized": {"2024": "n/a", "2025": "١٬٢٣٤"}}, "7.4.1": "Registers are kept by the Ministry.",
    "10.2": [{"file": "Décret.pdf"}],
}  # fmt: skip
"""Answers as people type them, each of a kind that was once misread."""
PASTED = (
    '"Gun law" of 2003\t\t2003\n"Arms regulations\t\t2004\n"two\nlines"\t"a ""b"""\n\uf0d8\tx\uf0fe',
    "<table><tr><td colspan=2>Act<td rowspan=9>2003</tr><tr><th>a<br>b</table><ol><li>x<ul><li>y</ol><pre>\tz&lt;",
)
"""What lies on the clipboard: rows of a spreadsheet, and a web page."""

NASTY = (
    b"../../../etc/passwd",
    b"\x00",
    b"\xff\xfe\xfd",
    b"[" * 2000,
    b'{"a":' * 500,
    b"9" * 5000,
    b"0x" + b"f" * 6000,
    b'base = "2026"',
    b"{subject}" * 500,
    b"\n[[pattern.action]]\n" * 300,
    b"1e999",
    b"NaN",
    b'"\\ud800"',
    "\u202e".encode(),
    b"<img src=/etc/passwd>",
    b"%s%n{0}{a.__class__}",
    b"CREATE TRIGGER t AFTER INSERT ON answer BEGIN DELETE FROM answer; END",
    b"\x7f\xff\xff\xff",
)
HOSTILE_ROWS = (
    "UPDATE change SET at = x'00ff', revision = 'many'",
    f"UPDATE attachment SET size = '{'9' * 400}'",  # noqa: S608 - our own words
    "UPDATE milestone SET revision = x'ff', at = 1e300",
    "INSERT OR REPLACE INTO meta VALUES ('holder', '{\"session\": [], \"who\": {}}')",
    "UPDATE meta SET value = '999999999999999' WHERE key = 'revision'",
)
"""What a draft from a stick may hold in place of numbers, times and texts."""
Known = (DraftError, AnswerFileError, FormError, UnknownForm)
WRITING = {
    "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod",
    "shutil.copyfile", "shutil.move", "shutil.rmtree", "sqlite3.connect",
}  # fmt: skip
FORBIDDEN = ("subprocess.", "os.system", "os.exec", "os.posix_spawn", "socket.", "ctypes.", "webbrowser.")


class Watch:
    """Notes what is written outside of some folders, and whatever should never be done at all."""

    def __init__(self) -> None:
        self.allowed: tuple[str, ...] | None = None
        self.seen: list[str] = []
        sys.addaudithook(self._hear)

    def _hear(self, event: str, details: tuple[object, ...]) -> None:
        if self.allowed is None:
            return
        if event.startswith(FORBIDDEN):
            self.seen.append(f"{event} {details}")
        elif event == "open":
            path, _mode, flags = details
            if isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
                self._check(event, path)
        elif event in WRITING:
            self._check(event, details[0])

    def _check(self, event: str, path: object) -> None:
        where = os.fsdecode(path) if isinstance(path, str | bytes | os.PathLike) else ""
        where = where.removeprefix("file://").partition("?")[0]
        if where.startswith("/") and not where.startswith(self.allowed or ()):
            self.seen.append(f"{event} {where}")


_WATCH: list[Watch] = []


def mutate(data: bytes, chance: random.Random) -> bytes:
    """The bytes with a few things done to them."""
    made = bytearray(data)
    for _ in range(chance.choice([1, 1, 2, 3, 8, 30])):
        start = chance.randrange(len(made)) if made else 0
        end = min(len(made), start + chance.choice([1, 1, 2, 4, 16, 100, 4096]))
        turn = chance.randrange(7)
        if turn == 0:
            made[start:end] = chance.randbytes(end - start)
        elif turn == 1:
            made[start:end] = bytes(end - start)
        elif turn == 2:
            del made[start:end]
        elif turn == 3:
            made[start:start] = made[start:end]
        elif turn == 4:
            made[start:start] = chance.choice(NASTY)
        elif turn == 5:
            nasty = chance.choice(NASTY)
            made[start : start + len(nasty)] = nasty
        elif made:
            made[start] ^= 1 << chance.randrange(8)
    return bytes(made[: chance.randrange(len(made) + 1)] if chance.random() < 0.05 else made)


def read_draft(path: Path, form: Form) -> None:
    """All that may be done with a draft from a stick; recovery last."""
    library = FormLibrary(paths.forms_folders()[1:])
    with suppress(DraftError), open_report(path, library).draft as draft:
        _read_all(draft, form)
    try:
        with open_report(path, library, read_only=True).draft as draft:
            _read_all(draft, form)
    except Known:
        with suppress(DraftError):
            recover(path, AT)


def _read_all(draft: DraftFile, form: Form) -> None:
    review(form, Answers(), date(2026, 5, 1))
    draft.place()
    draft.milestones()
    moments(draft)
    versions(draft)
    stored_at(draft, draft.revision // 2)
    for digest in draft.documents()[:20]:
        with suppress(DraftError):
            draft.attachment(digest)


def read_answers(path: Path, form: Form) -> None:
    given = read_answer_file(path)
    given = attach_files(given, path.parent, lambda file: {"name": file.name, "size": 1, "sha256": "0" * 64})
    filling = fill(form, Answers(), given.answers, given.twice)
    review(form, Answers().with_changes(filling.changes), date(2026, 5, 1))


def read_form(path: Path, form: Form) -> None:
    check_folder(path.parent, paths.forms_folders()[1:])


def read_words(path: Path, form: Form) -> None:
    check_folder(path.parent / "poa-iti" / "2026", paths.forms_folders()[1:])


def read_pasted(path: Path, form: Form) -> None:
    text = path.read_bytes().decode("utf-8", "replace")
    for lines in (clipboard_lines(text), html_rows(text)):
        clipboard_lines(as_clipboard(lines))
    clean(html_text(text))
    fill(form, Answers(), dict.fromkeys(("1.1", "1.1.a", "A.5", "1.1.d.i", "3.10.2", "4.1.1"), text))


Reader = Callable[[Path, Form], None]


def samples(folder: Path) -> Iterator[tuple[Path, Reader]]:
    """Real files, each alone in a folder of its own with what belongs to it."""
    for draft in sorted((ROOT / "tests" / "drafts").glob("*.poadraft")):
        yield _copied(draft, folder / draft.stem), read_draft
    for number, statement in enumerate(HOSTILE_ROWS):
        draft = _copied(ROOT / "tests" / "drafts" / "format-1.poadraft", folder / f"rows-{number}")
        with closing(sqlite3.connect(draft, isolation_level=None)) as connection:
            connection.execute(statement)
        yield draft, read_draft
    examples = paths.resources() / "examples"
    yield _copied(examples / f"{NAME}.json", folder / "example"), read_answers
    typed = folder / "typed" / "answers.json"
    typed.parent.mkdir()
    typed.write_text(json.dumps(TYPED, ensure_ascii=False), encoding="utf-8")
    (typed.parent / "De\u0301cret.pdf").write_bytes(b"%PDF-")
    yield typed, read_answers
    for number, pasted in enumerate(PASTED):
        (folder / f"pasted-{number}").mkdir()
        text = folder / f"pasted-{number}" / "text"
        text.write_text(pasted, encoding="utf-8")
        yield text, read_pasted
    form = folder / "forms" / "poa-iti"
    for words in sorted((ROOT / "forms").glob("words.*.toml")):
        yield _copied(words, folder / "forms"), read_words
    shutil.copytree(ROOT / "forms" / "poa-iti" / "2026", form / "2026")
    shutil.copytree(ROOT / "tests" / "editions" / "poa-iti" / "2028", form / "2028")
    for edition, name in (
        ("2026", "form"),
        ("2026", "text.en"),
        ("2026", "from-2018"),
        ("2028", "form"),
        ("2028", "text.en"),
    ):
        yield form / edition / f"{name}.toml", read_form
    for number, (name, (file, content)) in enumerate(sorted(hostile().items())):
        if file in {"form.toml", "text.en.toml", "from-2018.toml"}:
            own = folder / f"hostile {number} {name}" / "poa-iti" / "2026"
            shutil.copytree(ROOT / "forms" / "poa-iti" / "2026", own)
            (own / file).write_bytes(content)
            yield own / file, read_form


def _copied(path: Path, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copy(path, folder))


def run(seconds: float, seed: int, place: Path) -> int:
    """Try hostile files for so many seconds; gives how many. Raises AssertionError for the first that does harm."""
    (place / "temp").mkdir()
    tempfile.tempdir = str(place / "temp")
    if not _WATCH:
        _WATCH.append(Watch())
    form = shipped_form()
    real = [(path, reader, path.read_bytes()) for path, reader in samples(place / "stick")]
    before = _digest_of_sources()
    end = time.monotonic() + seconds
    tried = 0
    while time.monotonic() < end:
        path, reader, data = real[tried % len(real)]
        try_one(path, reader, mutate(data, random.Random(f"{seed}-{tried}")), form, f"{seed}-{tried}")  # noqa: S311
        _put_back(path, data)
        tried += 1
    assert _digest_of_sources() == before, "files elsewhere were changed"
    return tried


def try_one(path: Path, reader: Reader, data: bytes, form: Form, name: str) -> None:
    """Read one hostile file."""
    path.write_bytes(data)
    watch = _WATCH[0]
    begun, worked = time.monotonic(), time.process_time()
    watch.allowed = (str(path.parent), str(paths.data_folder()), tempfile.gettempdir())
    try:
        with suppress(*Known):
            reader(path, form)
        took, work = time.monotonic() - begun, time.process_time() - worked
        assert work < LONGEST, f"{work:.1f} s of work for one file"
        assert took < HANGS, f"{took:.1f} s for one file"
        assert not watch.seen, [*watch.seen]
    except BaseException as error:
        error.add_note(f"{reader.__name__}: file number {name}, mutated by random.Random({name!r})")
        raise
    finally:
        watch.allowed = None
        watch.seen.clear()


def _put_back(path: Path, data: bytes) -> None:
    for entry in path.parent.iterdir():
        if entry.suffix == ".poadraft" or entry.name.endswith("-journal"):
            entry.unlink()
    path.write_bytes(data)


def _digest_of_sources() -> Mapping[str, int]:
    """Size of every file of the checkout that a form or draft could name."""
    folders = ("forms", "resources", "tests/drafts")
    return {str(path): path.stat().st_mtime_ns for folder in folders for path in (ROOT / folder).rglob("*")}
