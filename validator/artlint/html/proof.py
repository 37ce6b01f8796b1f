"""The proof that a text has no parse error, at the speed of regular expressions."""

from __future__ import annotations

from artlint.html.subset import (
    BODY,
    CLOSE,
    IMPLY,
    PIECE,
    STAY,
    TAGS,
    UNKNOWN,
    State,
    has_good_characters,
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
    tags = PIECE.findall(text)
    if len(tags) != text.count("<"):
        return False
    state, around = BODY, list[State]()
    for tag in tags:
        name = TAGS[tag].name
        following = state[name]
        while following is IMPLY:
            state = around.pop()
            following = state[name]
        if following is CLOSE:
            state = around.pop()
        elif following is UNKNOWN:
            return False
        elif following is not STAY:
            around.append(state)
            state = following
            if len(around) > DEPTH:
                return False
    return may_end_in(state, around)
