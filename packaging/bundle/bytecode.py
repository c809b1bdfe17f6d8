"""Bytecode: compiled by the Python that is shipped, without checks against sources, and the same in every build."""

import shutil
from pathlib import Path

from bundle.archives import store_flat
from bundle.build import run
from bundle.wine import Wine, windows_path

_SETTINGS = {"PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}
"""Sets of strings in a module are written in the order of their hashes."""
_HOW = ["-q", "-b", "-f", "--invalidation-mode", "unchecked-hash"]


def compile_windows(wine: Wine, python: Path, sources: Path, libraries: Path, version: str) -> Path:
    """Compile the library into its zip and the packages in place; give the zip. Only poadesk keeps its sources.

    A copy of Python without its `._pth` does it, since with one it hears no settings from outside; the sources of the
    library are that copy's own.
    """
    copy = sources.parent / "compiler"
    shutil.copytree(python, copy)
    settings = {
        **_SETTINGS,
        "PYTHONHOME": windows_path(sources),
        "PYTHONPATH": ";".join([windows_path(sources), windows_path(copy)]),
    }
    program = windows_path(copy / "python.exe")
    for folder in (sources, libraries):
        where = windows_path(folder)
        wine.must([program, "-S", "-m", "compileall", *_HOW, "-s", where, where], seconds=600, env=settings)
    drop_sources(sources, version)
    drop_sources(libraries, version, keep="poadesk")
    shutil.rmtree(copy)
    return store_flat(sources, python / f"python{version.replace('.', '')}.zip")


def compile_here(python: Path, folder: Path, version: str, *, keep: str | None = None) -> None:
    """Compile a folder by a Python that runs on this system."""
    run([python, "-S", "-m", "compileall", *_HOW, "-s", folder, folder], env=_SETTINGS)
    drop_sources(folder, version, keep=keep)


def drop_sources(folder: Path, version: str, *, keep: str | None = None) -> None:
    """Remove sources that were compiled, but for those of the package `keep`, for whoever wants to read them."""
    for path in sorted(folder.rglob("*.py")):
        compiled = path.with_suffix(".pyc")
        if not compiled.exists():
            continue
        if keep and path.relative_to(folder).parts[0] == keep:
            cache = path.parent / "__pycache__"
            cache.mkdir(exist_ok=True)
            compiled.replace(cache / f"{path.stem}.cpython-{version.replace('.', '')}.pyc")
        else:
            path.unlink()
