"""Tags cut out of a text, and what a single tag says: its name, its attributes, whether it is clean by itself.

A clean tag is one in which no parse error is possible, whatever stands around it. `clean_nesting` decides about the
order of tags, `proof` about a whole text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint.html.characters import ascii_lower
from artlint.html.grammar import ATTRIBUTE, ATTRIBUTE_NAME, COMMENT, SPACE
from artlint.patterns import late

if TYPE_CHECKING:
    from typing import Final

VOID = frozenset("area br embed img input link meta param source track wbr".split())
STAYING = VOID | {"hr", "col", ""}
"""Names whose start tag opens nothing. A comment counts as a tag without a name."""

# Where a text is cut into tags and what stands between them. No piece holds a second `<`: so if there are as many
# pieces as `<`, nothing is missed.
PIECE = late(rf"""(<(?:{COMMENT}|[^<>"']*+(?:"[^<"]*+"[^<>"']*+|'[^<']*+'[^<>"']*+)*+)>)""")
# The same where no tag and no comment holds a `>`: ten times faster for each character. A tag cut short is not clean.
PLAIN_PIECE = re.compile("(<[^>]*+>)")
# A clean tag or a clean comment.
_TAG = re.compile(rf"<(?:(/?+[a-z][a-z0-9]*+)({ATTRIBUTE}*+){SPACE}*+(/?+)|{COMMENT})>")
_NAME = re.compile(ATTRIBUTE_NAME)

_UNCLEAN_NAME = "!"
_SUMMARIES_KEPT = 10_000
_LONGEST_KEPT = 200


class TagSummary:
    """What one tag says. Tags that are written alike share one summary.

    `name` is the tag's name in lower case, with `/` before that of an end tag; it is empty for a comment, and `!` for a
    tag that is not clean. `attributes` are the names of its attributes, in lower case.
    """

    __slots__ = ("attributes", "name")

    def __init__(self, name: str, attributes: frozenset[str] = frozenset()) -> None:
        self.name = name
        self.attributes = attributes

    @property
    def is_clean(self) -> bool:
        """Whether nothing is wrong with the tag by itself."""
        return self.name != _UNCLEAN_NAME


class TagSummaries(dict[str, TagSummary]):
    """The summaries of tags by the tags as written. They are kept, because most tags are written a thousand times."""

    def __missing__(self, written: str) -> TagSummary:
        if len(self) >= _SUMMARIES_KEPT:
            self.clear()
        summary = _summary_of(written)
        if len(written) < _LONGEST_KEPT:
            self[written] = summary
        return summary

    def of(self, tags: list[str]) -> list[TagSummary]:
        """The summary of each of some tags."""
        known = self.get
        return [known(written) or self[written] for written in tags]


_UNCLEAN = TagSummary(_UNCLEAN_NAME)
SUMMARIES: Final = TagSummaries()


def _summary_of(written: str) -> TagSummary:
    match = _TAG.fullmatch(written)
    if match is None or written.rfind("<") > 0:
        return _UNCLEAN
    name, written_attributes, solidus = match.groups("")
    if not written_attributes:
        return _UNCLEAN if solidus and name not in STAYING else TagSummary(name)
    names = _NAME.findall(written_attributes)
    attributes = frozenset(ascii_lower(" ".join(names)).split(" "))
    is_clean = len(attributes) == len(names) and name[0] != "/" and (not solidus or name in STAYING)
    return TagSummary(name, attributes) if is_clean else _UNCLEAN
