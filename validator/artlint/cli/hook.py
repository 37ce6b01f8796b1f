"""`artlint hook`: a hook of git's own for repositories without pre-commit."""

from __future__ import annotations

import os
import shlex
import sys
from typing import TYPE_CHECKING

from artlint.cli.output import print_out
from artlint.config import ConfigError
from artlint.disk import is_plain, read_start
from artlint.files.git import Git, GitError
from artlint.files.write import WriteError, Writer
from artlint.report.escape import visible

if TYPE_CHECKING:
    import argparse

_MARK = "# written by `artlint hook install`"
_ASIDE = ".before-artlint"

_SCRIPT = """\
#!/bin/sh
{mark}; `artlint hook uninstall` takes it away
python={python}
if [ -x "$python" ]; then
    exec "$python" -P -m artlint check --staged
fi
if command -v artlint >/dev/null 2>&1; then
    exec artlint check --staged
fi
echo "artlint: $python is gone, and no artlint is on the PATH: the commit is not checked" >&2
echo "install artlint and run \\`artlint hook install\\` again, or take this hook away: $0" >&2
exit 2
"""
"""`-P` keeps files of the repository, a json.py for one, from being imported in place of Python's own."""


def run(options: argparse.Namespace) -> int:
    """Write the hook or take it away."""
    try:
        hook = _place(Git(os.getcwd()))
    except GitError as error:
        raise ConfigError(f"hook: {error}") from None
    try:
        if options.action == "install":
            _install(hook, force=options.force)
        else:
            _uninstall(hook)
    except OSError as error:
        raise ConfigError(f"{hook}: {error.strerror}") from None
    return 0


def _place(git: Git) -> str:
    """Where git looks for the hook. ConfigError where all repositories of a user share that folder."""
    folder = git.path_of("hooks")
    if not any(_inside(folder, own) for own in (git.top, git.common_folder)):
        raise ConfigError(
            f"hook: git looks for hooks in {folder} (core.hooksPath), which other repositories share; "
            f"add this line to the hook there: {_line()}"
        )
    return os.path.join(folder, "pre-commit")


def _inside(path: str, folder: str) -> bool:
    path, folder = os.path.realpath(path), os.path.realpath(folder)
    return path == folder or path.startswith(folder + os.sep)


def _install(hook: str, *, force: bool) -> None:
    if os.path.lexists(hook) and not _is_ours(hook):
        if not force:
            raise ConfigError(
                f"{hook}: there is a hook already, and it stays; add this line to it, or use --force to put it aside: "
                f"{_line()}"
            )
        if os.path.lexists(hook + _ASIDE):
            raise ConfigError(f"{hook}{_ASIDE}: an earlier hook lies here already; move it away first")
        os.rename(hook, hook + _ASIDE)
        _tell(f"the hook that was there is now {hook}{_ASIDE}; `artlint hook uninstall` puts it back")
    os.makedirs(os.path.dirname(hook), exist_ok=True)
    _write(hook, _SCRIPT.format(mark=_MARK, python=shlex.quote(sys.executable)))
    _tell(f"{hook}: every commit is now checked by `artlint check --staged`")


def _uninstall(hook: str) -> None:
    if not os.path.lexists(hook):
        raise ConfigError(f"{hook}: there is no hook")
    if not _is_ours(hook):
        raise ConfigError(f"{hook}: this hook is not ours, and it stays")
    if os.path.lexists(hook + _ASIDE):
        os.replace(hook + _ASIDE, hook)
        _tell(f"{hook}: the hook that was there before is back")
    else:
        os.unlink(hook)
        _tell(f"{hook}: taken away")


def _is_ours(hook: str) -> bool:
    try:
        return is_plain(hook) and _MARK.encode("ascii") in read_start(hook, 4_096)
    except OSError:
        return False


def _write(hook: str, script: str) -> None:
    """At once: git must never run half a hook."""
    try:
        Writer().write(hook, os.fsencode(script), 0o777)
    except WriteError as error:
        raise ConfigError(f"{hook}: {error}") from None
    if not os.access(hook, os.X_OK):  # one that was there may have lost it
        os.chmod(hook, 0o755)  # noqa: S103  git runs it


def _line() -> str:
    return f"{shlex.quote(sys.executable)} -P -m artlint check --staged || exit"


def _tell(message: str) -> None:
    print_out([visible(message) + "\n"])
