"""A Markdown body as a document: its own structure, and the raw HTML in it (spec.commonmark.org, GitHub's tables).

Contract: `read(text, offset)` gives what `artlint.html.parse` gives for an HTML body, for any text, of any size. What
Markdown makes (headings, paragraphs, lists, quotes, code, tables, links, images) are elements under the names of HTML;
the attributes `href`, `src`, `alt` and `title` stand at the places where they are written. The tags of raw HTML are
elements too; parse errors come from them alone. All places are code points of the file.

1. `template_places` finds what a template language will replace; nothing is read of it.
2. `flavors` says which lines a renderer takes for raw HTML where it departs from CommonMark.
3. `events` runs the parser (pyromark, which is pulldown-cmark) and gives its events places in code points.
4. `structure` makes elements, runs of text and places of code of the events; `destinations` finds where the address and
   the title of a link stand.
5. `figures` makes elements of Hugo's shortcode `figure`, the one template that is known to be an image.
6. `merge` reads the raw HTML, everything else blanked out, and puts both trees together.
"""

from artlint.markdown.events import MarkdownError
from artlint.markdown.reading import Reading, read
from artlint.markdown.template_places import MASK, find_templates, masked

__all__ = ["MASK", "MarkdownError", "Reading", "find_templates", "masked", "read"]
