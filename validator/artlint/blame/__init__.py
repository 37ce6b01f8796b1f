"""A filter: of the findings of a changed file those that the change is to blame for.

BlameFilter(request, ...).apply(...)          the result of a file without findings outside the change
change = Change(old, new)                     the altered places, from two versions of a text
meets_change(finding, change)                 a finding at an altered place
absent_before(findings, before, change)       findings that the old version did not have, wherever they stand
"""

from artlint.blame.change import Change, PlacedFinding, absent_before, meets_change
from artlint.blame.filter import BlameFilter

__all__ = ["BlameFilter", "Change", "PlacedFinding", "absent_before", "meets_change"]
