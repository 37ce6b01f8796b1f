"""watchfiles, as a watch needs it: it outlives what ends a watch of watchfiles."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from watchfiles import watch

from artlint.config import ConfigError
from artlint.watch.scope import DEEP

if TYPE_CHECKING:
    from collections.abc import Generator

    from watchfiles.main import FileChange

    from artlint.watch.scope import Scope

    Watch = Generator[set[FileChange]]

_MOST, _STEP, _TURN = 5_000, 50, 50
"""Milliseconds: changes are one as long as the next comes within a step, for so long at most; and how long one watch
waits for the first of them before the others have their turn."""

_TURNS = 10
"""How many turns without a change are waited for before other things are looked at."""

_TRIES = 20
"""How often to begin anew because a folder went away meanwhile."""


class Watcher:
    """Watches a scope. ConfigError where the system does not let it."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self._watched: frozenset[tuple[str, bool]] = frozenset()
        self._watches: list[Watch] = []
        self._pending: set[str] = set()
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
                    started, changed = _started(folders, deep=deep)
                    self._watches.append(started)
                    self._pending |= changed
        except UnicodeEncodeError as error:
            raise ConfigError(f"--watch: {error.object}: a folder whose name is no Unicode cannot be watched") from None
        except (OSError, RuntimeError) as error:
            raise ConfigError(_refused(error)) from None
        self._watched = wanted

    def wait(self) -> set[str] | None:
        """The paths that changed, once there are some or a moment has passed; None where only that something did.

        KeyboardInterrupt on Ctrl-C.
        """
        changed, self._pending = self._pending, set()
        for _ in range(_TURNS):
            if changed:
                break
            try:
                changed = self._turn()
            except RuntimeError:  # a name that is no Unicode ends a watch
                self._start()
                self.distrust()
                return None
        if any((path, deep) in self._watched for path in changed for deep in (True, False)):
            self.distrust()
        return {path for path in changed if self.scope.holds(path)}

    def _turn(self) -> set[str]:
        if not self._watches:
            time.sleep(_TURN / 1_000)
        return {path for its_watch in self._watches for _, path in next(its_watch)}

    def _close(self) -> None:
        for its_watch in self._watches:
            its_watch.close()
        self._watches.clear()


def _wanted(scope: Scope) -> frozenset[tuple[str, bool]]:
    """The folders to watch, and whether with all below them."""
    return frozenset([*((folder, DEEP) for folder in scope.folders), *((folder, False) for folder in scope.beside)])


def _started(folders: list[str], *, deep: bool) -> tuple[Watch, set[str]]:
    """A watch of folders that has begun, and the paths that changed within its first turn."""
    for _ in range(_TRIES):
        try:
            return _begun(folders, deep=deep, skip_forbidden=False)
        except FileNotFoundError:
            continue
        except PermissionError:  # the check tells of a folder that it cannot read
            break
    return _begun(folders, deep=deep, skip_forbidden=True)


def _begun(folders: list[str], *, deep: bool, skip_forbidden: bool) -> tuple[Watch, set[str]]:
    begun = watch(
        *filter(os.path.isdir, folders),
        watch_filter=None,
        debounce=_MOST,
        step=_STEP,
        rust_timeout=_TURN,
        yield_on_timeout=True,
        recursive=deep,
        ignore_permission_denied=skip_forbidden,
    )
    return begun, {path for _, path in next(begun)}  # watchfiles begins to watch once it is asked


def _refused(error: Exception) -> str:
    hint = ""
    if "limit" in str(error).lower():
        hint = "; the limit is fs.inotify.max_user_watches, and WATCHFILES_FORCE_POLLING=1 does without"
    return f"--watch: the folders cannot be watched: {error}{hint}"
