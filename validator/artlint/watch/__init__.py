"""A run that is made again whenever something changes: what to watch, and what is remembered of the rest."""

from artlint.watch.scope import Scope, scope_of
from artlint.watch.session import WatchSession
from artlint.watch.watched_files import WatchedFiles

__all__ = ["Scope", "WatchSession", "WatchedFiles", "scope_of"]
