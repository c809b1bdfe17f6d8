#!/usr/bin/env python3
"""Makes poadesk's environment from uv.lock, then starts the program, its tests or its command line.

  python3 run.py                  start the program; without a display, make the example report
  python3 run.py test [ARGS]      run the tests; ARGS go to pytest
  python3 run.py setup [--tests]  only make the environment (with what the tests need)
  python3 run.py bench [ARGS]     measure speed
  python3 run.py torture [ARGS]   kill the program and break its disk, a thousand times over
  python3 run.py pictures         make the README's pictures anew
  python3 run.py bundle PRODUCT   make what officials install: windows or linux
  python3 run.py test windows     try the setup for Windows under Wine, installed as officials do
  python3 run.py COMMAND ...      poadesk's own commands, listed by --help

On Windows: py run.py. The first start needs the internet, the second does not.
"""

import sys

if sys.version_info < (3, 11):  # first of all: what follows may be beyond an older Python
    sys.exit(
        "poadesk needs Python 3.11 or newer, and this is Python %d.%d. "
        "Start it with a newer one, for example: python3.12 run.py" % sys.version_info[:2]
    )

if __name__ == "__main__" and not sys.flags.safe_path:
    sys.path.pop(0)  # this folder comes last, see below: a json.py left in it must not be taken for Python's

import contextlib
import hashlib
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

if __name__ == "__main__":  # also where PYTHONSAFEPATH is set, with which Python itself leaves this folder out
    sys.path.append(str(Path(__file__).resolve().parent))

import debian

ROOT = Path(__file__).resolve().parent
LOCK = ROOT / "uv.lock"
TOOLS = ROOT / ".uv"  # uv itself, and the file that keeps two starts apart
ENVIRONMENT = ROOT / ".venv"
STAMP = ENVIRONMENT / "made-by-run.txt"  # for which lock and Python, and what of it is ready
WINDOWS = os.name == "nt"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if WINDOWS else "bin/python")
UV_WHEELS = {
    ("linux", "x86_64"): "-manylinux.*_x86_64",
    ("linux", "aarch64"): "-manylinux.*_aarch64",
    ("darwin", "x86_64"): "-macosx.*_x86_64",
    ("darwin", "arm64"): "-macosx.*_arm64",
    ("win32", "amd64"): "-win_amd64",
    ("win32", "arm64"): "-win_arm64",
}

BEGIN = """
import runpy, sys
folders, sys.argv = sys.argv[1], sys.argv[2:]
sys.path += folders.split("\\n")
runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
"""
"""Runs a module of this checkout as `-m` does, with the checkout's folders last on the path, not first."""

WORKSHOP = {  # for those who work on poadesk: each a module, with what the tests need
    "test": "pytest",
    "bench": "tests.benchmarks",
    "torture": "tests.torture",
    "pictures": "tests.pictures",
}


PRODUCTS = {  # what makes and tries the products for officials, from the folder packaging
    "bundle": "bundle",
    "test windows": "trial",
}


class SetupError(Exception):
    """What keeps the program from starting, and what to do, in words for the person."""


def main(arguments: list[str]) -> int:
    """Do what the command line asks and give the exit code: 2 when the environment cannot be had."""
    command, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if command == "setup":
        make_environment(tests="--tests" in rest)
        make_system_ready(tests="--tests" in rest)
        return 0
    product = " ".join(arguments[: 2 if command == "test" else 1])
    if product in PRODUCTS:
        make_environment(tests=True)
        make_builder_ready()
        return start([PRODUCTS[product], *arguments[len(product.split()) :]], folders=[ROOT / "packaging", ROOT])
    if command in WORKSHOP:
        make_environment(tests=True)
        make_system_ready(tests=True)
        os.chdir(ROOT)
        return start([WORKSHOP[command], *(["-n", "auto"] if command == "test" and not rest else rest)])
    if arguments in (["--help"], ["-h"]):
        print(__doc__, flush=True)
    make_environment(tests=False)
    if not arguments and not has_display():
        print("No display here: the example report is made instead of opening the window.", flush=True)
        return start(["poadesk", "example"])
    if command in {"", "gui"} or command.endswith(".poadraft"):
        make_system_ready(tests=False)
    return start(["poadesk", *arguments])


def has_display() -> bool:
    if WINDOWS or sys.platform == "darwin":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def start(arguments: list[str], folders: Sequence[Path] = (ROOT,)) -> int:
    """Become the environment's Python running a module; on Windows, wait for it and give its exit code."""
    environment = debian.surroundings()
    command = [str(PYTHON), "-P", "-c", BEGIN, "\n".join(map(str, folders)), *arguments]
    if not WINDOWS:
        os.execve(PYTHON, command, environment)
    return subprocess.run(command, env=environment, check=False).returncode


def make_environment(*, tests: bool) -> None:
    wanted = {"program", "tests"} if tests else {"program"}
    if wanted <= ready():
        return
    TOOLS.mkdir(exist_ok=True)
    with one_at_a_time():
        if not wanted <= ready():  # another start may have made it meanwhile
            install_locked(wanted)


def ready() -> set[str]:
    """Which of program, tests and window are there already, for this lock and this Python."""
    with contextlib.suppress(OSError):
        made_for, *words = STAMP.read_text(encoding="ascii").split()
        if made_for == fingerprint() and PYTHON.exists():
            return set(words)
    return set()


def fingerprint() -> str:
    digest = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    return f"{digest}-{sys.version_info.major}.{sys.version_info.minor}"


def note_ready(words: set[str]) -> None:
    write_whole(STAMP, " ".join([fingerprint(), *sorted(words)]).encode("ascii"))


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    """Hold other starts of this checkout back; the system lets them go even if this one is killed."""
    with (TOOLS / "busy").open("w") as file:
        if sys.platform == "win32":
            lock_on_windows(file.fileno())
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def lock_on_windows(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        while True:
            with contextlib.suppress(OSError):  # it gives up after ten seconds
                msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)
                return


def install_locked(wanted: set[str]) -> None:
    print("Making the environment (once; it fetches about 130 MB) ...", file=sys.stderr, flush=True)
    uv = str(locked_uv())
    whole = "program" in ready()
    STAMP.unlink(missing_ok=True)
    if not whole:  # absent, half made, or for another lock or Python; uv's cache makes a fresh one cheap
        run_uv([uv, "venv", "--clear", "--force", "--no-project", str(ENVIRONMENT)])
    groups = ["--group=dev"] if "tests" in wanted else []
    mirror = os.environ.get("UV_DEFAULT_INDEX") or os.environ.get("PIP_INDEX_URL")
    if mirror:  # the lock names addresses at PyPI; a mirror has the same files by their digests
        wishes = str(TOOLS / "requirements.txt")
        run_uv([uv, "export", "--frozen", "--no-emit-project", *groups, "--output-file", wishes])
        ready_made = ["--require-hashes", "--no-build", "--compile-bytecode"]
        run_uv([uv, "pip", "sync", *ready_made, f"--default-index={mirror}", wishes])
    else:
        run_uv([uv, "sync", "--frozen", "--no-install-project", "--no-build", "--compile-bytecode", *groups])
    note_ready(wanted)


def run_uv(command: list[str]) -> None:
    outside = debian.surroundings()
    outside.pop("VIRTUAL_ENV", None)
    settings = {
        "UV_PROJECT_ENVIRONMENT": str(ENVIRONMENT),
        "UV_PYTHON": str(PYTHON) if command[1] == "pip" else this_python(),
        "UV_PYTHON_DOWNLOADS": "never",
        "UV_SYSTEM_CERTS": "true",  # an office's own certificates count here as in its browser
        "UV_HTTP_TIMEOUT": os.environ.get("UV_HTTP_TIMEOUT", "120"),
    }
    quiet = [] if sys.stderr.isatty() else ["--quiet"]
    if subprocess.run([*command, *quiet], cwd=ROOT, env=outside | settings, check=False).returncode:
        raise SetupError(
            "The environment could not be made; the lines above say why. It needs the internet once, and"
            " 600 MB of free disk. What was fetched is kept: start again when both are there."
        )


def this_python() -> str:
    """The Python that runs this, or the one its environment was made from."""
    return getattr(sys, "_base_executable", "") or sys.executable


def locked_uv() -> Path:
    """The uv that the lock names: so neither pip nor Debian's python3-venv is needed.

    Its wheel is fetched once and kept. Before each use it is compared with the lock, and the program unpacked anew:
    whoever alters either in between gets nowhere.
    """
    import platform
    import tomllib

    packages = tomllib.loads(LOCK.read_text(encoding="utf-8"))["package"]
    package = next(package for package in packages if package["name"] == "uv")
    program = TOOLS / f"uv-{package['version']}{'.exe' if WINDOWS else ''}"
    wheel = wheel_for(package["wheels"], sys.platform, platform.machine())
    unpack_uv(kept_or_fetched(wheel, package["version"]), program)
    return program


def kept_or_fetched(wheel: dict[str, str], version: str) -> bytes:
    kept = TOOLS / f"wheel-of-{version}"
    with contextlib.suppress(OSError):
        data = kept.read_bytes()
        if is_locked(data, wheel):
            return data
    data = fetch(wheel, version)
    write_whole(kept, data)
    return data


def is_locked(data: bytes, wheel: dict[str, str]) -> bool:
    return wheel["hash"] == "sha256:" + hashlib.sha256(data).hexdigest()


def wheel_for(wheels: list[dict[str, str]], system: str, machine: str) -> dict[str, str]:
    pattern = UV_WHEELS.get((system, machine.lower()))
    for wheel in wheels:
        if pattern and re.search(pattern, wheel["url"].rpartition("/")[2]):
            return wheel
    raise SetupError(f"Qt and uv are not made for this kind of computer ({system}, {machine}).")


def fetch(wheel: dict[str, str], version: str) -> bytes:
    """The bytes of a locked wheel: from its address, or by pip, which may know a mirror or certificates."""
    causes = []
    ways: list[Callable[[], bytes]] = [lambda: fetch_plainly(wheel["url"]), lambda: fetch_by_pip(version)]
    for way in reversed(ways) if os.environ.get("PIP_INDEX_URL") else ways:
        try:
            data = way()
        except (OSError, subprocess.CalledProcessError) as error:
            causes.append(str(error))
            continue
        if is_locked(data, wheel):
            return data
        causes.append("what came is not what the lock names: damaged or altered on the way")
    reasons = "\n  ".join(causes)
    raise SetupError(
        f"The first start needs the internet. {wheel['url']} could not be fetched:\n  {reasons}\n"
        "Behind a proxy, set HTTPS_PROXY."
    )


def fetch_plainly(address: str) -> bytes:
    import http.client
    import urllib.request

    try:
        with urllib.request.urlopen(address, timeout=60) as answer:
            return bytes(answer.read())
    except http.client.HTTPException as error:
        raise OSError(f"the connection broke: {error!r}") from error


def fetch_by_pip(version: str) -> bytes:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        pip = [this_python(), "-P", "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"]
        command, safe = [*pip, "--dest", folder, "uv==" + version], debian.surroundings()
        subprocess.run(command, check=True, capture_output=True, cwd=folder, env=safe)
        return b"".join(path.read_bytes() for path in Path(folder).glob("*.whl"))


def unpack_uv(wheel: bytes, program: Path) -> None:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(wheel)) as archive:
        name = next(name for name in archive.namelist() if name.endswith(("/scripts/uv", "/scripts/uv.exe")))
        write_whole(program, archive.read(name), mode=0o755)


def write_whole(path: Path, data: bytes, mode: int = 0o644) -> None:
    unfinished = path.with_name(path.name + ".part")
    unfinished.write_bytes(data)
    unfinished.chmod(mode)
    unfinished.replace(path)


def make_system_ready(*, tests: bool) -> None:
    """Get missing system packages by apt if allowed, else unpacked beside us, else say the command."""
    if sys.platform != "linux":
        return
    missing = missing_packages(tests=tests)
    if missing and shutil.which("apt-get"):
        with one_at_a_time():
            for way in (debian.install, debian.unpack):
                missing = missing_packages(tests=tests)  # another start may have got them meanwhile
                if missing:
                    way(missing)
        missing = missing_packages(tests=tests)
    if missing:
        raise SetupError(
            "System packages are missing. On Debian and Ubuntu this installs them:\n"
            f"  sudo apt-get install {' '.join(missing)}"
        )


def make_builder_ready() -> None:
    """Get the programs that build for Windows and Linux by apt if allowed, else say the command."""
    missing = debian.packages_of_missing_builders()
    if missing and sys.platform == "linux" and shutil.which("apt-get"):
        with one_at_a_time():
            debian.install(missing)
        missing = debian.packages_of_missing_builders()
    if missing:
        raise SetupError(f"The products are made on Debian 12, with: sudo apt-get install {' '.join(missing)}")


def missing_packages(*, tests: bool) -> list[str]:
    missing: list[str] = []
    if "window" not in ready():
        if debian.qt_loads(PYTHON):
            with contextlib.suppress(PermissionError):  # another person's checkout: tried again next time
                note_ready(ready() | {"window"})
        else:
            missing += debian.QT_PACKAGES
    return missing + (debian.packages_of_missing_programs() if tests else [])


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except SetupError as reason:
        print(reason, file=sys.stderr)
        sys.exit(2)
    except OSError as error:
        print(f"{error}\nThis folder must be one you may write in, with 600 MB free: {ROOT}", file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)
