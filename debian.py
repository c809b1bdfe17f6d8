"""The libraries Qt loads and the programs the tests call, where Debian or Ubuntu has not installed them yet.

Used by run.py alone; standard library only. Decides nothing: run.py says what is wanted.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from xml.sax.saxutils import escape

BESIDE = Path(__file__).resolve().parent / ".libs"  # packages unpacked for a person who may not install them
TREE = BESIDE / "root"

# What PySide6 loads before its first window, on a system that has none of it.
QT_PACKAGES = [
    "libdbus-1-3",
    "libegl1",
    "libfontconfig1",
    "libgl1",
    "libglib2.0-0",
    "libx11-xcb1",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxcb-xkb1",
    "libxkbcommon-x11-0",
    "libxkbcommon0",
]
TEST_PROGRAMS = {"Xvfb": "xvfb", "pdftotext": "poppler-utils", "qpdf": "qpdf", "strace": "strace"}

BUILDERS = {
    "makensis": "nsis",
    "osslsigncode": "osslsigncode",
    "patchelf": "patchelf",
    "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64",
    "/usr/lib/wine/wine64": "wine64",
    "Xvfb": "xvfb",
}

# Qt names only one missing library, whichever it is: so its X plugin is loaded as the system would load it.
LOADS_QT = """
import ctypes, pathlib, PySide6.QtWidgets as widgets
for plugin in pathlib.Path(widgets.__file__).parent.glob("Qt/plugins/platforms/libqxcb.so"):
    ctypes.CDLL(str(plugin))
"""

DISPLAY_WRAPPER = r"""#!/bin/sh
root="$(dirname "$0")/../root"
setpriv --pdeathsig KILL "$root/usr/bin/proot" \
  -b "$root/usr/bin/xkbcomp:/usr/bin/xkbcomp" -b "$root/usr/share/X11/xkb:/usr/share/X11/xkb" \
  setpriv --pdeathsig TERM "$root/usr/bin/Xvfb" "$@" &
trap 'kill $(cat /proc/$!/task/$!/children)' TERM INT
wait $!
wait $!
"""


def surroundings() -> dict[str, str]:
    """The environment variables of every child: with what lies unpacked beside the program.

    No Python among them looks for modules in the current folder, where a `json.py` may lie that nobody knows.
    """
    environment = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "PYTHONHOME"}}
    environment["PYTHONSAFEPATH"] = "1"
    if not BESIDE.exists():
        return environment
    libraries = [*TREE.glob("lib/*-linux-gnu*"), *TREE.glob("usr/lib/*-linux-gnu*")]
    put_before(environment, "LD_LIBRARY_PATH", libraries)
    put_before(environment, "PATH", [BESIDE / "bin", TREE / "usr/bin"])
    if not Path("/usr/share/X11/xkb").exists():
        environment["XKB_CONFIG_ROOT"] = str(TREE / "usr/share/X11/xkb")
    if not Path("/etc/fonts/fonts.conf").exists():
        environment["FONTCONFIG_FILE"] = str(BESIDE / "fonts.conf")
    return environment


def put_before(environment: dict[str, str], name: str, folders: list[Path]) -> None:
    """Put folders first in a variable that is a list of folders."""
    there = [environment[name]] if environment.get(name) else []
    environment[name] = ":".join([*map(str, folders), *there])


def qt_loads(python: Path) -> bool:
    """Whether this Python's PySide6 finds all it needs to open a window."""
    return succeeds([str(python), "-P", "-c", LOADS_QT], env=surroundings())


def packages_of_missing_programs() -> list[str]:
    path = surroundings().get("PATH")
    return [package for program, package in TEST_PROGRAMS.items() if not shutil.which(program, path=path)]


def packages_of_missing_builders() -> list[str]:
    """Of what makes and tries the products for officials."""
    return [package for program, package in BUILDERS.items() if not shutil.which(program)]


def install(packages: list[str]) -> None:
    """Install by apt as root, or by sudo if it asks no password. Does nothing where neither is so."""
    may = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if may and not (shutil.which("sudo") and succeeds([*may, "true"])):
        return
    say("Installing system packages: " + " ".join(packages))
    apt = [*may, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    run([*apt, "update"])
    run([*apt, "install", "--yes", "--no-install-recommends", *packages])


def unpack(packages: list[str]) -> None:
    """Fetch packages by apt into a folder of ours and unpack them there, which an ordinary user may do."""
    say("Fetching system packages into .libs beside the program: " + " ".join(packages))
    work = BESIDE / "apt"
    for folder in (work / "lists/partial", work / "archives/partial", TREE, BESIDE / "bin"):
        folder.mkdir(parents=True, exist_ok=True)
    apt = ["apt-get", "-qq", "-o", "Debug::NoLocking=1", "-o", "Dir::State::status=/var/lib/dpkg/status"]
    apt += ["-o", f"Dir::State={work}", "-o", f"Dir::Cache={work}"]
    extra = ["proot"] if "xvfb" in packages else []
    fetch = ["install", "--yes", "--download-only", "--no-install-recommends", *packages, *extra]
    if run([*apt, "update"]) and run([*apt, *fetch]):
        for package in sorted((work / "archives").glob("*.deb")):
            if not package.name.startswith("libc6_"):  # the loader and its C library must stay a pair
                run(["dpkg-deb", "-x", str(package), str(TREE)])
        write_font_settings()
        write_display_wrapper()
    shutil.rmtree(work)


def write_font_settings() -> None:
    fonts = escape(str(TREE / "usr/share/fonts"))
    (BESIDE / "fonts.conf").write_text(
        f"<fontconfig><dir>{fonts}</dir><dir>/usr/share/fonts</dir><dir prefix='xdg'>fonts</dir>"
        "<cachedir prefix='xdg'>fontconfig</cachedir></fontconfig>\n",
        encoding="utf-8",
    )


def write_display_wrapper() -> None:
    """Make Xvfb start though its keyboard compiler and data are not where it looks for them, under /usr.

    proot shows them to it there but passes no signal on: hence the trap, and two that die with their parent.
    """
    if not (TREE / "usr/bin/Xvfb").exists():
        return
    script = BESIDE / "bin/Xvfb"
    script.write_text(DISPLAY_WRAPPER, encoding="utf-8")
    script.chmod(0o755)


def run(command: list[str]) -> bool:
    """Run a command and pass on what it complains of only if it fails."""
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode:
        say(done.stderr.strip())
    return done.returncode == 0


def succeeds(command: list[str], env: dict[str, str] | None = None) -> bool:
    return subprocess.run(command, env=env, capture_output=True, check=False).returncode == 0


def say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)
