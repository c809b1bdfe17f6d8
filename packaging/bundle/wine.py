"""Wine: running Windows programs on Debian, for compiling with the shipped Python and for trying the product.

Wine 8 lacks two of Windows 10's libraries; small stand-ins are compiled into the prefix and never shipped. Its services
inherit whatever pipe is open, so the server is started apart, and every run is bounded.
"""

import contextlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bundle.build import PACKAGING, BuildError, run, tool

_FOLDERS = ("/usr/lib/wine", "/usr/bin")
_NO_DEBUGGER = r"HKLM\Software\Microsoft\Windows NT\CurrentVersion\AeDebug"


@dataclass(frozen=True)
class Ran:
    """What a Windows program came to: its exit code (124 if it took too long) and what it printed."""

    code: int
    said: str


@dataclass(frozen=True)
class Wine:
    """A Windows of its own in a folder."""

    prefix: Path
    display: str

    @property
    def surroundings(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "QT_", "POADESK"))}
        own = {
            "WINEPREFIX": str(self.prefix),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml=;winemenubuilder.exe=d",
            "DISPLAY": self.display,
        }
        return {**kept, **own}

    def run(
        self,
        command: Sequence[str | Path],
        *,
        seconds: float = 120,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
    ) -> Ran:
        """Run a Windows program to its end."""
        words = [wine_program("wine64"), *map(str, command)]
        outside = {**self.surroundings, **(env or {})}
        with tempfile.TemporaryFile() as out:
            # a pipe, not the file itself: with a file as output, Python for Windows stops under Wine
            reader = subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=out)
            program = subprocess.Popen(
                words, stdin=subprocess.DEVNULL, stdout=reader.stdin, stderr=subprocess.STDOUT, env=outside, cwd=cwd
            )
            if reader.stdin:
                reader.stdin.close()
            try:
                code = program.wait(seconds)
            except subprocess.TimeoutExpired:
                program.kill()
                code = 124
            with contextlib.suppress(subprocess.TimeoutExpired):
                reader.wait(2)
            reader.kill()
            reader.wait()
            out.seek(0)
            return Ran(code & 255, out.read().decode("utf-8", "replace"))

    def must(self, command: Sequence[str | Path], *, seconds: float = 120, env: Mapping[str, str] | None = None) -> str:
        """Run a program that has to succeed, and give what it printed."""
        ran = self.run(command, seconds=seconds, env=env)
        if ran.code:
            last = "\n  ".join(ran.said.strip().splitlines()[-15:])
            raise BuildError(f"under Wine, {Path(command[0]).name} ended with {ran.code}:\n  {last}")
        return ran.said

    def path(self, windows: str) -> Path:
        r"""Where a path of drive C lies, e.g. `users\root\AppData`."""
        return self.prefix / "drive_c" / windows.replace("\\", "/")


def windows_path(path: Path) -> str:
    r"""A path of this machine as a Windows program sees it: drive Z is the root."""
    return "Z:" + str(path).replace("/", "\\")


def wine_program(name: str) -> str:
    for folder in _FOLDERS:
        if (Path(folder) / name).is_file():
            return str(Path(folder) / name)
    raise BuildError("Wine is missing. On Debian: apt-get install wine64")


@contextlib.contextmanager
def a_windows(folder: Path) -> Iterator[Wine]:
    """A new Windows 10 of Wine's in a folder, on a display of its own; all of it ends when the block ends."""
    compiler = tool("x86_64-w64-mingw32-gcc", "gcc-mingw-w64-x86-64")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with _display() as display:
        wine = Wine(folder, display)
        outside = wine.surroundings
        server = subprocess.Popen(
            [wine_program("wineserver64"), "-f", "-p"],
            env=outside,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            wine.must(["wineboot", "--init"], seconds=180)
            wine.must(["reg", "add", _NO_DEBUGGER, "/v", "Debugger", "/d", "false", "/f"])
            wine.must(["winecfg", "-v", "win10"])
            for source in sorted((PACKAGING / "trial" / "stand-ins").glob("*.c")):
                library = wine.path(rf"windows\system32\{source.stem}.dll")
                library.unlink(missing_ok=True)
                run([compiler, "-shared", "-O1", source, "-o", library, "-ladvapi32"])
            yield wine
        finally:
            subprocess.run([wine_program("wineserver64"), "-k"], env=outside, check=False, capture_output=True)
            server.kill()
            server.wait()


@contextlib.contextmanager
def _display() -> Iterator[str]:
    reading, writing = os.pipe()
    screen = subprocess.Popen(
        [tool("Xvfb", "xvfb"), "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        if not number:
            raise BuildError("Xvfb did not start")
        yield f":{number}"
    finally:
        screen.terminate()
        screen.wait()
