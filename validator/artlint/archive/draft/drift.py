"""Where an archive and its configuration have drifted apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.archive.draft.evidence import Evidence
from artlint.archive.draft.hits import NEVER_OFF, common_rules
from artlint.archive.draft.sources import whole_source
from artlint.archive.draft.splits import LEAST_FILES
from artlint.archive.draft.zone import explained_by
from artlint.archive.groupings import Survey, by_source
from artlint.archive.profile import Profile
from artlint.archive.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint.config import Config
    from artlint.model import FileResult
    from artlint.model.traits import Traits


class Drift:
    """Takes all results of a run with the configuration of an archive."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._survey = Survey((by_source(),))
        self._evidence: dict[str, Evidence] = {}
        self._of_none = Tally()

    def receive(self, result: FileResult) -> None:
        """Take the result of a file."""
        self._survey.receive(result)
        if result.skip is None and result.traits is not None:
            self._evidence.setdefault(result.source or "", Evidence()).add(result.traits)
            if not result.source:
                for what in self._whereabouts(result.path, result.traits):
                    self._of_none.add(what)

    def _whereabouts(self, path: str, traits: Traits) -> Iterator[str]:
        """What a source of the kinds that the configuration has could name an article by, in words."""
        blocks = self._config.sources
        if any(block.files for block in blocks):
            yield f"the folder {path.rpartition('/')[0] or '.'}"
        if traits.host and any(block.link_hosts for block in blocks):
            yield f"the host {traits.host.removeprefix('www.')}"
        keys = {key.lower() for block in blocks for key, _ in block.where}
        yield from (f"the key {key}: {value}" for key, value in traits.fields if key.lower() in keys)

    def lines(self) -> Iterator[str]:
        """Where the configuration says what the archive no longer shows, a line each."""
        for name in dict.fromkeys(block.name for block in self._config.sources):
            if name not in self._evidence:
                yield f"source {name}: no article belongs to it"
        for name, evidence in sorted(self._evidence.items()):
            if name or not self._config.sources:
                of = f"source {name}" if name else "all articles"
                yield from (f"{of}: {line}" for line in self._of_source(name, evidence))
        for what, number in self._of_none.most():
            if number >= LEAST_FILES:
                yield f"{number:,} articles of {what} belong to no source"

    def _of_source(self, name: str, evidence: Evidence) -> Iterator[str]:
        """What a draft of today would set that is set otherwise; how a file is read, its own rules tell."""
        config, known = self._config, self._config.known
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
