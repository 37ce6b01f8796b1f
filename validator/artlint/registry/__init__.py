"""Which rules are installed: found (`RuleInfo`) and loaded (`Rule`) are two things."""

from artlint.registry.pack import LazyRule, PluginError, RuleInfo, builtin_rules, load, pack_rules, url_of
from artlint.registry.plugins import plugin_rules

__all__ = ["LazyRule", "PluginError", "RuleInfo", "builtin_rules", "load", "pack_rules", "plugin_rules", "url_of"]
