"""Which rules are installed, and which of them can concern an article.

Found (`RuleInfo`) and loaded (`Rule`) are two things: a rule is imported when the first article wants it.
"""

from artlint.packs.pack import LazyRule, PluginError, RuleInfo, builtin_rules, load, pack_rules, url_of

__all__ = ["LazyRule", "PluginError", "RuleInfo", "builtin_rules", "load", "pack_rules", "url_of"]
