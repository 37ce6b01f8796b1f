"""`artlint hook`: a hook of git's own for repositories without pre-commit."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from artlint.cli.output import print_out
from artlint.config import ConfigError
from artlint.files import git_hook
from artlint.files.git import Git, GitError
from artlint.report.escape import visible

if TYPE_CHECKING:
    import argparse


def run(options: argparse.Namespace) -> int:
    """Write the hook or take it away."""
    try:
        hook = git_hook.path_of_hook(Git(os.getcwd()))
    except GitError as error:
        raise ConfigError(f"hook: {error}") from None
    try:
        done = git_hook.install(hook, force=options.force) if options.action == "install" else git_hook.remove(hook)
        for message in done:
            print_out([visible(message) + "\n"])
    except OSError as error:
        raise ConfigError(f"{hook}: {error.strerror}") from None
    return 0
