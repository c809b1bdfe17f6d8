"""What every test stands on: no screen, no network, and a data folder of its own."""

import os
import random
from pathlib import Path

import pytest
from hypothesis import settings

from poadesk import paths
from poadesk.core.form import Form
from poadesk.store.forms.library import FormLibrary

ROOT = Path(__file__).resolve().parent.parent

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before the first import of Qt

# Machines differ fourfold in speed, so no example fails for being slow: speed is measured by `run.py bench`.
settings.register_profile("poadesk", deadline=None, print_blob=True)
settings.load_profile("poadesk")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Give the whole run one seed, another each time, that can be given again with --hypothesis-seed."""
    if getattr(config.option, "hypothesis_seed", None) is None:
        config.option.hypothesis_seed = str(random.SystemRandom().randrange(2**32))


def pytest_report_header(config: pytest.Config) -> str:
    """Tell the seed with which the property tests of this run can be repeated."""
    return f"property tests: --hypothesis-seed={config.option.hypothesis_seed}"


@pytest.fixture(autouse=True)
def data_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The person's data folder during this test; programs the test starts have it too, and find poadesk.

    Not in the folder of the test: every file that is written is noted in the data folder meanwhile.
    With POADESK_TEST_EDITIONS=tests/editions a newer edition is at hand, which no test may mind.
    """
    folder = tmp_path_factory.mktemp("person") / "data folder é"
    monkeypatch.setenv("POADESK_HOME", str(folder))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("LANGUAGE", "en")
    if more := os.environ.get("POADESK_TEST_EDITIONS"):
        monkeypatch.setattr(paths, "forms_folders", lambda: (folder / "forms", ROOT / more, ROOT / "forms"))
    return folder


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """As the program makes its application; this module does without Qt, which half of the tests never load."""
    return ["poadesk", "-style", "fusion"]


@pytest.fixture(scope="session")
def form() -> Form:
    """The shipped form, read once."""
    return FormLibrary((ROOT / "forms",)).get("poa-iti/2026")
