"""Configuration files: found, read, validated, and turned into the settings of a file.

`Configs.of_folder(path)` finds the configuration of a folder. `blocks_of(config, path, read)` gives the sources of a
file, `settings_of(config, blocks)` their settings: the source as an article has it, the rules with their severities and
options, the `[[ignore]]` entries. A mistake of the user is a `ConfigError` with file and key.

- `find` finds and reads the files, and is the only module that does; `toml` parses them within limits.
- `load` validates a file and merges it with those that it extends; `model` and `options` are its pydantic models,
  `validation_errors` and `misplaced_keys` write its messages.
- `settings` holds the result, and `conditions` tells which sources a file belongs to.
- `globs` and `linear_globs` match paths.
- `dependencies` says on which files and plugins a configuration depends, for whoever keeps validated ones.
"""

from artlint.config.configs import Configs
from artlint.config.errors import ConfigError, nearest
from artlint.config.settings import Config, FileSettings, Selection, settings_of

__all__ = ["Config", "ConfigError", "Configs", "FileSettings", "Selection", "nearest", "settings_of"]
