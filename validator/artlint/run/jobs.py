"""How many processes a run is worth."""

from __future__ import annotations

import os
import sys

FILES_A_JOB = 100
"""Files for which a further process pays. Measured by processor time with 50, 200 and 400 files of the corpus and the
whole pack (2 busy cores, 2026-11-26): a file costs 1.35 ms, two workers cost 75 to 120 ms more than none (loading
multiprocessing, forking, loading rules), so that two overtake one between 110 and 180 files."""

_QUOTA = "/sys/fs/cgroup/cpu.max"
"""Where a container of Linux says how much of the processors it may use: microseconds of a period, or `max`."""


def jobs_for(files: int, asked: int | None) -> int:
    """The number of processes for so many files: not more than asked for (than there are processors, if None)."""
    if files < 2 * FILES_A_JOB:
        return 1
    return min(processors() if asked is None else asked, files // FILES_A_JOB)


def processors() -> int:
    """The processors that this process may use."""
    number = _usable() or 1
    return max(1, min(number, _quota() or number))


def _usable() -> int | None:
    if sys.version_info >= (3, 13):
        return os.process_cpu_count()
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count()


def _quota() -> int | None:
    """The processors that a container may use, rounded up; None where nothing limits them."""
    try:
        with open(_QUOTA, encoding="ascii") as file:
            most, period = file.read().split()
        return None if most == "max" else -(-int(most) // int(period))
    except (OSError, ValueError, ZeroDivisionError):
        return None
