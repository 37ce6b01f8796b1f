"""Damages of the images."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..article import Damaged, Healthy
from .way import only

if TYPE_CHECKING:
    from random import Random

_PROXY = "https://images.weserv.nl/?url="
_source = re.compile(r'(?<=src=")[^"]*').search

SNIPPETS = {
    "missing-image-source": (
        (
            '<p>⟦<img alt="桥">⟧</p>',
            '<p><img src="⟦⟧" alt="桥"></p>',
            '<p><img src="⟦ ⟧" alt="桥"></p>',
            '<p><img src="⟦⟧" data-src="{images}/1.jpg"></p>',
            '<p><img src="⟦file:///C:/1.jpg⟧"></p>',
            '<p><img src="⟦https://a.org/b/null⟧"></p>',
            '<p><img src="⟦data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP⟧" data-src="{images}/1.jpg"></p>',
        ),
        ("image-bypasses-proxy",),
    ),
    "insecure-image": (
        (
            '<p><img src="⟦http://a.org/1.jpg⟧"></p>',
            '<p><img src="{images}/1.jpg" srcset="⟦http://a.org/2.jpg⟧ 2x"></p>',
        ),
        ("image-bypasses-proxy", "srcset-bypasses-proxy"),
    ),
    "relative-image": (
        (
            '<p><img src="⟦/++plone++rfa/icon.png⟧"></p>',
            '<p><img src="⟦1.jpg⟧"></p>',
            '<p><img src="{images}/1.jpg" srcset="⟦2.jpg⟧ 2x, 3.jpg 3x"></p>',
        ),
        (),
    ),
    "scheme-relative-image": (
        (
            '<p><img src="⟦//a.org/1.jpg⟧"></p>',
            '<p><img src="{images}/1.jpg" srcset="⟦//a.org/2.jpg⟧ 2x, //a.org/3.jpg 3x"></p>',
        ),
        (),
    ),
    "placeholder-alt": (
        (
            '<p><img src="{images}/1.jpg" alt="⟦IMG_7752.JPG⟧"></p>',
            '<p><img src="{images}/1.jpg" alt="⟦DSC_0113⟧"></p>',
            '<p><img src="{images}/b-2.jpg" alt="⟦b-2⟧"></p>',
            '<p><img src="{images}/1.jpg" alt="⟦038ef5c8dc83a831c5d8100d856936dcb4cf4156⟧"></p>',
            '<p><img src="{images}/1.jpg" alt="⟦{images}/1.jpg⟧"></p>',
            '<p><img src="{images}/1.jpg" alt="⟦Image⟧"></p>',
        ),
        (),
    ),
    "inline-image-data": (
        (
            '<p><img src="⟦data:image/png;base64,iVBORw0KGgo=⟧"></p>',
            '<p><img src="{images}/1.jpg" srcset="⟦data:image/gif;base64,R0lGODlhAQ⟧ 2x"></p>',
        ),
        (),
    ),
    "tracking-pixel": (
        (
            '<p>⟦<img src="{images}/count" width="1" height="1">⟧</p>',
            '<p>⟦<img src="{images}/count" style="width: 1px; height: 1px">⟧</p>',
            '<p>⟦<img src="{images}/c.gif" height="0">⟧</p>',
        ),
        (),
    ),
}


def _prefix(article: Healthy) -> str:
    """The proxy's prefix as the article spells it."""
    own, mark, _ = article.images.partition("url=")
    return own + mark if mark else _PROXY


@only("voa", "dw", "nyt")
def missing_lead_image(article: Healthy, _random: Random) -> Damaged:
    if article.shape == "nyt":
        gone = article.put(lead="", header_end="</time>⟦⟧")
    else:
        gone = article.put(lead="", caption="", header_end="</i></div>⟦⟧")
    gone = gone.put(audio="") if gone.has("audio") else gone
    return gone.only_blocks("<p>桥重新开放。</p>", "<p>市长在桥上讲话。</p>").damaged()


@only("voa", "dw", "nyt", "bbc")
def image_bypasses_proxy(article: Healthy, random: Random) -> Damaged:
    if random.random() < 0.5:
        return article.insert('<p><img src="⟦https://s.rfi.fr/media/1.jpg⟧"></p>', random).damaged()
    direct = "https://" + article.images.partition("url=")[2]
    lead = re.sub(r'(?<= src=")[^"]*', f"⟦{direct}/1.jpg⟧", article.get("lead"))
    return article.put(lead=lead).damaged()


def malformed_proxy_url(article: Healthy, random: Random) -> Damaged:
    prefix = _prefix(article)
    base = prefix.partition("?")[0].removesuffix("/")
    address = random.choice(
        (
            f"{prefix}⟦⟧",
            f"{prefix}⟦https://a.org/1.jpg⟧",
            f"{prefix}⟦https%3A%2F%2Fa.org%2F1.jpg⟧",
            f"{prefix}⟦//a.org/1.jpg⟧",
            f"{prefix}⟦{prefix.removeprefix('https://')}a.org/1.jpg⟧",
            f"{prefix}a.org/%E6%A1⟦%.j⟧pg",
            f"{prefix}a.org/my⟦ ⟧1.jpg",
            f"{prefix}⟦undefined⟧",
            f"⟦{base}/a.org/1.jpg⟧",
        )
    )
    return article.insert(f'<p><img src="{address}"></p>', random).damaged()


@only("voa", "dw", "nyt", "bbc")
def mixed_proxy_spelling(article: Healthy, random: Random) -> Damaged:
    own = _prefix(article)
    other = own.replace("/?", "?") if "/?" in own else own.replace("?", "/?")
    return article.insert(f'<p><img src="⟦{other}⟧a.org/1.jpg"></p>', random).damaged()


@only("voa", "dw", "nyt")
def srcset_bypasses_proxy(article: Healthy, random: Random) -> Damaged:
    sizes = "⟦https://b.org/1.jpg 240w, https://b.org/2.jpg 320w⟧"
    plain = f'<p><img src="{article.images}/1.jpg" srcSet="{sizes}"></p>'
    picture = f'<picture><source srcset="{sizes}"><img src="{article.images}/1.jpg"></picture>'
    return article.insert(random.choice((plain, picture)), random).damaged()


@only("voa", "dw")
def lead_image_width(article: Healthy, random: Random) -> Damaged:
    lead = article.get("lead")
    no_width = "⟦" + lead.replace(' width="100%"', "") + "⟧"
    other = lead.replace("100%", random.choice(("⟦640⟧", "⟦50%⟧", "⟦⟧")))
    return article.put(lead=random.choice((no_width, other))).damaged()


@only("voa", "dw", "rfi", "nyt", "cdt", "rfa", "essay", "dated")
def repeated_image(article: Healthy, random: Random) -> Damaged:
    lead = _source(article.get("lead")) if article.has("lead") else None
    if lead and random.random() < 0.5:
        return article.insert(f'<p><img src="⟦{lead[0]}⟧"></p>', random).damaged()
    image = f"{article.images}/again.jpg"
    return article.insert(f'<p><img src="{image}"></p><h3>桥</h3><p><img src="⟦{image}⟧"></p>', random).damaged()
