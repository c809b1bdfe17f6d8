import ast
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import venv
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
NO_NETWORK = {
    "HTTPS_PROXY": "http://127.0.0.1:9",
    "HTTP_PROXY": "http://127.0.0.1:9",
    "UV_OFFLINE": "1",
    "PIP_NO_INDEX": "1",
}


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout of its own, in a folder named as people name them, with no environment yet."""
    folder = tmp_path / "my reports é" / "poadesk"
    folder.mkdir(parents=True)
    for name in ("run.py", "debian.py", "uv.lock"):
        shutil.copy(ROOT / name, folder)
    for name in ("poadesk", "forms", "resources"):
        (folder / name).symlink_to(ROOT / name, target_is_directory=True)
    return folder


@pytest.fixture
def run(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """That checkout's run.py, as a module."""
    monkeypatch.syspath_prepend(str(checkout))
    monkeypatch.delitem(sys.modules, "debian", raising=False)
    spec = importlib.util.spec_from_file_location("run_of_a_checkout", checkout / "run.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.delitem(sys.modules, "debian")
    return module


@pytest.fixture
def made(run: ModuleType) -> ModuleType:
    """The same with an environment that is ready, lent by the one the tests run in."""
    venv.create(run.ENVIRONMENT, with_pip=False, symlinks=os.name != "nt")
    library = sysconfig.get_path("purelib", vars={"base": str(run.ENVIRONMENT), "platbase": str(run.ENVIRONMENT)})
    Path(library, "lent.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    run.note_ready({"program"})
    return run


def start(run: ModuleType, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    return subprocess.run(
        [sys.executable, run.ROOT / "run.py", *arguments],
        env=environment | NO_NETWORK | variables,
        cwd=run.ROOT.parent,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def locked_wheels() -> list[dict[str, str]]:
    packages = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))["package"]
    return next(package["wheels"] for package in packages if package["name"] == "uv")


@pytest.mark.parametrize(
    ("system", "machine", "tag"),
    [
        ("linux", "x86_64", "manylinux_2_17_x86_64"),
        ("linux", "aarch64", "aarch64"),
        ("win32", "AMD64", "win_amd64"),
        ("win32", "ARM64", "win_arm64"),
        ("darwin", "arm64", "macosx_11_0_arm64"),
        ("darwin", "x86_64", "macosx_10_12_x86_64"),
    ],
)
def test_lock_names_uv_for_each_kind_of_computer(run: ModuleType, system: str, machine: str, tag: str):
    assert tag in run.wheel_for(locked_wheels(), system, machine)["url"]


def test_computer_that_qt_is_not_made_for_is_told_so(run: ModuleType):
    with pytest.raises(run.SetupError, match="sunos"):
        run.wheel_for(locked_wheels(), "sunos", "sparc")


def test_altered_download_is_refused(run: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    (tmp_path / "uv.whl").write_bytes(b"not what the lock names")
    with pytest.raises(run.SetupError, match="damaged or altered"):
        run.fetch({"url": (tmp_path / "uv.whl").as_uri(), "hash": "sha256:" + 64 * "0"}, "0.0.0")


def test_first_start_without_network_says_what_it_needs(run: ModuleType):
    done = start(run, "setup")
    assert done.returncode == 2
    assert "needs the internet" in done.stderr
    assert "Traceback" not in done.stderr


def test_first_lines_can_be_read_by_an_old_python():
    ast.parse((ROOT / "run.py").read_text(encoding="utf-8"), feature_version=(3, 7))


def test_old_python_gets_a_sentence():
    pretend = f"import sys, runpy; sys.version_info = (3, 9, 2); runpy.run_path({str(ROOT / 'run.py')!r})"
    done = subprocess.run([sys.executable, "-c", pretend], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("poadesk needs Python 3.11 or newer, and this is Python 3.9.")


def test_environment_that_was_being_made_is_not_taken_for_ready(made: ModuleType):
    assert made.ready() == {"program"}
    made.STAMP.unlink()
    assert made.ready() == set()


def test_environment_of_another_lock_is_not_taken_for_ready(made: ModuleType):
    made.LOCK.write_bytes(made.LOCK.read_bytes() + b"\n")
    assert made.ready() == set()


def test_environment_whose_python_is_gone_is_not_taken_for_ready(made: ModuleType):
    made.PYTHON.unlink()
    assert made.ready() == set()


def test_second_start_needs_no_network(made: ModuleType):
    done = start(made, "forms", "list")
    assert (done.returncode, done.stderr) == (0, "")
    assert "poa-iti/2026" in done.stdout


def test_exit_code_of_the_command_line_is_passed_on(made: ModuleType):
    assert start(made, "check", "no such draft.poadraft").returncode == 2


def test_a_file_beside_the_person_is_not_taken_for_a_part_of_python(made: ModuleType):
    (made.ROOT.parent / "argparse.py").write_text("raise SystemExit('mistaken')", encoding="utf-8")
    assert start(made, "forms", "list").returncode == 0


def test_start_where_python_leaves_out_the_programs_folder(made: ModuleType):
    assert start(made, "forms", "list", PYTHONPATH="", PYTHONSAFEPATH="1").returncode == 0


STRANGERS = ("argparse.py", "ctypes.py", "json.py", "hashlib.py", "site.py", "zipfile.py", "pip/__main__.py")


def lay_strangers(folder: Path) -> Path:
    """Files named as parts of Python that leave a mark when they are run."""
    mark = folder / "was-run"
    for name in STRANGERS:
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"open({str(mark)!r}, 'w').close()\nraise SystemExit('mistaken')\n", encoding="utf-8")
    return mark


@pytest.mark.parametrize("beside_the_program", [False, True], ids=["current folder", "program's folder"])
def test_no_start_runs_a_module_that_lies_about(made: ModuleType, beside_the_program: bool):
    mark = lay_strangers(made.ROOT if beside_the_program else made.ROOT.parent)
    done = start(made, "forms", "list", PYTHONPATH="")
    assert (done.returncode, done.stderr) == (0, "")
    assert not mark.exists()


@pytest.mark.parametrize("beside_the_program", [False, True], ids=["current folder", "program's folder"])
def test_no_setup_runs_a_module_that_lies_about(run: ModuleType, beside_the_program: bool):
    mark = lay_strangers(run.ROOT if beside_the_program else run.ROOT.parent)
    done = start(run, "setup", PYTHONPATH="", PIP_INDEX_URL="http://127.0.0.1:9/")
    assert done.returncode == 2
    assert "needs the internet" in done.stderr
    assert not mark.exists()


def test_a_kept_wheel_that_was_altered_is_not_used(run: ModuleType, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    run.TOOLS.mkdir()
    (run.TOOLS / "wheel-of-1.2.3").write_bytes(b"altered")
    nowhere = {"url": (run.TOOLS / "nothing.whl").as_uri(), "hash": "sha256:" + 64 * "0"}
    with pytest.raises(run.SetupError):
        run.kept_or_fetched(nowhere, "1.2.3")


def test_a_kept_wheel_that_the_lock_names_needs_no_network(run: ModuleType):
    run.TOOLS.mkdir()
    (run.TOOLS / "wheel-of-1.2.3").write_bytes(b"as locked")
    wheel = {"url": "file:///nowhere", "hash": "sha256:" + hashlib.sha256(b"as locked").hexdigest()}
    assert run.kept_or_fetched(wheel, "1.2.3") == b"as locked"


@pytest.mark.skipif(sys.platform != "linux", reason="Windows and macOS always have a display")
def test_without_a_display_the_example_report_is_made_and_its_files_named(made: ModuleType, data_folder: Path):
    done = start(made)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("No display here")
    written = [path for path in data_folder.rglob("*") if path.suffix in {".pdf", ".json", ".poadraft"}]
    assert {path.suffix for path in written} == {".pdf", ".json", ".poadraft"}
    assert all(str(path) in done.stdout for path in written)


@pytest.mark.skipif(sys.platform != "linux", reason="only Debian's packages are unpacked beside the program")
def test_what_lies_unpacked_beside_the_program_is_found(run: ModuleType):
    programs, libraries = run.debian.TREE / "usr/bin", run.debian.TREE / "usr/lib/x86_64-linux-gnu"
    programs.mkdir(parents=True)
    libraries.mkdir(parents=True)
    found = run.debian.surroundings()
    assert str(programs) in found["PATH"].split(":")
    assert str(libraries) in found["LD_LIBRARY_PATH"].split(":")
