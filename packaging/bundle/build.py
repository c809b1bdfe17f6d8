"""Build settings: the project's version, the data of parts.toml, the folders of one build, and running a tool."""

import os
import shutil
import subprocess
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
EPOCH = 1_767_225_600
"""2026-01-01 UTC, the time of every file of a product: two builds of one commit are the same bytes."""


class BuildError(Exception):
    """Why a product cannot be made, and what to do, in words for whoever builds."""


@dataclass(frozen=True)
class Build:
    """One build: what it is made from, where it goes, and the Python for Windows that was brought, if any."""

    parts: Mapping[str, Any]
    to: Path
    python: Path | None = None

    @cached_property
    def version(self) -> str:
        project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
        return str(project["project"]["version"])

    @property
    def name(self) -> str:
        return f"poadesk-{self.version}"

    @property
    def downloads(self) -> Path:
        """Files by digest, kept between builds."""
        return ROOT / "build" / "downloads"

    def workshop(self, product: str) -> Path:
        """An empty folder for this product's build."""
        folder = ROOT / "build" / product
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        return folder


def settings() -> Mapping[str, Any]:
    return tomllib.loads((PACKAGING / "parts.toml").read_text(encoding="utf-8"))


def run(command: Sequence[str | Path], *, cwd: Path | None = None, env: Mapping[str, str] | None = None) -> str:
    """Run a tool and give what it printed; BuildError with its last lines if it fails."""
    words = [str(word) for word in command]
    outside = {**os.environ, **(env or {})}
    done = subprocess.run(words, cwd=cwd, env=outside, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode:
        last = "\n  ".join((done.stdout + done.stderr).strip().splitlines()[-15:])
        raise BuildError(f"{Path(words[0]).name} failed ({done.returncode}):\n  {last}")
    return done.stdout


def tool(name: str, package: str) -> str:
    """The path of a program; BuildError that names its Debian package where it is missing."""
    path = shutil.which(name)
    if path is None:
        raise BuildError(f"{name} is missing. On Debian: apt-get install {package}")
    return path
