"""Markdown as HTML, by markdown-it-py: not the parser of the article model, so that the two are two opinions.

CommonMark with tables, strikethrough and footnotes. Only a fixed file with a Markdown body imports it.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from artlint.fix.visible_tree import UnverifiableError
from artlint.markdown.flavors import with_html_blocks

_MOST_CHARACTERS = 250_000
"""Code points that are rendered: about ten seconds for the slowest text, and one for any that people write."""

_DEEPEST = 60
"""How deep blocks may be nested; the renderer calls itself for each."""


class _AsWritten(MarkdownIt):
    """Leaves every address as it is written, and makes a link of any: two addresses are never shown as one."""

    def validateLink(self, url: str) -> bool:  # noqa: N802  markdown-it-py's names
        """Whether an address may be a link: any may."""
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        """The address that is written into the HTML."""
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        """The text of an autolink."""
        return link


def rendered(text: str, *, is_kramdown: bool = False) -> str:
    """The HTML of a Markdown text. UnverifiableError where it is too long, or nested too deeply.

    `is_kramdown` tells that HTML goes on across blank lines.
    """
    if len(text) > _MOST_CHARACTERS:
        raise UnverifiableError(f"it has more than {_MOST_CHARACTERS:,} characters")
    renderer = _AsWritten("commonmark", {"maxNesting": _DEEPEST + 10}).enable(["table", "strikethrough"])
    renderer = renderer.use(footnote_plugin)
    environment: dict[str, object] = {}
    tokens = renderer.parse(with_html_blocks(text) if is_kramdown else text, environment)
    if any(token.level > _DEEPEST for token in tokens):
        raise UnverifiableError("its blocks are nested too deeply")
    html: str = renderer.renderer.render(tokens, renderer.options, environment)
    return html
