"""A file is written over as a whole or not at all, and keeps what it has beside its content."""

from __future__ import annotations

import fcntl
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from artlint.run.temporary import TEMPORARY
from artlint.run.write import WriteError, Writer

if TYPE_CHECKING:
    from collections.abc import Callable

OLD, NEW = b"old \xff\r\n", b"new \xff\r\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "1.md"
    path.write_bytes(OLD)
    return path


def write(path: Path, old: bytes = OLD) -> None:
    Writer().write_over(str(path), old, NEW)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("mode", [0o644, 0o600, 0o755, 0o664, 0o200])
def test_the_mode_stays(file: Path, mode: int) -> None:
    file.chmod(mode)
    write(file)
    assert stat.S_IMODE(file.stat().st_mode) == mode
    file.chmod(0o600)
    assert (file.read_bytes(), names(file.parent)) == (NEW, ["1.md"])


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file to another")
def test_the_owner_stays(file: Path) -> None:
    os.chown(file, 1234, 4321)
    write(file)
    assert (file.stat().st_uid, file.stat().st_gid) == (1234, 4321)


def test_extended_attributes_stay(file: Path) -> None:
    try:
        os.setxattr(file, "user.origin", b"a feed")
    except OSError:
        pytest.skip("this file system has no extended attributes")
    write(file)
    assert os.getxattr(file, "user.origin") == b"a feed"


def test_a_link_stays_and_its_target_is_written(file: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    link = tmp_path / "other" / "link.md"
    link.symlink_to(Path("..") / "1.md")
    write(link)
    assert link.is_symlink()
    assert (file.read_bytes(), names(tmp_path / "other")) == (NEW, ["link.md"])


def _read_only(file: Path) -> Path:
    file.chmod(0o444)
    return file


def _pipe(file: Path) -> Path:
    path = file.parent / "pipe"
    os.mkfifo(path)
    return path


def _folder(file: Path) -> Path:
    return file.parent


def _gone(file: Path) -> Path:
    return file.parent / "gone.md"


def _changed(file: Path) -> Path:
    file.write_bytes(OLD + b"and more")
    return file


def _same_length(file: Path) -> Path:
    status = file.stat()
    file.write_bytes(OLD[::-1])
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    return file


@pytest.mark.parametrize(
    ("prepare", "reason"),
    [
        (_read_only, "is read-only"),
        (_pipe, "is no regular file"),
        (_folder, "is no regular file"),
        (_gone, "cannot be written: No such file or directory"),
        (_changed, "was changed by another program while it was checked"),
        (_same_length, "was changed by another program while it was checked"),
    ],
)
def test_what_must_not_be_written_is_left_alone(file: Path, prepare: Callable[[Path], Path], reason: str) -> None:
    path = prepare(file)
    before = {name: name.read_bytes() for name in file.parent.iterdir() if name.is_file()}
    with pytest.raises(WriteError, match=reason):
        write(path)
    assert {name: name.read_bytes() for name in file.parent.iterdir() if name.is_file()} == before


def test_a_name_of_the_greatest_length_is_written(tmp_path: Path) -> None:
    path = tmp_path / ("a" * 252 + ".md")
    path.write_bytes(OLD)
    write(path)
    assert path.read_bytes() == NEW


def test_an_interrupt_leaves_the_file_and_nothing_beside_it(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write(file)
    assert (file.read_bytes(), names(file.parent)) == (OLD, ["1.md"])


def test_what_a_killed_run_left_is_taken_away(file: Path) -> None:
    left = file.parent / "0123456789ab".join(TEMPORARY)
    left.write_bytes(b"half of")
    own = file.parent / ".artlint-notes.md"
    own.write_bytes(b"a keeper's own")
    write(file)
    assert names(file.parent) == [".artlint-notes.md", "1.md"]


def test_what_another_run_is_writing_stays(file: Path) -> None:
    path = file.parent / "0123456789ab".join(TEMPORARY)
    with open(path, "wb") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        write(file)
    assert names(file.parent) == [path.name, "1.md"]


PROGRAM = """
import os, sys, time
sys.path[:0] = {path!r}
from artlint.run.write import Writer

def waits(*_):
    print("there", flush=True)
    time.sleep(600)

os.{step} = waits
Writer().write_over({file!r}, {old!r}, {new!r})
"""


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_writer_killed_amid_its_work_leaves_the_file(file: Path, step: str) -> None:
    program = PROGRAM.format(path=sys.path, step=step, file=str(file), old=OLD, new=NEW)
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"there\n"
        assert len(names(file.parent)) == 2
        writer.kill()
    assert file.read_bytes() == OLD
    assert len(names(file.parent)) == 2
    write(file)
    assert (file.read_bytes(), names(file.parent)) == (NEW, ["1.md"])
