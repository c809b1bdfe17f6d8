"""Linux product: a folder that needs neither Python nor root, as a tar.xz, with what puts it into a person's menu."""

import shutil
import subprocess
from pathlib import Path

from bundle.archives import tar_folder, write_sums
from bundle.build import PACKAGING, Build, run, tool
from bundle.bytecode import compile_here
from bundle.icon import write_png
from bundle.libraries import install, remove_empty_folders, trim
from bundle.tree import put_papers, put_program, settle_times

VERSION = "3.11"


def make(build: Build) -> list[Path]:
    """Make the archive and give its path; BuildError says what is in the way."""
    shop = build.workshop("linux")
    folder = shop / build.name
    make_folder(build, shop, folder)
    build.to.mkdir(parents=True, exist_ok=True)
    archive = tar_folder(folder, build.to / f"{build.name}-linux-x86_64.tar.xz")
    return [archive, write_sums(build.to)]


def make_folder(build: Build, shop: Path, folder: Path) -> None:
    """The folder with Debian's Python, the locked libraries, the program, and the file that starts it."""
    linux, libraries = build.parts["linux"], folder / "lib"
    folder.mkdir(parents=True)
    system = _unpacked(shop, [*linux["python"], *linux["libraries"], *linux["qt"]])
    standard = _put_python(build, system, folder / "python")
    install(build, libraries, "x86_64-manylinux_2_34", VERSION, linux["keep"])
    _put_native(system, folder)
    put_program(libraries)
    put_papers(build, folder, libraries, f"Python {VERSION} and system libraries of Debian 12")
    python = folder / "python" / "bin" / "python3.11"
    compile_here(python, standard, VERSION)
    compile_here(python, libraries, VERSION, keep="poadesk")
    for path in sorted((PACKAGING / "linux").iterdir()):
        shutil.copy(path, folder / path.name)
    for name in ("poadesk", "install.sh"):
        (folder / name).chmod(0o755)
    write_png(folder / "poadesk.png", 256)
    settle_times(folder)


def _unpacked(shop: Path, packages: list[str]) -> Path:
    """Debian packages, fetched by apt, which checks Debian's signatures, and unpacked without installing."""
    debs, root = shop / "debs", shop / "system"
    debs.mkdir()
    run([tool("apt-get", "apt"), "download", "-q", *packages], cwd=debs)
    for path in sorted(debs.iterdir()):
        run([tool("dpkg-deb", "dpkg"), "-x", path, root])
    return root


def _put_python(build: Build, system: Path, python: Path) -> Path:
    """Its program, and its library without what poadesk has no use for; gives the library's folder."""
    (python / "bin").mkdir(parents=True)
    shutil.copy(system / "usr/bin/python3.11", python / "bin" / "python3.11")
    standard = python / "lib" / "python3.11"
    shutil.copytree(system / "usr/lib/python3.11", standard, symlinks=False, ignore_dangling_symlinks=True)
    trim(standard, {}, build.parts["library-without"]["files"])
    shutil.rmtree(standard / "__pycache__", ignore_errors=True)
    return standard


def _put_native(system: Path, folder: Path) -> None:
    """Shared libraries that a system may lack, beside what loads them; found by a path relative to that, without
    LD_LIBRARY_PATH, which every program started from here would inherit.
    """
    native = folder / "native"
    native.mkdir()
    for path in sorted([*system.glob("usr/lib/*-linux-gnu/*.so.*"), *system.glob("lib/*-linux-gnu/*.so.*")]):
        name = _soname(path)
        if not path.is_symlink() and name:
            shutil.copy(path, native / name)
    for path in [*folder.glob("python/lib/python3.11/lib-dynload/*.so"), *native.iterdir()]:
        _look_in(path, native)
    _look_in(folder / "python/bin/python3.11", native)
    for pattern in ("lib/libQt6XcbQpa.so.6", "plugins/platforms/libqxcb.so", "lib/libQt6Gui.so.6"):
        for path in folder.glob(f"lib/PySide6/Qt/{pattern}"):
            _look_in(path, native)
    remove_empty_folders(folder)


def _soname(path: Path) -> str:
    said = subprocess.run(["patchelf", "--print-soname", path], capture_output=True, text=True, check=False)
    return said.stdout.strip()


def _look_in(path: Path, native: Path) -> None:
    """Have a binary look for its libraries in `native`, after where it looks already."""
    patchelf = tool("patchelf", "patchelf")
    before = run([patchelf, "--print-rpath", path]).strip()
    up = "/".join([".."] * (len(path.relative_to(native.parent).parts) - 1))
    place = f"$ORIGIN/{up}/native" if up else "$ORIGIN/native"
    if path.parent == native:
        place = "$ORIGIN"
    run([patchelf, "--set-rpath", ":".join(filter(None, [before, place])), path])
