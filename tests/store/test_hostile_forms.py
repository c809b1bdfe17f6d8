"""A form from a stranger: within a second, or with a sentence; little memory, and never a traceback."""

import os
import shutil
import time
import tracemalloc
from pathlib import Path

import pytest

from poadesk.cli import main
from poadesk.sentences.form_faults import fault_sentence
from poadesk.store.forms.library import FormLibrary, check_folder
from tests.torture.hostile_forms import FILES, hostile

FORMS = Path(__file__).resolve().parents[2] / "forms"
SECONDS = 3.0
"""Allowed here, where others may use the processor too; the fuzz holds one second."""
BYTES = 300_000_000
BESIDE = {"form.toml": "{}", "text.en.toml": "{}", "from-2018.toml": "{}", "states.toml": "../../{}",
          "words.en.toml": "../../{}", "cycles.toml": "../{}"}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A person's own copy of the shipped edition."""
    return Path(shutil.copytree(FORMS / "poa-iti" / "2026", tmp_path / "forms" / "poa-iti" / "2026"))


def place(folder: Path, file: str) -> Path:
    return folder / BESIDE[file].format(file)


def sentences(folder: Path) -> list[str]:
    begun = time.monotonic()
    found = check_folder(folder, (FORMS,))
    assert time.monotonic() - begun < SECONDS
    said = [fault_sentence(fault) for fault in found]
    assert all(len(sentence) < 20_000 and sentence.replace("\u202f", " ").isprintable() for sentence in said)
    assert len(said) <= 101
    return said


@pytest.mark.parametrize("name", sorted(hostile()))
def test_hostile_form_is_refused_with_sentences_at_once(folder: Path, name: str) -> None:
    file, content = hostile()[name]
    place(folder, file).write_bytes(content)
    assert sentences(folder)


@pytest.mark.parametrize("name", ["shared options", "groups of groups", "subject"])
def test_what_a_form_grows_into_takes_little_memory(folder: Path, name: str) -> None:
    file, content = hostile()[name]
    place(folder, file).write_bytes(content)
    tracemalloc.start()
    try:
        assert check_folder(folder, (FORMS,))
        assert tracemalloc.get_traced_memory()[1] < BYTES
    finally:
        tracemalloc.stop()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are made by POSIX systems only")
@pytest.mark.parametrize("file", FILES)
def test_named_pipe_in_place_of_any_file_is_refused_at_once(folder: Path, file: str) -> None:
    place(folder, file).unlink(missing_ok=True)
    os.mkfifo(place(folder, file))
    (said,) = sentences(folder)
    assert said.startswith(f"{file}: this is not an ordinary file")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="a device that never ends")
@pytest.mark.parametrize("file", FILES)
def test_link_to_an_endless_device_is_refused_at_once(folder: Path, file: str) -> None:
    place(folder, file).unlink(missing_ok=True)
    place(folder, file).symlink_to("/dev/zero")
    (said,) = sentences(folder)
    assert said.startswith(f"{file}: this is not an ordinary file")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are made by POSIX systems only")
def test_pipe_among_the_forms_does_not_keep_the_others_from_being_used(data_folder: Path) -> None:
    other = data_folder / "forms" / "poa-iti" / "2024"
    other.mkdir(parents=True)
    os.mkfifo(other / "form.toml")
    library = FormLibrary((data_folder / "forms", FORMS))
    assert library.newest_for("poa-iti", "2026").edition == "2026"


def test_control_characters_of_a_form_do_not_reach_the_terminal(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = (folder / "form.toml").read_text(encoding="utf-8")
    (folder / "form.toml").write_text(content + '\n["\\u001b[2J\\u0007"]\n', encoding="utf-8")
    main(["forms", "check", str(folder)])
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert "\x07" not in out
