"""What independent programs show of a file: markdown-it-py, html5lib and PyYAML, without a line of artlint's.

The verification of fixes has its own such reading; this one shares nothing with it, so that each may find a fault of
the other.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import html5lib
import yaml
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_front_matter = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*\r?$", re.DOTALL | re.MULTILINE).match
_page = re.compile(r"[\ufeff\s]*<(?:!doctype|html|head)\b", re.IGNORECASE).match
_BLOCKS = {"p", "li", "td", "th", "dd", "dt", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6"}
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
        html = _renderer().render(body)
        parts = _parts(html5lib.parseFragment(html, namespaceHTMLElements=False))
        readings["Markdown"] = {**parts, "front matter": _values(matter[1]) if matter else None}
    return readings


def _renderer() -> MarkdownIt:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin)


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
        "blocks": [text for text in (_squeezed(element) for element in elements if element.tag in _BLOCKS) if text],
        "code": ["".join(element.itertext()).rstrip("\n") for element in elements if element.tag in ("pre", "code")],
    }


def _squeezed(element: Any) -> str:
    """The text of an element without white space, U+200B and U+FEFF."""
    return "".join("".join(element.itertext()).translate(_NOT_SEEN).split())


def _image(element: Element) -> list[tuple[str, str]]:
    """The attributes of an image, but for scripts."""
    return sorted((str(name), value) for name, value in element.attrib.items() if not str(name).startswith("on"))
