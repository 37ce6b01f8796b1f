"""Settings, sources, discovery and schema of the configuration."""

from artlint.config.configs import Configs
from artlint.config.errors import ConfigError, nearest
from artlint.config.settings import Config, FileSettings, Selection, settings_for

__all__ = ["Config", "ConfigError", "Configs", "FileSettings", "Selection", "nearest", "settings_for"]
