"""The proof that a text has no parse error, at the speed of regular expressions."""

from collections.abc import Iterable
from itertools import accumulate, chain, count, repeat
from typing import NamedTuple

from artlint.characters import WHITE_SPACE
from artlint.html.attribute_reader import AttributeReader
from artlint.html.clean_nesting import (
    BODY,
    CLOSE,
    IMPLY,
    STAY,
    UNKNOWN,
    OpenElement,
    has_good_characters,
    has_good_references,
    has_good_table_text,
    may_end_in,
)
from artlint.html.clean_tags import PIECE, PLAIN_PIECE, SUMMARIES, TagSummary
from artlint.html.decoding import decode_references

# The full parser gives up at 512 open elements, and a `<tr>` may open a `<tbody>` that is not written.
DEPTH = 380


class Outline(NamedTuple):
    """A text without parse errors, cut at its tags: all that can be known of it before elements are made.

    `texts` stand around the tags: there is one more text than there are tags, and a text may be empty. Comments count
    as tags. `summaries` and `names` hold for each tag what it says and its name: `p`, `/p`, empty for a comment.
    `elements` and `attributes` are the names of all elements and of all attributes, in lower case.
    """

    texts: list[str]
    tags: list[str]
    summaries: list[TagSummary]
    names: list[str]
    elements: frozenset[str]
    attributes: frozenset[str]

    def places(self, offset: int) -> list[int]:
        """Where each text and each tag starts, in turn, and where the last text ends; the first starts at `offset`."""
        pieces = chain.from_iterable(zip(self.texts, [*self.tags, ""], strict=True))
        return list(accumulate(map(len, pieces), initial=offset))[:-1]

    def start_tags(self, names: frozenset[str]) -> list[str]:
        """The start tags of these names, as written, in order; all start tags where no name is given."""
        wanted = (self.elements & names) if names else self.elements
        return [tag for tag, name in zip(self.tags, self.names, strict=True) if name in wanted] if wanted else []

    def distinct_tags(self) -> dict[str, tuple[str, frozenset[str]]]:
        """The start tags as written, without repetition; each with its name and the names of its attributes."""
        summaries = dict(zip(self.tags, self.summaries, strict=True))
        return {
            tag: (summary.name, summary.attributes)
            for tag, summary in summaries.items()
            if summary.name in self.elements
        }

    def values(self, attribute: str) -> list[str]:
        """The decoded values of an attribute of that (lower case) name in all start tags that have it, in order."""
        if attribute not in self.attributes:
            return []
        having = [
            tag for tag, summary in zip(self.tags, self.summaries, strict=True) if attribute in summary.attributes
        ]
        read = [AttributeReader(tag, 0, proven=True).one(0, len(tag), attribute) for tag in having]
        return [found.value for found in read if found is not None]

    def blank(self, names: Iterable[str]) -> list[int]:
        """The indexes of start tags of these names that only white space parts from their end tag."""
        ends = {name: f"/{name}" for name in names}
        follow = zip(count(), map(ends.get, self.names, repeat("<")), self.names[1:], self.texts[1:])
        closed = [(at, text) for at, end, name, text in follow if end == name and not text[:1].isalnum()]
        return [at for at, text in closed if not decode_references(text).strip(WHITE_SPACE)]


def prove(text: str, *, harmless: bool = False) -> Outline | None:
    """The outline of a text that, as content of `<body>`, is proven to be free of parse errors; None without a proof.

    `harmless` is true where the caller knows that all characters are good ones.
    """
    if not ((harmless or has_good_characters(text)) and has_good_table_text(text) and has_good_references(text)):
        return None
    if text.rfind("<") > text.rfind(">"):  # the last tag has no end; to look for it from each `<` takes quadratic time
        return None
    number = text.count("<")
    return _outline(PLAIN_PIECE.split(text), number) or (
        _outline(PIECE().split(text), number) if text.count(">") > number else None
    )


def proven_clean(text: str) -> bool:
    """Whether the text, as content of `<body>`, is proven to be free of parse errors."""
    return prove(text) is not None


def _outline(pieces: list[str], number: int) -> Outline | None:
    """The outline of a text cut into these pieces, None unless each of its `number` of `<` begins a good tag."""
    tags = pieces[1::2]
    if len(tags) != number:
        return None
    summaries = SUMMARIES.of(tags)
    names = [summary.name for summary in summaries]
    if not _are_good_tags(names):
        return None
    elements = frozenset([name for name in set(names) if name[:1] not in ("", "/")])
    attributes = frozenset().union(*[summary.attributes for summary in set(summaries)])
    return Outline(pieces[::2], tags, summaries, names, elements, attributes)


def _are_good_tags(names: list[str]) -> bool:
    state, around = BODY, list[OpenElement]()
    for name in names:
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
