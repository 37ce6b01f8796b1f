"""Every byte of a file, whatever its size."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

import pytest

from artlint.run.candidate import read_bytes

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("size", [0, 1, (1 << 16) - 1, 1 << 16, (1 << 16) + 1, 3 << 16, 1_000_003])
def test_a_file_of_any_size(tmp_path: Path, size: int) -> None:
    path = tmp_path / "1.md"
    path.write_bytes(os.urandom(size))
    assert read_bytes(str(path)) == path.read_bytes()


def test_a_pipe_that_comes_in_pieces(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)

    def write() -> None:
        with path.open("wb", buffering=0) as pipe:
            for piece in (b"a\r\n", b"\xff", b"x" * 70_000):
                pipe.write(piece)

    writer = threading.Thread(target=write)
    writer.start()
    assert read_bytes(str(path)) == b"a\r\n\xff" + b"x" * 70_000
    writer.join()


def test_what_cannot_be_read_says_why(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_bytes(str(tmp_path / "none"))
    with pytest.raises(IsADirectoryError):
        read_bytes(str(tmp_path))
