"""A filter: of the findings of a changed file those that the change is to blame for.

change = Change(old, new)                     the altered places, from two versions of a text
meets_change(finding, change)                 a finding at an altered place
absent_before(findings, before, change)       findings that the old version did not have, wherever they stand
"""

from artlint.blame.change import Change, PlacedFinding, absent_before, meets_change

__all__ = ["Change", "PlacedFinding", "absent_before", "meets_change"]
