"""What the HTML of a body is made of: elements, attributes and text, each with its place.

All offsets are code points of the parsed text, counted from its start plus the `offset` given to the parser,
so that an element of a body points into the whole file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from artlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from artlint.html.error import ParseError

    ReadAttributes = Callable[[Span], "tuple[Attribute, ...]"]


UNSEEN = frozenset("script style template noscript title textarea select iframe noembed noframes object".split())
"""Elements whose content a browser does not show as text."""


class Attribute(NamedTuple):
    """One attribute of a start tag.

    `name` is in lower case, `value` has its character references decoded, `raw` is the value as written
    (without quotes), `span` covers name and value, `value_span` covers `raw` (empty at the name's end without one).
    """

    name: str
    value: str
    raw: str
    span: Span
    value_span: Span


class Element:
    """An element: its name in lower case, its tags' places and its parent.

    `end_tag` is None for a void element, and for one whose end tag is missing or implied. `end` is where the
    element's content stops (the end tag's start, or where the parser closed it). `hidden` tells that it stands in an
    element whose content no reader sees. Attributes are read when asked for.
    """

    __slots__ = ("_attributes", "_read", "end", "end_tag", "hidden", "index", "name", "parent", "start_tag")

    def __init__(
        self,
        name: str,
        start_tag: Span,
        parent: Element | None,
        index: int,
        read: Callable[[Span], tuple[Attribute, ...]],
    ) -> None:
        self.name = name
        self.start_tag = start_tag
        self.parent = parent
        self.index = index
        self.end_tag: Span | None = None
        self.end = start_tag.end
        self.hidden: bool = parent is not None and (parent.hidden or parent.name in UNSEEN)
        self._read = read
        self._attributes: tuple[Attribute, ...] | None = None

    def __repr__(self) -> str:
        return f"<{self.name} at {self.start_tag.start}>"

    @property
    def attributes(self) -> tuple[Attribute, ...]:
        """The attributes in the order written; a repeated name is kept, though the first one counts."""
        if self._attributes is None:
            self._attributes = self._read(self.start_tag)
        return self._attributes

    def attribute(self, name: str) -> Attribute | None:
        """The first attribute of that (lower case) name, or None."""
        for attribute in self.attributes:
            if attribute.name == name:
                return attribute
        return None

    def get(self, name: str, default: str = "") -> str:
        """The decoded value of an attribute, `default` where the element has none."""
        attribute = self.attribute(name)
        return default if attribute is None else attribute.value

    @property
    def span(self) -> Span:
        """From the start tag to the end of the end tag (or of the content, without one)."""
        return Span(self.start_tag.start, self.end_tag.end if self.end_tag else self.end)

    @property
    def content(self) -> Span:
        """What stands between the tags; empty for a void element."""
        return Span(self.start_tag.end, max(self.start_tag.end, self.end))

    @property
    def ancestors(self) -> Iterator[Element]:
        """The parent, its parent, and so on, 512 at most: so a hostile depth costs no more than a deep page."""
        element = self.parent
        for _ in range(512):
            if element is None:
                return
            yield element
            element = element.parent

    def inside(self, *names: str) -> bool:
        """Whether an ancestor has one of these names."""
        return any(ancestor.name in names for ancestor in self.ancestors)


class Text(NamedTuple):
    """A run of characters between tags: its place, and the element it stands in (None at the top)."""

    span: Span
    parent: Element | None


class Document(NamedTuple):
    """One body, scanned once.

    `comments` are the places of comments (bogus ones too). `unfinished` is the tag, comment or reference that the
    text's end cut off, if any. `unclosed` are elements that need an end tag and have none, outermost first.
    `stray` are end tags that close nothing. `depth` is the greatest number of elements open at once. `errors` are the
    parse errors of the standard in the order of their places; an element left open has its start tag's place; of a
    hundred thousand and more the rest is only counted, in `more_errors`.
    """

    elements: tuple[Element, ...]
    texts: tuple[Text, ...]
    comments: tuple[Span, ...]
    unfinished: Span | None
    unclosed: tuple[Element, ...]
    stray: tuple[Span, ...]
    depth: int
    errors: tuple[ParseError, ...] = ()
    more_errors: int = 0
