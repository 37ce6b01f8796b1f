"""Until the options are there: which of them this artlint has."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..peers.programs import Peer

LATER = ("--no-cache", "--cache-dir", "--jobs")


def known(artlint: str) -> frozenset[str]:
    """The options that its help names."""
    try:
        said = subprocess.run((artlint, "check", "--help"), capture_output=True, text=True, check=False).stdout
    except OSError:
        return frozenset()
    return frozenset(option for option in LATER if option in said)


def without_unknown(artlint: str, peers: Iterable[Peer]) -> Iterator[Peer]:
    """Temporary."""
    has = known(artlint)
    for peer in peers:
        if any(option in peer.many for option in LATER[1:] if option not in has):
            print(f"left out: {peer.name}")
        elif "--no-cache" not in has:
            yield peer._replace(many=peer.many.replace(" --no-cache", ""), one=peer.one.replace(" --no-cache", ""))
        else:
            yield peer
