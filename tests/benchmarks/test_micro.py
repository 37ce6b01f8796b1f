"""The micro-benchmarks work, though nobody measures here."""

from __future__ import annotations

import subprocess
import sys

import pytest
from tests.conftest import REPOSITORY


@pytest.mark.slow
def test_the_micro_benchmarks_run_when_asked_for() -> None:
    command = (sys.executable, "-m", "pytest", "-q", "-p", "benchmark", "benchmarks/micro", "--benchmark-disable")
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert " passed" in done.stdout
