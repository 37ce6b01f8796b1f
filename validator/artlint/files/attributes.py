"""What a file has beside its content: owner, group, mode and extended attributes."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress


def copy_attributes(source: str, descriptor: int) -> bool:
    """Give an open file the attributes of another. False where its owner or group stays another one.

    OSError where the mode cannot be set.
    """
    if sys.platform == "win32":
        return True
    status = os.stat(source)
    owned = _change_owner(descriptor, status)
    for name in _extended(source):
        with suppress(OSError):
            os.setxattr(descriptor, name, os.getxattr(source, name))
    os.fchmod(descriptor, stat.S_IMODE(status.st_mode))
    return owned


def _change_owner(descriptor: int, wanted: os.stat_result) -> bool:
    """Set the group first: whoever gives a file away may change nothing of it afterwards."""
    own = os.fstat(descriptor)
    try:
        if own.st_gid != wanted.st_gid:
            os.fchown(descriptor, -1, wanted.st_gid)
        if own.st_uid != wanted.st_uid:
            os.fchown(descriptor, wanted.st_uid, -1)
    except OSError:
        return False
    return True


def _extended(path: str) -> list[str]:
    if sys.platform != "linux":
        return []
    try:
        return os.listxattr(path)
    except OSError:  # the file system has none
        return []
