"""What independent programs show of a file: markdown-it-py, html5lib and PyYAML, without a line of artlint's.

The verification of fixes has its own such reading; this one shares nothing with it, so that each may find a fault of
the other.
"""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

import html5lib
import yaml
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_front_matter = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*\r?$", re.DOTALL | re.MULTILINE).match
_template = re.compile(
    r"\{%-?\s*(highlight|raw|comment|verbatim|code|codeblock|math|mermaid)\b(?:(?!%\}).)*%\}.*?\{%-?\s*end\1\s*-?%\}"
    r"|\{\{.*?\}\}|\{%.*?%\}",
    re.DOTALL,
).sub
_page = re.compile(r"[\ufeff\s]*<(?:!doctype|html|head)\b", re.IGNORECASE).match
_BLOCKS = frozenset(
    "p li td th dd dt figcaption figure div pre blockquote ul ol table tr section article aside br hr "
    "h1 h2 h3 h4 h5 h6".split()
)
_NOT_SEEN = str.maketrans("", "", "\u200b\ufeff")


def seen(path: str, data: bytes) -> dict[str, dict[str, object]]:
    """What is seen of a file, by the way in which it is read: as HTML, and if it may be Markdown as that too."""
    text = data.decode("utf-8", "replace")
    if _page(text):
        return {"a page": _parts(html5lib.parse(text, namespaceHTMLElements=False))}
    readings = {"HTML": _parts(html5lib.parseFragment(text, namespaceHTMLElements=False))}
    if path.endswith((".md", ".markdown")):
        matter = _front_matter(text)
        body = text[matter.end() :] if matter else text.removeprefix("\ufeff")
        html = _renderer().render(_template(_masked, body))
        parts = _parts(html5lib.parseFragment(html, namespaceHTMLElements=False))
        readings["Markdown"] = {**parts, "front matter": _values(matter[1]) if matter else None}
    return readings


def _renderer() -> MarkdownIt:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin)


def _masked(template: re.Match[str]) -> str:
    """A word that stands for a template of Liquid or Hugo, which a generator replaces; its line ends do not count."""
    return f"T{zlib.crc32(' '.join(template[0].split()).encode('utf-8', 'replace'))}T"


def _values(block: str) -> object:
    try:
        return yaml.safe_load(block)
    except yaml.YAMLError:
        return " ".join(block.split())


def _parts(root: Element) -> dict[str, object]:
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    return {
        "text": _squeezed(root),
        "links": [element.attrib.get("href") for element in elements if element.tag == "a"],
        "images": [_image(element) for element in elements if element.tag in ("img", "source")],
        "headings": [(element.tag, _squeezed(element)) for element in elements if re.fullmatch("h[1-6]", element.tag)],
        "blocks": _blocks(root),
        "code": [_text(element).rstrip("\n") for element in elements if element.tag in ("pre", "code")],
    }


def _blocks(root: Element) -> list[str]:
    """The text between the borders of blocks, without what is blank."""
    pieces = re.split("\0", _text(root, "\0").translate(_NOT_SEEN))
    return [text for text in ("".join(piece.split()) for piece in pieces) if text]


def _squeezed(element: Element) -> str:
    """The text of an element without white space, U+200B and U+FEFF."""
    return "".join(_text(element).translate(_NOT_SEEN).split())


def _text(element: Element, border: str = "") -> str:
    """The text of an element, without that of comments, with `border` where a block begins or ends."""
    pieces: list[str] = []
    stack: list[Element | str] = [element]
    while stack:
        part = stack.pop()
        if isinstance(part, str):
            pieces.append(part)
            continue
        mark = border if part.tag in _BLOCKS else ""
        stack.append(mark)
        for child in reversed(part):
            stack += (child.tail or "", child)
        if isinstance(part.tag, str):
            stack.append(mark + (part.text or ""))
    return "".join(pieces)


def _image(element: Element) -> list[tuple[str, str]]:
    """The attributes of an image, but for scripts."""
    return sorted((str(name), value) for name, value in element.attrib.items() if not str(name).startswith("on"))
