"""Addresses that run scripts in a browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint import late
from artlint_rules._canonical_tags import ADDRESSES
from artlint_rules.security._addresses import as_read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Attribute, Element

HARMLESS = ("https://", "http://", "/")
"""How an address begins that runs nothing."""

_SCRIPT = r"(?:javascript|vbscript|livescript|mocha):"
_PAGE = r"data:[\t\n\f\r ]*+(?:text/(?:html|xml|xsl)|application/(?:xhtml\+xml|xml))"
_runs_script = late(f"{_SCRIPT}|{_PAGE}", re.IGNORECASE)
_is_page = late(_PAGE, re.IGNORECASE)
_RUNS_SVG = frozenset("a area iframe frame object embed form".split())
_svg = late(r"data:[\t\n\f\r ]*+image/svg\+xml", re.IGNORECASE)


def runs_script(url: str) -> bool:
    """Whether an address runs a script for whoever follows a link to it."""
    url = as_read(url)
    return _runs_script().match(url) is not None or _svg().match(url) is not None


def is_page(url: str) -> bool:
    """Whether an address is itself a page, which may hold scripts."""
    return _is_page().match(as_read(url)) is not None


def running_addresses(element: Element) -> Iterator[Attribute]:
    """The attributes of an element whose addresses run scripts."""
    for name in sorted(element.attribute_names & ADDRESSES):
        attribute = element.attribute(name)
        if attribute is None or attribute.raw.startswith(HARMLESS):
            continue
        url = as_read(attribute.value)
        if _runs_script().match(url) or (element.name in _RUNS_SVG and _svg().match(url)):
            yield attribute
