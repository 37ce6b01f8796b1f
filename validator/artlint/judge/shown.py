"""How many findings of one rule in one file are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.rule import MOST_PLACES, MOST_SHOWN

if TYPE_CHECKING:
    from artlint.packs.plan import Check
    from artlint.rule import Finding


class ShownFindings:
    """Collects the findings of one rule that are shown, and counts the others.

    At most MOST_PLACES findings are shown, `most_fixes` of those that have a fix, and those of `most_shown` causes.
    `first_left_out` and `number_left_out` are the findings of further causes. `is_whole` tells whether every finding
    is shown or counted.
    """

    def __init__(self, rule: Check, most_fixes: int) -> None:
        self.findings: list[Finding] = []
        self.is_whole = True
        self.first_left_out: Finding | None = None
        self.number_left_out = 0
        self._rule = rule
        self._most_fixes = most_fixes
        self._has_fix = False
        self._causes: set[object] = set()
        self._beyond: Finding | None = None

    @property
    def is_full(self) -> bool:
        """Whether no further finding can be shown, so that the rule is stopped."""
        number = len(self.findings)
        return number >= self._most_fixes or (number == MOST_PLACES and not self._has_fix)

    def add(self, finding: Finding, in_file: Finding) -> None:
        """Take a finding, given as in the article and as in the file."""
        cause = cause_of(finding)
        if len(self.findings) >= MOST_PLACES and in_file.fix is None:
            self._beyond = self._beyond or in_file
        elif cause in self._causes or len(self._causes) < self._rule.most_shown or self._shows_every_fix(in_file):
            self._causes.add(cause)
            self._has_fix = self._has_fix or in_file.fix is not None
            self.findings.append(in_file)
        else:
            self.first_left_out = self.first_left_out or finding
            self.number_left_out += 1

    def _shows_every_fix(self, finding: Finding) -> bool:
        return finding.fix is not None and self._rule.most_shown == MOST_SHOWN

    def close(self, next_finding: Finding | None = None) -> None:
        """Add one finding for all beyond the limit. `next_finding` is the one at which the rule is stopped."""
        first = self._beyond or next_finding
        if first is not None:
            self.is_whole = False
            self.findings.append(_more_findings(first))


def cause_of(finding: Finding) -> tuple[object, ...]:
    """What findings of one cause have in common; one with a fix has another cause than one without."""
    what = finding.together or (finding.code, finding.message)
    return finding.rule, finding.severity, finding.help, what, finding.fix and finding.fix.safe


def _more_findings(first: Finding) -> Finding:
    """The finding that stands for the first one that is not shown and for all after it."""
    message = f"more than {MOST_PLACES:,} findings of this rule: this one and those after it are not shown"
    return first._replace(message=message, code="more-findings", fix=None)
