"""watchfiles, as a watch needs it: it outlives what makes its thread give up."""

from __future__ import annotations

import os
import sys

from watchfiles._rust_notify import RustNotify, WatchfilesRustInternalError

from artlint.config import ConfigError
from artlint.light import TYPE_CHECKING
from artlint.run.watch.scope import DEEP

if TYPE_CHECKING:
    from artlint.run.watch.scope import Scope

_MOST, _STEP, _PATIENCE = 5_000, 50, 500
"""Milliseconds: changes are one as long as the next comes within a step, for so long at most; and how long to wait for
the first of them before other things are looked at."""

_TRIES = 20
"""How often to begin anew because a folder went away meanwhile."""


class Watcher:
    """Watches a scope. ConfigError where the system does not let it."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self._watched: frozenset[tuple[str, bool]] = frozenset()
        self._watches: list[RustNotify] = []
        self._start()

    def follow(self, scope: Scope) -> bool:
        """Watch another scope; whether something is watched by now that was not before."""
        self.scope = scope
        if _wanted(scope) <= self._watched:
            return False
        self._start()
        return True

    def distrust(self) -> None:
        """A folder may be another one under the same name: `follow` watches all anew."""
        self._watched = frozenset()

    def _start(self) -> None:
        self._close()
        wanted = _wanted(self.scope)
        try:
            for deep in (True, False):
                if folders := sorted(folder for folder, is_deep in wanted if is_deep is deep):
                    self._watches.append(_watch(folders, deep=deep))
        except UnicodeEncodeError as error:
            raise ConfigError(f"--watch: {error.object}: a folder whose name is no Unicode cannot be watched") from None
        except (OSError, WatchfilesRustInternalError) as error:
            raise ConfigError(_refused(error)) from None
        self._watched = wanted

    def wait(self) -> set[str] | None:
        """The paths that changed, once there are some or a moment has passed; None where only that something did.

        KeyboardInterrupt on Ctrl-C.
        """
        changed: set[str] = set()
        for watch in self._watches or [_watch([], deep=False)]:  # with nothing to watch, it waits
            try:
                seen = watch.watch(_MOST, _STEP, _PATIENCE // max(1, len(self._watches)), None)
            except WatchfilesRustInternalError:  # a name that is no Unicode: it is deaf from now on
                self._start()
                self.distrust()
                return None
            if seen == "signal":
                raise KeyboardInterrupt
            if not isinstance(seen, str):
                changed.update(path for _, path in seen)
        if any((path, deep) in self._watched for path in changed for deep in (True, False)):
            self.distrust()
        return {path for path in changed if self.scope.holds(path)}

    def _close(self) -> None:
        for watch in self._watches:
            watch.close()
        self._watches.clear()


def _wanted(scope: Scope) -> frozenset[tuple[str, bool]]:
    """The folders to watch, and whether with all below them."""
    return frozenset([*((folder, DEEP) for folder in scope.folders), *((folder, False) for folder in scope.beside)])


def _watch(folders: list[str], *, deep: bool) -> RustNotify:
    for _ in range(_TRIES):
        try:
            return RustNotify([*filter(os.path.isdir, folders)], False, _must_poll(), 300, deep, False)
        except FileNotFoundError:
            continue
        except PermissionError:  # the check tells of a folder that it cannot read
            break
    return RustNotify([*filter(os.path.isdir, folders)], False, _must_poll(), 300, deep, True)


def _must_poll() -> bool:
    """Whether nobody tells of changes here, as on network file systems: watchfiles has a variable, and knows WSL."""
    said = os.environ.get("WATCHFILES_FORCE_POLLING", "")
    if said:
        return said.lower() not in ("false", "disable", "disabled")
    return sys.platform == "linux" and "microsoft-standard" in os.uname().release.lower()


def _refused(error: Exception) -> str:
    hint = ""
    if "limit" in str(error).lower():
        hint = "; the limit is fs.inotify.max_user_watches, and WATCHFILES_FORCE_POLLING=1 does without"
    return f"--watch: the folders cannot be watched: {error}{hint}"
