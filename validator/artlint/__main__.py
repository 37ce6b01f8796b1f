"""`python -m artlint`."""

from __future__ import annotations

import os
import sys


def run() -> int:
    """Take the working folder off the path of modules, where `python -m` puts it first, and run artlint.

    The folder may be a checked-out tree, whose modules must not run. `python -P` does the same before artlint itself is
    imported.
    """
    if not sys.flags.safe_path and sys.path[:1] == [_working_folder()]:
        del sys.path[0]
    from artlint.cli import main  # after the path has changed

    return main()


def _working_folder() -> str | None:
    try:
        return os.getcwd()
    except OSError:  # it is gone
        return None


if __name__ == "__main__":
    sys.exit(run())
