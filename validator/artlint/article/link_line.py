"""The line of the title link, cut into title and address, however it is damaged."""

from __future__ import annotations

import re

from artlint.patterns import late
from artlint.span import Span

_address = late(r"https?:/|www\.", re.IGNORECASE)


def split_link(text: str) -> tuple[Span, Span, str | None]:
    """Where title and address stand in the line of the title link, and what is wrong with the line.

    A title is never escaped, so it may hold brackets and parentheses: the last `](` divides.
    """
    divide = text.rfind("](")
    if divide < 0:
        return _split_damaged_link(text)
    title = Span(int(text.startswith("[")), divide)
    if not text.startswith("["):
        return title, Span(divide + 2, len(text.removesuffix(")"))), "the opening [ is missing"
    if text.endswith(")"):
        return title, Span(divide + 2, len(text) - 1), None
    close = text.find(")", divide)
    if close < 0:
        return title, Span(divide + 2, len(text)), "the closing ) is missing"
    return title, Span(divide + 2, close), "text follows the closing )"


def _split_damaged_link(text: str) -> tuple[Span, Span, str | None]:
    address = _address().search(text)
    begin = int(text.startswith("["))
    if address is None:
        return Span(begin, len(text)), Span(len(text), len(text)), "it has no address"
    title = text[begin : address.start()].rstrip(" ([<]")
    url = text[address.start() :].rstrip(" )]>")
    return (
        Span(begin, begin + len(title)),
        Span(address.start(), address.start() + len(url)),
        "title and address are not joined by ](",
    )
