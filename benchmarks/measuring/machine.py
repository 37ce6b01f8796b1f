"""The machine and the day of a measurement."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from pathlib import Path

import psutil


def machine() -> str:
    """One sentence: date, processor, cores, memory, system, Python, and how busy it was before."""
    cores = psutil.cpu_count() or 1
    busy = os.getloadavg()[0]
    return (
        f"Measured {datetime.now(UTC):%Y-%m-%d %H:%M} UTC on {_processor()}, {cores} cores, "
        f"{psutil.virtual_memory().total / 2**30:.0f} GiB, {platform.system()} {platform.release()}, "
        f"{platform.python_implementation()} {platform.python_version()}, files in the page cache; "
        f"load average at the start {busy:.1f}."
    )


def _processor() -> str:
    try:
        said = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.partition(":")[2].strip() for line in said.splitlines() if line.startswith("model name")]
    return names[0] if names else platform.machine()
