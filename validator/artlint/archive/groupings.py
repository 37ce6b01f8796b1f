"""Ways to part the articles of an archive into groups, each with a profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.archive.profile import Profile

if TYPE_CHECKING:
    from collections.abc import Callable

    from artlint.model import FileResult
    from artlint.model.traits import Traits

    KeyOf = Callable[[FileResult, Traits], str]

MOST_GROUPS = 200
OTHERS = "(others)"
"""The group of all articles that would need a group beyond MOST_GROUPS."""

DEPTHS = (1, 2, 3)
"""How deep below the top the folders lie by which articles are grouped."""


class Grouping:
    """Profiles of articles by what `key_of` says of each; the empty name is that of articles of which it says nothing.

    `by` is what the groups are: `source`, `folder`, `host` or a key of the front matter.
    """

    def __init__(self, by: str, key_of: KeyOf) -> None:
        self.by = by
        self.groups: dict[str, Profile] = {}
        self._key_of = key_of

    def add(self, traits: Traits, result: FileResult) -> None:
        """Count an article in its group."""
        key = self._key_of(result, traits)
        if key not in self.groups and len(self.groups) >= MOST_GROUPS:
            key = OTHERS
        if key not in self.groups:
            self.groups[key] = Profile()
        self.groups[key].add(traits, result)


def folder_of(path: str, depth: int, top: str = "") -> str:
    """The first folders of a path below `top`, as many as `depth`; fewer where it has not so many."""
    below = path.removeprefix(f"{top}/") if top else path
    return "/".join(below.split("/")[:-1][:depth])


def by_source() -> Grouping:
    """Articles by the source that the configuration gives them."""
    return Grouping("source", lambda result, _: result.source or "")


def by_folder(depth: int, top: str = "") -> Grouping:
    """Articles by a folder of their paths below `top`."""
    return Grouping("folder", lambda result, _: folder_of(result.path, depth, top))


def by_host() -> Grouping:
    """Articles by the host of their own address."""
    return Grouping("host", lambda _, traits: traits.host)


def by_key(key: str) -> Grouping:
    """Articles by the value of a key of their front matter or header lines, in any case of letters."""
    wanted = key.lower()
    return Grouping(key, lambda _, traits: next((value for name, value in traits.fields if name.lower() == wanted), ""))


class Survey:
    """The profile of a whole archive, and of its groups by the first of some groupings that has several.

    `skipped` counts the files that are no articles.
    """

    def __init__(self, groupings: tuple[Grouping, ...]) -> None:
        self.total = Profile()
        self.skipped = 0
        self._groupings = groupings

    @property
    def grouping(self) -> Grouping:
        """The grouping that is shown: the first that has several groups, else the first."""
        return next((it for it in self._groupings if len(it.groups) > 1), self._groupings[0])

    def receive(self, result: FileResult) -> None:
        """Count the result of a file."""
        if result.skip is not None:
            self.skipped += 1
        elif result.traits is not None:
            self.total.add(result.traits, result)
            for grouping in self._groupings:
                grouping.add(result.traits, result)


def survey_by(wanted: str, top: str) -> Survey:
    """A survey by what is asked for: `auto`, `source`, `folder` (below `top`), `host`, or `key:NAME`."""
    folders = tuple(by_folder(depth, top) for depth in DEPTHS)
    known = {"auto": (by_source(), *folders), "source": (by_source(),), "folder": folders, "host": (by_host(),)}
    return Survey(known[wanted] if wanted in known else (by_key(wanted.removeprefix("key:")),))
