"""Which rules are installed: found (`RuleInfo`) and loaded (`Rule`) are two things."""

from artlint.light import TYPE_CHECKING, names_of
from artlint.registry.pack import LazyRule, PluginError, RuleInfo, builtin_rules, load, pack_rules, url_of

if TYPE_CHECKING:
    from artlint.registry.plugins import plugin_rules
else:  # only a configuration names plugins
    __getattr__ = names_of(__name__, {"artlint.registry.plugins": "plugin_rules"})

__all__ = ["LazyRule", "PluginError", "RuleInfo", "builtin_rules", "load", "pack_rules", "plugin_rules", "url_of"]
