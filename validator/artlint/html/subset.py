"""A subset of HTML in which no parse error is possible, as an automaton.

A state is an innermost open element together with what is open around it, as far as that decides about errors. It
answers to each tag (`div`, `/div`) with the next state, or with one of four words: `STAY` (a void element or comment),
`CLOSE` (its own end tag), `IMPLY` (the tag closes the element without a word; ask the element around it), `UNKNOWN`.
What the full parser would do with balanced tags is all that is modelled here, so what is not listed is not provable.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint.html.characters import ascii_lower, good_start, is_printable, stream_errors
from artlint.html.grammar import ATTRIBUTE, ATTRIBUTE_NAME, COMMENT, SPACE
from artlint.html.tree.names import BLOCKS, HEADINGS, LIST_BLOCKERS

if TYPE_CHECKING:
    from typing import Final

# Where a text is cut into tags and what stands between them. No piece holds a second `<`: so if there are as many
# pieces as `<`, nothing is missed.
PIECE = re.compile(rf"""(<(?:{COMMENT}|[^<>"']*+(?:"[^<"]*+"[^<>"']*+|'[^<']*+'[^<>"']*+)*+)>)""")
# The same where no tag and no comment holds a `>`: ten times faster for each character. A tag cut short is not clean.
PLAIN_PIECE = re.compile("(<[^>]*+>)")
# A clean tag or a clean comment.
_TAG = re.compile(rf"<(?:(/?+[a-z][a-z0-9]*+)({ATTRIBUTE}?+)({ATTRIBUTE}*+){SPACE}*+(/?+)|{COMMENT})>")
_NAME = re.compile(ATTRIBUTE_NAME)
# Compiled when the first table comes.
_TABLE_TEXT = (
    r"(?:<(?:table|thead|tbody|tfoot|tr|colgroup|col)(?:[\t\n\f\r /][^<]*?)?>"
    r"|</(?:thead|tbody|tfoot|tr|td|th|caption|colgroup)[\t\n\f\r ]*+>|-->)[\t\n\f\r ]*+(?!<)"
)

_VOID = frozenset("area br embed img input link meta param source track wbr".split())
_RAW = frozenset("iframe noembed noframes script style textarea title xmp".split())
_PHRASING = frozenset(
    "abbr audio b bdi bdo big canvas cite code data datalist del dfn em font i ins kbd label map mark meter noscript"
    " object output picture progress q s samp small span strike strong sub sup time tt u var video".split()
)
_ALONE = frozenset({"a", "button", "form", "nobr"})
_CLOSES_PARAGRAPH = frozenset((*BLOCKS, *HEADINGS, "p", "pre", "form", "li", "dd", "dt", "hr", "table", "xmp"))
_ROWS = frozenset({"table", "thead", "tbody", "tfoot", "tr", "colgroup"})
_SECTIONS = frozenset({"thead", "tbody", "tfoot"})
_CELLS = frozenset({"td", "th"})
_TABLE_CHILDREN = {
    "table": _SECTIONS | {"caption", "colgroup", "tr", "col", ""},
    "thead": frozenset({"tr", ""}), "tbody": frozenset({"tr", ""}), "tfoot": frozenset({"tr", ""}),
    "tr": _CELLS | {""}, "colgroup": frozenset({"col", ""}),
}  # fmt: skip
# A comment is written as a tag without name.
_STAYING = _VOID | {"hr", "col", ""}
_FLOW = (
    _VOID
    | {"hr", ""}
    | _PHRASING
    | _ALONE
    | _RAW
    | HEADINGS
    | frozenset(BLOCKS)
    | {"p", "pre", "li", "dd", "dt", "table"}
)

# Which tags close such an element without an error.
_AROUND = frozenset(f"/{name}" for name in (*BLOCKS, *HEADINGS, *_CELLS, "button", "caption", "form", "object", "pre"))
_ENDS_CELL = frozenset(
    {"/table", "/tr", "/thead", "/tbody", "/tfoot", *_CELLS, "tr", *_SECTIONS, "caption", "colgroup"}
)
_ENDS_ROW = frozenset({"/table", "/thead", "/tbody", "/tfoot", "tr", *_SECTIONS, "caption", "colgroup"})
_IMPLYING = {
    "p": _CLOSES_PARAGRAPH | _AROUND | _ENDS_CELL | {"/li", "/dd", "/dt"},
    "li": _AROUND | _ENDS_CELL | {"li"},
    "dd": _AROUND | _ENDS_CELL | {"dd", "dt"},
    "dt": _AROUND | _ENDS_CELL | {"dd", "dt"},
    "td": _ENDS_CELL, "th": _ENDS_CELL, "tr": _ENDS_ROW,
    "thead": _ENDS_ROW - {"tr"}, "tbody": _ENDS_ROW - {"tr"}, "tfoot": _ENDS_ROW - {"tr"},
    "colgroup": _SECTIONS | {"/table", "tr", "caption", "colgroup"},
}  # fmt: skip
MAY_STAY_OPEN = frozenset({"p", "li", "dd", "dt", "td", "th", "tr", *_SECTIONS})


class Inside(dict[str, "Inside"]):
    """An innermost open element and its surroundings; a mapping from tags to what comes of them."""

    def __init__(self, name: str, around: frozenset[str], blocker: str) -> None:
        super().__init__()
        self.name = name
        self.around = around
        self.blocker = blocker

    def __missing__(self, tag: str) -> Inside:
        answer = self._answer(tag)
        if len(self) < _ANSWERS_KEPT:
            self[tag] = answer
        return answer

    def _answer(self, tag: str) -> Inside:
        if tag == "/" + self.name:
            return CLOSE
        if tag in _IMPLYING.get(self.name, ()):
            return IMPLY
        if self.name in _RAW or tag.startswith("/") or not self._may_hold(tag):
            return UNKNOWN
        if tag in _STAYING:
            return STAY
        return _state(tag, self.around | ({tag} & _REMEMBERED), tag if tag in LIST_BLOCKERS else self.blocker)

    def _may_hold(self, name: str) -> bool:
        if self.name in _ROWS:
            return name in _TABLE_CHILDREN[self.name]
        return name in _FLOW and not (
            (name in _ALONE and name in self.around)
            or (name in _CLOSES_PARAGRAPH and "p" in self.around)
            or (name in HEADINGS and self.name in HEADINGS)
            or (name == "li" and self.blocker == "li")
            or (name in ("dd", "dt") and self.blocker in ("dd", "dt"))
        )


_ANSWERS_KEPT = 1000
_REMEMBERED = _ALONE | {"p"}
_STATES: dict[tuple[str, frozenset[str], str], Inside] = {}
CLOSE: Final = Inside("close", frozenset(), "")
IMPLY: Final = Inside("imply", frozenset(), "")
STAY: Final = Inside("stay", frozenset(), "")
UNKNOWN: Final = Inside("unknown", frozenset(), "")


def _state(name: str, around: frozenset[str], blocker: str) -> Inside:
    key = (name, around, blocker if blocker in ("li", "dd", "dt") else "")
    state = _STATES.get(key)
    if state is None:
        state = _STATES[key] = Inside(*key)
    return state


BODY: Final = _state("", frozenset(), "")


class TagKind:
    """What a tag says: `name` is the automaton's input, with `/` before an end tag's, `!` where the tag is not clean.

    `attributes` are the names of its attributes, in lower case. Tags written alike share one.
    """

    __slots__ = ("attributes", "name")

    def __init__(self, name: str, attributes: frozenset[str] = frozenset()) -> None:
        self.name = name
        self.attributes = attributes

    @property
    def is_clean(self) -> bool:
        """Whether nothing is wrong with the tag by itself."""
        return self.name != "!"


class Tags(dict[str, TagKind]):
    """Tags as written, and what they are; most are written a thousand times."""

    def __missing__(self, written: str) -> TagKind:
        if len(self) >= _TAGS_KEPT:
            self.clear()
        tag = _read_tag(written)
        if len(written) < _LONGEST_KEPT:
            self[written] = tag
        return tag

    def of(self, tags: list[str]) -> list[TagKind]:
        """What each of some tags is."""
        known = self.get
        return [known(written) or self[written] for written in tags]


_TAGS_KEPT = 10_000
_LONGEST_KEPT = 200
_UNCLEAN = TagKind("!")
TAGS: Final = Tags()


def _read_tag(written: str) -> TagKind:
    match = _TAG.fullmatch(written)
    if match is None or written.rfind("<") > 0:
        return _UNCLEAN
    name, first, more, solidus = match.groups("")
    if not first:
        return _UNCLEAN if solidus and name not in _STAYING else TagKind(name)
    names = _NAME.findall(first + more)
    attributes = frozenset(ascii_lower(" ".join(names)).split(" "))
    is_clean = len(attributes) == len(names) and name[0] != "/" and (not solidus or name in _STAYING)
    return TagKind(name, attributes) if is_clean else _UNCLEAN


def may_end_in(state: Inside, around: list[Inside]) -> bool:
    """Whether the text may end here: only elements are open whose end tag may be missing."""
    return not around or (state.name in MAY_STAY_OPEN and all(outer.name in MAY_STAY_OPEN for outer in around[1:]))


def has_good_characters(text: str) -> bool:
    """Whether there is no NUL, no control character, no lone surrogate and no non-character."""
    if is_printable(text):
        return True
    end = good_start(text)
    return end == len(text) or (text[end] > "\uffff" and "\0" not in text and next(stream_errors(text), None) is None)


def has_good_table_text(text: str) -> bool:
    """Whether only white space stands directly inside tables and their rows."""
    return "<table" not in text or re.search(_TABLE_TEXT, text) is None


def has_good_references(text: str) -> bool:
    """Whether there is no wrong character reference."""
    if "&" not in text:
        return True
    from artlint.html import clean_references  # most bodies have no reference

    return clean_references.are_good(text)
