"""Which findings fail a run."""

from __future__ import annotations

from artlint.light import TYPE_CHECKING
from artlint.rule import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from artlint.config import Config
    from artlint.run.outcome import Located
    from artlint.run.request import Request


def fail_level(config: Config, request: Request) -> str:
    """The least severity that fails a run, or `never`: the command line's, else the configuration's, else `error`."""
    return request.fail_on or config.fail_on or Severity.ERROR


def reaches(level: str, findings: Iterable[Located]) -> bool:
    """Whether any finding is as severe as a level."""
    return level != "never" and any(found.severity.rank >= Severity(level).rank for found in findings)
