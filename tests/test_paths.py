import importlib.metadata
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import poadesk
from poadesk import paths

ROOT = Path(__file__).resolve().parent.parent

WHERE = "from poadesk import paths; print(paths.forms_folders()[-1], paths.resources(), sep='\\n')"


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def shipped_files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_data_folder_is_the_one_asked_for(data_folder: Path):
    assert paths.data_folder() == data_folder
    assert {folder.parent for folder in (paths.drafts(), paths.backups(), paths.logs())} == {data_folder}


def test_data_folder_is_the_persons_own_when_none_is_asked_for(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("POADESK_HOME")
    assert paths.data_folder().is_relative_to(Path.home())
    assert paths.data_folder().name == "poadesk"


@pytest.mark.parametrize(
    ("python", "of_the_shop"),
    [
        (r"C:\Program Files\WindowsApps\PythonSoftwareFoundation.Python.3.12_3.12.2800.0_x64__qbz5n2kfra8p0", True),
        (r"C:\Users\José\AppData\Local\Programs\Python\Python312", False),
        (r"C:\Program Files\Python311", False),
        ("/usr", False),
    ],
)
def test_python_whose_data_windows_hides_and_deletes_is_known(python: str, of_the_shop: bool):
    assert paths.is_of_the_shop(python) == of_the_shop


def test_drafts_of_a_python_from_the_shop_are_kept_where_windows_does_not_redirect(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("POADESK_HOME")
    monkeypatch.setattr(sys, "base_prefix", r"C:\Program Files\WindowsApps\PythonSoftwareFoundation.Python.3.12_x64")
    assert paths.data_folder() == Path.home() / "poadesk"


def test_new_drafts_are_made_in_documents_and_older_ones_still_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.delenv("POADESK_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path / "Papiers"))
    assert paths.drafts() == tmp_path / "Papiers" / "poadesk"
    assert paths.draft_folders() == (paths.drafts(), paths.data_folder() / "drafts")


def test_file_called_portable_beside_a_product_keeps_all_beside_the_program(wheel: Path, tmp_path: Path):
    product = tmp_path / "stick"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(product / "lib")
    (product / "PARTS.txt").touch()
    (product / "portable").touch()
    where = "from poadesk import paths; print(paths.data_folder(), paths.drafts(), sep='\\n')"
    command = [sys.executable, "-c", where]
    done = subprocess.run(
        command, cwd=tmp_path, env={"PYTHONPATH": str(product / "lib")}, check=True, capture_output=True, text=True
    )
    assert done.stdout.splitlines() == [str(product / "data"), str(product / "data" / "drafts")]


def test_naming_a_folder_does_not_make_it(data_folder: Path):
    paths.drafts()
    paths.forms_folders()
    assert not data_folder.exists()


def test_a_form_of_ones_own_comes_before_the_shipped_one(data_folder: Path):
    own, *_others, shipped = paths.forms_folders()
    assert own == data_folder / "forms"
    assert (shipped / "poa-iti").is_dir()


def test_installed_wheel_holds_every_form_and_resource(wheel: Path, tmp_path: Path):
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", WHERE],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path)},
        check=True,
        capture_output=True,
    )
    forms, resources = map(Path, done.stdout.decode().split("\n")[:2])
    assert forms.is_relative_to(tmp_path)
    assert shipped_files(forms) == shipped_files(ROOT / "forms")
    assert shipped_files(resources) == shipped_files(ROOT / "resources")


def test_version_is_the_same_everywhere(wheel: Path):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    described = importlib.metadata.PathDistribution(zipfile.Path(wheel) / f"poadesk-{poadesk.__version__}.dist-info")
    assert described.version == project["version"] == poadesk.__version__
