"""The bodies of the corpus: what stands below the frame of each article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from html5lib_suite import demanded, shared

if TYPE_CHECKING:
    from collections.abc import Iterator


def bodies() -> Iterator[str]:
    """Every body, in the order of the paths."""
    for path in demanded(shared() / "corpus", "**/*.md"):
        text = path.read_bytes().decode("utf-8", "surrogateescape")
        head, separator, body = text.partition("\n------\n")
        yield body if separator else head
