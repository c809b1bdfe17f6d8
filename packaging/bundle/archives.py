"""Archives whose bytes depend on nothing but their files: zip, tar.xz and the list of digests."""

import hashlib
import lzma
import tarfile
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from bundle.build import EPOCH

_TIME = datetime.fromtimestamp(EPOCH, UTC).timetuple()[:6]


def zip_folder(folder: Path, to: Path) -> Path:
    """A folder as a zip in which all lies under the folder's own name."""
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                entry = zipfile.ZipInfo(f"{folder.name}/{path.relative_to(folder).as_posix()}", _TIME)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = 0o644 << 16
                archive.writestr(entry, path.read_bytes(), compresslevel=9)
    return to


def store_flat(folder: Path, to: Path) -> Path:
    """A folder's files as a zip without compression, which Python reads fastest and an installer packs best."""
    with zipfile.ZipFile(to, "w", zipfile.ZIP_STORED) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                archive.writestr(zipfile.ZipInfo(path.relative_to(folder).as_posix(), _TIME), path.read_bytes())
    return to


def tar_folder(folder: Path, to: Path) -> Path:
    """A folder as a tar.xz, owned by nobody in particular."""
    with (
        lzma.open(to, "wb", preset=9) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT) as tar,
    ):
        for path in [folder, *sorted(folder.rglob("*"))]:
            tar.add(
                path,
                f"{folder.name}/{path.relative_to(folder).as_posix()}".rstrip("/."),
                recursive=False,
                filter=_plain,
            )
    return to


def _plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    entry.mtime = EPOCH
    return entry


def write_sums(folder: Path) -> Path:
    """SHA256SUMS of all products in a folder, as `sha256sum -c` reads it."""
    products: Iterable[Path] = sorted(path for path in folder.glob("poadesk-*") if path.is_file())
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in products]
    sums = folder / "SHA256SUMS"
    sums.write_text("".join(lines), encoding="ascii")
    return sums
