"""What one run of a command costs: time and memory of the whole tree of its processes."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

import psutil

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MEMORY = "PSS" if sys.platform == "linux" else "RSS"
"""What is summed over the processes: where pages are shared, PSS counts a share of them and RSS counts them whole."""

_INTERVAL = 0.005
"""Seconds between two looks at the memory."""

_SHOWN = 300
"""Characters of a failed command's last words."""


class Command(NamedTuple):
    """A command line, the folder that it runs in, what is added to the environment, and how it may end."""

    arguments: tuple[str, ...]
    folder: Path
    environment: Mapping[str, str] = MappingProxyType({})
    codes: frozenset[int] = frozenset({0, 1})


class Spent(NamedTuple):
    """Seconds: by the clock, and of all cores (user and system)."""

    wall: float
    cpu: float


class FailedError(Exception):
    """A command that did not do its work, and its last words."""


def lines_of(command: Command) -> int:
    """Run it and count the lines that it prints. FailedError if it ends as it should not."""
    with tempfile.TemporaryFile() as output:  # what Node programs leave in a pipe at their end is lost
        process = _started(command, output.fileno())
        process.wait()
        output.seek(0)
        printed = output.read()
    _demand_success(command, process.returncode, printed)
    return printed.count(b"\n")


def spent(command: Command) -> Spent:
    """The time of one run, its children's with it. FailedError if it ends as it should not."""
    begun = time.perf_counter()
    process = _started(command, subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    _demand_success(command, process.returncode)
    return Spent(wall, usage.ru_utime + usage.ru_stime)


def peak(command: Command) -> int:
    """The most bytes of memory (MEMORY) that its processes held together. FailedError as above.

    Looking costs time: a run that is looked at is not timed.
    """
    process = _started(command, subprocess.DEVNULL)
    root = psutil.Process(process.pid)
    most = 0
    while process.poll() is None:
        most = max(most, _held(root))
        time.sleep(_INTERVAL)
    _demand_success(command, process.returncode)
    return most


def _started(command: Command, output: int) -> subprocess.Popen[bytes]:
    """Its process. FailedError if it cannot be started."""
    try:
        return subprocess.Popen(
            command.arguments,
            cwd=command.folder,
            env={**os.environ, **command.environment},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    except OSError as error:
        raise FailedError(f"{command.arguments[0]}: {error.strerror}") from error


def _held(root: psutil.Process) -> int:
    try:
        return sum(_memory(process) for process in (root, *root.children(recursive=True)))
    except psutil.NoSuchProcess:
        return 0


def _memory(process: psutil.Process) -> int:
    try:
        return int(process.memory_full_info().pss if MEMORY == "PSS" else process.memory_info().rss)
    except (psutil.NoSuchProcess, psutil.AccessDenied):  # it has just ended
        return 0


def _demand_success(command: Command, code: int, printed: bytes = b"") -> None:
    if code not in command.codes:
        said = " ".join(printed.decode("utf-8", "replace").split())[-_SHOWN:]
        raise FailedError(f"exit code {code}{said and ': '}{said}")
