from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from artlint import Rule, Severity, Span, bad, excerpt, good
from artlint_rules.links._addresses import all_addresses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding

_parameter = re.compile(r"(?<=[?&;])([A-Za-z_][A-Za-z0-9_.-]*+)=[^&#]*+").finditer


class TrackingParameter(Rule):
    """Keep parameters that only follow the reader out of addresses.

    They name the newsletter or advert that somebody came by, not the page, and make one page look like many.
    """

    severity = Severity.WARNING

    parameters: tuple[str, ...] = (
        "utm_*",
        "fbclid",
        "gclid",
        "dclid",
        "gbraid",
        "wbraid",
        "msclkid",
        "yclid",
        "twclid",
        "ttclid",
        "igshid",
        "igsh",
        "mc_cid",
        "mc_eid",
        "mkt_tok",
        "_hsenc",
        "_hsmi",
        "oly_anon_id",
        "oly_enc_id",
        "vero_id",
        "wickedid",
        "ref_src",
        "ref_url",
        "spm",
    )
    """Names of such parameters; `utm_*` means all that begin so."""

    triggers = ("?",)
    help = "remove the parameter; the page is the same without it"
    examples = (
        good("<a href='https://a.org/?id=1&amp;page=2'>桥</a><a href='https://a.org/utm_source=x'>B</a>"),
        good("<a href='https://a.org/?fbclid=1'>桥</a>", parameters=("utm_*",)),
        bad(
            "<a href='https://a.org/?id=1&amp;utm_source=rss&amp;utm_medium=feed#x'>桥</a>",
            "5:34 parameters `utm_source`, `utm_medium` follow the reader",
        ),
        bad("<p>桥</p><a href='https://a.org/?fbclid=1'>A</a>", "5:33 parameter `fbclid` follows the reader"),
        bad(
            "<!--1689730743000-->\n[桥](https://a.org/1?utm_source=rss)\n------\n\n<p>A bridge.</p>\n",
            "2:21 parameter `utm_source` follows the reader",
            whole=True,
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        for _, written, span in all_addresses(article):
            query = written.find("?")
            if query < 0:
                continue
            names, starts = _known(self.parameters)
            found = [m for m in _parameter(written, query) if m[1] in names or m[1].startswith(starts)]
            for run in _runs(found, written):
                place = Span(span.start + run[0].start(), span.start + run[-1].end())
                yield self.finding(place, _message([match[1] for match in run]))


@cache
def _known(parameters: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    """The names, and those that end in `*` without it."""
    starts = tuple(name[:-1] for name in parameters if name[-1:] == "*")
    return frozenset(name for name in parameters if name[-1:] != "*"), starts


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
