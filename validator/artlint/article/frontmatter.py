"""The YAML block at the top of a file: plain `key: text` lines are read here, everything else by PyYAML."""

from __future__ import annotations

from collections.abc import Mapping

from artlint.article.parts import Field, FrontMatter
from artlint.expressions import compiled, late
from artlint.light import TYPE_CHECKING
from artlint.span import Span

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from yaml import Event, MappingNode, Node, YAMLError

_fence = compiled(r"---[ \t]*(?:\r\n?|\n|\Z)").match
_LINE_START = r"(?<![^\r\n])(?!(?<=\r)\n)"
_closing_fence = late(rf"{_LINE_START}(?:---|\.\.\.)[ \t]*(?=[\r\n]|\Z)")
_may_close = compiled(r"\r|\n\.\.\.|\n---[ \t]|\A\.\.\.").search
_first_frame_line = late(rf"{_LINE_START}(?:<|\[[^\r\n]*\]\(|[ \t]*(?:[\r\n]|\Z))")

_PLAIN = r"[^\s\"'\[\]{}>|*&!%#`@,?:=-][^\r\n#:]*+(?:(?::(?=\S)|(?<=\S)#)[^\r\n#:]*+)*+"
_WORDS = r"\[ *+(?:\w[\w .]*+(?:, *+\w[\w .]*+)*+)?+\]"
_plain_line = compiled(
    rf"(?:([A-Za-z_][\w-]*+):(?:[ ]++(?:({_PLAIN})|\"([^\"\\\r\n]*+)\"|{_WORDS}))?+[ ]*+|[ ]*+(?:#[^\r\n]*+)?+)"
    r"(?:\r\n?|\n)"
).match
_not_plain = compiled("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]").search
UNCLOSED = "the closing --- is missing"
"""The defect of a block without its second fence."""

_surrogates = late("[\ud800-\udfff]")

_LONGEST = 1_000_000
_DEEPEST = 100
"""What is read at most: PyYAML's composer recurses (its parser does not), and such a block is no front matter."""


def read_front_matter(text: str, start: int) -> FrontMatter | None:
    """The front matter whose fence stands at `start`, or None where there is no fence.

    A scalar's value is its text as YAML reads it, without a type; a list or a mapping has None.
    """
    fence = _fence(text, start)
    if fence is None:
        return None
    close = _close(text, fence.end())
    if close is None:
        return _unclosed(text, start, fence.end())
    return _read_block(text, Span(start, close.end), Span(fence.end(), close.start))


def _close(text: str, at: int) -> Span | None:
    """The closing fence behind `at`; a line `---` that ends as lines do is found at once."""
    found = text.find("\n---\n", at - 1)
    if found >= 0 and not _may_close(text, at, found):
        return Span(found + 1, found + 4)
    match = _closing_fence().search(text, at)
    return Span(*match.span()) if match else None


def _unclosed(text: str, start: int, content: int) -> FrontMatter:
    """A block without its second fence reaches to the first line that can only be the frame's, or is blank."""
    frame = _first_frame_line().search(text, content)
    end = frame.start() if frame else len(text)
    return FrontMatter(Span(start, end), {}, UNCLOSED, Span(start, start + 3))


def _read_block(text: str, span: Span, content: Span) -> FrontMatter:
    block = content.of(text)
    if len(block) > _LONGEST:
        return _too_much(span, content)
    fields = None if _not_plain(block) else _plain_fields(text, content)
    return FrontMatter(span, fields) if fields is not None else _yaml_fields(block, span, content)


def _too_much(span: Span, content: Span) -> FrontMatter:
    return FrontMatter(span, {}, "it is too large or too deeply nested to read", content)


def _plain_fields(text: str, content: Span) -> Mapping[str, Field] | None:
    """The fields of a block of plain lines; None where YAML might read a line in another way."""
    lines: dict[str, re.Match[str]] = {}
    at = content.start
    while at < content.end:
        match = _plain_line(text, at, content.end)
        if match is None:
            return None
        key = match[1]
        if key:
            if key in lines:
                return None
            lines[key] = match
        at = match.end()
    return PlainFields(lines)


class PlainFields(Mapping[str, Field]):
    """The fields of plain lines; each is made when somebody asks for it."""

    __slots__ = ("_fields", "_lines")

    def __init__(self, lines: dict[str, re.Match[str]]) -> None:
        self._lines = lines
        self._fields: dict[str, Field] = {}

    def __getitem__(self, key: str) -> Field:
        """The field of that key. KeyError where there is none."""
        if key not in self._fields:
            self._fields[key] = _plain_field(self._lines[key])
        return self._fields[key]

    def __contains__(self, key: object) -> bool:
        """Whether there is such a field."""
        return key in self._lines

    def __iter__(self) -> Iterator[str]:
        """The keys in order."""
        return iter(self._lines)

    def __len__(self) -> int:
        """How many fields there are."""
        return len(self._lines)


def _plain_field(match: re.Match[str]) -> Field:
    key = Span(*match.span(1))
    group = 2 if match[2] is not None else 3
    written = match[group]
    if written is None:
        line = match.group().rstrip()
        end = match.start() + len(match.group().rstrip("\r\n"))
        return Field(None if line.endswith("]") else "", key, Span(key.end + 1, end))
    value = written.rstrip(" ") if group == 2 else written
    start = match.start(group)
    return Field(value, key, Span(start, start + len(value)))


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
        return FrontMatter(span, {}, *_complaint(error, content))
    if node is None:
        return FrontMatter(span, {})
    if not isinstance(node, yaml.MappingNode):
        return FrontMatter(span, {}, "it is no list of `key: value` lines", content)
    return _fields_of(node, span, content.start)


def _is_too_deep(events: Iterable[Event]) -> bool:
    """Whether lists and mappings stand in one another deeper than can be read, in whatever way they are written."""
    from yaml import CollectionEndEvent, CollectionStartEvent

    depth = 0
    for event in events:
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        if depth > _DEEPEST:
            return True
    return False


def _complaint(error: YAMLError, content: Span) -> tuple[str, Span]:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "it is no YAML"
    at = content.start + mark.index if mark else content.start + getattr(error, "position", 0)
    at = min(at, content.end)
    return str(problem), Span(at, min(at + 1, content.end))


def _fields_of(node: MappingNode, span: Span, offset: int) -> FrontMatter:
    """The fields of a mapping; a key that is itself a list or a mapping names none."""
    fields: dict[str, Field] = {}
    for key, value in node.value:
        if not isinstance(key.value, str):
            continue
        key_span = _place(key, offset)
        if key.value in fields:
            return FrontMatter(span, fields, f"the key {key.value!r} stands twice", key_span)
        scalar = value.value if isinstance(value.value, str) else None
        fields[key.value] = Field(scalar, key_span, _place(value, offset))
    return FrontMatter(span, fields)


def _place(node: Node, offset: int) -> Span:
    return Span(offset + node.start_mark.index, offset + node.end_mark.index)
