"""Files checked by several processes at once. Nothing here is imported for a few files (design, law 7)."""

from artlint.run.workers.team import Team

__all__ = ["Team"]
