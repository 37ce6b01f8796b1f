"""A sandbox that is a real git repository."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from tests.adopt.repository import Repository, clean

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Sandbox


@pytest.fixture
def repository(sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """The sandbox's folder under git, without a commit; the command run in this process sees the same environment."""
    shutil.rmtree(sandbox.folder / ".git")
    environment = clean(dict(os.environ), tmp_path / "home")
    for key in [key for key in os.environ if key.startswith("GIT_")]:
        monkeypatch.delenv(key)
    for key in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_NOSYSTEM"):
        monkeypatch.setenv(key, environment[key])
    made = Repository(sandbox.folder, environment)
    made.git("init", "-q", "--initial-branch", "main")
    return made
