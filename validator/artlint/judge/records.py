"""What the rules found in one file: plain records."""

from typing import NamedTuple

from artlint.rule import Finding


class Crash(NamedTuple):
    """A rule that failed on an article.

    `fault` is what happened to it, `place` is `FILE:LINE` in the rule's own code, `trace` the traceback.
    """

    rule: str
    message: str
    place: str = ""
    trace: str = ""
    fault: str = "crashed"

    @property
    def description(self) -> str:
        """What happened to the rule, where and why."""
        return f"{self.fault} at {self.place}: {self.message}" if self.place else f"{self.fault}: {self.message}"


class Hidden(NamedTuple):
    """A finding that is suppressed: why, until which day, and by which `[[ignore]]` entry (None: a comment)."""

    finding: Finding
    reason: str | None
    until: str | None
    entry: str | None


class Result(NamedTuple):
    """The findings of all rules in one file, sorted by place and rule, and the rules that failed.

    `cut` names the rules that were stopped before their last finding, or not called because the text is unreadable.
    `hidden` are the findings that are suppressed.
    """

    findings: tuple[Finding, ...]
    crashes: tuple[Crash, ...]
    cut: frozenset[str] = frozenset()
    hidden: tuple[Hidden, ...] = ()


def place_and_rule(finding: Finding) -> tuple[int, str, int, str]:
    """The key by which findings of a file are sorted."""
    return finding.span.start, finding.rule, finding.span.end, finding.message
