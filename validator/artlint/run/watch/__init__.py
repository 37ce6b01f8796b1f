"""Runs one after the other over what stays the same: what changed, and what is remembered of the rest."""

from artlint.run.watch.heeded import Heeded
from artlint.run.watch.memory import Memory
from artlint.run.watch.scope import Scope, scope_of

__all__ = ["Heeded", "Memory", "Scope", "scope_of"]
