"""What an archive is like: figures counted in one pass, of which the memory does not grow with the archive."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from artlint.archive.tally import Spread, Tally

if TYPE_CHECKING:
    from artlint.model import FileResult
    from artlint.model.traits import Traits

MINUTE = 60_000


class Profile:
    """The figures of some articles.

    `healthy` have no finding. `rules` counts findings by rule, `hit` the articles that have one. `lags` are in minutes,
    rounded towards minus infinity, `sizes` in bytes. Other tallies count articles, `image_hosts` and `proxies` images.
    """

    def __init__(self) -> None:
        self.files = self.healthy = self.images = self.captions = 0
        self.sizes, self.lags = Spread(), Spread()
        self.days, self.layouts, self.bodies, self.parts = Tally(), Tally(), Tally(), Tally()
        self.forms, self.zones, self.tags = Tally(), Tally(), Tally()
        self.image_hosts, self.proxies = Tally(), Tally()
        self.rules, self.hit = Tally(), Tally()

    def add(self, traits: Traits, result: FileResult) -> None:
        """Count an article."""
        self.files += 1
        self.healthy += not result.findings
        self.sizes.add(traits.size)
        self.layouts.add(traits.layout)
        self.bodies.add(traits.body)
        _add_all(self.parts, traits.parts)
        _add_all(self.tags, traits.tags)
        self._add_date(traits)
        self._add_images(traits)
        self._add_findings(result)

    def _add_date(self, traits: Traits) -> None:
        if traits.form:
            self.forms.add(traits.form)
            self.zones.add(traits.zone)
        if traits.day:
            self.days.add(traits.day)
        if traits.lag is not None:
            self.lags.add(traits.lag // MINUTE)

    def _add_images(self, traits: Traits) -> None:
        self.images += len(traits.image_hosts)
        self.captions += traits.captions
        _add_all(self.image_hosts, traits.image_hosts)
        _add_all(self.proxies, traits.proxies)

    def _add_findings(self, result: FileResult) -> None:
        for rule, number in Counter(finding.rule for finding in result.findings).items():
            self.rules.add(rule, number)
            self.hit.add(rule)


def _add_all(tally: Tally, names: tuple[str, ...]) -> None:
    for name in names:
        tally.add(name)
