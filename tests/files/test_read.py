"""Every byte of a file, whatever its size."""

from __future__ import annotations

import os
import socket
import sys
from typing import TYPE_CHECKING

import pytest

from artlint.disk import TooLargeError, read_regular, read_start

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("size", [0, 1, (1 << 16) - 1, 1 << 16, (1 << 16) + 1, 3 << 16, 1_000_003])
def test_a_file_of_any_size(tmp_path: Path, size: int) -> None:
    path = tmp_path / "1.md"
    path.write_bytes(os.urandom(size))
    assert read_regular(str(path)) == path.read_bytes()


def test_what_is_no_regular_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "to-zero").symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket")
        for name in ("pipe", "to-zero", "socket"):
            with pytest.raises(OSError, match="it is no regular file"):
                read_regular(str(tmp_path / name))


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize("name", ["pagemap", "environ", "maps"])
def test_what_is_regular_by_name_alone_is_not_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "1.md").symlink_to(f"/proc/self/{name}")
    with pytest.raises(OSError, match="it is no regular file"):
        read_regular(str(tmp_path / "1.md"))


def test_a_file_of_the_largest_size_is_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    path = tmp_path / "1.md"
    path.write_bytes(b"12345678")
    assert read_regular(str(path), 8) == b"12345678"
    assert read_start(str(path), 5) == b"12345"
    with pytest.raises(TooLargeError, match="it is larger than 7 bytes"):
        read_regular(str(path), 7)


def test_what_cannot_be_read_says_why(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_regular(str(tmp_path / "none"))
    with pytest.raises(IsADirectoryError):
        read_regular(str(tmp_path))
