"""Many files: finding, reading, checking, and the report of it all."""

from artlint.run.check import check

__all__ = ["check"]
