"""Compares what an article says before fixes with what it says after them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.fix.above import UNREADABLE
from artlint.fix.content import Content, content_of
from artlint.fix.template_stand_ins import StandIns
from artlint.fix.visible import IMAGE
from artlint.fix.visible_tree import UnverifiableError
from artlint.span import excerpt

if TYPE_CHECKING:
    from typing import Any

    from artlint.article import File
    from artlint.fix.above import Values

_WITHOUT_INVISIBLE = str.maketrans("", "", "\u200b\ufeff")


class ContentCheck:
    """Compares the content of a file before fixes with that after them. What could not be read may become readable."""

    def __init__(self, before: File) -> None:
        self._before = before
        self._stand_ins = StandIns()
        self._contents_before: dict[str, Content] = {}

    def change(self, after: File, allowed: frozenset[str]) -> str | None:
        """The first change beyond `allowed` (names of CLAIMS) in words; None where there is none.

        Where the article model takes one of the two bodies for HTML and the other for Markdown, both are read as both.
        """
        try:
            for kind in sorted({self._before.article.body_kind, after.article.body_kind}):
                new = content_of(after, kind, self._stand_ins)
                if change := _change(self._content_before(kind), new, allowed):
                    return change
        except UnverifiableError as error:
            return f"what the fix changes cannot be verified: {error}"
        return None

    def _content_before(self, kind: str) -> Content:
        if kind not in self._contents_before:
            self._contents_before[kind] = content_of(self._before, kind, self._stand_ins)
        return self._contents_before[kind]


def _change(old: Content, new: Content, allowed: frozenset[str]) -> str | None:
    if "values" in allowed and UNREADABLE in dict(old.values):
        new = new._replace(values=old.values)
    for name, one, other in zip(Content._fields, _kept(old, allowed), _kept(new, allowed), strict=True):
        if one != other:
            return f"the article's {name} would change: {_difference(one, other)}"
    return None


def _kept(content: Content, allowed: frozenset[str]) -> Content:
    """The content without what a fix may change: of headings, code and values their number and names are left."""
    if "images" in allowed:
        content = content._replace(images=(), text=_folded(content.text.replace(IMAGE, "")))
    if "links" in allowed:
        content = content._replace(links=())
    if "invisible" in allowed:
        content = _without_invisible(content)
    if "text" in allowed:
        content = content._replace(text="", headings=tuple((name, "") for name, _ in content.headings))
    if "code" in allowed:
        content = content._replace(code=("",) * len(content.code))
    if "structure" in allowed:
        content = content._replace(structure=(), headings=())
    if "values" in allowed:
        content = content._replace(values=_keys(content.values))
    return content


def _without_invisible(content: Content) -> Content:
    headings = tuple((name, text.translate(_WITHOUT_INVISIBLE)) for name, text in content.headings)
    return content._replace(text=_folded(content.text.translate(_WITHOUT_INVISIBLE)), headings=headings)


def _keys(values: Values) -> Values:
    """The values without their texts."""
    return tuple((key, "") for key, _ in values)


def _folded(text: str) -> str:
    """Lines without doubled blanks, without empty ones."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _difference(old: Any, new: Any) -> str:
    """The first piece in which two texts or lists differ."""
    last = min(len(old), len(new))
    at = next((at for at in range(last) if old[at] != new[at]), last)
    return f'"{_piece(old, at)}" to "{_piece(new, at)}"'


def _piece(value: Any, at: int) -> str:
    if isinstance(value, str):
        return excerpt(value[max(0, at - 10) : at + 30])
    part = next(iter(value[at : at + 1]), "")
    return excerpt(part if isinstance(part, str) else ": ".join(part))
