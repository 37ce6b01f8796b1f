"""Damages of the captions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import Span
from artlint.damage import Damage, Damaged, Draft, UnfitError, inserted

if TYPE_CHECKING:
    from random import Random

_SMALL = '<div><small style="color: #999;">{}</small></div>'


def missing_caption(draft: Draft, _random: Random) -> Damaged:
    place = draft.place("caption")
    caption = next(it for it in draft.article.captions if it.element.span == place)
    parent = caption.element.parent
    if parent is not None and parent.name == "div" and draft.article.document.only_child(caption.element):
        place = parent.span
    above = draft.text[: place.start].rstrip(" \t\r\n")  # a blank line where it was may end a block of HTML
    return draft.replace(Span(len(above), place.end), "").put(lead=f"{draft.get('lead')}⟦⟧").damaged()


def empty_caption(draft: Draft, random: Random) -> Damaged:
    nothing = random.choice(("⟦⟧", "⟦ ⟧", "⟦\u3000⟧", "⟦&nbsp;⟧"))
    image = f'<img src="{draft.images}/1.jpg">'
    figure = f"<figure>{image}<figcaption>{nothing}</figcaption></figure>"
    return draft.insert(random.choice((image + _SMALL.format(nothing), figure)), random).damaged()


def caption_markup(draft: Draft, random: Random) -> Damaged:
    inside = random.choice(("⟦<b>⟧桥</b>", "桥 ⟦<cite>⟧A. B.</cite>", 'A ⟦<a href="https://b.org">⟧B</a> <i>C</i>'))
    return draft.replace(_caption_text(draft), inside).damaged()


def caption_repeats_body(draft: Draft, random: Random) -> Damaged:
    said = random.choice(
        ("军政府--特别是其领导人，想永远阻止昂山素季重返政坛", "The bridge over the river reopens, says the mayor")
    )
    block = f"<p>审判是一场秀。{said}。只需要一次定罪。</p>"
    return draft.replace(_caption_text(draft), f"⟦{said}。⟧").insert(block, random).damaged()


def _caption_text(draft: Draft) -> Span:
    """The place of the text of the lead image's caption."""
    place = draft.place("caption")
    caption = next(it for it in draft.article.captions if it.element.span == place)
    if not caption.text:
        raise UnfitError("the caption is empty")
    return caption.span


DAMAGES = (
    inserted(
        "detached-caption",
        '<p>Text.</p><figure class="image"><figcaption>⟦A bridge.⟧</figcaption></figure>',
        in_frame=(f"<p>专家表示。</p>{_SMALL.format('⟦一座桥。⟧')}",),
    ),
    Damage("missing-caption", missing_caption),
    Damage("empty-caption", empty_caption),
    Damage("caption-markup", caption_markup),
    Damage("caption-repeats-body", caption_repeats_body),
)
