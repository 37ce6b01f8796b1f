"""A run that is made again whenever something changes: what to watch, and what is remembered of the rest."""

from artlint.watch.heeded import Heeded
from artlint.watch.memory import Memory
from artlint.watch.scope import Scope, scope_of

__all__ = ["Heeded", "Memory", "Scope", "scope_of"]
