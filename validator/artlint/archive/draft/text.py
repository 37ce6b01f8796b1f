"""The text of a draft: a configuration with a comment on each line that says what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.archive.draft.records import Line
from artlint.config.toml_values import as_toml

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from artlint.archive.draft.records import ConfigurationDraft, SharedText, SourceDraft

_COMMENT_AT = 40
"""The column at which comments begin, where a line is no longer."""

_HEAD = """\
# What `artlint init` found, each line with what it rests on. Change what you know better;
# `artlint init --check` tells where the archive has changed since, `artlint help configuration` explains the keys.
"""


def draft_text(draft: ConfigurationDraft) -> str:
    """The whole file."""
    return "".join(f"{line}\n" for line in _lines(draft))


def _lines(draft: ConfigurationDraft) -> Iterator[str]:
    yield from _HEAD.splitlines()
    yield ""
    yield _line(draft.include) if isinstance(draft.include, Line) else f"# No include: {draft.include}."
    if draft.exclude:
        yield _line(Line("exclude", draft.exclude, "as in the configuration that is there"))
    for source in draft.sources:
        yield from _source_lines(source)
    if draft.texts:
        yield from _text_lines(draft.texts)


def _source_lines(source: SourceDraft) -> Iterator[str]:
    yield ""
    yield "[[sources]]"
    yield f"name = {as_toml(source.name)}"
    yield _line(source.condition)
    yield from map(_line, source.settings)
    if source.rules:
        yield "[sources.rules]"
        yield from map(_line, source.rules)


def _line(line: Line) -> str:
    written = f"{line.key} = {as_toml(line.value)}"
    return f"{written:<{_COMMENT_AT}}  # {line.evidence}"


def _text_lines(texts: Sequence[SharedText]) -> Iterator[str]:
    yield ""
    yield "# Texts that stand in many articles. Without the # before these lines, `boilerplate` finds each of them."
    yield "# [rules.boilerplate]"
    yield "# patterns = ["
    for text in texts:
        yield f"#   {as_toml(text.pattern)},  # in {text.articles:,} articles"
    yield "# ]"
