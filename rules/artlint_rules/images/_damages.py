"""Damages of the images."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import FRAMED, Span
from artlint.damage import Damage, Damaged, Draft, UnfitError, inserted

if TYPE_CHECKING:
    from random import Random


def _prefix(draft: Draft) -> str:
    """The proxy's prefix as the article spells it. UnfitError where its images are not proxied."""
    own, mark, _ = draft.images.partition("url=")
    if not mark:
        raise UnfitError("the images are not proxied")
    return own + mark


def missing_lead_image(draft: Draft, _random: Random) -> Damaged:
    if draft.article.lead_image is None:
        raise UnfitError("no lead image")
    return draft.behind_date("⟦⟧<p>桥重新开放。</p>", "<p>市长在桥上讲话。</p>").damaged()


def image_bypasses_proxy(draft: Draft, random: Random) -> Damaged:
    proxied = _prefix(draft)
    if random.random() < 0.5:
        return draft.insert('<p><img src="⟦https://s.rfi.fr/media/1.jpg⟧"></p>', random).damaged()
    direct = "https://" + draft.images.removeprefix(proxied)
    return draft.replace(_lead_source(draft), f"⟦{direct}/1.jpg⟧").damaged()


def _lead_source(draft: Draft) -> Span:
    """The place of the lead image's address."""
    lead = draft.article.lead_image
    if not draft.has("lead") or lead is None or lead.source is None:
        raise UnfitError("no lead image with an address")
    return lead.source.value_span


def malformed_proxy_url(draft: Draft, random: Random) -> Damaged:
    prefix = _prefix(draft)
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
    return draft.insert(f'<p><img src="{address}"></p>', random).damaged()


def mixed_proxy_spelling(draft: Draft, random: Random) -> Damaged:
    own = _prefix(draft)
    other = own.replace("/?", "?") if "/?" in own else own.replace("?", "/?")
    return draft.insert(f'<p><img src="⟦{other}⟧a.org/1.jpg"></p>', random).damaged()


def srcset_bypasses_proxy(draft: Draft, random: Random) -> Damaged:
    sizes = "⟦https://b.org/1.jpg 240w, https://b.org/2.jpg 320w⟧"
    _prefix(draft)
    plain = f'<p><img src="{draft.images}/1.jpg" srcSet="{sizes}"></p>'
    picture = f'<picture><source srcset="{sizes}"><img src="{draft.images}/1.jpg"></picture>'
    return draft.insert(random.choice((plain, picture)), random).damaged()


def lead_image_width(draft: Draft, random: Random) -> Damaged:
    lead = draft.get("lead")
    if ' width="100%"' not in lead:
        raise UnfitError("the lead image has no width of the page")
    no_width = "⟦" + lead.replace(' width="100%"', "") + "⟧"
    other = lead.replace("100%", random.choice(("⟦640⟧", "⟦50%⟧", "⟦⟧")))
    return draft.put(lead=random.choice((no_width, other))).damaged()


def repeated_image(draft: Draft, random: Random) -> Damaged:
    lead, image = draft.article.lead_image, f"{draft.images}/again.jpg"
    if draft.article.layout not in FRAMED:  # people may show an image again, but not twice in a row
        return draft.insert(f'<p><img src="{image}"></p><p><img src="⟦{image}⟧"></p>', random).damaged()
    if lead is not None and lead.source is not None and lead.url.startswith("https:") and random.random() < 0.5:
        return draft.insert(f'<p><img src="⟦{lead.source.raw}⟧"></p>', random, below=lead.span.end).damaged()
    return draft.insert(f'<p><img src="{image}"></p><h3>桥</h3><p><img src="⟦{image}⟧"></p>', random).damaged()


DAMAGES = (
    inserted(
        "missing-image-source",
        '<p>⟦<img alt="桥">⟧</p>',
        '<p><img src="⟦⟧" alt="桥"></p>',
        '<p><img src="⟦ ⟧" alt="桥"></p>',
        '<p><img src="⟦⟧" data-src="{images}/1.jpg"></p>',
        '<p><img src="⟦file:///C:/1.jpg⟧"></p>',
        '<p><img src="⟦https://a.org/b/null⟧"></p>',
        '<p><img src="⟦data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP⟧" data-src="{images}/1.jpg"></p>',
        also=("image-bypasses-proxy",),
    ),
    inserted(
        "insecure-image",
        '<p><img src="⟦http://a.org/1.jpg⟧"></p>',
        '<p><img src="{images}/1.jpg" srcset="⟦http://a.org/2.jpg⟧ 2x"></p>',
        also=("image-bypasses-proxy", "srcset-bypasses-proxy"),
    ),
    inserted(
        "relative-image",
        '<p><img src="⟦/++plone++rfa/icon.png⟧"></p>',
        '<p><img src="⟦1.jpg⟧"></p>',
        '<p><img src="{images}/1.jpg" srcset="⟦2.jpg⟧ 2x, 3.jpg 3x"></p>',
        layouts=FRAMED,
    ),
    inserted(
        "scheme-relative-image",
        '<p><img src="⟦//a.org/1.jpg⟧"></p>',
        '<p><img src="{images}/1.jpg" srcset="⟦//a.org/2.jpg⟧ 2x, //a.org/3.jpg 3x"></p>',
    ),
    inserted(
        "placeholder-alt",
        '<p><img src="{images}/1.jpg" alt="⟦IMG_7752.JPG⟧"></p>',
        '<p><img src="{images}/1.jpg" alt="⟦DSC_0113⟧"></p>',
        '<p><img src="{images}/b-2.jpg" alt="⟦b-2⟧"></p>',
        '<p><img src="{images}/1.jpg" alt="⟦038ef5c8dc83a831c5d8100d856936dcb4cf4156⟧"></p>',
        '<p><img src="{images}/1.jpg" alt="⟦{images}/1.jpg⟧"></p>',
        '<p><img src="{images}/1.jpg" alt="⟦Image⟧"></p>',
    ),
    inserted(
        "inline-image-data",
        '<p><img src="⟦data:image/png;base64,iVBORw0KGgo=⟧"></p>',
        '<p><img src="{images}/1.jpg" srcset="⟦data:image/gif;base64,R0lGODlhAQ⟧ 2x"></p>',
    ),
    inserted(
        "tracking-pixel",
        '<p>⟦<img src="{images}/count" width="1" height="1">⟧</p>',
        '<p>⟦<img src="{images}/count" style="width: 1px; height: 1px">⟧</p>',
        '<p>⟦<img src="{images}/c.gif" height="0">⟧</p>',
    ),
    Damage("missing-lead-image", missing_lead_image),
    Damage("image-bypasses-proxy", image_bypasses_proxy),
    Damage("malformed-proxy-url", malformed_proxy_url),
    Damage("mixed-proxy-spelling", mixed_proxy_spelling),
    Damage("srcset-bypasses-proxy", srcset_bypasses_proxy),
    Damage("lead-image-width", lead_image_width),
    Damage("repeated-image", repeated_image),
)
