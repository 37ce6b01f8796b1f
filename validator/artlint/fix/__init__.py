"""A filter: findings are fixed, and another parser verifies the text before a file is written.

    apply_fixes(text, result, lint) -> FixedText    pure: a text in, a text out
    Fixer(fixing, is_wanted).fix(...)               the same for a file, which is written where that is asked for

Fixes are made pass by pass until none is left. The new text is refused, and the rules at fault are named, where a rule
finds something new in it, where a rule crashes on it, where it does not survive encoding, where the fixes have no end,
or where other parsers see other content than before, beyond what the fixes claim to change (`check`). They are imported
only then: html5lib reads HTML (`visible`), markdown-it-py makes HTML of Markdown (`rendered`), PyYAML, tomllib and json
read what stands above the body (`above`); `template_stand_ins` masks what a generator of sites will replace.
"""

from artlint.fix.apply import FixedText, Refusal, apply_fixes
from artlint.fix.edits import EditedPlaces
from artlint.fix.fixer import FixedFile, Fixer
from artlint.fix.passes import MOST_FIXES

__all__ = ["MOST_FIXES", "EditedPlaces", "FixedFile", "FixedText", "Fixer", "Refusal", "apply_fixes"]
