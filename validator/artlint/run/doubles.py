"""One file met by two paths: through links, or through a folder that was named by two names."""

from __future__ import annotations

import os

from artlint.light import TYPE_CHECKING
from artlint.run.paths import with_separator

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from artlint.run.candidate import Candidate, Ground


def doubles(candidates: Sequence[Candidate], grounds: Iterable[Ground], links: set[str]) -> list[Candidate]:
    """All candidates that lead to a file which another one stands for; `links` are the paths that are links.

    A path that is no link stands for the file, else the first. The disk is asked only where links are met.
    """
    real = {ground.path: with_separator(os.path.realpath(ground.path)) for ground in grounds}
    if not links and all(path == target for path, target in real.items()):
        return []
    found: list[Candidate] = []
    targets: set[str] = set()
    for candidate in sorted(candidates, key=lambda candidate: (candidate.path in links, candidate.path)):
        path, start = candidate.path, candidate.ground.path
        # below its ground only the file itself can be a link, for no walk follows one to a folder
        target = os.path.realpath(path) if path in links else real[start] + path[len(start) :]
        if target in targets:
            found.append(candidate)
        targets.add(target)
    return found
