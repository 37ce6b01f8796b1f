"""Damages of the captions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..article import Damaged, Healthy
from ..content import SMALL
from .way import only

if TYPE_CHECKING:
    from random import Random

SNIPPETS = {
    "detached-caption": (
        (
            f"<p>专家表示。</p>{SMALL.format('⟦一座桥。⟧')}",
            '<p>Text.</p><figure class="image"><figcaption>⟦A bridge.⟧</figcaption></figure>',
        ),
        (),
    ),
}


@only("voa", "dw", "nyt")
def missing_caption(article: Healthy, _random: Random) -> Damaged:
    if article.shape == "nyt":
        image = article.get("lead").partition("<figcaption>")[0].removeprefix("<figure>")
        return article.put(lead=f"<figure>{image}⟦⟧</figure>").damaged()
    return article.put(caption="", lead=f"{article.get('lead')}⟦⟧").damaged()


def empty_caption(article: Healthy, random: Random) -> Damaged:
    nothing = random.choice(("⟦⟧", "⟦ ⟧", "⟦\u3000⟧", "⟦&nbsp;⟧"))
    image = f'<img src="{article.images}/1.jpg">'
    figure = f"<figure>{image}<figcaption>{nothing}</figcaption></figure>"
    return article.insert(random.choice((image + SMALL.format(nothing), figure)), random).damaged()


@only("voa", "dw")
def caption_markup(article: Healthy, random: Random) -> Damaged:
    inside = random.choice(("⟦<b>⟧桥</b>", "桥 ⟦<cite>⟧A. B.</cite>", 'A ⟦<a href="https://b.org">⟧B</a> <i>C</i>'))
    return article.put(caption=SMALL.format(inside)).damaged()


@only("voa", "dw")
def caption_repeats_body(article: Healthy, random: Random) -> Damaged:
    said = random.choice(
        ("军政府--特别是其领导人，想永远阻止昂山素季重返政坛", "The bridge over the river reopens, says the mayor")
    )
    block = f"<p>审判是一场秀。{said}。只需要一次定罪。</p>"
    return article.put(caption=SMALL.format(f"⟦{said}。⟧")).insert(block, random).damaged()
