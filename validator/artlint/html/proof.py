"""The proof that a text has no parse error, at the speed of regular expressions."""

from __future__ import annotations

from artlint.html.subset import (
    BODY,
    CLOSE,
    IMPLY,
    STAY,
    TAG,
    UNKNOWN,
    State,
    has_good_characters,
    has_good_names,
    has_good_references,
    has_good_table_text,
    may_end_in,
)

# The full parser gives up at 512 open elements, and a `<tr>` may open a `<tbody>` that is not written.
DEPTH = 380


def proven_clean(text: str) -> bool:
    """Whether the text, as content of `<body>`, is proven to be free of parse errors. False means: parse it."""
    return (
        ("<" not in text or _has_good_tags(text))
        and has_good_characters(text)
        and has_good_table_text(text)
        and has_good_references(text)
    )


def _has_good_tags(text: str) -> bool:
    tags = TAG.findall(text)
    if len(tags) != text.count("<"):
        return False
    state, around = BODY, list[State]()
    for name, first, more, solidus in tags:
        following = state[name]
        while following is IMPLY:
            state = around.pop()
            following = state[name]
        if following is CLOSE:
            state = around.pop()
            if first or solidus:
                return False
        elif following is UNKNOWN:
            return False
        elif following is not STAY:
            around.append(state)
            state = following
            if solidus or len(around) > DEPTH:
                return False
        if more and not has_good_names(first + more):
            return False
    return may_end_in(state, around)
