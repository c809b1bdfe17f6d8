"""Locked wheels: what uv.lock names, for another system than this one, without what the program has no use for."""

import shutil
from collections.abc import Iterable, Sequence
from fnmatch import fnmatch
from pathlib import Path

from bundle.build import ROOT, Build, BuildError, run


def install(build: Build, folder: Path, platform: str, python: str, keep: dict[str, list[str]]) -> None:
    """Put the locked libraries for `platform` (uv's name) and `python` (3.13) into a folder, trimmed by parts.toml."""
    uv, wishes = locked_uv(), folder.parent / "requirements.txt"
    run([uv, "export", "--frozen", "--no-emit-project", "--no-dev", "--quiet", "--output-file", wishes], cwd=ROOT)
    target: list[str | Path] = ["--python-platform", platform, "--python-version", python, "--target", folder]
    ready_made = ["--only-binary", ":all:", "--no-deps", "--require-hashes", "--quiet", "--link-mode", "copy"]
    run([uv, "pip", "install", *ready_made, *target, "--requirement", wishes], cwd=ROOT)
    wishes.unlink()
    trim(folder, keep, build.parts["without"]["files"])


def trim(folder: Path, keep: dict[str, list[str]], without: Sequence[str]) -> None:
    """Remove what matches `without`, and of the packages named in `keep` all that is not named."""
    for path in sorted(folder.rglob("*")):
        if path.is_dir() and not path.is_symlink():
            continue
        name = path.relative_to(folder).as_posix()
        wanted = keep.get(name.partition("/")[0])
        if matches(name, without) or (wanted is not None and not matches(name, wanted)):
            path.unlink()
    _check_all_there(folder, keep)
    remove_empty_folders(folder)


def _check_all_there(folder: Path, keep: dict[str, list[str]]) -> None:
    """A pattern that names nothing is a library that has changed its shape: better noticed here than at the start."""
    names = [path.relative_to(folder).as_posix() for path in folder.rglob("*")]
    for pattern in (pattern for wanted in keep.values() for pattern in wanted):
        if not any(fnmatch(name, pattern) for name in names):
            raise BuildError(f"parts.toml keeps {pattern}, and there is no such file in the locked libraries")


def matches(name: str, patterns: Iterable[str]) -> bool:
    return any(fnmatch(name, pattern) for pattern in patterns)


def remove_empty_folders(folder: Path) -> None:
    for path in sorted((path for path in folder.rglob("*") if path.is_dir()), reverse=True):
        if not any(path.iterdir()):
            shutil.rmtree(path)


def locked_uv() -> Path:
    """The uv that run.py fetched by its digest."""
    found = sorted((ROOT / ".uv").glob("uv-[0-9]*"))
    if not found:
        raise BuildError("uv is not there yet; run: python3 run.py setup --tests")
    return found[-1]
