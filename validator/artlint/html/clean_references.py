"""The part of the proof about character references: are all of them free of parse errors?"""

from __future__ import annotations

import re

from artlint.html.references import named_characters, numeric_error, numeric_value

_REFERENCE = re.compile("&(?:#[0-9A-Za-z]*+;?+|[0-9A-Za-z]++[;=]?+)")
_GOOD_NUMBER = re.compile("#(?:[xX]([0-9A-Fa-f]+)|([0-9]+));")
_TAG_PIECE = re.compile("<[^<>]*+>")


def are_good(text: str) -> bool:
    """Whether every reference in a text is a good one. In a tag, `&copy=` is no reference, and so no bad one."""
    if all(_is_good_in_text(reference) for reference in set(_REFERENCE.findall(text))):
        return True
    tags = "".join(tag for tag in _TAG_PIECE.findall(text) if "&" in tag)
    if not are_good_in_attributes(tags):
        return False
    between = _TAG_PIECE.sub("<>", text)
    return all(_is_good_in_text(reference) for reference in set(_REFERENCE.findall(between)))


def are_good_in_attributes(tags: str) -> bool:
    """Whether every reference in these tags is a good one, or none at all."""
    return all(_is_good_in_attribute(reference) for reference in set(_REFERENCE.findall(tags)))


def _is_good_in_text(reference: str) -> bool:
    if reference[1] == "#":
        return _is_good_number(reference)
    name = reference[1:].rstrip("=;")
    names = named_characters()
    if reference[-1] == ";":
        return name + ";" in names
    return not any(name[:length] in names for length in range(2, 7))


def _is_good_in_attribute(reference: str) -> bool:
    if reference[-1] == "=" and reference[1] != "#":
        return True
    return _is_good_in_text(reference)


def _is_good_number(reference: str) -> bool:
    match = _GOOD_NUMBER.fullmatch(reference, 1)
    if match is None:
        return False
    value = numeric_value(match[1] or match[2], 16 if match[1] else 10)
    return not numeric_error(value)
