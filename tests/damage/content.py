"""The body's content in the forms of the sources: paragraphs, images, captions, links, films."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from .article import Piece
from .prose import Prose

if TYPE_CHECKING:
    from collections.abc import Callable

SMALL = '<div><small style="color: #999;">{}</small></div>'
_FILES = ("jpg", "jpg", "jpeg", "png", "JPG", "PNG", "webp")


class Pen:
    """What writes one article: its choices, its prose, and the address of its images.

    The prose has a stream of its own, so that hypothesis, which draws `random`, need not draw every character.
    """

    def __init__(self, random: Random, images: str, figure: Callable[[Pen], str]) -> None:
        self.random = random
        self.prose = Prose(Random(random.getrandbits(32)))
        self.images = images
        self.figure = figure

    def image(self) -> str:
        """A fresh address of an image, as its source writes it."""
        return f"{self.images}/{self.prose.number()}/{self.prose.word()}_r1_s_w900.{self.random.choice(_FILES)}"

    def link(self) -> str:
        """A link into the web with its text."""
        scheme = self.random.choice(("https", "https", "http"))
        address = f"{scheme}://{self.prose.word()}.example.org/{self.prose.slug()}"
        query = self.random.choice(("", "?id=7&amp;page=2", "?q=a&b=2", "_(bridge).html", "#top", "/%E6%A1%A5"))
        target = self.random.choice(("", ' title="桥"', ' target="_blank" rel="noopener"'))
        return f'<a href="{address}{query}"{target}>{self.prose.chinese(2, 6)}</a>'


def content(pen: Pen, least: int = 2) -> list[Piece]:
    """The blocks of a body, the first and last of them paragraphs."""
    middle = [pen.random.choice(_BLOCKS)(pen) for _ in range(pen.random.randint(least, 6))]
    return [Piece("block", block) for block in (paragraph(pen), *middle, paragraph(pen))]


def paragraph(pen: Pen) -> str:
    """One paragraph, or several with line breaks between them."""
    return pen.random.choice((_plain, _plain, _broken, _rich, _wrapped))(pen)


def _plain(pen: Pen) -> str:
    return f"<p>{pen.prose.sentences()}</p>"


def _broken(pen: Pen) -> str:
    breaks = pen.random.choice(("<br /><br />", "<br/><br/>", "<br><br>"))
    return f"<p>{breaks.join(pen.prose.sentences() for _ in range(pen.random.randint(2, 4)))}</p>"


def _rich(pen: Pen) -> str:
    name = pen.random.choice("strong em b i span sub u cite".split())
    say = pen.prose.sentence
    return f"<p>{say()}<{name}>{say()}</{name}>{say()}{pen.link()}{say()}<br />{pen.prose.name()}</p>"


def _wrapped(pen: Pen) -> str:
    return f"<div><p>{pen.prose.sentences()}</p></div>"


def _heading(pen: Pen) -> str:
    level = pen.random.choice("234")
    return f"<h{level}>{pen.prose.chinese(4, 12)}</h{level}>"


def _list(pen: Pen) -> str:
    end = pen.random.choice(("</li>", ""))
    return "<ul>" + "".join(f"<li>{pen.prose.sentence()}{end}" for _ in range(3)) + "</ul>"


def _table(pen: Pen) -> str:
    say = pen.prose.chinese
    return f"<table><tbody><tr><th>{say(2, 4)}</th><td>{say(2, 4)}</td></tr></tbody></table>"


def _quote(pen: Pen) -> str:
    return f"<blockquote><p>“{pen.prose.sentence()}”</p></blockquote>"


def _film(pen: Pen) -> str:
    number = pen.prose.number()
    return (
        f'<div><iframe width="560" height="315" src="https://www.youtube.com/embed/{number}" frameborder="0" '
        "allowfullscreen></iframe></div>"
    )


def _figure(pen: Pen) -> str:
    return pen.figure(pen)


_BLOCKS = (paragraph, paragraph, paragraph, _figure, _figure, _heading, _list, _table, _quote, _film)


def voa_figure(pen: Pen) -> str:
    """An image in the text with its caption, which stands in `alt` too."""
    caption = pen.prose.chinese(8, 30)
    first, second = pen.random.choice(((' class="contentImage floatLeft" ', ' class="photo"'), (" ", "")))
    tag = f'<img {second} src="{pen.image()}" alt="{caption}" border="0"/>'
    return f"<div{first}>{tag}{SMALL.format(caption)}</div>"


def dw_figure(pen: Pen) -> str:
    """An image of a gallery."""
    say = pen.prose
    image = f'<img src="{pen.image()}" width="100%">'
    return f"<h3>相关图集：{say.chinese(3, 8)}</h3><div>{image}<b>{say.chinese(3, 8)}</b>：{say.sentence()}</div>"


def plain_figure(pen: Pen) -> str:
    """A `<figure>` with its caption."""
    caption = f"{pen.prose.sentence()} <cite>{pen.prose.name()}</cite>"
    return f'<figure><img src="{pen.image()}" width="1050" height="700"><figcaption>{caption}</figcaption></figure>'


def nyt_figure(pen: Pen) -> str:
    """An image with small print beside it, or a `<figure>`."""
    if pen.random.random() < 0.5:
        return plain_figure(pen)
    return f'<p><img src="{pen.image()}"><small style="color: #999;">{pen.prose.sentence()}</small></p>'


def bbc_figure(pen: Pen) -> str:
    """An image whose `srcSet` leads past the proxy, with its credit."""
    image = pen.image()
    direct = "https://" + image.partition("url=")[2]
    sizes = ", ".join(f"{direct}?w={width} {width}w" for width in (240, 480, 800))
    return (
        f'<div><div data-e2e="image"><img srcSet="{sizes}" alt="{pen.prose.chinese(2, 5)}" src="{image}" '
        'sizes="(min-width: 1008px) 645px, 100vw" width="976" height="549"/><p role="text"><span>图像来源，</span>'
        f"<span>{pen.prose.name()}</span></p></div></div>"
    )


def cdt_figure(pen: Pen) -> str:
    """WordPress's image: drawn late by a script, with a copy in `<noscript>`, or plainly with several sizes."""
    image, number = pen.image(), pen.prose.number()
    size = f'alt="" width="{pen.random.randint(200, 900)}" height="400"'
    sizes = f"{image} 799w, {image}-300x200.jpeg 300w"
    if pen.random.random() < 0.5:
        return f'<p><img class="aligncenter wp-image-{number}" src="{image}" {size} srcset="{sizes}" /></p>'
    blank = "data:image/svg+xml,%3Csvg%20xmlns=%22http://www.w3.org/2000/svg%22%20viewBox=%220%200%20600%20400%22%3E"
    return (
        f'<div id="attachment_{number}" style="width: 610px" class="wp-caption aligncenter"><noscript><img {size} '
        f'src="{image}" srcset="{sizes}"></noscript><img class="lazyload" src="{blank}%3C/svg%3E" data-src="{image}" '
        f'{size} data-srcset="{sizes}"><p id="caption-attachment-{number}" class="wp-caption-text">{pen.link()}, '
        f"{pen.prose.sentence()}</p></div>"
    )
