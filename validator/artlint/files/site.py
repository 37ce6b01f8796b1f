"""What lies below the root of a site."""

from __future__ import annotations

import os


def holds_file(root: str, path: str) -> bool | None:
    """Whether a file or folder lies at a path (with `/`) below a folder; None where that cannot be told.

    What a link leads to outside of the folder is not told: a tree may not ask what else the disk holds.
    """
    try:
        place = os.path.realpath(os.path.join(root, *path.split("/")))
        if not place.startswith(os.path.join(os.path.realpath(root), "")):
            return None
        os.lstat(place)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (OSError, ValueError):
        return None
    return True
