"""Steps of the trial, in order, and what is left out with the reason."""

import re
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from bundle.build import ROOT
from bundle.wine import windows_path, wine_program
from trial.installed import Installed, Step, failed, linux, passed

CASES = ROOT / "tests" / "cases"
REPORTS = {
    "antigua-2010": CASES / "antigua-and-barbuda-2010.json",
    "antigua-2020": CASES / "antigua-and-barbuda-2020.json",
}


def self_test(installed: Installed) -> Step:
    ran = installed.poadesk("self-test")
    return Step(ran.code == 0, ran.said.strip().splitlines()[-1] if ran.said.strip() else "it said nothing")


def same_bytes(installed: Installed) -> Step:
    """The example and two real reports: made, filled, checked and exported on both systems, byte for byte the same."""
    there, here = installed.place / "windows", installed.place / "linux"
    there.mkdir(exist_ok=True)
    here.mkdir(exist_ok=True)
    said = installed.poadesk("example", "--to", windows_path(there)).said
    said += linux("example", "--to", str(here), home=installed.place / "person here").stdout
    for name, answers in REPORTS.items():
        _report(lambda *words: installed.poadesk(*words).said, windows_path, there / name, answers)
        _report(lambda *words: linux(*words, home=installed.place / "person here").stdout, str, here / name, answers)
    compared = sorted(path.name for path in here.iterdir() if path.suffix in {".pdf", ".json"})
    missing = [name for name in compared if not (there / name).exists()]
    if missing or len(compared) < 6:
        return failed(f"not made: {missing or compared}\n{said}")
    different = [name for name in compared if (here / name).read_bytes() != (there / name).read_bytes()]
    return Step(not different, f"{len(compared)} files the same" if not different else f"different: {different}")


def _report(command: Callable[..., str], named: Callable[[Path], str], stem: Path, answers: Path) -> None:
    draft = named(stem.with_suffix(".poadraft"))
    command("new", draft, "--form", "poa-iti/2018" if "2020" in stem.name else "poa-iti/2026")
    command("fill", draft, named(answers))
    command("check", draft)
    for suffix in (".pdf", ".json"):
        command("export", draft, "--to", named(stem.with_suffix(suffix)))


def tests_in(*folders: str, seconds: float) -> Callable[[Installed], Step]:
    """Tests of this checkout by the installed copy."""

    def run(installed: Installed) -> Step:
        wanted = [windows_path(ROOT / folder) for folder in folders]
        ran = installed.pytest(*wanted, seconds=seconds)
        last = next((line for line in reversed(ran.said.splitlines()) if re.search(r"\d+ (passed|failed)", line)), "")
        return Step(ran.code == 0, last if ran.code == 0 else f"{last or ran.code}\n{ran.said[-6000:]}")

    return run


def kill_while_typing(installed: Installed) -> Step:
    """A session of the installed copy is typed in and killed fifty times; nothing it called saved may be missing."""
    from trial.killing import kill_fifty_times

    return kill_fifty_times(installed)


def update(installed: Installed) -> Step:
    """The setup over an installed older version, with a draft of that time: one version stays, the draft opens."""
    draft = installed.place / "kept.poadraft"
    installed.poadesk("new", windows_path(draft), "--state", "Dominica")
    older = installed.home / "0.0.9"
    installed.folder.rename(older)
    ran = installed.run_setup()
    versions = sorted(path.name for path in installed.home.iterdir())
    installed.settle()
    shown = installed.poadesk("show", windows_path(draft))
    fine = ran.code == 0 and len(versions) == 1 and versions != ["0.0.9"] and "Dominica" in shown.said
    return Step(fine, f"left: {', '.join(versions)}; the draft opens" if fine else f"{ran} {versions} {shown}")


def refused_while_running(installed: Installed) -> Step:
    """While the program's window is open, a silent setup changes nothing and ends with 3."""
    program = installed.windows_name(installed.folder / "python" / "pythonw.exe")
    command = [wine_program("wine64"), program, "-m", "poadesk"]
    outside = {**installed.wine.surroundings, "POADESK_HOME": windows_path(installed.place / "person")}
    window = subprocess.Popen(command, env=outside, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 60
        while not (installed.place / "person" / "window.ini").exists() and time.monotonic() < deadline:
            if window.poll() is not None:
                return failed(f"the window ended by itself with {window.returncode}")
            time.sleep(0.5)
            if installed.run_setup().code == 3:
                return passed("refused with code 3")
        return failed("the setup was not refused")
    finally:
        window.kill()
        window.wait()


def uninstall(installed: Installed) -> Step:
    """Nothing of the program is left, and every draft is."""
    draft = installed.place / "kept.poadraft"
    home, program = installed.home, installed.windows_name(installed.folder / "uninstall.exe")
    installed.wine.run([program, "/S"], seconds=60)
    deadline = time.monotonic() + 30  # it goes on in a copy of itself
    while home.exists() and time.monotonic() < deadline:
        time.sleep(0.5)
    keys = installed.wine.run(["reg", "query", r"HKCU\Software\Classes\poadesk.draft"]).code
    fine = not home.exists() and draft.exists() and keys != 0
    return Step(fine, "gone; the drafts are there" if fine else f"left: {home.exists()=} {draft.exists()=} {keys=}")


QUICK: tuple[tuple[str, Callable[[Installed], Step]], ...] = (
    ("self-test", self_test),
    ("PDF and JSON byte for byte", same_bytes),
    ("tests/core", tests_in("tests/core", seconds=400)),
    ("tests/store", tests_in("tests/store", seconds=600)),
)
WHOLE: tuple[tuple[str, Callable[[Installed], Step]], ...] = (
    *QUICK,
    ("tests/export, tests/tasks", tests_in("tests/export", "tests/tasks", seconds=900)),
    (
        "command line",
        tests_in(*(f"tests/test_cli{name}.py" for name in ("", "_carry", "_diff", "_find", "_words")), seconds=600),
    ),
    ("story in the window", tests_in("tests/stories/test_example.py", seconds=900)),
    ("killed while typing", kill_while_typing),
    ("update refused while open", refused_while_running),
    ("update over an older version", update),
    ("uninstall", uninstall),
)

LEFT_OUT = (
    ("tests/ui", "most look at sizes and fonts of the offscreen platform, whose fonts have no size under Wine"),
    ("tests/torture", "they need fork and POSIX limits; the kills above stand in for them"),
    ("tests/test_run.py", "it makes environments with Linux' Python"),
    ("SmartScreen, virus scanners", "only a Windows has them: see the README's list for an hour with one"),
)
