"""Installed copy: the setup run silently on a new Windows, and how its own Python is made to run things.

Two things of Python 3.13 that Wine 8 does not know are taken out of this copy: `_wmi`, which asks for the system's
name, and `CopyFile2`. What is shipped has both.
"""

import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path

from bundle.build import ROOT, Build, BuildError, run, settings
from bundle.downloads import fetched
from bundle.libraries import locked_uv
from bundle.signatures import signed_sources
from bundle.windows import repacked
from bundle.wine import Ran, Wine, windows_path

PREPARED = "import _winapi; vars(_winapi).pop('CopyFile2', None); "


@dataclass(frozen=True)
class Step:
    """What one step of the trial came to."""

    fine: bool
    words: str


def passed(words: str) -> Step:
    return Step(fine=True, words=words)


def failed(words: str) -> Step:
    return Step(fine=False, words=words)


@dataclass(frozen=True)
class Installed:
    """An installed poadesk. `place` is a folder for this trial's files, `pictures` where pictures are kept."""

    wine: Wine
    setup: Path
    place: Path
    pictures: Path | None

    @property
    def home(self) -> Path:
        r"""`%LOCALAPPDATA%\Programs\poadesk`."""
        found = sorted(self.wine.path("users").glob("*/AppData/Local/Programs/poadesk"))
        if not found:
            raise BuildError("nothing is installed")
        return found[0]

    @property
    def folder(self) -> Path:
        """That of the installed version."""
        found = [path for path in sorted(self.home.iterdir()) if (path / "python" / "python.exe").exists()]
        if len(found) != 1:
            raise BuildError(f"{len(found)} versions are installed in {self.home}, not one")
        return found[0]

    def windows_name(self, path: Path) -> str:
        """A path on drive C as Windows has it, any other on drive Z."""
        if path.is_relative_to(self.wine.path("")):
            return "C:\\" + str(path.relative_to(self.wine.path(""))).replace("/", "\\")
        return windows_path(path)

    def run_setup(self) -> Ran:
        return self.wine.run([windows_path(self.setup), "/S"], seconds=240)

    def settle(self) -> None:
        """Take out of the copy what Wine does not know."""
        (self.folder / "python" / "_wmi.pyd").unlink(missing_ok=True)

    def python(self, arguments: Sequence[str], *, seconds: float = 120, env: Mapping[str, str] | None = None) -> Ran:
        program = self.windows_name(self.folder / "python" / "python.exe")
        return self.wine.run([program, *arguments], seconds=seconds, env=env)

    def poadesk(self, *arguments: str, seconds: float = 120) -> Ran:
        """One command of the program, with a data folder of this trial."""
        home = {"POADESK_HOME": windows_path(self.place / "person")}
        return self.python(["-m", "poadesk", *arguments], seconds=seconds, env=home)

    def script(self, source: str, *arguments: str, seconds: float = 120) -> Ran:
        """Python source run by the installed Python, with this checkout's tests at hand and poadesk as installed."""
        begin = f"{PREPARED}import sys; sys.path += {self.test_paths!r}; "
        return self.python(["-c", begin + source, *arguments], seconds=seconds)

    def pytest(self, *arguments: str, seconds: float) -> Ran:
        """Tests of this checkout against the installed copy."""
        home = windows_path(self.place / "tests")
        options = [
            "-q",
            "-p",
            "no:cacheprovider",
            "-p",
            "no:xdist",
            f"--basetemp={home}",
            f"--rootdir={windows_path(ROOT)}",
        ]
        options += ["-o", "qt_log_level_fail=CRITICAL", "-c", windows_path(ROOT / "pyproject.toml")]
        begin = (
            "import os; os.environ['QT_QPA_PLATFORM'] = 'windows'; import pytest; sys.exit(pytest.main(sys.argv[1:]))"
        )
        return self.script(begin, *options, *arguments, seconds=seconds)

    @cached_property
    def test_paths(self) -> list[str]:
        """Where the installed Python finds the tests, and after that what of Python's library is not shipped."""
        library = ROOT / "build" / "windows-library"
        build = Build(settings(), library)
        for name, source in signed_sources(build, _catalogue(build)).items():
            path = library / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(source)
        return [windows_path(folder) for folder in (self.test_libraries, ROOT, library)]

    @cached_property
    def test_libraries(self) -> Path:
        """What the tests need, as locked, for Windows and the shipped Python. Qt's test module goes into the copy."""
        folder = ROOT / "build" / "windows-tests"
        wishes = self.place / "test-requirements.txt"
        uv = locked_uv()
        run([uv, "export", "--frozen", "--no-emit-project", "--group", "dev", "-q", "-o", wishes], cwd=ROOT)
        target: list[str | Path] = [
            "--python-platform",
            "x86_64-pc-windows-msvc",
            "--python-version",
            "3.13",
            "--target",
            folder,
        ]
        run([uv, "pip", "install", "--only-binary", ":all:", "--require-hashes", "-q", *target, "-r", wishes], cwd=ROOT)
        for name in ("Qt6Test.dll", "QtTest.pyd"):
            shutil.copy(folder / "PySide6" / name, self.folder / "lib" / "PySide6" / name)
        return folder


def _catalogue(build: Build) -> Path:
    path = build.downloads / "python.cat"
    with zipfile.ZipFile(BytesIO(repacked(fetched(build, build.parts["windows"]["python"])))) as archive:
        path.write_bytes(archive.read(next(name for name in archive.namelist() if name.endswith("python.cat"))))
    return path


def install(wine: Wine, setup: Path, place: Path, pictures: Path | None) -> Installed:
    installed = Installed(wine, setup, place, pictures)
    ran = installed.run_setup()
    if ran.code:
        raise BuildError(f"the setup ended with {ran.code}: {ran.said}")
    installed.settle()
    return installed


def linux(*arguments: str, home: Path) -> subprocess.CompletedProcess[str]:
    """The same command by this checkout on this system."""
    command = [sys.executable, "-P", "-m", "poadesk", *arguments]
    outside = {"PYTHONPATH": str(ROOT), "POADESK_HOME": str(home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
    return subprocess.run(command, env=outside, capture_output=True, text=True, check=False)
