"""A filter: findings that artlint's comments in the file or `[[ignore]]` entries of the configuration hide.

    lint_with_suppressions(file, plans, settings, selection) -> Result

It stands around the engine, because a hidden finding must not count among the few that are shown. The nearest comment
hides a finding, else one for the whole file, else the configuration. Rules about the comments themselves run after the
others: they report comments that hide nothing.
"""

from artlint.suppress.suppress import Plans, lint_with_suppressions

__all__ = ["Plans", "lint_with_suppressions"]
