"""The YAML block at the top of a file: plain `key: text` lines are read here, everything else by PyYAML."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from artlint.article.parts import Field, FrontMatter
from artlint.patterns import late
from artlint.span import Span, new_span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from yaml import Event, MappingNode, Node, YAMLError

_fence = late(r"---[ \t]*(?:\r\n?|\n|\Z)")
_LINE_START = r"(?<![^\r\n])(?!(?<=\r)\n)"
_closing_fence = late(rf"{_LINE_START}(?:---|\.\.\.)[ \t]*(?=[\r\n]|\Z)")
_first_frame_line = late(rf"{_LINE_START}(?:<|\[[^\r\n]*\]\(|[ \t]*(?:[\r\n]|\Z))")

_ODD = "\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff"
"""Line ends, tabs, and characters that YAML allows in no plain line."""

_PLAIN = rf"[^\s\"'\[\]{{}}>|*&!%#`@,?:={_ODD}-][^{_ODD}#:]*+(?:(?::(?=\S)|(?<=\S)#)[^{_ODD}#:]*+)*+"
_WORDS = r"\[ *+(?:\w[\w .]*+(?:, *+\w[\w .]*+)*+)?+\]"
_FIELD = rf"[A-Za-z_][\w-]*+:(?:[ ]++(?:{_PLAIN}|\"[^\"\\{_ODD}]*+\"|{_WORDS}))?+[ ]*+"
_plain_block = late(
    rf"---[ \t]*+\r?\n((?:(?:{_FIELD}|[ ]*+(?:#[^{_ODD}]*+)?+)\r?\n)*+)(?:---|\.\.\.)[ \t]*+(?![^\r\n])"
)
_keys = late(r"\n([A-Za-z_][^:]*+):")
UNCLOSED = "the closing --- is missing"
"""The defect of a block without its second fence."""

_surrogates = late("[\ud800-\udfff]")

_LONGEST = 1_000_000
_DEEPEST = 100
"""Limits of a block that is read: code points, and lists in lists. PyYAML's composer recurses, its parser does not."""


def read_front_matter(text: str, start: int) -> FrontMatter | None:
    """The front matter whose fence stands at `start`, or None where there is no fence.

    A scalar's value is its text as YAML reads it, without a type; a list or a mapping has None.
    """
    if not text.startswith("---", start):
        return None
    plain = _plain_block().match(text, start)
    if plain is None:
        return _read_any(text, start)
    first, end = plain.span(1)
    keys = _keys().findall(text, first - 1, end)
    if len(set(keys)) < len(keys) or end - first > _LONGEST:
        return _read_any(text, start)
    return FrontMatter(new_span(plain.span()), PlainFields(text, first, keys))


def _read_any(text: str, start: int) -> FrontMatter | None:
    fence = _fence().match(text, start)
    if fence is None:
        return None
    close = _closing_fence().search(text, fence.end())
    if close is None:
        return _unclosed(text, start, fence.end())
    content = Span(fence.end(), close.start())
    if content.end - content.start > _LONGEST:
        return _too_much(Span(start, close.end()), content)
    return _yaml_fields(content.of(text), Span(start, close.end()), content)


def _unclosed(text: str, start: int, content: int) -> FrontMatter:
    """A block without its second fence ends before the first line that belongs to the frame, or is blank."""
    frame = _first_frame_line().search(text, content)
    end = frame.start() if frame else len(text)
    return FrontMatter(Span(start, end), {}, UNCLOSED, Span(start, start + 3))


def _too_much(span: Span, content: Span) -> FrontMatter:
    return FrontMatter(span, {}, "it is too large or too deeply nested to read", content)


class PlainFields(Mapping[str, Field]):
    """The fields of plain `key: text` lines from an offset on; each is read when it is asked for."""

    __slots__ = ("_keys", "_places", "_start", "_text")

    def __init__(self, text: str, start: int, keys: list[str]) -> None:
        self._text = text
        self._start = start
        self._keys = keys
        self._places: dict[str, int] = {}

    def __getitem__(self, key: str) -> Field:
        """The field of that key. KeyError where there is none."""
        if not self._places:
            self._places.update(self._found())
        start = self._places[key]
        return _plain_field(self._text, start, start + len(key))

    def _found(self) -> Iterator[tuple[str, int]]:
        """Each key with its offset; the keys stand in this order."""
        at = self._start - 1
        for key in self._keys:
            at = self._text.find(f"\n{key}:", at) + 1
            yield key, at

    def __contains__(self, key: object) -> bool:
        """Whether there is such a field."""
        return key in self._keys

    def __iter__(self) -> Iterator[str]:
        """The keys in order."""
        return iter(self._keys)

    def __len__(self) -> int:
        """How many fields there are."""
        return len(self._keys)


def _plain_field(text: str, start: int, colon: int) -> Field:
    key, end = new_span((start, colon)), text.find("\n", colon)
    rest = text[colon + 1 : end].rstrip("\r")
    written = rest.strip(" ")
    if not written or written[0] == "[":
        return Field(None if written else "", key, Span(colon + 1, colon + 1 + len(rest)))
    at = colon + 1 + rest.find(written[0])
    if written[0] == '"':
        at, written = at + 1, written[1:-1]
    return Field(written, key, new_span((at, at + len(written))))


def _yaml_fields(block: str, span: Span, content: Span) -> FrontMatter:
    import yaml  # 80 ms that most files never need

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    block = _surrogates().sub("\ufffd", block)
    try:
        if _is_too_deep(yaml.parse(block, Loader=loader)):
            return _too_much(span, content)
        node = yaml.compose(block, Loader=loader)
    except yaml.YAMLError as error:
        if "nesting depth" in str(error):  # PyYAML counts by itself since 6.0.4
            return _too_much(span, content)
        return FrontMatter(span, {}, *_defect_of(error, content))
    if node is None:
        return FrontMatter(span, {})
    if not isinstance(node, yaml.MappingNode):
        return FrontMatter(span, {}, "it is no list of `key: value` lines", content)
    return _fields_of(node, span, content.start)


def _is_too_deep(events: Iterable[Event]) -> bool:
    """Whether lists and mappings are nested deeper than `_DEEPEST`, in any way of writing them."""
    from yaml import CollectionEndEvent, CollectionStartEvent

    depth = 0
    for event in events:
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        if depth > _DEEPEST:
            return True
    return False


def _defect_of(error: YAMLError, content: Span) -> tuple[str, Span]:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "it is no YAML"
    at = content.start + mark.index if mark else content.start + getattr(error, "position", 0)
    at = min(at, content.end)
    return str(problem), Span(at, min(at + 1, content.end))


def _fields_of(node: MappingNode, span: Span, offset: int) -> FrontMatter:
    """The fields of a mapping; a key that is itself a list or a mapping names none."""
    fields: dict[str, Field] = {}
    nested: list[Field] = []
    seen: set[int] = set()
    for key, value in node.value:
        if not isinstance(key.value, str):
            nested += _nested(key, _place(key, offset), offset, seen)
            nested += _nested(value, _place(key, offset), offset, seen)
            continue
        key_span = _place(key, offset)
        if key.value in fields:
            return FrontMatter(span, fields, f"the key {key.value!r} stands twice", key_span)
        scalar = value.value if isinstance(value.value, str) else None
        fields[key.value] = Field(scalar, key_span, _place(value, offset))
        nested.append(Field(key.value, key_span, key_span))
        if scalar is None:
            nested += _nested(value, key_span, offset, seen)
    return FrontMatter(span, fields, nested=tuple(nested))


def _nested(node: Node, key: Span, offset: int, seen: set[int]) -> Iterator[Field]:
    """The scalars in a list or a mapping. One that has several names (an alias of YAML) is given once."""
    waiting = [(node, key)]
    while waiting:
        node, key = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node.value, str):
            yield Field(node.value, key, _place(node, offset))
        else:
            waiting += reversed([part for part in _parts(node, key, offset) if id(part[0]) not in seen])


def _parts(node: Node, key: Span, offset: int) -> Iterator[tuple[Node, Span]]:
    """The nodes in a list or a mapping, each with the place of the key that stands for it."""
    for part in node.value:
        if isinstance(part, tuple):
            name, value = part
            place = _place(name, offset)
            yield name, place
            yield value, place
        else:
            yield part, key


def _place(node: Node, offset: int) -> Span:
    return Span(offset + node.start_mark.index, offset + node.end_mark.index)
