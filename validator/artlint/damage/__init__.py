"""For authors of rules: how to damage a healthy article, so that `artlint drill` can try what an archive's gate catches.

A rule's damages stand in the module `_damages` of its package, in a tuple `DAMAGES`. Nothing but the drill, and tests,
imports that module.

    from artlint.damage import Damage, snippets

    DAMAGES = (
        Damage("empty-title", lambda draft, random: draft.put(title="⟦⟧").damaged()),
        *snippets({"obsolete-element": ("<p>⟦<font⟧ color=red>red</font></p>",)}),
    )

The place where the rule must speak stands between `⟦` and `⟧` in what a damage writes.
"""

from artlint.damage.damage import Damage, damages_of, snippets
from artlint.damage.draft import CLOSE, OPEN, Draft, UnfitError
from artlint.damage.marked import Damaged, without_marks

__all__ = ["CLOSE", "OPEN", "Damage", "Damaged", "Draft", "UnfitError", "damages_of", "snippets", "without_marks"]
