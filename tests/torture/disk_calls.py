"""Which thread of the window called the disk, and when: the program under strace, with someone at work in it."""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.torture.at_work import BEGIN, DOCUMENT, END
from tests.torture.faults import ROOT
from tests.torture.killing import make_draft
from tests.torture.told import Account

OFFENCE = "offend"
"""The act that calls the disk where it must not, so that whoever counts can be seen to count."""

CALLS = (
    "%file,read,readv,pread64,preadv,write,writev,pwrite64,pwritev,lseek,fsync,fdatasync,sync_file_range,"
    "ftruncate,fallocate,fcntl,flock,fstat,getdents64,mmap,copy_file_range,sendfile"
)
"""All that names a file or has one open; for pipes and the like, what goes through the same doors is sorted out."""

_LINE = re.compile(r"(?P<thread>\d+) +(?P<call>\w+)\((?P<rest>.*)")
_OPENED, _NAMED = re.compile(r"\d+<([^>]*)>"), re.compile(r'"([^"]*)"')
_NO_DISK = ("/dev/", "/proc/")
_FONTS = "/resources/fonts/"
"""The program's own fonts: where the machine has none, Qt opens one when a letter first needs it."""


@dataclass(frozen=True)
class Call:
    """A call that touches a file on the disk, with its `act` and whether it came from the `window`'s thread."""

    act: str
    thread: int
    window: bool
    name: str
    file: str


@dataclass(frozen=True)
class Traced:
    """All calls within acts, the writer's thread, and the changes that each act made."""

    calls: tuple[Call, ...]
    writer: int
    changes: Mapping[str, int]

    def of_window(self) -> list[Call]:
        """The calls by the window's thread; the offence, and what only reads the program's fonts, left out."""
        return [call for call in self.calls if call.window and call.act != OFFENCE and _FONTS not in call.file]

    def of_writer(self, act: str) -> list[Call]:
        return [call for call in self.calls if call.act == act and call.thread == self.writer]


def trace(folder: Path) -> Traced:
    """Let someone work in the window on a draft in this folder."""
    draft, listed = folder / "drafts" / "report.poadraft", folder / "calls"
    make_draft(draft)
    draft.with_name(DOCUMENT).write_bytes(b"%PDF-" + bytes(2_000_000))
    tracing = ["strace", "-f", "--seccomp-bpf", "-y", "-qq", "-s", "4096", "-o", str(listed), "-e", f"trace={CALLS}"]
    done = subprocess.run(
        [*tracing, sys.executable, "-m", "tests.torture.at_work", str(draft)],
        env=_surroundings(folder),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=240,
    )
    account = Account([{}])
    for line in done.stdout.splitlines():
        account.hear(line)
    told = account.other
    changes = {str(act): int(str(made)) for what, *about in told if what == "did" for act, made in [about]}
    writer = next(int(str(about[0])) for what, *about in told if what == "writer")
    with listed.open(encoding="utf-8", errors="replace") as lines:
        return Traced(tuple(_calls(lines)), writer, changes)


def traced_once() -> Traced:
    """The same in a folder that goes away again."""
    with tempfile.TemporaryDirectory(prefix="poadesk-") as folder:
        return trace(Path(folder))


def _surroundings(folder: Path) -> dict[str, str]:
    ours = {"PYTHONPATH": str(ROOT), "POADESK_HOME": str(folder / "data"), "LANGUAGE": "en"}
    return {**os.environ, **ours, "QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "qt.qpa.*=false"}


def _calls(lines: Iterable[str]) -> Iterator[Call]:
    window, act = None, ""
    for line in lines:
        known = _LINE.match(line)
        if known is None:
            continue  # the second half of a call that was interrupted, or the end of a thread
        thread = int(known["thread"])
        window = thread if window is None else window
        file = _file(known["rest"])
        if thread == window and file.startswith((BEGIN, END)):
            act = file.removeprefix(BEGIN) if file.startswith(BEGIN) else ""
        elif act and file and not file.startswith(_NO_DISK):
            yield Call(act, thread, thread == window, known["call"], file)


def _file(arguments: str) -> str:
    """The file that a call is about; empty for pipes, events and memory."""
    # What is read or written stands in quotes too, after the open file that it goes through.
    known = _OPENED.match(arguments) or _NAMED.search(arguments) or _OPENED.search(arguments)
    return known[1] if known and known[1].startswith("/") else ""
