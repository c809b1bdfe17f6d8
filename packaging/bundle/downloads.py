"""Download by digest: files of PyPI, from the index that pip would use, kept only if their SHA-256 is the named one."""

import hashlib
import html
import os
import re
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urljoin

from bundle.build import Build, BuildError

_LINK = re.compile(r'<a\s[^>]*href="([^"]+)"[^>]*>\s*([^<\s]+)\s*</a>')


def fetched(build: Build, part: Mapping[str, str]) -> Path:
    """The file of one entry of parts.toml (`project`, `file`, `sha256`); OSError or BuildError if it cannot be had."""
    path = build.downloads / part["file"]
    if path.is_file() and digest(path.read_bytes()) == part["sha256"]:
        return path
    data = _read(_address(part))
    if digest(data) != part["sha256"]:
        raise BuildError(f"{part['file']} is not the file that parts.toml names: its SHA-256 is {digest(data)}")
    build.downloads.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(path.suffix + ".part")
    unfinished.write_bytes(data)
    unfinished.replace(path)
    return path


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _address(part: Mapping[str, str]) -> str:
    index = os.environ.get("UV_DEFAULT_INDEX") or os.environ.get("PIP_INDEX_URL") or "https://pypi.org/simple"
    page = f"{index.rstrip('/')}/{part['project']}/"
    for address, name in _LINK.findall(_read(page).decode("utf-8", "replace")):
        if html.unescape(name) == part["file"]:
            return urljoin(page, html.unescape(address))
    raise BuildError(f"{page} does not list {part['file']}")


def _read(address: str) -> bytes:
    if not address.startswith(("https://", "http://")):
        raise BuildError(f"not an address to fetch from: {address}")
    with urllib.request.urlopen(address, timeout=120) as answer:
        return bytes(answer.read())
