from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint import (
    BLANK,
    Related,
    Rule,
    Span,
    bad,
    canonical,
    decode_references,
    excerpt,
    good,
    odd_edge,
    origin_of,
    read_moment,
    split_address,
)
from artlint_rules._preconditions import has_front_matter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from artlint import Article, Field, Finding, FrontMatter

_surrogates = re.compile("[\ud800-\udfff]").sub
_LONGEST = 10_000
"""Characters in which a message looks for the first difference."""

_BEFORE = 10
"""Characters of a message's excerpts that stand before the first difference."""


class FrontMatterMismatch(Rule):
    """Keep title, link and date of the front matter equal to those of the frame.

    Both were written from one feed entry; where they differ, one was edited, cut or stripped of characters.
    White space, entities, backslashes, percent-encoding and whether é is one character or two are not compared. The
    epoch is epoch-date-mismatch's.
    """

    title_keys: tuple[str, ...] = ("title",)
    """The keys of the front matter that hold the title."""

    link_keys: tuple[str, ...] = ("from", "link", "url")
    """The keys of the front matter that hold the article's address; values that are no web address are left alone."""

    facts = (has_front_matter,)
    help = "write the same in front matter and frame"
    examples = (
        good("<p>The bridge is open.</p>"),
        good(
            '---\ntitle: "桥 \\"开放\\""\nfrom: https://A.org/%E6%A1%A5\n---\n<!--1689730743000-->\n'
            "[桥\xa0&quot;开放&quot;](https://a.org/桥)\n------\n\n<p>桥。</p>\n",
            whole=True,
        ),
        bad(
            "---\ntitle: 我還記得，這幾年，人變得有點傻\n---\n[我還記得，這幾年，人變得有點傻...](https://a.org/1)\n------\n\n<p>桥。</p>\n",
            '2:8 title is "…這幾年，人變得有點傻", in the title link "…這幾年，人變得有點傻..."',
            whole=True,
        ),
        bad(
            "---\nfrom: https://a.org/1\n---\n[桥](https://a.org/2)\n------\n\n<p>桥。</p>\n",
            '2:7 link is "…s://a.org/1", in the title link "…s://a.org/2"',
            whole=True,
        ),
        bad(
            '---\nfrom: "\u3000https://a.org/1"\n---\n[桥](https://a.org/1)\n------\n\n<p>桥。</p>\n',
            "2:8 link begins with U+3000, which browsers take for a part of it",
            whole=True,
        ),
        bad(
            "---\ndate: 2020-07-02\n---\n[A](https://a.org/2)\n------\n"
            "日期：Sat, 04 Jul 2020 18:28:24 +0000\n\n<p>A.</p>\n",
            '2:7 date is "2020-07-02", in the date line "Sat, 04 Jul 2020 18:28:24 +0000"',
            whole=True,
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        matter, link, line = article.front_matter, article.title_link, article.frame.date_line
        if matter is None:
            return
        if link is not None and link.defect is None:
            for field in _others(matter, self.title_keys, link.title):
                if link.title.strip(BLANK):
                    yield from self._compared("title", field, link.title, link.title_span, _folded)
            for field in _others(matter, self.link_keys, link.url):
                if _is_web(field.value) and split_address(link.url).host:  # any other link is malformed-title-link's
                    yield from self._compared("link", field, link.url, link.url_span, _plain_address)
                elif _is_web((field.value or "").strip(BLANK)) and (edge := odd_edge(field.value or "")):
                    yield self.finding(field.value_span, f"link {edge}")
        if line is not None:
            yield from self._dates(matter, line.of(article.text)[3:].strip(), line)

    def _compared(
        self, name: str, field: Field, other: str, place: Span, plain: Callable[[str], str]
    ) -> Iterator[Finding]:
        ours, theirs = plain(field.value or ""), plain(other)
        if ours == theirs:
            return
        ours, theirs = _around_difference(ours, theirs)
        message = f'{name} is "{ours}", in the title link "{theirs}"'
        yield self.finding(field.value_span, message, related=(Related(place, f"the title link's {name}"),))

    def _dates(self, matter: FrontMatter, other: str, line: Span) -> Iterator[Finding]:
        for field in _others(matter, ("date",), other):
            if field.value and _are_different_moments(field.value.strip(), other):
                message = f'date is "{excerpt(field.value)}", in the date line "{excerpt(other)}"'
                yield self.finding(field.value_span, message, related=(Related(line, "the date line"),))


def _others(matter: FrontMatter, keys: tuple[str, ...], text: str) -> list[Field]:
    """The fields of these keys that hold another text."""
    fields = matter.fields
    return [field for key in keys if key in fields and (field := fields[key]).value not in (None, text)]


def _is_web(address: str | None) -> bool:
    return address is not None and split_address(address).scheme in ("http", "https")


def _folded(text: str) -> str:
    """A text without the differences that have rules of their own, or none; YAML reads lone surrogates as U+FFFD."""
    return canonical(_surrogates("\ufffd", " ".join(decode_references(text).replace("\\", "").split())))


def _plain_address(text: str) -> str:
    from urllib.parse import unquote  # only for addresses that are not equal as written

    address, origin = split_address(_folded(text)), origin_of(_folded(text))
    query = f"?{address.query}" if address.query else ""
    fragment = f"#{address.fragment}" if address.fragment else ""
    rest = unquote(address.path.rstrip("/") + query + fragment)
    return canonical(f"{address.scheme}://{origin.site if origin else ''}{rest}")


def _around_difference(ours: str, theirs: str) -> tuple[str, str]:
    """Excerpts of two texts from a little before the place where they part."""
    last = min(len(ours), len(theirs), _LONGEST)
    at = next((at for at in range(last) if ours[at] != theirs[at]), last)
    start = max(0, at - _BEFORE)
    mark = "…" * (start > 0)
    return mark + excerpt(ours[start:], 39), mark + excerpt(theirs[start:], 39)


def _are_different_moments(one: str, other: str) -> bool:
    first, second = read_moment(one), read_moment(other)
    if first.day is None or second.day is None:
        return False
    if first.instant is not None and second.instant is not None:
        return abs(first.instant - second.instant) >= 60_000
    return first.day != second.day
