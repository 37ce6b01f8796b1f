"""Which tags may follow one another in a body without a parse error, as an automaton.

Its states are `OpenElement`: the innermost open element, and what is open around it as far as that decides about
errors. Its input is the name of each tag in turn (`div`, `/div`; a comment has an empty name). `state[name]` is the
next state, or one of four answers:

- `STAY`: the tag opens nothing (a void element or a comment).
- `CLOSE`: it is the end tag of the open element.
- `IMPLY`: it closes the open element although that has no end tag; ask the element around it.
- `UNKNOWN`: nothing is proven; the standard's parser has to read the text.

Only balanced tags of known elements are modelled, so that a tag which is not listed here is `UNKNOWN`. The functions
at the end of the module look for the errors that no tag shows: characters, text in tables, character references.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint.html.characters import good_start, is_printable, stream_errors
from artlint.html.clean_tags import STAYING, VOID
from artlint.html.tree.names import BLOCKS, HEADINGS, LIST_BLOCKERS

if TYPE_CHECKING:
    from typing import Final

# Compiled when the first table comes.
_TABLE_TEXT = (
    r"(?:<(?:table|thead|tbody|tfoot|tr|colgroup|col)(?:[\t\n\f\r /][^<]*?)?>"
    r"|</(?:thead|tbody|tfoot|tr|td|th|caption|colgroup)[\t\n\f\r ]*+>|-->)[\t\n\f\r ]*+(?!<)"
)

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
_FLOW = (
    VOID
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
_MAY_STAY_OPEN = frozenset({"p", "li", "dd", "dt", "td", "th", "tr", *_SECTIONS})


class OpenElement(dict[str, "OpenElement"]):
    """An innermost open element and its surroundings: a mapping from the names of tags to states and answers.

    `around` are those elements around it that some tags may not stand in, `blocker` is the nearest element at which the
    search for an open `<li>`, `<dd>` or `<dt>` ends (13.2.6.4.7). Answers are worked out when asked for, and kept.
    """

    def __init__(self, name: str, around: frozenset[str], blocker: str) -> None:
        super().__init__()
        self.name = name
        self.around = around
        self.blocker = blocker

    def __missing__(self, tag: str) -> OpenElement:
        answer = self._answer(tag)
        if len(self) < _ANSWERS_KEPT:
            self[tag] = answer
        return answer

    def _answer(self, tag: str) -> OpenElement:
        if tag == "/" + self.name:
            return CLOSE
        if tag in _IMPLYING.get(self.name, ()):
            return IMPLY
        if self.name in _RAW or tag.startswith("/") or not self._may_hold(tag):
            return UNKNOWN
        if tag in STAYING:
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
_STATES: dict[tuple[str, frozenset[str], str], OpenElement] = {}
CLOSE: Final = OpenElement("close", frozenset(), "")
IMPLY: Final = OpenElement("imply", frozenset(), "")
STAY: Final = OpenElement("stay", frozenset(), "")
UNKNOWN: Final = OpenElement("unknown", frozenset(), "")


def _state(name: str, around: frozenset[str], blocker: str) -> OpenElement:
    key = (name, around, blocker if blocker in ("li", "dd", "dt") else "")
    state = _STATES.get(key)
    if state is None:
        state = _STATES[key] = OpenElement(*key)
    return state


BODY: Final = _state("", frozenset(), "")


def may_end_in(state: OpenElement, around: list[OpenElement]) -> bool:
    """Whether the text may end here: only elements are open whose end tag may be missing."""
    return not around or (state.name in _MAY_STAY_OPEN and all(outer.name in _MAY_STAY_OPEN for outer in around[1:]))


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
