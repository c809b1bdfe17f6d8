"""Drafts as files: names that are safe and free, the list of them, copies, and the example."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poadesk.core.answers import Answers, Change
from poadesk.core.form import CYCLE, STATE, Form
from poadesk.core.kinds.files import names_device
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.draft.draft_name import SUFFIX
from poadesk.store.errors import DraftMissing, FileExistsAlready, NotADraft
from poadesk.tasks.begin import begin_report
from poadesk.tasks.context import Context
from poadesk.tasks.copy_draft import copy_draft
from poadesk.tasks.file_name import file_name, under_free_name
from poadesk.tasks.list_drafts import describe_draft, known_drafts
from poadesk.tasks.make_example import NAME, make_example
from tests.tasks.conftest import stored


@given(st.lists(st.text(max_size=60), max_size=3))
def test_any_words_make_one_name_that_stays_in_its_folder(words: list[str]):
    name = file_name(words, SUFFIX)
    assert name.endswith(SUFFIX)
    assert Path(name).name == name
    assert not set(name) & set('<>:"/\\|?*\0')
    assert not names_device(name)
    assert len(name) <= 81 + len(SUFFIX)


def test_the_first_free_name_is_taken_and_nothing_replaced(tmp_path: Path, form: Form, context: Context):
    folder = tmp_path / "not there yet"

    def make(path: Path) -> None:
        begin_report(path, form, {STATE: "ATG"}, context)

    made = [under_free_name(folder, ("Côte d'Ivoire", "2026"), make).name for _ in range(3)]
    assert made == ["Côte-d-Ivoire-2026.poadraft", "Côte-d-Ivoire-2026-2.poadraft", "Côte-d-Ivoire-2026-3.poadraft"]


def test_a_name_is_free_only_if_those_beside_it_are(tmp_path: Path, context: Context):
    (tmp_path / f"{NAME}.pdf").write_bytes(b"somebody's own")
    (tmp_path / f"{NAME}-2.schema.json").write_bytes(b"somebody's own")
    made = make_example(tmp_path, context, companions=(".pdf", ".schema.json"))
    assert made.name == f"{NAME}-3.poadraft"
    assert make_example(tmp_path, context).name == f"{NAME}.poadraft"


def test_the_list_has_recent_drafts_first_then_the_newest_of_the_folder(tmp_path: Path):
    folder = tmp_path / "drafts"
    assert known_drafts([], [folder]) == []
    folder.mkdir()
    for age, name in enumerate(["new", "middle", "old"]):
        path = folder / f"{name}.poadraft"
        path.touch()
        os.utime(path, (1_000_000 - age, 1_000_000 - age))
    recent = [tmp_path / "stick.poadraft", folder / "old.poadraft"]
    assert [path.stem for path in known_drafts(recent, [folder])] == ["stick", "old", "new", "middle"]


def test_a_draft_is_described_while_somebody_works_on_it(tmp_path: Path, form: Form, context: Context):
    path = tmp_path / "d.poadraft"
    begin_report(path, form, {STATE: "ATG", CYCLE: "2026"}, context)
    with DraftFile.open(path):
        line = describe_draft(path, "en", context)
    assert (line.state, line.cycle, line.saved, line.error) == ("Antigua and Barbuda", "2026", context.now, None)
    assert line.progress is not None
    assert line.progress.answered == 2


@pytest.mark.parametrize(("content", "error"), [(None, DraftMissing), (b"not a draft", NotADraft)])
def test_what_cannot_be_read_is_listed_with_its_error(
    tmp_path: Path, context: Context, content: bytes | None, error: type[Exception]
):
    path = tmp_path / "d.poadraft"
    if content is not None:
        path.write_bytes(content)
    line = describe_draft(path, "en", context)
    assert isinstance(line.error, error)
    assert line.progress is None


def test_a_copy_holds_what_is_not_saved_yet(tmp_path: Path, form: Form, context: Context):
    path, to = tmp_path / "d.poadraft", tmp_path / "copy.poadraft"
    begin_report(path, form, {STATE: "ATG"}, context)
    change = Change(CYCLE, "value", None, "2026")
    with DraftFile.open(path) as draft:
        answers = Answers({STATE: {"value": "ATG"}}).with_changes([change])
        assert copy_draft(draft, [change], answers, to, context.now).path == to
    assert stored(to) == {STATE: {"value": "ATG"}, CYCLE: {"value": "2026"}}
    assert CYCLE not in stored(path)


def test_a_copy_replaces_a_file_only_under_the_name_that_was_chosen(tmp_path: Path, form: Form, context: Context):
    path, to = tmp_path / "d.poadraft", tmp_path / "copy.poadraft"
    begin_report(path, form, {STATE: "ATG"}, context)
    to.write_bytes(b"somebody's own")
    with DraftFile.open(path) as draft:
        answers = Answers({STATE: {"value": "ATG"}})
        with pytest.raises(FileExistsAlready):
            copy_draft(draft, (), answers, tmp_path / "copy", context.now)
        assert to.read_bytes() == b"somebody's own"
        copy_draft(draft, (), answers, to, context.now)
    assert stored(to) == stored(path)
