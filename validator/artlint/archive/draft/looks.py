"""The two looks at an archive: the first tells its sources, the second what rules find with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.archive.draft.hits import SharedTexts, with_rules_off
from artlint.archive.draft.include import Include
from artlint.archive.draft.records import ConfigurationDraft
from artlint.archive.draft.sources import drafted, whole_source
from artlint.archive.draft.splits import Splits
from artlint.archive.groupings import Survey, by_source
from artlint.archive.profile import Profile

if TYPE_CHECKING:
    from collections.abc import Mapping

    from artlint.archive.draft.records import SourceDraft
    from artlint.archive.draft.splits import Split
    from artlint.model import FileResult
    from artlint.packs import RuleInfo

MOST_FOLDERS = 10_000
"""Folders that are looked at for configurations of their own."""


class FirstLook:
    """Takes all results of a run without a configuration, then tells the sources. `name` is that of the archive.

    `skipped` counts the files that are no articles. `folders` are those that hold articles, and those above them, up to
    MOST_FOLDERS.
    """

    def __init__(self, name: str, known: Mapping[str, RuleInfo]) -> None:
        self.splits = Splits()
        self.name = name
        self.skipped = 0
        self.folders: set[str] = set()
        self._known = known
        self._include = Include()

    def receive(self, result: FileResult) -> None:
        """Take the result of a file, given by its path below the archive."""
        self.splits.receive(result)
        self._include.receive(result)
        self.skipped += result.skip is not None
        self._add_folders(result.path)

    def _add_folders(self, path: str) -> None:
        folder = path.rpartition("/")[0]
        while folder and folder not in self.folders and len(self.folders) < MOST_FOLDERS:
            self.folders.add(folder)
            folder = folder.rpartition("/")[0]

    def draft(self, split: Split | None, exclude: tuple[str, ...]) -> ConfigurationDraft:
        """The draft of which nothing is known yet about what rules find. `exclude` is kept."""
        sources = drafted(split, self.splits.whole, self.name, self._known)
        return ConfigurationDraft(self._include.line(), exclude, sources)

    def single(self) -> SourceDraft:
        """The source of all articles."""
        return whole_source(self.splits.whole, self.name, self._known)


class SecondLook:
    """Takes all results of a run with the draft."""

    def __init__(self) -> None:
        self.survey = Survey((by_source(),))
        self.texts = SharedTexts()

    def receive(self, result: FileResult) -> None:
        """Take the result of a file."""
        self.survey.receive(result)
        self.texts.receive(result)

    def profile(self, source: SourceDraft) -> Profile:
        """The profile of a source's articles."""
        return self.survey.grouping.groups.get(source.name, Profile())


def finished(
    draft: ConfigurationDraft, first: FirstLook, second: SecondLook, known: Mapping[str, RuleInfo]
) -> ConfigurationDraft:
    """The draft with what the second look tells: rules that are off, and texts that stand in many articles.

    Where all sources turn out to have the same settings, they are one.
    """
    sources = tuple(with_rules_off(source, second.profile(source), known) for source in draft.sources)
    if len(sources) > 1 and len({str(source.says) for source in sources}) == 1:
        sources = (with_rules_off(first.single(), second.survey.total, known),)
    return draft._replace(sources=sources, texts=second.texts.most())
