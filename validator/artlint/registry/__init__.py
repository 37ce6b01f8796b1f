"""Which rules are installed: found (`RuleInfo`) and loaded (`Rule`) are two things."""

from artlint.registry.pack import LazyRule, PluginError, RuleInfo, builtin_rules, load, pack_rules, url_of

__all__ = ["LazyRule", "PluginError", "RuleInfo", "builtin_rules", "load", "pack_rules", "url_of"]
