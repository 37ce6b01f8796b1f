"""The parts of an article, each with its place. A part that is missing is None, never an exception."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from artlint.article.moments import Moment
from artlint.article.zones import meanings
from artlint.characters import trimmed_address
from artlint.html import Attribute, Element
from artlint.span import Span


class Field(NamedTuple):
    """One entry of the front matter: the text of its value (None for a list or mapping), the places of both."""

    value: str | None
    key_span: Span
    value_span: Span


class FrontMatter(NamedTuple):
    """The keys and values at the top, fences included. `defect` says why they cannot be read, `defect_span` where.

    `nested` are the scalars in its lists and mappings, keys too, each with the place of the nearest key around it.
    `format` is one of `yaml` (between `---`), `toml` (between `+++`), `json` (in braces) and `header` (`Key: value`
    lines up to a blank line; the keys of `fields` are in lower case).
    """

    span: Span
    fields: Mapping[str, Field]
    defect: str | None = None
    defect_span: Span | None = None
    nested: tuple[Field, ...] = ()
    format: str = "yaml"


class Title(NamedTuple):
    """The title of an article as it is read, and its place: of the text alone where it is written as it is read."""

    text: str
    span: Span


class OwnAddress(NamedTuple):
    """The address that an article says is its own, decoded and as it is read, and its place."""

    url: str
    span: Span


_UNITS = {"seconds": 10**8, "milliseconds": 10**11, "microseconds": 10**14, "nanoseconds": 10**17}
"""The least number of each unit since 1970 that is taken for a moment: 1973-03-03."""


class Epoch(NamedTuple):
    """The epoch comment. `text` is what stands between the comment's marks, `milliseconds` None if it is no number.

    `defect` names what is wrong with the comment itself: `marks` (not `<!--` and `-->`), `glued` (other text on the
    line) or None.
    """

    span: Span
    text: str
    text_span: Span
    milliseconds: int | None
    defect: str | None = None

    @property
    def unit(self) -> str | None:
        """The unit in which the number is a moment of the years 1973 to 2286; None if it is none in any unit."""
        number = self.milliseconds
        if number is None or self.text.startswith("0"):
            return None
        return next((unit for unit, least in _UNITS.items() if least <= number < 100 * least), None)

    @property
    def instant(self) -> int | None:
        """UTC milliseconds, None unless the number is of that unit."""
        number, least = self.milliseconds, _UNITS["milliseconds"]
        if number is None or not least <= number < 100 * least or self.text.startswith("0"):
            return None
        return number


class TitleLink(NamedTuple):
    """The Markdown link that holds title and address. Texts are as written; nothing is unescaped.

    `defect` says in words what is wrong with the line, None if it is `[title](address)`.
    """

    span: Span
    title: str
    title_span: Span
    url: str
    url_span: Span
    defect: str | None = None


class Separator(NamedTuple):
    """The line of hyphens under the title link; `exact` where the whole line is `------`, without blanks around."""

    span: Span
    exact: bool


class Frame(NamedTuple):
    """The lines at the top of an article.

    `stray` are pieces that belong to no part; `date_line` is the whole `日期：` line of the layout `dated`;
    `blank_after` tells whether an empty line follows the frame; `end` is where its last line ends (without the line
    end), `body` is what comes behind it, without surrounding blank lines. `is_canonical` tells that every part is
    written in the one usual form (front matter, epoch and date line may be missing), so that no rule about the form of
    the frame finds anything.
    """

    front_matter: FrontMatter | None
    epoch: Epoch | None
    title_link: TitleLink | None
    separator: Separator | None
    date_line: Span | None
    stray: tuple[Span, ...]
    blank_after: bool
    end: int
    body: Span
    is_canonical: bool


class Dateline(NamedTuple):
    """The article's own date: as written, where, and what it means.

    `instant` is UTC milliseconds with the source's zone applied, None for a bare day, an unknown zone, or a text
    that is no date. `repeated` is the second moment of a time that comes twice because clocks were set back.
    """

    text: str
    span: Span
    moment: Moment
    instant: int | None
    repeated: int | None = None

    @property
    def doubt(self) -> str:
        """The zones that the name of the zone may mean, in words; empty where the moment is certain."""
        name = self.moment.zone_name
        return f"{name} is {meanings(name)}" if name and self.instant is None else ""


class Image(NamedTuple):
    """An `<img>`: its element and its `src`. `noscript_copy`: whether it is a copy in `<noscript>` or `<template>`."""

    element: Element
    source: Attribute | None
    noscript_copy: bool

    @property
    def span(self) -> Span:
        """The place of the tag."""
        return self.element.start_tag

    @property
    def url(self) -> str:
        """The decoded, trimmed address; empty without one."""
        return trimmed_address(self.source.value) if self.source else ""


class Caption(NamedTuple):
    """The text tied to an image, audio or video. `medium` is that element, None for one that follows none.

    `span` is the place of the content between the tags of `element`, in Markdown that of its text; `text` is that text,
    decoded.
    """

    element: Element
    span: Span
    text: str
    medium: Element | None


class Link:
    """An `<a>`: its element, its `href`, and the address in that, decoded and trimmed; empty without one."""

    __slots__ = ("_read_text", "element", "href", "url")

    def __init__(self, element: Element, read_text: Callable[[Element], str]) -> None:
        self.element = element
        self.href: Attribute | None = element.attribute("href")
        self.url = trimmed_address(self.href.value) if self.href else ""
        self._read_text = read_text

    @property
    def text(self) -> str:
        """The decoded text, white space and all."""
        return self._read_text(self.element)


class Piece(NamedTuple):
    """A piece of a comment and its place in the file."""

    text: str
    span: Span


class Complaint(NamedTuple):
    """What is wrong with a comment, and where."""

    span: Span
    message: str


class Suppression(NamedTuple):
    """One of artlint's comments, and what became of it in a run.

    `names` are the rules and folders of rules that it names, `until` the last day on which it holds and `end` the
    moment when that day is over (UTC milliseconds). A comment that cannot be understood, or misses what the
    configuration requires, does not hold: `holds` is false, and `complaints` say why. `unused` are the names that hid
    nothing; `ended` tells that its day is past.
    """

    span: Span
    cut: Span
    whole_file: bool
    names: tuple[Piece, ...] = ()
    until: Piece | None = None
    end: int | None = None
    reason: str | None = None
    holds: bool = True
    complaints: tuple[Complaint, ...] = ()
    unused: tuple[Piece, ...] = ()
    ended: bool = False

    @property
    def last_day(self) -> str | None:
        """The last day on which it holds, as written."""
        return self.until.text if self.until else None

    @property
    def origin(self) -> None:
        """No table of the configuration, as an entry there has."""
        return
