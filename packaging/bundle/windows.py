"""Windows product: the folder, the zip that runs from a stick, and the setup for one person."""

import shutil
import tarfile
import zipfile
from io import BytesIO
from pathlib import Path

from bundle.archives import write_sums, zip_folder
from bundle.build import EPOCH, PACKAGING, Build, BuildError, run, tool
from bundle.bytecode import compile_windows
from bundle.downloads import digest, fetched
from bundle.icon import write_icon
from bundle.imports import check_imports
from bundle.libraries import install, matches
from bundle.signatures import check_signatures, signed_sources
from bundle.tree import put_papers, put_program, settle_times
from bundle.wine import a_windows


def make(build: Build) -> list[Path]:
    """Make zip and setup and give their paths; BuildError says what is in the way."""
    shop = build.workshop("windows")
    folder = shop / build.name
    make_folder(build, shop, folder)
    build.to.mkdir(parents=True, exist_ok=True)
    archive = zip_folder(folder, build.to / f"{build.name}-windows.zip")
    setup = _make_setup(build, folder)
    return [setup, archive, write_sums(build.to)]


def make_folder(build: Build, shop: Path, folder: Path) -> None:
    """The folder with Python, the libraries, the program compiled by that very Python, and the launcher."""
    python, libraries, sources = folder / "python", folder / "lib", shop / "sources"
    python.mkdir(parents=True)
    version = _put_python(build, python, sources)
    install(build, libraries, "x86_64-pc-windows-msvc", version, build.parts["windows"]["keep"])
    put_program(libraries)
    put_papers(build, folder, libraries, f"Python {version} for Windows")
    with a_windows(shop / "wine") as wine:
        library = compile_windows(wine, python, sources, libraries, version)
    library.with_suffix("._pth").write_text(f"{library.name}\r\n.\r\n..\\lib\r\n", encoding="ascii", newline="")
    write_icon(folder / "lib" / "poadesk" / "_data" / "resources" / "poadesk.ico")
    _make_launcher(build, shop, folder)
    looked = check_imports(build, folder)
    print(f"Imports of {looked} binaries: all shipped or Windows 10's own.", flush=True)
    settle_times(folder)


def _put_python(build: Build, python: Path, sources: Path) -> str:
    """Unpack and check the binaries, and the sources of the library; give the version as 3.13."""
    data = build.python.read_bytes() if build.python else repacked(fetched(build, build.parts["windows"]["python"]))
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for entry in archive.infolist():
            if not entry.is_dir():
                (python / Path(entry.filename).name).write_bytes(archive.read(entry))
    count = check_signatures(build, python)
    print(f"Signatures of {count} files of Python: all good.", flush=True)
    version = _version(python)
    if build.python:
        library = python / f"python{version.replace('.', '')}.zip"
        print(f"{library.name} is signed by nobody; its SHA-256 is {digest(library.read_bytes())}", flush=True)
        with zipfile.ZipFile(library) as archive:
            archive.extractall(sources)  # noqa: S202 - zipfile stays within the folder
    else:
        for name, source in signed_sources(build, python / "python.cat").items():
            if not matches(name, build.parts["library-without"]["files"]):
                path = sources / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(source)
    for path in python.iterdir():
        if matches(path.name, build.parts["windows"]["python-without"]["files"]):
            path.unlink()
    return version


def repacked(archive: Path) -> bytes:
    """The embeddable zip inside the source archive."""
    with tarfile.open(archive) as whole:
        member = next(entry for entry in whole.getmembers() if entry.name.endswith("/data.zip"))
        inside = whole.extractfile(member)
        if inside is None:
            raise BuildError(f"{archive.name} holds no data.zip")
        return inside.read()


def _version(python: Path) -> str:
    names = [path.stem for path in python.glob("python3[0-9]*.dll")]
    if len(names) != 1:
        raise BuildError("this is no embeddable Python for Windows: python3….dll is not in it")
    return f"3.{names[0].removeprefix('python3')}"


def _make_launcher(build: Build, shop: Path, folder: Path) -> None:
    compiler = tool("x86_64-w64-mingw32-gcc", "gcc-mingw-w64-x86-64")
    resource = tool("x86_64-w64-mingw32-windres", "binutils-mingw-w64-x86-64")
    shutil.copy(folder / "lib" / "poadesk" / "_data" / "resources" / "poadesk.ico", shop / "poadesk.ico")
    numbers = ",".join([*build.version.split("."), "0"])
    defines = [f"-DVERSION_NUMBERS={numbers}", f'-DVERSION_TEXT=\\"{build.version}\\"']
    run([resource, *defines, PACKAGING / "windows" / "launcher.rc", "-O", "coff", "-o", "launcher.o"], cwd=shop)
    flags = ["-Os", "-s", "-municode", "-mwindows", "-static", "-Wl,--no-insert-timestamp"]
    source = PACKAGING / "windows" / "launcher.c"
    run([compiler, *flags, source, "launcher.o", "-o", folder / "poadesk.exe", "-lshlwapi"], cwd=shop)


def _make_setup(build: Build, folder: Path) -> Path:
    """One file that installs for one person; ordinary and reproducible NSIS."""
    setup = build.to / f"{build.name}-setup.exe"
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) // 1024
    defines = [f"-DVERSION={build.version}", f"-DFOLDER={folder}", f"-DOUT={setup}", f"-DSIZE={size}"]
    script = PACKAGING / "windows" / "setup.nsi"
    run([tool("makensis", "nsis"), "-V2", "-WX", *defines, script], env={"SOURCE_DATE_EPOCH": str(EPOCH)})
    return setup
