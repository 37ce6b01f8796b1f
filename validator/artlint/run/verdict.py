"""What a checker says of a file, with all that one must know to believe it again."""

from __future__ import annotations

from artlint.light import NamedTuple
from artlint.run.outcome import FileResult


class Verdict(NamedTuple):
    """A result, and what it hangs on.

    `digest` is that of the bytes that were judged; empty where they are not to be kept. `until` is the first later
    moment (UTC ms) at which the result may differ; 0 where it holds for this run alone. `blocks` are the sources of the
    configuration that hold for the file, by their places in it.
    """

    result: FileResult
    digest: bytes = b""
    until: int = 0
    blocks: tuple[int, ...] = ()


def blob_id(data: bytes) -> bytes:
    """The digest by which git knows a file's bytes."""
    from hashlib import sha1  # only a run with a cache needs it

    return sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).digest()
