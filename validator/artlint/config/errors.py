"""The error for a mistake of the user, and hints at what was meant."""

from __future__ import annotations


class ConfigError(Exception):
    """A configuration or an option that cannot be used. The message names the file, the key, and what was expected."""


def nearest(name: str, known: list[str]) -> str:
    """`; did you mean X?` for the known name that is most like this one, empty where none is."""
    from difflib import get_close_matches  # only a mistake needs it

    found = get_close_matches(name.lower(), known, n=1, cutoff=0.6)
    return f"; did you mean {found[0]}?" if found else ""
