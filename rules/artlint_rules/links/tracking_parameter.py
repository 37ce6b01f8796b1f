from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint import Edit, Fix, Rule, Severity, Source, Span, bad, excerpt, good, late
from artlint_rules._touched import touched
from artlint_rules._tracking import TRACKING, names_and_starts
from artlint_rules.links._addresses import all_addresses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding

_NAME = "([A-Za-z_][A-Za-z0-9_.-]*+)="
_parameter = late(rf"(?<=[?&;]){_NAME}[^&#]*+")
_parameter_names = re.compile(rf"[?&;]{_NAME}").findall

_unsure = re.compile(r"[\s<>\"\\^`{|}]").search
"""What stands in no address as it should be written."""

_SEPARATOR = "&(?:amp;|#38;)?+"
_separator_before = late(rf"(?:\?|{_SEPARATOR})\Z")
_separator_behind = late(_SEPARATOR)


class TrackingParameter(Rule):
    """Keep parameters that only follow the reader out of addresses.

    They name the newsletter or advert that somebody came by, not the page, and make one page look like many.
    """

    severity = Severity.WARNING

    parameters: tuple[str, ...] = TRACKING
    """Names of such parameters; `utm_*` means all that begin so."""

    literals = ("?",)
    fix = "unsafe"
    help = "remove the parameter; the page is the same without it"
    examples = (
        good("<a href='https://a.org/?id=1&amp;page=2'>桥</a><a href='https://a.org/utm_source=x'>B</a>"),
        good("<a href='https://a.org/?fbclid=1'>桥</a>", parameters=("utm_*",)),
        bad(
            "<a href='https://a.org/?id=1&amp;utm_source=rss&amp;utm_medium=feed#x'>桥</a>",
            "5:34 parameters `utm_source`, `utm_medium` follow the reader",
            fixed="<a href='https://a.org/?id=1#x'>桥</a>",
        ),
        bad(
            "<a href='https://a.org/?fbclid=1 is where they say it stands'>A</a>",
            "5:25 parameter `fbclid` follows the reader",
        ),
        bad(
            "[A](https://a.org/?fbclid=1) and more.",
            "5:20 parameter `fbclid` follows the reader",
            source=Source(body="markdown"),
            fixed="[A](https://a.org/) and more.",
        ),
        bad(
            "<p>桥</p><a href='https://a.org/?fbclid=1'>A</a>",
            "5:33 parameter `fbclid` follows the reader",
            fixed="<p>桥</p><a href='https://a.org/'>A</a>",
        ),
        bad(
            "<a href='https://a.org/?fbclid=1&id=2&gclid=3'>A</a>",
            "5:25 parameter `fbclid` follows the reader",
            "5:39 parameter `gclid` follows the reader",
            fixed="<a href='https://a.org/?id=2'>A</a>",
        ),
        bad(
            "<!--1689730743000-->\n[桥](https://a.org/1?utm_source=rss)\n------\n\n<p>A bridge.</p>\n",
            "2:21 parameter `utm_source` follows the reader",
            whole=True,
            fixed="<!--1689730743000-->\n[桥](https://a.org/1)\n------\n\n<p>A bridge.</p>\n",
        ),
        bad(
            "---\nfrom: https://a.org/1?spm=1\n---\n[桥](https://a.org/1?spm=1)\n------\n\n<p>A bridge.</p>\n",
            "4:21 parameter `spm` follows the reader",
            whole=True,
        ),
    )

    def may_find(self, article: Article) -> bool:
        names, starts = names_and_starts(self.parameters)
        return any(name in names or name.startswith(starts) for name in _names_in(article))

    def check(self, article: Article) -> Iterator[Finding]:
        names, starts = names_and_starts(self.parameters)
        for _, written, span in all_addresses(article):
            query = written.find("?")
            if query < 0:
                continue
            found = [m for m in _parameter().finditer(written, query) if m[1] in names or m[1].startswith(starts)]
            for run in _runs(found, written):
                place = Span(span.start + run[0].start(), span.start + run[-1].end())
                is_sure = _is_whole(article, span) and not _stands_above(article, written, span)
                fix = _fix(article, written, place, span.start) if is_sure else None
                yield self.finding(place, _message([match[1] for match in run]), fix=fix)


def _names_in(article: Article) -> Iterator[str]:
    """The names of parameters that may stand in addresses of the article; in a proven body no address holds a `<`."""
    if not article.document.is_proven:
        yield from _parameter_names(article.text)
        return
    if article.address is not None and "?" in article.address.url:
        yield from _parameter_names(article.address.url)
    for behind in article.body.of(article.text).split("?")[1:]:
        yield from _parameter_names("?" + behind.partition("<")[0])


def _stands_above(article: Article, written: str, span: Span) -> bool:
    """Whether an address above the body stands in the front matter: that and the frame must stay the same."""
    matter = article.front_matter
    return matter is not None and span.start < article.body.start and written in matter.span.of(article.text)


def _is_whole(article: Article, span: Span) -> bool:
    """Whether an address surely ends where it was read to end: not in a damaged title link, nor with blanks in it."""
    link = article.title_link
    is_damaged = link is not None and link.defect is not None and link.url_span == span
    return not is_damaged and _unsure(span.of(article.text)) is None


def _fix(article: Article, written: str, place: Span, offset: int) -> Fix | None:
    """Delete the parameters with the separator behind them, or else with what parts them from the address."""
    start, end = place.start - offset, place.end - offset
    before = _separator_before().search(written, 0, start)
    behind = _separator_behind().match(written, end)
    if before is None:
        return None
    if behind:
        end = behind.end()
    elif written[end : end + 1] in ("", "#"):
        start = before.start()
    else:
        return None
    edit = Edit(Span(offset + start, offset + end), "")
    changes = tuple(change for change in touched(article, edit.span) if change != "images")
    return Fix("delete the parameter", (edit,), safe=False, changes=changes)


def _runs(found: list[re.Match[str]], written: str) -> list[list[re.Match[str]]]:
    """The parameters, those that stand side by side together."""
    runs: list[list[re.Match[str]]] = []
    for match in found:
        if runs and written[runs[-1][-1].end() : match.start()] in ("&", "&amp;", "&#38;"):
            runs[-1].append(match)
        else:
            runs.append([match])
    return runs


def _message(names: list[str]) -> str:
    shown = ", ".join(f"`{excerpt(name)}`" for name in names[:3]) + (" …" if len(names) > 3 else "")
    return f"parameter {shown} follows the reader" if len(names) == 1 else f"parameters {shown} follow the reader"
