"""Makes the system calls that touch a draft fail, one kind and one moment after the other, with strace's injection.

Also a disk that is really full, where a tiny file system can be mounted. Each time: nothing that was called saved is
lost, the failure has words, a copy can be saved elsewhere meanwhile, and saving resumes by itself.
"""

# ruff: noqa: T201 - its output is its purpose

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from poadesk.core.answers import Change
from poadesk.sentences.store_errors import error_sentence
from poadesk.store import errors
from poadesk.store.backup.backups import back_up, list_backups
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.timestamps import utc_now
from tests.torture.killing import make_draft
from tests.torture.told import Account, read_state, state_of, strays_beside

if sys.platform != "win32":
    import resource

ROOT = Path(__file__).resolve().parents[2]
SHARE = "openat,newfstatat,access,pread64,pwrite64,fdatasync,fsync,unlink,fcntl"
"""All that a share no longer does once it is gone."""
CALLS: Mapping[str, tuple[str, ...]] = {
    "pwrite64": ("ENOSPC", "EIO"),
    "fdatasync": ("EIO", "ENOSPC"),
    "fsync": ("EIO",),
    "unlink": ("EACCES", "EIO", "EROFS"),
    "openat": ("EACCES", "EIO", "EROFS", "ENOENT"),
    "pread64": ("EIO",),
    "fcntl": ("EAGAIN", "EIO"),
    "ftruncate": ("EIO", "ENOSPC"),
    "newfstatat": ("EACCES", "EIO"),
    SHARE: ("ENOTCONN",),
}
CALLS_OF_BACKUPS: Mapping[str, tuple[str, ...]] = {
    "pwrite64": ("ENOSPC", "EIO"),
    "fsync": ("EIO",),
    "rename": ("EIO", "EACCES"),
    "chmod": ("EACCES",),
    "mkdir": ("EACCES", "ENOSPC"),
}
MOMENTS = ("1", "3", "9", "17", "30", "60", "100", "300", "12+")
"""Which calls fail: the third, the ninth…; with a plus, that one and all after it."""

_FOR_GOOD = "+"
Limit = Callable[[], None]


@dataclass(frozen=True)
class Fault:
    """A call that fails, with what, and when."""

    call: str
    error: str
    when: str
    backups: bool

    def __str__(self) -> str:
        call = "anything" if self.call == SHARE else self.call
        return f"{call} {self.error} {self.when}{' while backing up' if self.backups else ''}"


@dataclass(frozen=True)
class Told:
    """How the program fared: failures it met, copies it saved meanwhile, whether all was on the disk in the end."""

    failures: int
    copies: int
    done: bool
    opened: bool

    def __str__(self) -> str:
        if not self.opened:
            return "could not be opened, and said so"
        return f"{self.failures} failures, {self.copies} copies saved meanwhile" + ("" if self.done else ", given up")


def all_faults() -> Iterator[Fault]:
    for calls, backups in ((CALLS, False), (CALLS_OF_BACKUPS, True)):
        for call, codes in calls.items():
            for code in codes:
                for when in MOMENTS:
                    yield Fault(call, code, when, backups)


def is_available() -> bool:
    """Whether strace is here and may trace."""
    if shutil.which("strace") is None:
        return False
    tried = subprocess.run(["strace", "-o", os.devnull, "true"], capture_output=True, check=False)
    return tried.returncode == 0


def run_all(seed: int, folder: Path) -> Iterator[tuple[object, Told]]:
    if is_available():
        for number, fault in enumerate(all_faults()):
            yield fault, inject(fault, seed + number, folder / f"fault {number}")
    else:
        print("strace is not here or may not trace: calls are not made to fail", flush=True)
    yield "files that may not grow", starve(seed, folder / "limit", limited=True)
    if can_mount(folder):
        with tiny_disk(folder / "tiny") as disk:
            yield "a disk of 1.2 MB", starve(seed, disk / "full", limited=False)


def inject(fault: Fault, seed: int, folder: Path) -> Told:
    """Run the program with the fault, and judge what it left. Raises AssertionError for a promise broken."""
    path = folder / "drafts" / "report.poadraft"
    make_draft(path)
    # Backups have names that cannot be foreseen; their calls are those that nothing else makes.
    watched = [] if fault.backups else [part for name in _files_of(path) for part in ("-P", name)]
    rule = f"inject={fault.call}:error={fault.error}:when={fault.when}"
    command = ["strace", "-f", "-qq", "-o", os.devnull, *watched, "-e", f"trace={fault.call}", "-e", rule]
    seconds = 0.5 if fault.when.endswith(_FOR_GOOD) else 20.0
    told = _run([*command, *_program("backups" if fault.backups else "trouble", path, seed, seconds)], path, fault)
    if fault.backups and told.opened:
        _judge_backups(path)
    return told


def _judge_backups(path: Path) -> None:
    """Every backup that is listed can be opened, and the next one clears away what was half made."""
    with DraftFile.open(path) as draft:
        for backup in list_backups(draft.id):
            assert read_state(backup.path)
        draft.commit([Change("information.views", "value", None, "well again")], "x", utc_now())
        made = back_up(draft, "asked", utc_now())
        assert made is not None
        assert read_state(made.path) == state_of(draft)
        assert not list(made.path.parent.rglob("*.part"))


def _files_of(path: Path) -> list[str]:
    return [str(path), f"{path}-journal", str(path.parent)]


def _program(driver: str, path: Path, seed: int, seconds: float) -> list[str]:
    return [sys.executable, "-m", "tests.torture.program", driver, str(path), str(seed), str(seconds)]


def _run(command: list[str], path: Path, what: object, limit: Limit | None = None) -> Told:
    account = Account([read_state(path)])
    done = _finished(command, limit)
    for line in done.stdout.splitlines():
        account.hear(line)
    try:
        return _judge(account, path, done)
    except BaseException as error:
        error.add_note(f"{what}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}")
        raise


def run_python(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Python with these arguments, finished."""
    return _finished([sys.executable, *arguments], None)


def _finished(command: list[str], limit: Limit | None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=120,
        preexec_fn=limit,
    )


def _judge(account: Account, path: Path, done: subprocess.CompletedProcess[str]) -> Told:
    said = {entry[0]: entry[1:] for entry in account.other}
    for code in account.failures:
        assert error_sentence(_named(code)), f"no words for {code}"
    found = account.newest_in(read_state(path))
    if "refused" in said:
        return Told(1, 0, done=False, opened=False)
    assert done.returncode == 0, "the program crashed"
    finished = bool(said["ended"][0])
    if finished:
        assert found == len(account.states) - 1, "all was said to be on the disk"
        assert not strays_beside(path), strays_beside(path)
    copies = [entry[1] for entry in account.other if entry[0] == "copied"]
    assert all(copies), "a copy lacked an answer that was on the screen"
    return Told(len(account.failures), len(copies), finished, opened=True)


def _named(code: str) -> errors.DraftError:
    """An error of this code, as its sentence is asked for."""
    error = errors.DraftError(Path("report.poadraft"))
    error.code = code
    return error


def starve(seed: int, folder: Path, *, limited: bool) -> Told:
    """Run the program where there is no room for what it writes; `limited`: no file may become larger than now."""
    path = folder / "drafts" / "report.poadraft"
    make_draft(path)
    most = path.stat().st_size

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))

    return _run(_program("trouble", path, seed, 0.5), path, "no room", limit if limited else None)


def can_mount(folder: Path) -> bool:
    """Whether a file system can be mounted here."""
    try:
        with tiny_disk(folder / "tried"):
            return True
    except (OSError, subprocess.CalledProcessError):
        return False


@contextmanager
def tiny_disk(place: Path) -> Iterator[Path]:
    """A disk of 1.2 MB, hardly more than a draft. Raises OSError or CalledProcessError where none can be mounted."""
    place.mkdir(parents=True)
    mount = ["mount", "-t", "tmpfs", "-o", "size=1200k", "tmpfs", str(place)]
    subprocess.run(mount, check=True, capture_output=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True, capture_output=True)
