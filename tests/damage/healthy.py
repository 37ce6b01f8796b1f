"""Random healthy articles of all layouts, in the shapes of the sources that research/format.md describes."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from artlint import DAY, Source

from .article import Healthy, Piece
from .content import SMALL, Pen, bbc_figure, cdt_figure, content, dw_figure, nyt_figure, plain_figure, voa_figure
from .moment import When, iso, moment, rfc1123
from .sites import SITES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from random import Random

_PROXY = "https://images.weserv.nl/?url="
_NO_IMAGE = {"missing-lead-image": "off", "missing-caption": "off", "lead-image-width": "off"}
_DIRECT = {"image-bypasses-proxy": "off", "srcset-bypasses-proxy": "off", "lead-image-width": "off"}


def voa(random: Random) -> Healthy:
    """Date, image and caption in the header; paragraphs in several styles."""
    pen = Pen(random, "https://images.weserv.nl?url=gdb.voanews.com", voa_figure)
    when = moment(random)
    url = "https://www.voachinese.com/a/" + _voa_path(pen, when.date - timedelta(hours=5))
    sound = f'<audio src="https://voa-audio.voanews.eu/{pen.prose.word()}.mp3" controls></audio>'
    after = [Piece("audio", sound + SMALL.format(pen.prose.chinese(4, 9)))] * (random.random() < 0.2)
    return _article(
        pen, "voa", when, _frame(pen, when, url), [*_header(rfc1123(when.date)), *_lead(pen), *after, *content(pen)]
    )


def _voa_path(pen: Pen, day: datetime) -> str:
    number = pen.random.randrange(10**6, 10**7)
    written = pen.random.choice(("-%Y%m%d", "-%Y%m%d", "-%m%d%Y", "-%m%d%y", "-%Y-%m-%d", ""))
    return f"{pen.prose.slug()}{day.strftime(written)}/{number}.html" if number % 9 else f"{number}.html"


def dw(random: Random) -> Healthy:
    """The author above a date in ISO 8601 with milliseconds; sometimes another proxy."""
    proxy = random.choice((_PROXY, _PROXY, "https://img.example.org/i?url="))
    pen = Pen(random, f"{proxy}static.dw.com/image", dw_figure)
    when = moment(random)
    url = f"https://www.dw.com/zh/%E6%A1%A5-{pen.prose.slug()}/a-{random.randrange(10**7, 10**8)}"
    author = random.choice(("", pen.prose.name()))
    header = _header(iso(when.date, f".{random.randrange(1000):03}"), before=f"<div><i>{author}<br>")
    body = [*header, *_lead(pen), *content(pen)]
    return _article(pen, "dw", when, _frame(pen, when, url), body, source=Source("dw", proxy=proxy))


def reuters(random: Random) -> Healthy:
    """A date in ISO 8601, and no image."""
    pen = Pen(random, f"{_PROXY}static.reuters.com", voa_figure)
    pen.figure = lambda pen: f"<p>{pen.prose.sentences()}</p>"
    when = moment(random)
    url = f"https://cn.reuters.com/article/{pen.prose.slug()}-{when.date:%m%d}-th-idCNKCS2EE06B"
    body = [*_header(iso(when.date)), *content(pen)]
    return _article(pen, "reuters", when, _frame(pen, when, url), body, rules=_NO_IMAGE)


def rfi(random: Random) -> Healthy:
    """A date in Paris time, day first; a direct image without a caption; a wrapper around the content."""
    pen = Pen(random, "https://s.rfi.fr/media/display", plain_figure)
    when = moment(random, "Europe/Paris", whole_minutes=True)
    local = when.local("Europe/Paris")
    name = random.choice((f"{local:%Y%m%d}-%E6%A1%A5-{pen.prose.slug()}", pen.prose.slug()))
    header = _header(f"{local:%d/%m/%Y - %H:%M}", before="<div>", behind="</div>")
    lead = Piece("lead", f'<img src="{pen.image()}">')
    strong = Piece("block", f"<p><strong>{pen.prose.sentence()}</strong></p>")
    wrapper = random.choice(('<div class="t-content__body u-clearfix">', "<div >", "<div>"))
    promo = "<div data-selfpromo-newsletter></div><div data-selfpromo-app></div>" * random.randint(0, 1)
    body = [*header, lead, strong, Piece("wrapper", wrapper), *content(pen), Piece("end", f"{promo}</div>")]
    source = Source("rfi", zone="Europe/Paris")
    frame = _frame(pen, when, f"https://www.rfi.fr/cn/%E4%BA%9A%E6%B4%B2/{name}")
    return _article(pen, "rfi", when, frame, body, source=source, rules={**_DIRECT, "missing-caption": "off"})


def nyt(random: Random) -> Healthy:
    """An author, a `<time>` without a zone, and figures."""
    pen = Pen(random, f"{_PROXY}static01.nyt.com/images", nyt_figure)
    when = moment(random)
    shown = f"{when.date:%Y-%m-%d %H:%M:%S}"
    header = [
        Piece("header", f'<address>{pen.prose.name().upper()}</address><time pudate="{shown}" datetime="{shown}">'),
        Piece("date-shown", f"{when.date.year}年{when.date.month}月{when.date.day}日"),
        Piece("header-end", "</time>"),
        Piece("lead", plain_figure(pen)),
        Piece("wrapper", "<section>"),
    ]
    body = [*header, *content(pen), Piece("end", f"</section><footer>{pen.prose.sentence()}</footer>")]
    url = f"https://cn.nytimes.com/world/{when.date:%Y%m%d}/{pen.prose.slug()}/"
    return _article(pen, "nyt", when, _frame(pen, when, url), body, rules={"lead-image-width": "off"})


def bbc(random: Random) -> Healthy:
    """A `<main>` with a `<time>` that names the day only."""
    pen = Pen(random, f"{_PROXY}ichef.bbci.co.uk/news", bbc_figure)
    when = moment(random)
    time = f'<main role="main"><div></div><div><time dateTime="{when.date:%Y-%m-%d}">{random.randint(1, 59)} 分钟前'
    header = [Piece("header", f"{time}</time></div>"), Piece("lead", bbc_figure(pen))]
    url = f"https://www.bbc.com/zhongwen/simp/science-{random.randrange(10**7, 10**8)}"
    rules = {"srcset-bypasses-proxy": "off", "lead-image-width": "off", "missing-caption": "off"}
    return _article(
        pen, "bbc", when, _frame(pen, when, url), [*header, *content(pen), Piece("end", "</main>")], rules=rules
    )


def rfa(random: Random) -> Healthy:
    """No date, images without proxy, plain paragraphs."""
    pen = Pen(random, "https://www.rfa.org/mandarin", plain_figure)
    when = moment(random)
    url = f"https://www.rfa.org/mandarin/yataibaodao/{pen.prose.slug()}-{when.date:%m%d%Y%H%M%S}.html"
    rules = {**_NO_IMAGE, **_DIRECT, "missing-date": "off"}
    return _article(pen, "rfa", when, _frame(pen, when, url), content(pen), rules=rules)


def cdt(random: Random) -> Healthy:
    """WordPress: no date, late images with a copy in `<noscript>`."""
    pen = Pen(random, "https://chinadigitaltimes.net/chinese/files/2021/05", cdt_figure)
    when = moment(random)
    url = f"https://chinadigitaltimes.net/chinese/{random.randrange(10**5, 10**6)}.html"
    rules = {**_NO_IMAGE, **_DIRECT, "missing-date": "off"}
    wrapped = [Piece("wrapper", '<div class="post-content">'), *content(pen), Piece("end", "</div>")]
    return _article(pen, "cdt", when, _frame(pen, when, url), wrapped, rules=rules)


def essay(random: Random) -> Healthy:
    """Front matter above the frame, and a body of text in one `<div>` over several lines."""
    pen = Pen(random, "https://i.example.org/essays", plain_figure)
    when = moment(random)
    url = random.choice(("https://www.youtube.com/watch?v=WGw9GuA2IVE", f"https://a.org/{pen.prose.slug()}_(a)"))
    frame = _frame(pen, when, url)
    title = next(piece.text for piece in frame if piece.kind == "title")
    body = [Piece("wrapper", "<div>\n"), *content(pen), Piece("end", "\n</div>")]
    return _article(
        pen, "essay", when, [*_front_matter(pen, when, title, url), *frame], body, name=f"{when.date:%Y-%m-%d}-"
    )


def _front_matter(pen: Pen, when: When, title: str, url: str) -> list[Piece]:
    written = title.replace("\\", "\\\\").replace('"', '\\"')
    author = pen.prose.chinese(2, 4)
    return [
        Piece("fence", "---\nlayout: post\n"),
        Piece("front-title", f'title: "{written}"\n'),
        Piece("front-date", f"date: {_front_date(pen, when)}\n"),
        Piece("front-author", f"author: {author}\n"),
        Piece("front-link", f"from: {url}\n"),
        Piece("front-end", f"tags: [ {author} ]\ncomments: True\ncategories: [ {author} ]\n---\n"),
    ]


def _front_date(pen: Pen, when: When) -> str:
    berlin = when.local("Europe/Berlin")
    written = (iso(when.date), iso(when.date, ".000"), berlin.isoformat(), f"{berlin:%Y-%m-%d %H:%M:%S %z}")
    return pen.random.choice(written)


def dated(random: Random) -> Healthy:
    """Title link, separator and date line; no epoch."""
    pen = Pen(random, "https://chinadigitaltimes.net/chinese/files/2020/07", cdt_figure)
    when = moment(random)
    url = f"https://chinadigitaltimes.net/chinese/{when.date:%Y/%m}/%e6%96%af-{pen.prose.slug()}/"
    link = _frame(pen, when, url)[3:]
    line = [Piece("date-label", "日期："), Piece("date", rfc1123(when.date, "+0000")), Piece("date-end", "\n")]
    return _article(pen, "dated", when, [*link[:-1], *line, link[-1]], content(pen), name="斯芬克士_")


SOURCES: Mapping[str, Callable[[Random], Healthy]] = {
    shape.__name__: shape for shape in (voa, dw, reuters, rfi, nyt, bbc, rfa, cdt, essay, dated)
}
"""The shapes of robots' sources by their names."""

SHAPES: Mapping[str, Callable[[Random], Healthy]] = {**SOURCES, **SITES}
"""Every shape by its name."""


def articles(*shapes: str) -> st.SearchStrategy[Healthy]:
    """Random healthy articles of these shapes, of all when none is named."""
    names = shapes or tuple(SHAPES)
    shapes_of = st.sampled_from([SHAPES[name] for name in names])
    return st.builds(lambda shape, random: shape(random), shapes_of, st.randoms(use_true_random=False))


def _article(
    pen: Pen,
    shape: str,
    when: When,
    frame: list[Piece],
    body: list[Piece],
    *,
    source: Source | None = None,
    rules: Mapping[str, str | Mapping[str, Any]] | None = None,
    name: str = "",
) -> Healthy:
    pieces = (*frame, *body, Piece("last", "\n"))
    path = f"articles/{shape}/{name}{1_000_000 + when.epoch % 48_000}.md"
    images, source = pen.images, source or Source(shape)
    return Healthy(shape, images, pieces, source, rules or {}, path, when.epoch + when.epoch % (900 * DAY))


def _frame(pen: Pen, when: When, url: str) -> list[Piece]:
    kinds = "comment epoch comment-end link title middle url link-end separator separator-end blank".split()
    texts = ("<!--", str(when.epoch), "-->\n", "[", pen.prose.title(), "](", url, ")\n", "------", "\n", "\n")
    return [Piece(kind, text) for kind, text in zip(kinds, texts, strict=True)]


def _header(date: str, before: str = "<div><i>", behind: str = "</i></div>") -> list[Piece]:
    return [Piece("header", before), Piece("date", date), Piece("header-end", behind)]


def _lead(pen: Pen) -> list[Piece]:
    return [
        Piece("lead", f'<img src="{pen.image()}" width="100%">'),
        Piece("caption", SMALL.format(pen.prose.sentence())),
    ]
