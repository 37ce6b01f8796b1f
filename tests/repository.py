"""A real git repository for a test: the command `git` as a keeper of an archive uses it."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class Repository:
    """A folder under git, without what the environment and the user's own configuration would bring in."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder = folder
        self.environment = environment

    def git(self, *arguments: str) -> str:
        """What a command of git says; it must succeed."""
        ran = self.attempt(*arguments)
        assert ran.returncode == 0, ran.stdout
        return ran.stdout

    def attempt(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """A command of git that may fail, with all that it says."""
        return subprocess.run(
            ["git", *arguments], cwd=self.folder, env=self.environment, check=False, timeout=120,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="surrogateescape",
        )  # fmt: skip

    def add(self, *paths: str) -> None:
        """Stage these paths, or all."""
        self.git("add", "--all", *paths)

    def commit(self, message: str = "a commit") -> str:
        """Commit all that is there, past every hook; the commit's id."""
        self.add()
        self.git("commit", "-q", "--no-verify", "--allow-empty", "-m", message)
        return self.git("rev-parse", "HEAD").strip()


def clean(environment: dict[str, str], home: Path) -> dict[str, str]:
    """An environment for git that holds nothing of the user's."""
    kept = {key: value for key, value in environment.items() if not key.startswith("GIT_")}
    home.mkdir(exist_ok=True)
    configuration = home / "gitconfig"
    configuration.write_text("[user]\nname = A Keeper\nemail = keeper@example.org\n", encoding="utf-8")
    return kept | {"GIT_CONFIG_GLOBAL": os.fspath(configuration), "GIT_CONFIG_NOSYSTEM": "1"}
