"""Whether rules of the archive run: over a whole folder, or over some files beside what the cache has of the others."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from artlint.config.settings import may_run_across

if TYPE_CHECKING:
    from artlint.memory.fact_tables import KeptFacts
    from artlint.model import Request
    from artlint.run.sources import Source

_NOT_RUN = "rules of the archive did not run: "
_WHOLE = "they need the facts of the whole archive, which `artlint check` of its folder keeps in the cache"
_FIXING = "they run without --fix, once the files are as they shall be"


class ArchiveScope:
    """What rules of the archive can judge in a run."""

    def __init__(self, request: Request, source: Source) -> None:
        self._request = request
        self._source = source

    @cached_property
    def _is_wanted(self) -> bool:
        """Whether a rule of the archive is on for any of the files."""
        configs = {candidate.config.file: candidate.config for candidate in self._source.candidates}.values()
        return any(may_run_across(config, self._request.selection) for config in configs)

    @property
    def _is_whole(self) -> bool:
        return self._source.is_whole and bool(self._source.folders)

    @property
    def asks_facts(self) -> bool:
        """Whether facts are to be drawn from the files of the run."""
        if not self._is_wanted or self._request.fixing is not None:
            return False
        return self._is_whole or self.kept is not None

    @property
    def part_of(self) -> str | None:
        """The folder from which paths are seen, where the run is over a part of an archive."""
        return None if self._is_whole else self._request.working_folder

    @cached_property
    def kept(self) -> KeptFacts | None:
        """The facts that the cache has of the archive which the files are a part of."""
        if not self._request.cache:
            return None
        from artlint.memory.kept_facts import kept_facts  # only a run over a part of an archive

        return kept_facts(self._request)

    def notes(self) -> tuple[str, ...]:
        """That these rules did not run, where they were asked for: by a change, by name or by the configuration."""
        if self.asks_facts or not self._is_asked_for or not self._is_wanted:
            return ()
        return (_NOT_RUN + (_FIXING if self._request.fixing is not None else _WHOLE),)

    @property
    def _is_asked_for(self) -> bool:
        if self._request.by_change:
            return True
        named = set(self._request.selection.select or ())
        for config in {candidate.config.file: candidate.config for candidate in self._source.candidates}.values():
            rules = {rule.name for rule in config.known.values() if rule.of_archive}
            named |= rules.intersection(config.rules)
            if not named.isdisjoint({*rules, "archive"}):
                return True
        return False
