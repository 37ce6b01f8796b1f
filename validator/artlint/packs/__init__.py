"""Which rules are installed, and which of them can concern an article.

A rule that is found (`RuleInfo`) is not yet loaded (`Rule`): it is imported when the first article concerns it. Packs
say themselves, with literals, names and facts, which articles can concern their rules; `artlint.packs.plan` asks them.
"""

from artlint.packs.pack import (
    LazyRule,
    PluginError,
    RuleInfo,
    builtin_rules,
    load,
    pack_rules,
    precondition_of,
    url_of,
)

__all__ = ["LazyRule", "PluginError", "RuleInfo", "builtin_rules", "load", "pack_rules", "precondition_of", "url_of"]
