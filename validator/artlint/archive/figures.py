"""The figures of a profile as plain data: what reports of any format show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from artlint.archive.groupings import Survey
    from artlint.archive.profile import Profile
    from artlint.archive.tally import Spread, Tally

VERSION = 1
"""The version of the JSON format."""

TABLES = ("layouts", "bodies", "date-forms", "zones", "parts", "tags", "image-hosts", "proxies", "rules")
"""Figures that are tables of names, in the order in which they are shown."""

LONGEST = 75
"""The minutes from date to epoch that `epoch-date-mismatch` allows by default."""

_SHOWN = 20
"""The most frequent names that a table holds."""


def survey_figures(survey: Survey) -> dict[str, Any]:
    """All figures of a survey."""
    grouping = survey.grouping
    groups = sorted(grouping.groups.items(), key=lambda pair: (-pair[1].files, pair[0]))
    return {
        "version": VERSION,
        "skipped": survey.skipped,
        "total": figures(survey.total),
        "by": grouping.by,
        "groups": [{"name": name, **figures(profile)} for name, profile in groups],
    }


def figures(profile: Profile) -> dict[str, Any]:
    """All figures of a profile; shares are those of its files, shares of hosts and proxies those of its images."""
    files, images = profile.files, profile.images
    return {
        "files": files,
        "healthy": profile.healthy,
        "images": images,
        "captions": profile.captions,
        "bytes": profile.sizes.total,
        "size": _spread(profile.sizes),
        "days": _days(profile.days),
        "lag-minutes": {
            "articles": profile.lags.number,
            "within": profile.lags.between(0, LONGEST),
            **_spread(profile.lags),
        },
        "layouts": _table(profile.layouts, files),
        "bodies": _table(profile.bodies, files),
        "date-forms": _table(profile.forms, files),
        "zones": _table(profile.zones, files),
        "parts": _table(profile.parts, files),
        "tags": _table(profile.tags, files),
        "image-hosts": _table(profile.image_hosts, images),
        "proxies": _table(profile.proxies, images),
        "rules": _rules(profile),
    }


def _spread(spread: Spread) -> dict[str, int]:
    quantiles = {name: spread.quantile(share) for name, share in (("q5", 0.05), ("median", 0.5), ("q95", 0.95))}
    return {"least": spread.least, **quantiles, "most": spread.most}


def _days(days: Tally) -> dict[str, Any]:
    """The first and the last day, and how many days have an article; at least so many where days were dropped."""
    known = days.counts
    busiest = days.most(1)
    return {
        "first": min(known, default=None),
        "last": max(known, default=None),
        "number": len(known),
        "exact": days.is_whole,
        "busiest": busiest[0][0] if busiest else None,
        "most": busiest[0][1] if busiest else 0,
    }


def _table(tally: Tally, of: int) -> list[dict[str, Any]]:
    return [{"name": name, "count": count, "share": _share(count, of)} for name, count in tally.most(_SHOWN)]


def _rules(profile: Profile) -> list[dict[str, Any]]:
    rows = _table(profile.hit, profile.files)
    return [{**row, "findings": profile.rules.counts[row["name"]]} for row in rows]


def _share(count: int, of: int) -> float:
    return round(count / of, 4) if of else 0.0
