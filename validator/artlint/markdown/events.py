"""The events of the Markdown parser, with places in code points."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from pyromark import Options, events_with_range, reference_definitions

_OPTIONS = (
    Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_HEADING_ATTRIBUTES
)
_surrogates = re.compile("[\ud800-\udfff]")


class MarkdownError(Exception):
    """The Markdown parser failed on a text."""


class Event(NamedTuple):
    """One event: `Start`, `End`, `Text`, `Code`, `Html` or the like, what it is about, and its place in code points.

    `detail` is what pyromark gives: a name, or a mapping of a name to its fields.
    """

    kind: str
    detail: Any
    start: int
    end: int


class Definition(NamedTuple):
    """A link reference definition: its address as read, and its place in code points."""

    url: str
    start: int
    end: int


def read_events(text: str) -> list[Event]:
    """The events of a text. Raises MarkdownError where the parser fails."""
    found = list(_run(events_with_range, text))
    points = _code_points(text, (offset for _, place in found for offset in (place["start"], place["end"])))
    return [_event(event, points[place["start"]], points[place["end"]]) for event, place in found]


def read_definitions(text: str) -> Mapping[str, Definition]:
    """The link reference definitions of a text by their folded labels. Raises MarkdownError where the parser fails."""
    found = _run(reference_definitions, text)
    places = [(label, it["dest"], it["span"]["start"], it["span"]["end"]) for label, it in found.items()]
    points = _code_points(text, (offset for *_, start, end in places for offset in (start, end)))
    return {folded(label): Definition(url, points[start], points[end]) for label, url, start, end in places}


def folded(label: str) -> str:
    """A label in the form in which labels are compared (CommonMark 0.31, section 4.7)."""
    return " ".join(label.split()).casefold()


def _run(parse: Any, text: str) -> Any:
    try:
        return parse(_surrogates.sub("\ufffd", text), options=_OPTIONS)
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:  # a panic of a Rust library is no Exception
        message = f"the Markdown parser failed: {error}"
        raise MarkdownError(message) from error


def _event(event: str | dict[str, Any], start: int, end: int) -> Event:
    if isinstance(event, str):
        return Event(event, None, start, end)
    ((kind, detail),) = event.items()
    return Event(kind, detail, start, end)


class _Same(dict[int, int]):
    """Bytes and code points of an ASCII text: each offset is itself."""

    def __missing__(self, offset: int) -> int:
        return offset


def _code_points(text: str, offsets: Iterable[int]) -> Mapping[int, int]:
    """The offsets in code points of some offsets in UTF-8 bytes, each of which begins a character."""
    if text.isascii():
        return _Same()
    data = text.encode("utf-8", "surrogatepass")  # a surrogate has three bytes, as the character that stands for it
    points: dict[int, int] = {}
    point = at = 0
    for offset in sorted(set(offsets)):
        point += len(data[at:offset].decode("utf-8", "surrogatepass"))
        points[offset], at = point, offset
    return points
