"""Watching a scope with watchfiles, also where a folder goes away or a name is no Unicode, which ends its watches."""

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
"""Milliseconds. Changes are reported together while the next one comes within `_STEP`, up to `_MOST`. Each of several
watches waits `_TURN` for a first change, before the next one has its turn."""

_TURNS = 10
"""Turns without a change after which `wait` returns, so that the caller can look at other files."""

_TRIES = 20
"""How often a watch is started again because a folder went away meanwhile."""


class Watcher:
    """Watches a scope. ConfigError where the system does not let it."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self._watched: frozenset[tuple[str, bool]] = frozenset()
        self._watches: list[Watch] = []
        self._pending: set[str] = set()
        self._start()

    def follow(self, scope: Scope) -> bool:
        """Watch another scope; true where that has folders which were not watched before."""
        self.scope = scope
        if _wanted(scope) <= self._watched:
            return False
        self._start()
        return True

    def distrust(self) -> None:
        """Make the next `follow` watch all folders anew: another folder may stand under a name."""
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
            raise ConfigError(_message_of(error)) from None
        self._watched = wanted

    def wait(self) -> set[str] | None:
        """Wait for changes, and return their paths: an empty set after a moment without one.

        None where something changed and it is not known what. KeyboardInterrupt on Ctrl-C.
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
    """The folders to watch, each with whether all below it is watched too."""
    return frozenset([*((folder, DEEP) for folder in scope.folders), *((folder, False) for folder in scope.beside)])


def _started(folders: list[str], *, deep: bool) -> tuple[Watch, set[str]]:
    """A watch of folders that has begun, and the paths that changed within its first turn."""
    for _ in range(_TRIES):
        try:
            return _first_turn(folders, deep=deep, skip_forbidden=False)
        except FileNotFoundError:
            continue
        except PermissionError:  # the check reports a folder that cannot be read
            break
    return _first_turn(folders, deep=deep, skip_forbidden=True)


def _first_turn(folders: list[str], *, deep: bool, skip_forbidden: bool) -> tuple[Watch, set[str]]:
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


def _message_of(error: Exception) -> str:
    hint = ""
    if "limit" in str(error).lower():
        hint = "; the limit is fs.inotify.max_user_watches, and WATCHFILES_FORCE_POLLING=1 does without"
    return f"--watch: the folders cannot be watched: {error}{hint}"
