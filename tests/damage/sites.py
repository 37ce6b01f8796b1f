"""Random healthy articles of generators of sites: front matter or a head instead of a frame, and Markdown bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import DAY, Source

from .article import Healthy, Piece
from .content import Pen, plain_figure
from .moment import When, iso, moment, rfc1123

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from random import Random

_IMAGES = "https://i.example.org/images"


def post(random: Random) -> Healthy:
    """A page of Jekyll or Hugo: front matter in YAML or TOML above a body in Markdown."""
    pen, when = Pen(random, _IMAGES, plain_figure), moment(random)
    return _site(pen, when, "post", [*_matter(pen, when), Piece("blank", "\n"), *_markdown(pen)])


def post_html(random: Random) -> Healthy:
    """The same above a body in HTML."""
    pen, when = Pen(random, _IMAGES, plain_figure), moment(random)
    return _site(pen, when, "post_html", [*_matter(pen, when), Piece("blank", "\n"), *_html(pen)], ".html")


def header(random: Random) -> Healthy:
    """Header lines of Pelican above a body in Markdown."""
    pen, when = Pen(random, _IMAGES, plain_figure), moment(random)
    lines = f"Title: {_title(pen)}\nDate: {when.date:%Y-%m-%d %H:%M}\nAuthor: {pen.prose.name()}\nLink: {_url(pen)}\n"
    return _site(pen, when, "header", [Piece("header", f"{lines}\n"), *_markdown(pen)])


def heading(random: Random) -> Healthy:
    """A heading with its day in Markdown."""
    pen, when = Pen(random, _IMAGES, plain_figure), moment(random)
    written = f"# {_title(pen)} ({when.date:%Y-%m-%d})\n\n"
    return _site(pen, when, "heading", [Piece("heading", written), *_markdown(pen)])


def page(random: Random) -> Healthy:
    """A whole page of HTML."""
    pen, when = Pen(random, _IMAGES, plain_figure), moment(random)
    title = _title(pen)
    head = (
        f'<!DOCTYPE html>\n<html lang="zh">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f'<meta property="article:published_time" content="{iso(when.date)}">\n'
        f'<link rel="canonical" href="{_url(pen)}">\n</head>\n<body>\n<article>\n'
    )
    pieces = [Piece("head", head), *_html(pen), Piece("end", "\n</article>\n</body>\n</html>")]
    return _site(pen, when, "page", pieces, ".html")


def epoch_markdown(random: Random) -> Healthy:
    """The frame of a robot above a body in Markdown."""
    pen, when = Pen(random, _IMAGES, plain_figure), moment(random)
    frame = f"<!--{when.epoch}-->\n[{pen.prose.title()}]({_url(pen)})\n------\n\n"
    date = f"<div><i>{rfc1123(when.date)}</i></div>\n\n"
    rules = {"missing-caption": "off", "image-bypasses-proxy": "off", "lead-image-width": "off"}
    pieces = [Piece("frame", frame), Piece("date", date), *_markdown(pen)]
    return _site(pen, when, "epoch_markdown", pieces, rules=rules)


def dated_markdown(random: Random) -> Healthy:
    """Title link, separator and date line above a body in Markdown."""
    pen, when = Pen(random, _IMAGES, plain_figure), moment(random)
    frame = f"[{pen.prose.title()}]({_url(pen)})\n------\n日期：{rfc1123(when.date, '+0000')}\n\n"
    return _site(pen, when, "dated_markdown", [Piece("frame", frame), *_markdown(pen)])


def essay_markdown(random: Random) -> Healthy:
    """Front matter and the frame of a robot above a body in Markdown."""
    pen, when = Pen(random, _IMAGES, plain_figure), moment(random)
    title, url = pen.prose.chinese(6, 20), _url(pen)
    matter = f"---\ntitle: {title}\ndate: {iso(when.date)}\nauthor: {pen.prose.chinese(2, 4)}\nfrom: {url}\n---\n"
    frame = f"<!--{when.epoch}-->\n[{title}]({url})\n------\n\n"
    return _site(pen, when, "essay_markdown", [Piece("matter", matter + frame), *_markdown(pen)])


SITES: Mapping[str, Callable[[Random], Healthy]] = {
    shape.__name__: shape
    for shape in (post, post_html, header, heading, page, epoch_markdown, dated_markdown, essay_markdown)
}
"""Every shape by its name."""


def _title(pen: Pen) -> str:
    return pen.prose.chinese(6, 20)


def _url(pen: Pen) -> str:
    return f"https://www.example.org/{pen.prose.slug()}"


def _matter(pen: Pen, when: When) -> Iterable[Piece]:
    title, author = _title(pen), pen.prose.chinese(2, 4)
    if pen.random.random() < 0.3:
        lines = f'title = "{title}"\ndate = {iso(when.date)}\nauthor = "{author}"\nlink = "{_url(pen)}"\n'
        yield Piece("matter", f"+++\n{lines}+++\n")
        return
    quote = pen.random.choice(("", '"', "'"))
    date = pen.random.choice((iso(when.date), f"{when.date:%Y-%m-%d %H:%M:%S} +0000", f"{when.date:%Y-%m-%d}"))
    lines = f"title: {quote}{title}{quote}\ndate: {date}\nauthor: {author}\nlink: {_url(pen)}\ntags: [ {author} ]\n"
    yield Piece("matter", f"---\nlayout: post\n{lines}---\n")


def _html(pen: Pen) -> Iterable[Piece]:
    yield Piece("block", f"<p>{pen.prose.sentences()}</p>\n{plain_figure(pen)}")
    for _ in range(pen.random.randint(1, 4)):
        yield Piece("block", f"\n<p>{pen.prose.sentences()}</p>")


def _markdown(pen: Pen) -> Iterable[Piece]:
    """Paragraphs with an image under the first, and of every kind of Markdown's blocks some."""
    say = pen.prose.chinese
    yield Piece("block", f"{say(10, 40)}。\n\n![{say(4, 9)}]({pen.image()})")
    for _ in range(pen.random.randint(2, 6)):
        yield Piece("block", f"\n\n{pen.random.choice(_of_markdown(pen))}")
    yield Piece("block", f"\n\n{say(10, 60)}。")


def _of_markdown(pen: Pen) -> tuple[str, ...]:
    """A block of each kind."""
    say = pen.prose.chinese
    link = f"[{say(2, 4)}](https://{pen.prose.word()}.example.org/{pen.prose.slug()})"
    return (
        f"{say(10, 60)}。",
        f"{say(4, 20)}，*{say(2, 4)}*。\n{say(4, 20)}，**{say(2, 4)}**。",
        f"## {say(4, 9)}",
        f"- {say(4, 9)}\n- {say(4, 9)}\n- {say(4, 9)}",
        f"1. {say(4, 9)}\n2. {say(4, 9)}",
        f"> {say(10, 40)}。",
        f"```\n{pen.prose.word()} = {pen.prose.word()}\n```",
        f"{say(4, 20)}{link}{say(2, 9)}。",
    )


def _site(
    pen: Pen,
    when: When,
    shape: str,
    pieces: Iterable[Piece],
    suffix: str = ".md",
    *,
    rules: Mapping[str, str] | None = None,
) -> Healthy:
    shown = (*pieces, Piece("last", "\n"))
    path = f"articles/{shape}/{1_000_000 + when.epoch % 48_000}{suffix}"
    now = when.epoch + DAY + when.epoch % (900 * DAY)
    return Healthy(shape, pen.images, shown, Source(shape), rules or {}, path, now)
