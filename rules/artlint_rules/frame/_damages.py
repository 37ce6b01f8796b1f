"""Damages of the lines at the top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..article import Damaged, Healthy, damaged
from .way import only

if TYPE_CHECKING:
    from random import Random

_EPOCH = ("voa", "dw", "reuters", "rfi", "nyt", "bbc", "rfa", "cdt")
_WITH_EPOCH = (*_EPOCH, "essay")


def not_an_article(article: Healthy, random: Random) -> Damaged:
    body = next(at for at, piece in enumerate(article.pieces) if piece.kind == "blank") + 1
    only_body = article._replace(pieces=article.pieces[body:]).text
    return damaged("⟦⟧" + random.choice(("", "\n", "说明\n\n这里没有文章。\n", f"{article.get('title')}\n", only_body)))


@only(*_WITH_EPOCH)
def missing_epoch(article: Healthy, _random: Random) -> Damaged:
    if article.has("front-end"):
        end = article.get("front-end").removesuffix("\n")
        return article.put(front_end=f"{end}⟦⟧\n", comment="", epoch="", comment_end="").damaged()
    return article.put(comment="⟦⟧", epoch="", comment_end="").damaged()


@only(*_WITH_EPOCH)
def malformed_epoch(article: Healthy, random: Random) -> Damaged:
    epoch = article.get("epoch")
    texts: dict[str, str] = random.choice(
        (
            {"epoch": "⟦NaN⟧"},
            {"epoch": "⟦undefined⟧"},
            {"epoch": "⟦2023-07-19T01:30:51Z⟧"},
            {"epoch": f"⟦{epoch[:-3]}.{epoch[-3:]}⟧"},
            {"epoch": f"⟦0{epoch}⟧"},
            {"epoch": f"⟦{epoch[:11]}⟧"},
            {"comment": "⟦<!--", "epoch": "", "comment_end": "-->⟧\n"},
            {"comment": "⟦<!-- ", "comment_end": " -->⟧\n"},
            {"comment": "⟦<!-", "comment_end": "-->⟧\n"},
            {"comment": "⟦<!--", "comment_end": "->⟧\n"},
            {"comment": "⟦<!--", "comment_end": "⟧\n"},
            {"comment": "⟦", "comment_end": "⟧\n"},
            {"comment_end": "-->⟦", "link_end": ")⟧\n"},
            {"comment": "", "epoch": "", "comment_end": "", "link_end": f")\n⟦<!--{epoch}-->⟧\n"},
            {"comment": "⟦<!--", "epoch": "2023-07-19 01:30:51", "comment_end": "-->⟧\n"},
        )
    )
    return article.put(**texts).damaged("ambiguous-markup")  # a comment that does not end takes in what follows


@only(*_WITH_EPOCH)
def epoch_unit(article: Healthy, random: Random) -> Damaged:
    epoch = int(article.get("epoch"))
    return article.put(epoch=f"⟦{random.choice((epoch // 1000, epoch * 1000, epoch * 10**6))}⟧").damaged()


def missing_title_link(article: Healthy, _random: Random) -> Damaged:
    gone = article.put(link="", title="", middle="", url="", link_end="")
    if article.has("comment-end"):
        return gone.put(comment_end="-->⟦⟧\n").damaged()
    return gone.put(link="⟦⟧").damaged()


def malformed_title_link(article: Healthy, random: Random) -> Damaged:
    plain = article.with_title("桥重新开放").put(url="https://example.org/1.html")
    if plain.has("front-link"):
        plain = plain.put(front_link="")
    whole = {"link": "⟦[", "link_end": ")⟧\n"}
    texts = random.choice(
        (
            whole | {"link_end": "⟧\n"},
            whole | {"link": "⟦"},
            whole | {"middle": "] ("},
            whole | {"middle": " "},
            whole | {"link_end": ") 广告⟧\n"},
            whole | {"link": "⟦", "middle": ": ", "link_end": "⟧\n"},
            {"url": "⟦⟧"},
            {"url": "⟦/a/1.html⟧"},
            {"url": "⟦example.org/1.html⟧"},
            {"url": "⟦https://example.org/1. html⟧"},
        )
    )
    return plain.put(**texts).damaged()


def empty_title(article: Healthy, random: Random) -> Damaged:
    title = random.choice(("", " ", "\u3000", "\xa0"))
    damage = article.put(title=f"⟦{title}⟧")
    if not article.has("front-title"):
        return damage.damaged()
    return damage.put(front_title=f'title: "⟦{title}⟧"\n').damaged()


def escaped_title(article: Healthy, random: Random) -> Damaged:
    fault = "⟦" + random.choice(("&quot;", "&#34;", "&amp;", "&hellip;", "\\“", '\\"', "\\u4e2d")) + "⟧"
    title = random.choice((f"桥{fault}{{}}", f"{{}}桥{fault}"))
    damage = article.put(title=title.format(article.get("title")))
    if not article.has("front-title"):
        return damage.damaged()
    return damage.put(title=title.format("桥"), front_title=f"title: {title.format('桥')}\n").damaged()


def file_name_title(article: Healthy, random: Random) -> Damaged:
    names = (
        "7299772735138352410.mp4",
        "西去长安（04）.avi",
        "IMG_7752",
        "2023-07-19-bridge.html",
        "a-bridge-reopens-after-years",
        "d9bdc9f535d0eaa4da98207b78a2ff35bf6e99db",
        "7299772735138352410",
    )
    return _in_both(article, f"⟦{random.choice(names)}⟧").damaged()


def title_markup(article: Healthy, random: Random) -> Damaged:
    return _in_both(
        article, random.choice(("桥⟦<br />⟧重新开放", "⟦<i>⟧桥</i>重新开放", "桥⟦<span class=x>⟧开放</span>"))
    ).damaged()


def _in_both(article: Healthy, title: str) -> Healthy:
    """The article with another title, marked in the front matter too."""
    damage = article.put(title=title)
    return damage.put(front_title=f"title: {title}\n") if damage.has("front-title") else damage


def repeated_title(article: Healthy, random: Random) -> Damaged:
    level = random.choice("123")
    heading = f"⟦<h{level}>河上的<b>旧桥</b>重新开放。</h{level}>⟧"
    healthy = article.with_title("河上的旧桥，重新开放")
    return healthy.only_blocks("<p>桥重新开放。</p>", heading, "<p>市长在桥上讲话。</p>").damaged()


def missing_separator(article: Healthy, _random: Random) -> Damaged:
    return article.put(separator="", separator_end="", link_end=")⟦⟧\n").damaged()


def malformed_separator(article: Healthy, random: Random) -> Damaged:
    signs = random.choice(("---", "-----", "-------", "——————", "======", "- - -", "***")).replace(" ", "")
    return article.put(separator=f"⟦{signs if signs != '------' else '-----'}⟧").damaged()


def missing_blank_line(article: Healthy, _random: Random) -> Damaged:
    last = "date_end" if article.has("date-end") else "separator_end"
    return article.put(blank="", **{last: "⟦⟧\n"}).damaged()


def stray_content(article: Healthy, random: Random) -> Damaged:
    line = random.choice(("广告", "<<<<<<< HEAD", "A bridge reopens.", "* * *"))
    if random.random() < 0.2:
        return article.put(link_end=")\n⟦⟧\n").damaged()
    if random.random() < 0.2:
        first = "comment" if article.has("comment") else "link"
        return article.put(**{first: f"⟦{line}⟧\n{article.get(first)}"}).damaged()
    if article.has("comment-end") and random.random() < 0.5:
        return article.put(comment_end=f"-->\n⟦{line}⟧\n").damaged()
    return article.put(link_end=f")\n⟦{line}⟧\n").damaged()


@only("essay")
def invalid_front_matter(article: Healthy, random: Random) -> Damaged:
    author = article.get("front-author").removesuffix("\n")
    texts = random.choice(
        (
            {"front_author": 'author: "水平⟦\\⟧智力"\n'},
            {"front_author": f"{author}\n⟦author⟧: 桥\n"},
            {"fence": "⟦---⟧\nlayout: post\n", "front_end": "comments: True\n"},
        )
    )
    return article.put(**texts).damaged()


@only("essay")
def front_matter_mismatch(article: Healthy, random: Random) -> Damaged:
    texts = random.choice(
        (
            {"front_title": "title: ⟦另一座桥⟧\n"},
            {"front_link": "from: ⟦https://other.example.org/1.html⟧\n"},
            {"front_title": "", "front_link": "url: ⟦https://other.example.org/1.html⟧\n"},
        )
    )
    return article.put(**texts).damaged()
