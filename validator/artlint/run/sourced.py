"""Results that name the source of their file, where that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.config.settings import blocks_of

if TYPE_CHECKING:
    from artlint.files.candidate import Candidate
    from artlint.model import FileResult, Request


def sourced(result: FileResult, candidate: Candidate, request: Request) -> FileResult:
    """The result with the name of the file's source, empty for none; the last one where several hold."""
    if not request.by_source:
        return result
    blocks = blocks_of(candidate.config, candidate.path)
    return result._replace(source=candidate.config.sources[blocks[-1]].name if blocks else "")
