"""A configuration that is not written yet, as plain records."""

from collections.abc import Sequence
from typing import NamedTuple


class Line(NamedTuple):
    """One setting of a draft: its key, its value, and what it rests on."""

    key: str
    value: object
    evidence: str


class SourceDraft(NamedTuple):
    """A source: the condition by which files belong to it, its settings, and those of rules."""

    name: str
    files: int
    condition: Line
    settings: tuple[Line, ...]
    rules: tuple[Line, ...]

    @property
    def says(self) -> tuple[tuple[str, object], ...]:
        """All that it sets, without the evidence."""
        return tuple((line.key, line.value) for line in (*self.settings, *self.rules))


class SharedText(NamedTuple):
    """A text that stands in many articles: an expression for `boilerplate`, and in how many."""

    pattern: str
    articles: int


class ConfigurationDraft(NamedTuple):
    """A whole configuration. `include` is a line of it, or why it has none; `exclude` is kept."""

    include: Line | str
    exclude: tuple[str, ...]
    sources: tuple[SourceDraft, ...]
    texts: Sequence[SharedText] = ()
