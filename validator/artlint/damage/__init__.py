"""For authors of rules: how to damage a healthy article, so that `artlint drill` can try an archive's gate.

A rule's damages stand in the module `_damages` of its package, in a tuple `DAMAGES`. Nothing but the drill, and tests,
imports that module.

    from artlint.damage import Damage, inserted

    DAMAGES = (
        Damage("empty-title", lambda draft, random: draft.put(title="⟦⟧").damaged()),
        inserted("obsolete-element", "<p>⟦<font⟧ color=red>red</font></p>"),
    )

The place where the rule must speak stands between `⟦` and `⟧` in what a damage writes.
"""

from artlint.damage.damage import Damage, inserted
from artlint.damage.draft import Draft, UnfitError
from artlint.damage.marked import CLOSE, OPEN, Damaged, without_marks

__all__ = ["CLOSE", "OPEN", "Damage", "Damaged", "Draft", "UnfitError", "inserted", "without_marks"]
