"""The rest of a tag behind its name: attributes, and their parse errors (13.2.5.32 to 13.2.5.40 of the standard)."""

import re
from typing import NamedTuple

from artlint.html.characters import REPLACEMENT, ascii_lower, normalize
from artlint.html.error import ParseError, note_nulls
from artlint.html.model import Attribute
from artlint.html.references import decode
from artlint.span import Span

# One attribute: "before attribute name" and "self-closing start tag" (white space, solidus), "attribute name",
# "after attribute name", "before attribute value" and the three value states.
_ATTRIBUTE = re.compile(
    r"[\t\n\f\r /]*+"
    r"(?P<name>=?+[^\t\n\f\r />=]*+)"
    r"(?:[\t\n\f\r ]*+(?P<equals>=)[\t\n\f\r ]*+"
    r"""(?:"(?P<double>[^"]*+)"?+|'(?P<single>[^']*+)'?+|(?P<bare>[^\t\n\f\r >"'][^\t\n\f\r >]*+)?+))?+"""
)
_STRANGE_IN_NAME = re.compile("[\"'<\0]")
_STRANGE_IN_BARE_VALUE = re.compile("[\"'<=`]")


class TagRest(NamedTuple):
    """What stands between the name of a tag and its `>`.

    `end` is behind the `>`, or the end of the text where `finished` is false. `written` reaches from the first
    attribute to the last; it is None without attributes.
    """

    attributes: tuple[Attribute, ...]
    written: Span | None
    end: int
    self_closing: bool
    finished: bool


def read_tag_rest(text: str, at: int, errors: list[ParseError], *, keep: bool = True) -> TagRest:
    """Read from `at`, where the name of a tag ends, to the end of the tag.

    Errors are added to `errors`. Attributes are kept only with `keep`.
    """
    attributes: list[Attribute] = []
    names: set[str] = set()
    written: Span | None = None
    quoted = False
    while True:
        match = _ATTRIBUTE.match(text, at)
        assert match is not None  # every part may be empty
        start, stop = match.span("name")
        if "/" in text[at:start]:
            _solidus_errors(text, at, start, errors)
        if start == stop:
            return _finish(text, at, start, tuple(attributes), written)
        if quoted and start == at:
            errors.append(ParseError("missing-whitespace-between-attributes", Span(start, stop), start))
        attribute = _read_attribute(text, match, errors)
        if attribute.name in names:
            errors.append(ParseError("duplicate-attribute", attribute.span, stop))
        names.add(attribute.name)
        if keep:
            attributes.append(attribute)
        written = Span(written.start if written else start, attribute.span.end)
        at = match.end()
        quoted = match["double"] is not None or match["single"] is not None


def _finish(text: str, at: int, end: int, attributes: tuple[Attribute, ...], written: Span | None) -> TagRest:
    finished = end < len(text)
    return TagRest(attributes, written, end + finished, finished and end > at and text[end - 1] == "/", finished)


def _solidus_errors(text: str, start: int, end: int, errors: list[ParseError]) -> None:
    at = text.find("/", start, end)
    while at >= 0:
        follower = text[at + 1 : at + 2]
        if follower not in ("", ">"):
            errors.append(ParseError("unexpected-solidus-in-tag", Span(at, at + 1), at + 1))
        at = text.find("/", at + 1, end)


def _read_attribute(text: str, match: re.Match[str], errors: list[ParseError]) -> Attribute:
    start, stop = match.span("name")
    name = match["name"]
    if name[0] == "=":
        errors.append(ParseError("unexpected-equals-sign-before-attribute-name", Span(start, stop), start))
    for strange in _STRANGE_IN_NAME.finditer(name):
        code = "unexpected-null-character" if strange[0] == "\0" else "unexpected-character-in-attribute-name"
        at = start + strange.start()
        errors.append(ParseError(code, Span(at, at + 1), at))
    name = ascii_lower(name.replace("\0", REPLACEMENT))
    value = _value_span(text, match, errors)
    if value is None:
        return Attribute(name, "", "", Span(start, stop), Span(stop, stop))
    raw = text[value.start : value.end]
    decoded = _decode_value(text, value, raw, errors)
    return Attribute(name, decoded, raw, Span(start, match.end()), value)


def _value_span(text: str, match: re.Match[str], errors: list[ParseError]) -> Span | None:
    """Where the value stands; None for an attribute without one."""
    if match["equals"] is None:
        return None
    for kind in ("double", "single"):
        if match[kind] is not None:
            return Span(*match.span(kind))
    end = match.end()
    if match["bare"] is None:
        if end < len(text):
            errors.append(ParseError("missing-attribute-value", Span(match.start("name"), end), end))
        return Span(end, end)
    start = match.start("bare")
    for strange in _STRANGE_IN_BARE_VALUE.finditer(text, start, end):
        at = strange.start()
        errors.append(ParseError("unexpected-character-in-unquoted-attribute-value", Span(at, at + 1), at))
    return Span(start, end)


def _decode_value(text: str, value: Span, raw: str, errors: list[ParseError]) -> str:
    if "\0" in raw:
        note_nulls(errors, "unexpected-null-character", text, value.start, value.end)
    value_is_plain = "&" not in raw
    decoded = normalize(raw) if value_is_plain else decode(text, value.start, value.end, errors, attribute=True)
    return decoded.replace("\0", REPLACEMENT)
