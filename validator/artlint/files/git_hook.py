"""git's pre-commit hook: where it stands, how it is written and taken away."""

from __future__ import annotations

import os
import shlex
import sys
from typing import TYPE_CHECKING

from artlint.config import ConfigError
from artlint.disk import is_plain, read_start
from artlint.files.paths import is_inside
from artlint.files.write import WriteError, Writer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint.files.git import Git

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


def path_of_hook(git: Git) -> str:
    """Where git looks for the hook. ConfigError where all repositories of a user share that folder."""
    folder = git.path_of("hooks")
    real = os.path.join(os.path.realpath(folder), "")
    if not any(is_inside(real, os.path.realpath(own)) for own in (git.top, git.common_folder)):
        raise ConfigError(
            f"hook: git looks for hooks in {folder} (core.hooksPath), which other repositories share; "
            f"add this line to the hook there: {_line()}"
        )
    return os.path.join(folder, "pre-commit")


def install(hook: str, *, force: bool) -> Iterator[str]:
    """Write the hook; what was done, in sentences. ConfigError where another hook is in its place."""
    if os.path.lexists(hook) and not _is_ours(hook):
        if not force:
            raise ConfigError(
                f"{hook}: there is a hook already, and it stays; add this line to it, or use --force to put it aside: "
                f"{_line()}"
            )
        if os.path.lexists(hook + _ASIDE):
            raise ConfigError(f"{hook}{_ASIDE}: an earlier hook lies here already; move it away first")
        os.rename(hook, hook + _ASIDE)
        yield f"the hook that was there is now {hook}{_ASIDE}; `artlint hook uninstall` puts it back"
    os.makedirs(os.path.dirname(hook), exist_ok=True)
    _write(hook, _SCRIPT.format(mark=_MARK, python=shlex.quote(sys.executable)))
    yield f"{hook}: every commit is now checked by `artlint check --staged`"


def remove(hook: str) -> Iterator[str]:
    """Take the hook away; what was done, in sentences. ConfigError where it is not ours."""
    if not os.path.lexists(hook):
        raise ConfigError(f"{hook}: there is no hook")
    if not _is_ours(hook):
        raise ConfigError(f"{hook}: this hook is not ours, and it stays")
    if os.path.lexists(hook + _ASIDE):
        os.replace(hook + _ASIDE, hook)
        yield f"{hook}: the hook that was there before is back"
    else:
        os.unlink(hook)
        yield f"{hook}: taken away"


def _is_ours(hook: str) -> bool:
    try:
        return is_plain(hook) and _MARK.encode("ascii") in read_start(hook, 4_096)
    except OSError:
        return False


def _write(hook: str, script: str) -> None:
    """Write the whole hook at once: git must never run half of one."""
    try:
        Writer().write(hook, os.fsencode(script), 0o777, follow=False)
    except WriteError as error:
        raise ConfigError(f"{hook}: {error}") from None
    if not os.access(hook, os.X_OK):  # one that was there may have lost it
        os.chmod(hook, 0o755)  # noqa: S103  git runs it


def _line() -> str:
    return f"{shlex.quote(sys.executable)} -P -m artlint check --staged || exit"
