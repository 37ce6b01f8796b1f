"""What a document is made of: elements, attributes, texts and paragraphs, each with its place.

All offsets are code points of the file: those of the parsed text plus the `offset` that was given to the parser.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple, Protocol

from artlint.html.error import ParseError
from artlint.span import Span, new_span

BLOCK = frozenset(
    (
        "address article aside blockquote body br caption center col colgroup dd details dialog dir div dl dt fieldset "
        "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html li listing main menu nav ol option p "
        "pre search section summary table tbody td tfoot th thead tr ul xmp"
    ).split()
)
"""Elements at which one paragraph of text ends and the next begins (`<br>` counts only when doubled)."""

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


new_attribute: Callable[[tuple[str, str, str, Span, Span]], Attribute] = partial(tuple.__new__, Attribute)


class Attributes(Protocol):
    """Reads the attributes of a start tag, given by its place in code points of the file."""

    def names(self, start: int, end: int) -> frozenset[str]:
        """The names of the attributes, in lower case."""
        ...

    def one(self, start: int, end: int, name: str) -> Attribute | None:
        """The first attribute of that (lower case) name."""
        ...

    def all(self, start: int, end: int) -> tuple[Attribute, ...]:
        """The attributes in the order written."""
        ...


class Element:
    """An element: its name in lower case, the places of its tags, and its parent.

    `start` and `start_end` are the offsets before and behind the start tag. `end` is where the content ends: at the end
    tag, or where the parser closed the element. `end_end` is behind the end tag, -1 for a void element and for one
    whose end tag is missing or implied. `hidden` is true inside an element whose content no reader sees. A large body
    has a million elements, so spans are made, and attributes read, when they are asked for.
    """

    __slots__ = (
        "_attributes",
        "_by_name",
        "_names",
        "end",
        "end_end",
        "hidden",
        "index",
        "name",
        "parent",
        "reader",
        "start",
        "start_end",
    )  # fmt: skip

    def __init__(  # noqa: PLR0917 (made for every start tag: names cost)
        self,
        name: str,
        start: int,
        start_end: int,
        parent: "Element | None",
        index: int,
        reader: Attributes,
        names: frozenset[str] | None = None,
    ) -> None:
        self.name = name
        self.start = start
        self.start_end = self.end = start_end
        self.end_end = -1
        self.parent = parent
        self.index = index
        self.hidden: bool = parent is not None and (parent.hidden or parent.name in UNSEEN)
        self.reader = reader
        self._attributes: tuple[Attribute, ...] | None = None
        self._by_name: dict[str, Attribute | None] | None = None
        self._names = names

    def __repr__(self) -> str:
        return f"<{self.name} at {self.start}>"

    def put_into(self, parent: "Element | None") -> None:
        """Make another element its parent."""
        self.parent = parent
        self.hidden = parent is not None and (parent.hidden or parent.name in UNSEEN)

    @property
    def start_tag(self) -> Span:
        """The place of the start tag."""
        return new_span((self.start, self.start_end))

    @property
    def end_tag(self) -> Span | None:
        """The place of the end tag, if there is one."""
        return None if self.end_end < 0 else new_span((self.end, self.end_end))

    @property
    def attributes(self) -> tuple[Attribute, ...]:
        """The attributes in the order written; a repeated name is kept, though the first one counts."""
        if self._attributes is None:
            self._attributes = self.reader.all(self.start, self.start_end)
        return self._attributes

    def attribute(self, name: str) -> Attribute | None:
        """The first attribute of that (lower case) name, or None."""
        if name not in self.attribute_names:
            return None
        if self._by_name is None:
            self._by_name = {name: self.reader.one(self.start, self.start_end, name)}
        elif name not in self._by_name:  # after a second name all are read: more will be asked for
            self._by_name = {attribute.name: attribute for attribute in reversed(self.attributes)}
        return self._by_name[name]

    @property
    def attribute_names(self) -> frozenset[str]:
        """The names of the attributes, in lower case."""
        if self._names is None:
            self._names = self.reader.names(self.start, self.start_end)
        return self._names

    def get(self, name: str, default: str = "") -> str:
        """The decoded value of an attribute, `default` where the element has none."""
        attribute = self.attribute(name)
        return default if attribute is None else attribute.value

    @property
    def span(self) -> Span:
        """From the start tag to the end of the end tag (or of the content, without one)."""
        return new_span((self.start, self.end if self.end_end < 0 else self.end_end))

    @property
    def content(self) -> Span:
        """What stands between the tags; empty for a void element."""
        return new_span((self.start_end, max(self.start_end, self.end)))

    @property
    def ancestors(self) -> "Iterator[Element]":
        """The parent, its parent, and so on; 512 at most, so that a hostile depth costs no more than a deep page."""
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


new_text: Callable[[tuple[Span, Element | None]], Text] = partial(tuple.__new__, Text)


class Paragraph(NamedTuple):
    """A piece of running text between block borders or doubled `<br>`, with its decoded text, white space folded."""

    span: Span
    text: str


class Content(NamedTuple):
    """The result of one pass over a text; `Document` explains the fields. `read_texts` makes the runs of text."""

    elements: tuple[Element, ...]
    read_texts: Callable[[], tuple[Text, ...]]
    comments: tuple[Span, ...]
    unfinished: Span | None = None
    unclosed: tuple[Element, ...] = ()
    stray: tuple[Span, ...] = ()
    errors: tuple[ParseError, ...] = ()
    more_errors: int = 0
