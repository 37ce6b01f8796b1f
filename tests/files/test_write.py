"""A file is written over as a whole or not at all, and keeps what it has beside its content."""

from __future__ import annotations

import errno
import fcntl
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from artlint.files import temporary as making
from artlint.files.temporary import TEMPORARY
from artlint.files.write import WriteError, Writer

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


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file to another")
@pytest.mark.parametrize(("user", "group"), [(1234, -1), (-1, 4321)])
def test_an_article_whose_owner_would_be_another_is_left_alone(
    file: Path, monkeypatch: pytest.MonkeyPatch, user: int, group: int
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    os.chown(file, user, group)
    before = file.stat()
    monkeypatch.setattr(os, "fchown", refused)
    with pytest.raises(WriteError, match="belongs to another user or group, and would no longer"):
        write(file)
    assert (file.read_bytes(), names(file.parent)) == (OLD, ["1.md"])
    assert (file.stat().st_ino, file.stat().st_uid, file.stat().st_gid) == (before.st_ino, before.st_uid, before.st_gid)
    Writer().write(str(file), NEW)  # what is artlint's own may change hands
    assert file.read_bytes() == NEW


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


def test_an_interrupt_before_the_lock_leaves_nothing_either(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(making, "lock", interrupted)
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
from artlint.files.write import Writer

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


def test_a_file_just_made_is_not_taken_for_one_left_behind(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another run, new in the folder, tidies it up between our making a file and our locking it."""
    lock = making.lock
    tidied: list[bool] = []

    def tidied_before(descriptor: int, *, wait: bool) -> bool:
        if wait and not tidied:
            tidied.append(True)
            making.tidy_up(str(file.parent))
        return lock(descriptor, wait=wait)

    monkeypatch.setattr(making, "lock", tidied_before)
    write(file)
    assert (file.read_bytes(), names(file.parent), tidied) == (NEW, ["1.md"], [True])


# Files that may not be there yet


@pytest.mark.parametrize(("umask", "mode", "given"), [(0o022, 0o666, 0o644), (0o077, 0o777, 0o700)])
def test_a_new_file_has_the_mode_that_a_user_s_files_have(tmp_path: Path, umask: int, mode: int, given: int) -> None:
    path = tmp_path / "new.json"
    before = os.umask(umask)
    try:
        Writer().write(str(path), NEW, mode)
    finally:
        os.umask(before)
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (NEW, given)
    assert names(tmp_path) == ["new.json"]


def test_a_file_that_is_there_is_written_over_and_keeps_its_mode(file: Path) -> None:
    file.chmod(0o640)
    Writer().write(str(file), NEW)
    assert (file.read_bytes(), stat.S_IMODE(file.stat().st_mode)) == (NEW, 0o640)


@pytest.mark.parametrize("prepare", [_read_only, _pipe, _folder])
def test_no_other_thing_is_written_over(file: Path, prepare: Callable[[Path], Path]) -> None:
    path = prepare(file)
    kind = stat.S_IFMT(path.stat().st_mode)
    with pytest.raises(WriteError, match=r"is read-only|is no regular file"):
        Writer().write(str(path), NEW)
    assert stat.S_IFMT(path.stat().st_mode) == kind
    assert file.read_bytes() == OLD


def test_where_there_is_no_folder_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="cannot be written: No such file or directory"):
        Writer().write(str(tmp_path / "no" / "new.json"), NEW)
