"""What Windows refuses, as far as it can be shown on another system: by its numbers and by the paths it has."""

import errno
import os
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from poadesk.store import atomic_write
from poadesk.store.atomic_write import move, write_whole
from poadesk.store.errors import DraftUnwritable, FileExistsAlready
from poadesk.store.system_errors import is_too_long, may_be_held, reason_of, why_unreadable, why_unwritable

ACCESS_DENIED, SHARING_VIOLATION = 5, 32


def refused(number: int, folded_into: int = errno.EINVAL) -> OSError:
    """As Windows raises it: its own number, and what Python folds that into."""
    error = OSError(folded_into, "refused")
    error.winerror = number
    return error


@pytest.mark.parametrize(
    ("number", "folded_into", "reason"),
    [
        (112, errno.ENOSPC, "full"),
        (39, errno.EINVAL, "full"),
        (1295, errno.EINVAL, "full"),
        (ACCESS_DENIED, errno.EACCES, "permission"),
        (19, errno.EACCES, "permission"),
        (SHARING_VIOLATION, errno.EACCES, "in-use"),
        (33, errno.EACCES, "in-use"),
        (21, errno.EACCES, "io"),  # the stick was pulled out
        (23, errno.EACCES, "io"),  # a broken sector
        (53, errno.ENOENT, "io"),  # the server is gone
        (67, errno.ENOENT, "io"),
        (59, errno.EINVAL, "io"),
        (64, errno.EINVAL, "io"),
        (1231, errno.EINVAL, "io"),
        (362, errno.EINVAL, "io"),  # OneDrive does not run, and the file is only in the cloud
        (123, errno.EINVAL, "file-name"),
        (206, errno.ENOENT, "file-name"),
        (3, errno.ENOENT, "missing"),
    ],
)
def test_what_windows_says_is_understood_by_its_own_number(number: int, folded_into: int, reason: str):
    assert reason_of(refused(number, folded_into)) == reason


def test_what_other_systems_say_is_understood():
    assert reason_of(OSError(errno.ENOSPC, "")) == "full"
    assert reason_of(OSError(errno.EROFS, "")) == "permission"
    assert reason_of(OSError(errno.EIO, "")) == "io"
    assert not may_be_held(PermissionError(errno.EACCES, ""))


def test_each_reason_is_one_that_its_error_has():
    assert why_unreadable(refused(112, errno.ENOSPC)) == "io"
    assert why_unreadable(refused(SHARING_VIOLATION, errno.EACCES)) == "in-use"
    assert why_unwritable(refused(3, errno.ENOENT)) == "no-folder"


@pytest.mark.parametrize(
    ("path", "too_long"),
    [
        (PureWindowsPath("C:/Users/x") / ("a" * 230) / "report.poadraft", True),
        (PureWindowsPath("C:/") / ("a" * 237 + ".poadraft"), False),
        (PureWindowsPath("C:/") / ("a" * 240 + ".poadraft"), True),  # there is no room for its journal
        (PurePosixPath("/") / ("a" * 200) / ("b" * 200), False),
    ],
)
def test_path_longer_than_windows_takes_is_known(path: PurePath, too_long: bool):
    assert is_too_long(path) == too_long


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atomic_write, "_MOMENTS", (0.0, 0.0, 0.0))


class Held(type(Path())):  # type: ignore[misc]
    """Files of which Windows would refuse the renaming so many times."""

    times = 0
    number = ACCESS_DENIED

    def replace(self, target: Path) -> Path:
        if type(self).times > 0:
            type(self).times -= 1
            raise refused(type(self).number, errno.EACCES)
        return Path(self).replace(target)


@pytest.mark.usefixtures("hasty")
@pytest.mark.parametrize("number", [ACCESS_DENIED, SHARING_VIOLATION])
def test_file_that_a_virus_scanner_reads_for_a_moment_is_replaced_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
):
    monkeypatch.setattr(Held, "times", 2)
    monkeypatch.setattr(Held, "number", number)
    (tmp_path / "report.pdf").write_bytes(b"old")
    write_whole(Held(tmp_path / "report.pdf"), b"new", replace=True)
    assert (tmp_path / "report.pdf").read_bytes() == b"new"


@pytest.mark.usefixtures("hasty")
def test_pdf_that_is_open_in_a_reader_is_said_to_be_in_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(Held, "times", 99)
    (tmp_path / "report.pdf").write_bytes(b"old")
    with pytest.raises(DraftUnwritable) as told:
        write_whole(Held(tmp_path / "report.pdf"), b"new", replace=True)
    assert told.value.reason == "in-use"
    assert [path.name for path in tmp_path.iterdir()] == ["report.pdf"]
    assert (tmp_path / "report.pdf").read_bytes() == b"old"


@pytest.mark.usefixtures("hasty")
def test_folder_in_which_nothing_may_be_named_is_no_file_in_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(Held, "times", 99)
    with pytest.raises(DraftUnwritable) as told:
        write_whole(Held(tmp_path / "report.pdf"), b"new", replace=True)
    assert told.value.reason == "permission"


def test_renaming_that_never_replaces_leaves_the_other_file(tmp_path: Path):
    def rename(to: Path) -> None:
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(to))

    with pytest.raises(FileExistsError):
        move(rename, tmp_path / "there")
    (tmp_path / "there").write_bytes(b"old")
    with pytest.raises(FileExistsAlready):
        write_whole(tmp_path / "there", b"new", replace=False)
