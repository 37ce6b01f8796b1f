"""Damages of the links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint import FRAMED
from artlint.damage import Damage, Damaged, Draft, UnfitError, inserted

if TYPE_CHECKING:
    from random import Random

_host = re.compile(r"(?<=https://)[^/]+").search


def insecure_link(draft: Draft, random: Random) -> Damaged:
    url = draft.get("url")
    host = _host(url)
    if not url.startswith("https://"):
        raise UnfitError("the address is not secure")
    if random.random() < 0.5 and host:
        return draft.insert(f'<p><a href="⟦http://{host[0]}/1⟧">桥</a></p>', random).damaged()
    plain = f"http{url.removeprefix('https')}"
    if draft.has("front_link"):
        draft = draft.put(front_link=draft.front_line("front_link", plain))
    return draft.put(url=f"⟦{plain}⟧").damaged()


def unnormalized_link(draft: Draft, random: Random) -> Damaged:
    address = random.choice(
        (
            "https://A.org/1",
            "https://a.org/桥",
            "https://a.org:443/1",
            "https://a.org/a/../b",
            "https://a.org//cn/",
            "https://a.org/x%20/a-1",
            "https://a.org/%7Ex",
            "https://a.org/%e6",
        )
    )
    return draft.insert(f'<p><a href="⟦{address}⟧">桥</a></p>', random).damaged()


DAMAGES = (
    inserted(
        "malformed-link",
        '<p><a href="⟦https://a.org/a b⟧">桥</a></p>',
        '<p><a href="⟦https:https://a.org⟧">桥</a></p>',
        '<p><a href="⟦http:/a.org⟧">桥</a></p>',
        '<p><a href="⟦https//a.org⟧">桥</a></p>',
        '<p><a href="⟦ttps://a.org⟧">桥</a></p>',
        '<p><a href="⟦https:///a⟧">桥</a></p>',
        '<p><a href="⟦https://a.org/100%⟧">桥</a></p>',
        '<p><a href="⟦\\&quot;https://a.org/⟧">桥</a></p>',
    ),
    inserted(
        "relative-link",
        '<p><a href="⟦/a/6415361.html⟧">桥</a></p>',
        '<p><a href="⟦blog.example.org/1⟧">桥</a></p>',
        '<p><a href="⟦www.a.org/1⟧">桥</a></p>',
        '<p><a href="⟦?id=1⟧">桥</a></p>',
        '<div><iframe src="⟦/player/1⟧"></iframe></div>',
        layouts=FRAMED,
    ),
    inserted(
        "scheme-relative-link",
        '<p><a href="⟦//a.org/1⟧">桥</a></p>',
        '<div><audio src="⟦//a.org/1.mp3⟧" controls></audio></div>',
    ),
    inserted(
        "double-encoded-link",
        '<p><a href="https://a.org/@b/⟦%25E6%25A1%25A5⟧-1">桥</a></p>',
        '<p><a href="https://a.org/?q=textur⟦%25C3%25A9⟧es&amp;page=2">桥</a></p>',
        '<p><a href="https://a.org/⟦%2525E6%2525A1%2525A5⟧/">桥</a></p>',
        '<p><a href="https://a.org/⟦%25F0%259F%258C%2589⟧">桥</a></p>',
    ),
    inserted(
        "empty-link",
        '<p>桥⟦<a href="https://a.org/1.html"></a>⟧</p>',
        '<p>桥⟦<a href="https://a.org">&nbsp;<b> x </b></a>⟧</p>'.replace(" x ", "\u200b"),
        '<p><a ⟦href=""⟧>桥</a></p>',
        "<p>⟦<a href> </a>⟧桥</p>",
        also=("invisible-character",),
    ),
    inserted(
        "link-without-target",
        '<p>桥⟦<a title="A">⟧报告</a></p>',
        "<p>⟦<a target=_blank>⟧<img src='{images}/1.jpg'></a></p>",
        "<p>⟦<a>⟧桥</a></p>",
    ),
    inserted(
        "tracking-parameter",
        '<p><a href="https://a.org/?id=1&amp;⟦utm_source=rss&amp;utm_medium=feed⟧#x">桥</a></p>',
        '<p><a href="https://a.org/?⟦fbclid=1⟧">桥</a></p>',
        '<p><a href="https://a.org/?⟦utm_source=rss⟧&id=1">桥</a></p>',
    ),
    Damage("insecure-link", insecure_link),
    Damage("unnormalized-link", unnormalized_link),
)
