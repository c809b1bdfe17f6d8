"""Program tree: poadesk itself with its forms and resources, the list of parts with their licences, and file times."""

import os
import shutil
from email.parser import HeaderParser
from pathlib import Path

from bundle.build import EPOCH, PACKAGING, ROOT, Build

_NOT_SHIPPED = shutil.ignore_patterns("__pycache__", "*.pyc", "pictures")


def put_program(folder: Path) -> None:
    """The package with its data inside it, as in the wheel."""
    shutil.copytree(ROOT / "poadesk", folder / "poadesk", ignore=_NOT_SHIPPED)
    for name in ("forms", "resources"):
        shutil.copytree(ROOT / name, folder / "poadesk" / "_data" / name, ignore=_NOT_SHIPPED)


def put_papers(build: Build, folder: Path, libraries: Path, python: str) -> None:
    """READ-ME.txt, the licence, and the list of all parts with version and licence; their texts lie beside them."""
    shutil.copy(ROOT / "LICENSE", folder / "LICENSE.txt")
    text = (PACKAGING / "READ-ME.txt").read_text(encoding="utf-8").replace("VERSION", build.version)
    (folder / "READ-ME.txt").write_text(text, encoding="utf-8", newline="\r\n")
    lines = [f"poadesk {build.version}  MIT", f"{python}  PSF-2.0", *sorted(_parts(libraries)), *_fonts()]
    (folder / "PARTS.txt").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\r\n")


def _parts(libraries: Path) -> list[str]:
    found = []
    for about in libraries.glob("*.dist-info/METADATA"):
        head = HeaderParser().parsestr(about.read_text(encoding="utf-8"))
        licence = head["License-Expression"] or head["License"] or "see its licence file"
        found.append(f"{head['Name']} {head['Version']}  {licence.splitlines()[0]}")
    return found


def _fonts() -> list[str]:
    """The fonts, whose licences lie with them in the resources."""
    return ["IBM Plex Sans, Noto and DejaVu fonts  OFL-1.1 and the DejaVu licence, see poadesk/_data/resources/fonts"]


def settle_times(folder: Path) -> None:
    """Give every file and folder the same time and ordinary rights."""
    for path in [folder, *folder.rglob("*")]:
        if path.is_symlink():
            os.utime(path, (EPOCH, EPOCH), follow_symlinks=False)
            continue
        executable = path.is_dir() or os.access(path, os.X_OK)
        path.chmod(0o755 if executable else 0o644)
        os.utime(path, (EPOCH, EPOCH))
