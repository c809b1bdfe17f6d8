from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poadesk.core.answers import Change
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.errors import DraftReadOnly, DraftTooLarge, DraftUnwritable, FileExistsAlready

AT = datetime(2026, 3, 2, 14, 32, 7, tzinfo=UTC)
TEXT = st.text(st.characters(exclude_categories=()), max_size=40)
JSON = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(-(10**30), 10**30), st.floats(allow_nan=False, allow_infinity=False), TEXT
    ),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)


@pytest.fixture(scope="module")
def long_lived(tmp_path_factory: pytest.TempPathFactory):
    path = tmp_path_factory.mktemp("drafts") / "x.poadraft"
    with DraftFile.create(path, "poa-iti/2026", AT) as made:
        yield made


@given(value=JSON.filter(lambda value: value is not None))
def test_any_answer_comes_back_as_it_was(long_lived, value):
    held = long_lived.answers().get("q", {}).get("value")
    long_lived.commit([Change("q", "value", held, value)], "", AT)
    with DraftFile.open(long_lived.path, read_only=True) as seen:
        assert seen.answers() == {"q": {"value": value}}


def test_new_draft_knows_its_form_and_holds_nothing(draft: DraftFile):
    assert (draft.form_key, draft.revision, draft.answers(), draft.saved_at()) == ("poa-iti/2026", 0, {}, None)
    assert draft.created == AT


def test_reopened_draft_has_all_aspects_and_says_when_it_was_saved(path: Path):
    with DraftFile.create(path, "poa-iti/2026", AT) as draft:
        draft.commit([Change("q", "note", None, "ask police"), Change("r", "value", None, {"a": 1})], "x", AT)
        draft.commit([Change("q", "value", None, "yes")], "y", AT + timedelta(seconds=5))
    with DraftFile.open(path) as draft:
        assert draft.answers() == {"q": {"note": "ask police", "value": "yes"}, "r": {"value": {"a": 1}}}
        assert draft.revision == 2
        assert draft.saved_at() == AT + timedelta(seconds=5)


def test_cleared_answer_is_gone_from_the_answers_and_stays_in_the_history(draft: DraftFile):
    draft.commit([Change("q", "value", None, "words")], "first", AT)
    draft.commit([Change("q", "value", "words", None)], "second", AT)
    assert draft.answers() == {}
    assert [(entry.old, entry.new) for entry in draft.history("q")] == [(None, '"words"'), ('"words"', None)]


def test_draft_at_rest_is_one_file(filled: Path):
    assert [entry.name for entry in filled.parent.iterdir()] == [filled.name]


def test_same_draft_made_twice_differs_only_in_its_identity(tmp_path: Path):
    for name in ("a", "b"):
        DraftFile.create(tmp_path / name, "poa-iti/2026", AT).close()
    assert (tmp_path / "a").stat().st_size == (tmp_path / "b").stat().st_size
    assert (tmp_path / "a").read_bytes() != (tmp_path / "b").read_bytes()


def test_creating_never_overwrites(filled: Path):
    before = filled.read_bytes()
    with pytest.raises(FileExistsAlready):
        DraftFile.create(filled, "poa-iti/2026", AT)
    assert filled.read_bytes() == before
    assert [entry.name for entry in filled.parent.iterdir()] == [filled.name]


def test_creating_in_a_folder_that_is_not_there_says_so(tmp_path: Path):
    with pytest.raises(DraftUnwritable) as caught:
        DraftFile.create(tmp_path / "gone" / "x.poadraft", "poa-iti/2026", AT)
    assert caught.value.code == "draft.unwritable.no-folder"


def test_creating_where_nobody_may_write_leaves_nothing(ordinary_person, shared_folder: Path):
    shared_folder.chmod(0o555)
    with ordinary_person(), pytest.raises(DraftUnwritable) as caught:
        DraftFile.create(shared_folder / "x.poadraft", "poa-iti/2026", AT)
    assert caught.value.code == "draft.unwritable.permission"
    assert list(shared_folder.iterdir()) == []


@pytest.mark.parametrize("key", ["", "poa-iti", "../../etc/2026", "poa-iti/..", "POA/2026", "a/b/c"])
def test_form_key_can_never_be_a_path(tmp_path: Path, key: str):
    with pytest.raises(ValueError):  # noqa: PT011 a bug of the caller
        DraftFile.create(tmp_path / "x.poadraft", key, AT)


def test_failed_commit_changes_nothing(draft: DraftFile):
    draft.commit([Change("q", "value", None, "kept")], "x", AT)
    deep: list = []
    for _ in range(100):
        deep = [deep]
    with pytest.raises(DraftTooLarge):
        draft.commit([Change("q", "value", "kept", "lost"), Change("r", "value", None, deep)], "x", AT)
    assert draft.answers() == {"q": {"value": "kept"}}
    assert draft.commit([Change("q", "value", "kept", "later")], "x", AT) == 2


def test_ten_million_letters_are_an_answer_like_any_other(draft: DraftFile):
    draft.commit([Change("q", "value", None, "ж" * 10_000_000)], "x", AT)
    assert draft.answers()["q"]["value"] == "ж" * 10_000_000


def test_place_is_kept_and_replaced_whole(path: Path):
    with DraftFile.create(path, "poa-iti/2026", AT) as draft:
        draft.remember_place({"section": "iti", "scroll": 1200})
        draft.remember_place({"section": "laws", "unsent": "half a wor"})
    with DraftFile.open(path) as draft:
        assert draft.place() == {"section": "laws", "unsent": "half a wor"}
        assert draft.revision == 0


def test_looking_cannot_change(filled: Path):
    with DraftFile.open(filled, read_only=True) as draft:
        assert (draft.read_only, draft.why_read_only) == (True, "asked")
        with pytest.raises(DraftReadOnly) as caught:
            draft.commit([Change("a.one", "value", "first", "x")], "", AT)
        assert caught.value.code == "draft.read-only.asked"
        assert draft.answers()["a.one"] == {"value": "first"}


def test_looking_leaves_every_byte(filled: Path):
    before = filled.read_bytes()
    DraftFile.open(filled, read_only=True).close()
    assert filled.read_bytes() == before


@pytest.mark.parametrize("name", [".", "..", "/"])
def test_creating_in_place_of_a_folder_says_so(name: str):
    with pytest.raises(FileExistsAlready) as caught:
        DraftFile.create(Path(name), "poa-iti/2026", AT)
    assert caught.value.params["name"] == name
