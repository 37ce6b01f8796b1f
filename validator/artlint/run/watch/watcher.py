"""watchfiles, as a watch needs it: it outlives what makes its thread give up."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from watchfiles._rust_notify import RustNotify, WatchfilesRustInternalError

from artlint.config import ConfigError

if TYPE_CHECKING:
    from artlint.run.watch.scope import Scope

_MOST, _STEP = 5_000, 50
"""Milliseconds: changes are one as long as the next comes within a step, for so long at most."""

_ROUND, _GLANCE = 500, 1
"""Milliseconds to wait for a change before other things are looked at, and where another watch was waited for."""


class Watcher:
    """Watches a scope from the moment it is made. ConfigError where the system does not let it."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self._watches: list[RustNotify] = []
        self._start()

    def _start(self) -> None:
        below, beside = [*self.scope.folders], [*self.scope.beside]
        try:
            made = [_watch(folders, deep=deep) for folders, deep in ((below, True), (beside, False)) if folders]
        except UnicodeEncodeError as error:
            raise ConfigError(f"--watch: {error.object}: a folder whose name is no Unicode cannot be watched") from None
        except (OSError, WatchfilesRustInternalError) as error:
            raise ConfigError(_refused(error)) from None
        self._watches = made or [_watch([], deep=False)]  # with nothing to watch, it waits

    def wait(self) -> set[str] | None:
        """The paths that changed, once there are some or a moment has passed; None where only that something did.

        KeyboardInterrupt on Ctrl-C.
        """
        changed: set[str] = set()
        patience = _ROUND
        for watch in self._watches:
            try:
                seen = watch.watch(_MOST, _STEP, patience, None)
            except WatchfilesRustInternalError:  # a name that is no Unicode: it is deaf from now on
                self.close()
                self._start()
                return None
            if seen == "signal":
                raise KeyboardInterrupt
            if not isinstance(seen, str):
                changed.update(path for _, path in seen)
            patience = _GLANCE
        return {path for path in changed if self.scope.holds(path)}

    def close(self) -> None:
        """Watch no longer."""
        for watch in self._watches:
            watch.close()
        self._watches.clear()


def _watch(folders: list[str], *, deep: bool) -> RustNotify:
    return RustNotify(folders, False, _must_poll(), 300, deep, True)


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
