"""Only regular files are read, never without an end, and never by waiting for somebody to write."""

import os
import socket
from pathlib import Path

import pytest

from poadesk.store.regular_file import FileTooLarge, NotRegularFile, open_regular, read_regular

needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are made by POSIX systems only")


@pytest.mark.parametrize("size", [0, 1, 9, 10])
def test_file_within_the_limit_is_read_whole(tmp_path: Path, size: int) -> None:
    path = tmp_path / "données.bin"
    path.write_bytes(b"\r\n\x1a\x00abcdef"[:size])
    assert read_regular(path, 10) == path.read_bytes()


def test_file_over_the_limit_is_refused_with_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "large"
    path.write_bytes(b"x" * 11)
    with pytest.raises(FileTooLarge) as caught:
        read_regular(path, 10)
    assert (caught.value.limit, caught.value.filename) == (10, str(path))


@needs_pipes
def test_named_pipe_without_a_writer_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NotRegularFile):
        read_regular(tmp_path / "pipe", 10)


@needs_pipes
def test_link_to_a_named_pipe_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(tmp_path / "pipe")
    with pytest.raises(NotRegularFile):
        open_regular(tmp_path / "link")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="a device that never ends")
def test_link_to_an_endless_device_is_refused(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("/dev/zero")
    with pytest.raises(NotRegularFile):
        read_regular(tmp_path / "link", 10)


def test_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotRegularFile):
        read_regular(tmp_path, 10)


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="sockets with a path")
def test_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the path of a socket may have 108 bytes at most
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket")
        with pytest.raises(NotRegularFile):
            read_regular(Path("socket"), 10)


def test_link_to_a_regular_file_is_followed(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"here")
    (tmp_path / "link").symlink_to(tmp_path / "file")
    assert read_regular(tmp_path / "link", 10) == b"here"


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="a file whose size is given as 0")
def test_file_that_says_it_is_empty_is_read_up_to_the_limit() -> None:
    with pytest.raises(FileTooLarge):
        read_regular(Path("/proc/self/status"), 10)


def test_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_regular(tmp_path / "nothing", 10)


def test_special_files_are_errors_of_the_system_for_those_who_do_not_ask(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="not a regular file"):
        read_regular(tmp_path, 10)
