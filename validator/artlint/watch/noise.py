"""Files that editors and systems write beside articles. A change of one changes no article."""

from __future__ import annotations

import os

from artlint.patterns import late

_NOISE = late(
    r"\.sw[a-z]$|^4913$"  # Vim: swap files, and the file by which it tries whether a folder can be written
    r"|~$|^\.?#"  # Emacs, nano, Kate: backups, locks, automatic copies
    r"|^\.~lock\.|___jb_(?:tmp|old)___$"  # LibreOffice, JetBrains
    r"|^\.(?:DS_Store|fuse_hidden|nfs)"  # Finder, FUSE, NFS
)


def is_noise(path: str) -> bool:
    """Whether the name of a path is that of such a file."""
    return _NOISE().search(os.path.basename(path)) is not None
