"""Texts and tags of XML 1.0, which cannot hold most control characters, not even as references."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from artlint.report.escape import visible

if TYPE_CHECKING:
    from collections.abc import Mapping

HEADER = '<?xml version="1.0" encoding="UTF-8"?>\n'


def text(raw: str) -> str:
    """A text between tags; control characters are made visible, and `>` is escaped so that no `]]>` stands there."""
    return escape(visible(raw))


def tag(name: str, attributes: Mapping[str, object], *, end: str = ">") -> str:
    """A start tag; with the end `/>` an empty element."""
    written = "".join(f" {key}={quoteattr(visible(str(value)))}" for key, value in attributes.items())
    return f"<{name}{written}{end}"
