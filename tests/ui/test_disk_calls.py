"""What work in the window costs its own thread: no call to the disk, whatever is typed, chosen, undone or left."""

import sys

import pytest

if sys.platform == "win32":
    pytest.skip("calls are traced where strace is", allow_module_level=True)

from tests.torture import disk_calls, faults

pytestmark = pytest.mark.skipif(not faults.is_available(), reason="strace is not here or may not trace")

CHANGING = ("type", "undo", "redo", "choose", "type a note", "add a file")
MOVING = ("move the focus", "leave the page")


@pytest.fixture(scope="module")
def traced(tmp_path_factory: pytest.TempPathFactory) -> disk_calls.Traced:
    """Someone worked in the window, every change was called saved, and every call was listed."""
    return disk_calls.trace(tmp_path_factory.mktemp("traced"))


def test_the_windows_thread_never_calls_the_disk_for_a_saved_change(traced):
    assert traced.of_window() == []


@pytest.mark.parametrize("act", CHANGING)
def test_each_change_is_brought_to_the_disk_by_the_writer(traced, act):
    assert traced.changes[act] > 0
    assert {"pwrite64", "fdatasync", "unlink"} <= {call.name for call in traced.of_writer(act)}


@pytest.mark.parametrize("act", MOVING)
def test_where_the_person_is_is_kept_by_the_writer(traced, act):
    assert traced.changes[act] == 0
    assert "pwrite64" in {call.name for call in traced.of_writer(act)}


def test_a_call_by_the_windows_thread_would_be_noticed(traced):
    offence = [call for call in traced.calls if call.window and call.act == disk_calls.OFFENCE]
    assert {"pwrite64", "fdatasync", "unlink"} <= {call.name for call in offence}
