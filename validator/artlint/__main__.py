"""`python -m artlint`."""

from __future__ import annotations

import os
import sys


def run() -> int:
    """Run artlint, once no module can come from the working folder, which `python -m` puts first on the path.

    The folder may be that of a checked-out tree; `python -P` does the same before artlint itself is imported.
    """
    if not sys.flags.safe_path and sys.path[:1] == [_working_folder()]:
        del sys.path[0]
    from artlint.cli import main  # not before the path is as it should be

    return main()


def _working_folder() -> str | None:
    try:
        return os.getcwd()
    except OSError:  # it is gone
        return None


if __name__ == "__main__":
    sys.exit(run())
