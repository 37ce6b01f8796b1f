"""Which of the options that the benchmarks need this artlint has; to be removed with its calls once it has them all."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from .options import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..peers.programs import Peer

NEEDED = frozenset({"--no-cache", "--cache-dir"})


def lacking(artlint: str) -> frozenset[str]:
    """The needed options that its help does not name; none where there is no such program."""
    try:
        done = subprocess.run((artlint, "check", "--help"), capture_output=True, text=True, check=False)
    except OSError:
        return frozenset()
    return frozenset(option for option in NEEDED if option not in done.stdout)


def runnable(artlint: str, peers: Iterable[Peer]) -> Iterator[Peer]:
    """artlint in the ways that it can be run; those that it cannot are told."""
    lacks = lacking(artlint)
    for peer in peers:
        needs = [option for option in lacks - {"--no-cache"} if option in peer.many]
        if needs:
            say(f"left out: {peer.name}: this artlint has no {needs[0]}")
        elif lacks:
            yield peer._replace(many=peer.many.replace(" --no-cache", ""), one=peer.one.replace(" --no-cache", ""))
        else:
            yield peer
