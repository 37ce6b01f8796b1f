"""Where an archive and its configuration have drifted apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.archive.draft.evidence import Evidence
from artlint.archive.draft.hits import NEVER_OFF, common_rules
from artlint.archive.draft.sources import whole_source
from artlint.archive.draft.zone import explained_by
from artlint.archive.groupings import Survey, by_source
from artlint.archive.profile import Profile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from artlint.config import Config
    from artlint.model import FileResult
    from artlint.packs import RuleInfo


class Drift:
    """Takes all results of a run with the configuration of an archive."""

    def __init__(self) -> None:
        self._survey = Survey((by_source(),))
        self._evidence: dict[str, Evidence] = {}

    def receive(self, result: FileResult) -> None:
        """Take the result of a file."""
        self._survey.receive(result)
        if result.skip is None and result.traits is not None:
            self._evidence.setdefault(result.source or "", Evidence()).add(result.traits)

    def lines(self, config: Config, known: Mapping[str, RuleInfo]) -> Iterator[str]:
        """Where the configuration says what the archive no longer shows, a line each."""
        for name in dict.fromkeys(block.name for block in config.sources):
            if name not in self._evidence:
                yield f"source {name}: no article belongs to it"
        for name, evidence in sorted(self._evidence.items()):
            of = f"source {name}" if name else "articles of no source"
            yield from (f"{of}: {line}" for line in self._of_source(name, evidence, config, known))

    def _of_source(self, name: str, evidence: Evidence, config: Config, known: Mapping[str, RuleInfo]) -> Iterator[str]:
        """What a draft of today would set that is set otherwise; how a file is read, its own rules tell."""
        for line in whole_source(evidence, name, known).settings:
            if line.key in ("zone", "proxy"):
                here = [value for block in config.sources if block.name == name and (value := getattr(block, line.key))]
                if not here or not _is_same(line.key, str(line.value), here[-1], evidence):
                    now = here[-1] if here else "not set"
                    yield f"{line.key} is {now}, and should be {line.value}: {line.evidence}"
        for info, share in common_rules(self._survey.grouping.groups.get(name, Profile()), known):
            if info.folder not in NEVER_OFF:
                yield f"{info.name} finds something in {share}"


def _is_same(key: str, found: str, written: str, evidence: Evidence) -> bool:
    """Whether a setting says the same: a proxy in another spelling, a zone that explains as much."""
    if key == "proxy":
        return found.replace("/?", "?") == written.replace("/?", "?")
    return found == written or explained_by(written, evidence.times.pairs).number >= (
        explained_by(found, evidence.times.pairs).number
    )
