"""Damages of the lines at the top."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint.damage import Damage, Damaged, Draft, UnfitError

if TYPE_CHECKING:
    from random import Random


def not_an_article(draft: Draft, random: Random) -> Damaged:
    title, body = draft.get("title"), draft.article.body.of(draft.text)
    rest = random.choice(("", "\n", "说明\n\n这里没有文章。\n", f"{title}\n", f"{body}\n"))
    return draft.whole(f"⟦⟧{rest}").damaged()


def missing_epoch(draft: Draft, _random: Random) -> Damaged:
    if draft.has("front_end"):
        end = draft.get("front_end").removesuffix("\n")
        return draft.put(front_end=f"{end}⟦⟧\n", comment="", epoch="", comment_end="").damaged()
    return draft.put(comment="⟦⟧", epoch="", comment_end="").damaged()


def malformed_epoch(draft: Draft, random: Random) -> Damaged:
    epoch = draft.get("epoch")
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
    return draft.put(**texts).damaged("ambiguous-markup")  # a comment that does not end takes in what follows


def epoch_unit(draft: Draft, random: Random) -> Damaged:
    epoch = int(draft.get("epoch"))
    return draft.put(epoch=f"⟦{random.choice((epoch // 1000, epoch * 1000, epoch * 10**6))}⟧").damaged()


def missing_title_link(draft: Draft, _random: Random) -> Damaged:
    gone = draft.put(link="", title="", middle="", url="", link_end="")
    marked = gone.put(comment_end="-->⟦⟧\n") if draft.has("comment_end") else gone.put(link="⟦⟧")
    return marked.damaged("forbidden-embed")  # which lets pages of the address's host alone


def malformed_title_link(draft: Draft, random: Random) -> Damaged:
    plain = draft.with_title("桥重新开放").put(url="https://example.org/1.html")
    if plain.has("front_link"):
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
    return plain.put(**texts).damaged("forbidden-embed")


def empty_title(draft: Draft, random: Random) -> Damaged:
    title = random.choice(("", " ", "\u3000", "\xa0"))
    if not draft.has("front_title"):
        return draft.put(title=f"⟦{title}⟧").damaged()
    if draft.article.layout == "header":
        raise UnfitError("header lines without a title are none")
    damage = draft.put(front_title=draft.front_line("front_title", f'"⟦{title}⟧"'))
    return (damage.put(title=f"⟦{title}⟧") if draft.has("title") else damage).damaged()


def escaped_title(draft: Draft, random: Random) -> Damaged:
    fault = "⟦" + random.choice(("&quot;", "&#34;", "&amp;", "&hellip;", "\\“", '\\"', "\\u4e2d")) + "⟧"
    title = random.choice((f"桥{fault}{{}}", f"{{}}桥{fault}"))
    if not draft.has("front_title"):
        return draft.put(title=title.format(draft.get("title"))).damaged()
    if draft.article.front_matter and draft.article.front_matter.format == "toml":
        raise UnfitError("TOML has escapes of its own")
    return draft.with_title(title.format("桥"), twice=True).damaged()


def file_name_title(draft: Draft, random: Random) -> Damaged:
    names = (
        "7299772735138352410.mp4",
        "西去长安（04）.avi",
        "IMG_7752",
        "2023-07-19-bridge.html",
        "a-bridge-reopens-after-years",
        "d9bdc9f535d0eaa4da98207b78a2ff35bf6e99db",
        "7299772735138352410",
    )
    return draft.with_title(f"⟦{random.choice(names)}⟧", twice=True).damaged()


def title_markup(draft: Draft, random: Random) -> Damaged:
    titles = ("桥⟦<br />⟧重新开放", "⟦<i>⟧桥</i>重新开放", "桥⟦<span class=x>⟧开放</span>")
    if draft.article.layout == "page":
        raise UnfitError("markup in a page is read as such")
    return draft.with_title(random.choice(titles), twice=True).damaged()


def repeated_title(draft: Draft, random: Random) -> Damaged:
    level = random.choice("123")
    heading = f"⟦<h{level}>河上的<b>旧桥</b>重新开放。</h{level}>⟧"
    healthy = draft.with_title("河上的旧桥，重新开放")
    return healthy.only_blocks("<p>桥重新开放。</p>", heading, "<p>市长在桥上讲话。</p>").damaged("missing-lead-image")


def missing_separator(draft: Draft, _random: Random) -> Damaged:
    return draft.put(separator="", separator_end="", link_end=")⟦⟧\n").damaged()


def malformed_separator(draft: Draft, random: Random) -> Damaged:
    signs = random.choice(("---", "-----", "-------", "——————", "======", "- - -", "***")).replace(" ", "")
    return draft.put(separator=f"⟦{signs if signs != '------' else '-----'}⟧").damaged()


def missing_blank_line(draft: Draft, _random: Random) -> Damaged:
    last = "date_end" if draft.has("date_end") else "separator_end"
    return draft.put(blank="", **{last: "⟦⟧\n"}).damaged()


def stray_content(draft: Draft, random: Random) -> Damaged:
    line = random.choice(("广告", "<<<<<<< HEAD", "A bridge reopens.", "* * *"))
    if random.random() < 0.2:
        return draft.put(link_end=")\n⟦⟧\n").damaged()
    if random.random() < 0.2:
        first = "comment" if draft.has("comment") else "link"
        return draft.put(**{first: f"⟦{line}⟧\n{draft.get(first)}"}).damaged()
    if draft.has("comment_end") and random.random() < 0.5:
        return draft.put(comment_end=f"-->\n⟦{line}⟧\n").damaged()
    return draft.put(link_end=f")\n⟦{line}⟧\n").damaged()


def invalid_front_matter(draft: Draft, random: Random) -> Damaged:
    matter = draft.article.front_matter
    if matter is None or matter.format != "yaml":
        raise UnfitError("no front matter in YAML")
    line = draft.get("front_other")
    key = line.partition(":")[0]
    faults = [{"front_other": f'{key}: "水平⟦\\⟧智力"\n'}, {"front_other": f"{line}⟦{key}⟧: 桥\n"}]
    if "\n---" not in draft.text[matter.span.end :]:  # which would end the block
        faults.append({"fence": "⟦---⟧\n", "front_end": "comments: True\n"})
    return draft.put(**random.choice(faults)).damaged()


def front_matter_mismatch(draft: Draft, random: Random) -> Damaged:
    draft.place("title")
    written = []
    if draft.has("front_title"):
        written.append({"front_title": draft.front_line("front_title", "⟦另一座桥⟧")})
    if draft.has("front_link") and re.match("(?:from|link|url) *[:=]", draft.get("front_link")):
        address = draft.front_line("front_link", "⟦https://other.example.org/1.html⟧")
        written.append({"front_link": address})
    if not written:
        raise UnfitError("no title or link in the front matter")
    return draft.put(**random.choice(written)).damaged()


DAMAGES = (
    Damage("not-an-article", not_an_article),
    Damage("missing-epoch", missing_epoch),
    Damage("malformed-epoch", malformed_epoch),
    Damage("epoch-unit", epoch_unit),
    Damage("missing-title-link", missing_title_link),
    Damage("malformed-title-link", malformed_title_link),
    Damage("empty-title", empty_title),
    Damage("escaped-title", escaped_title),
    Damage("file-name-title", file_name_title),
    Damage("title-markup", title_markup),
    Damage("repeated-title", repeated_title),
    Damage("missing-separator", missing_separator),
    Damage("malformed-separator", malformed_separator),
    Damage("missing-blank-line", missing_blank_line),
    Damage("stray-content", stray_content),
    Damage("invalid-front-matter", invalid_front_matter),
    Damage("front-matter-mismatch", front_matter_mismatch),
)
