"""Damages of characters and of the running text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import FRAMED, Article, Span
from artlint.damage import Damage, Damaged, Draft, UnfitError, inserted

if TYPE_CHECKING:
    from random import Random

_MEDIA = ("audio", "video", "iframe", "embed", "object", "svg", "canvas", "table")


def placeholder_text(draft: Draft, random: Random) -> Damaged:
    if random.random() < 0.2:
        return draft.with_title("⟦undefined⟧").damaged()
    piece = random.choice(("<p>⟦Array⟧</p>", "<p> ⟦[object Object]⟧ </p>", "<p>桥<b>⟦null⟧</b></p>", "<h2>⟦NaN⟧</h2>"))
    return draft.insert(piece, random).damaged()


def not_utf8(draft: Draft, random: Random) -> Damaged:
    if random.random() < 0.1:
        starts_in_ascii = draft.text[:20].isascii()
        codec = random.choice(("utf-16", "utf-16-le", "utf-16-be")[: 1 + 2 * starts_in_ascii])
        wide = draft.text.encode(codec, "surrogatepass").decode("utf-8", "surrogateescape")
        return draft.whole(f"⟦{wide}⟧").damaged()
    return draft.within(random.choice(("⟦\udce5\udc9b⟧", "⟦\udcff⟧", "⟦\ud83d⟧", "⟦\ude00⟧")), random).damaged()


def byte_order_mark(draft: Draft, _random: Random) -> Damaged:
    if draft.text.startswith("\ufeff"):
        raise UnfitError("there is one")
    return draft.replace(Span(0, 0), "⟦\ufeff⟧").damaged()


def carriage_return(draft: Draft, random: Random) -> Damaged:
    if random.random() < 0.5:
        return draft.within("⟦\r⟧", random).damaged()
    if "\r" in draft.text:
        raise UnfitError("there is one")
    return draft.whole(draft.text.replace("\n", "\r\n").replace("\r", "⟦\r⟧", 1)).damaged()


def missing_final_newline(draft: Draft, _random: Random) -> Damaged:
    if not draft.text.endswith("\n") or draft.text.endswith("\n\n"):
        raise UnfitError("the text does not end with one newline")
    if draft.article.layout == "page":
        raise UnfitError("a page is whole without it")
    return draft.put(last="⟦⟧").damaged()


def control_character(draft: Draft, random: Random) -> Damaged:
    run = random.choice(("\0", "\x01\x02", "\x0b", "\x1b", "\x7f", "\x9d"))
    return draft.within(f"⟦{run}⟧", random).damaged()


def invisible_character(draft: Draft, random: Random) -> Damaged:
    run = random.choice(("\u200b", "\u200b\u200b", "\ufeff", "\u2060", "\u00ad", "\u200d", "&#8203;"))
    if random.random() < 0.3:
        return draft.insert(f"<p>⟦{run}⟧桥梁。</p>", random).damaged()
    return draft.within(f"⟦{run}⟧", random).damaged()


def replacement_character(draft: Draft, random: Random) -> Damaged:
    run = random.choice(("\ufffd", "\ufffd\ufffd", "\ufffc", "&#xFFFD;"))
    return draft.within(f"⟦{run}⟧", random).damaged()


def mojibake(draft: Draft, random: Random) -> Damaged:
    piece = random.choice(("â€œ", "å›½è¯´", "cafÃ©"[3:], "锟斤拷", "ðŸ˜€", "Ã¼ber"[:2]))
    if random.random() < 0.2:
        return draft.insert("<p>⟦鎴戠殑鍚嶅瓧鏄⟧</p>", random).damaged()
    return draft.within(f"⟦{piece}⟧", random).damaged()


def double_escaped_entity(draft: Draft, random: Random) -> Damaged:
    piece = random.choice(("&amp;nbsp;", "&amp;quot;", "&amp;#39;", "&amp;amp;", "&amp;amp;lt;"))
    return draft.within(f"⟦{piece}⟧", random).damaged()


def empty_body(draft: Draft, random: Random) -> Damaged:
    nothing = random.choice(("", "<p></p>", "<p> </p>", "<p>\u3000&nbsp;</p>", "<div>\u200b</div>"))
    damage = draft.only_blocks(nothing).damaged("empty-element", "invisible-character", "missing-lead-image")
    article = Article(damage.text, path=draft.article.path, source=draft.article.source)
    if any(image.element for image in article.images[1:]) or article.named(*_MEDIA):
        raise UnfitError("something beside the text is left")
    return damage._replace(places=(Span(article.body.end, article.body.end),))


def short_body(draft: Draft, random: Random) -> Damaged:
    texts = random.choice((("<p>⟦一句话。⟧</p>",), ("<p>⟦A bridge.</p>", "<p>It reopens.⟧</p>")))
    return draft.only_blocks(*texts).damaged("missing-lead-image")


def truncated_body(draft: Draft, random: Random) -> Damaged:
    cut = random.choice(
        (
            '<p>一。</p>⟦<a href="https://example.org/2.html⟧',
            "<p>一。</p>⟦<a hre⟧",
            "<p>一。</p>⟦<!-- 广告⟧",
            "<p>“好⟦&nbs⟧",
            "<p>一。<br /><br />⟦⟧",
            "<p>首尔与北京⟦⟧",
            "<p>一。</p>⟦<⟧",
        )
    )
    # without its lead image, or with a tag at its end, which makes it HTML, the rest of an article has more faults
    return draft.cut_at_block(cut, random).damaged("malformed-html", "missing-lead-image", "unrendered-markup")


_UNRENDERED = inserted(
    "unrendered-markup",
    "<p>桥 ⟦**完整的虚拟人物**⟧，桥</p>",
    "<p>桥⟦[桥](https://example.org/1)⟧桥</p>",
    "<p>⟦## The bridge⟧</p>",
    "<p>桥 ⟦&lt;b&gt;桥&lt;/b&gt;⟧</p>",
    in_frame=(
        "<div>⟦[b]桥[/b]⟧ 桥</div>",
        '<p>⟦[caption id="attachment_1" width="300"]⟧桥[/caption]</p>',
    ),
)


def unrendered_markup(draft: Draft, random: Random) -> Damaged | None:
    """Markup of another language than the body's; where the body is Markdown, a reader sees none."""
    return None if draft.article.body_kind == "markdown" else _UNRENDERED.apply(draft, random)


DAMAGES = (
    inserted(
        "broken-entity",
        '<p><a href="https://a.org/?a=1⟦®ion=⟧2">桥</a></p>',
        '<p><a href="https://a.org/?a=1⟦§ion=⟧2&b=3">桥</a></p>',
        "<p>见https://example.org/?a=1⟦×tamp=⟧3。</p>",
    ),
    inserted(
        "boilerplate",
        '<hr><div>⟦获取更多RSS：<br><a href="https://feedx.net">https://feedx.net</a>⟧ <br></div>',
        "<p>⟦获取更多RSS：https://feedx.best⟧</p>",
    ),
    inserted(
        "feed-remnant",
        '<p>⟦The post <a href="https://example.org/1">A bridge</a> appeared first on Example.⟧</p>',
        "<p>⟦A bridge reopens […] Continue reading “A bridge” →⟧</p>",
        "<p>⟦Read more »⟧</p>",
        "<h3>⟦Share this:⟧</h3><p>⟦Tweet | Pin | Email⟧</p>",
        "<li>⟦点击以在 Facebook 上共享（在新窗口中打开）⟧</li>",
        '<p>写信到<a href="https://example.org/cdn-cgi/l/email-protection">⟦[email&#160;protected]⟧</a>。</p>',
        "<div>⟦Der Beitrag Brücke erschien zuerst auf Beispiel.⟧</div>",
        "<p>⟦Lire la suite⟧</p>",
        "<p>⟦Seguir leyendo⟧</p>",
        "<p>⟦続きを読む⟧</p>",
        "<p>⟦Subscribe now⟧</p>",
    ),
    inserted(
        "template-remnant",
        "<p>桥：⟦%%share_url%%⟧</p>",
        "<p>⟦${post.title}⟧</p>",
        "<div>⟦{{ page.title }}⟧</div>",
        "<p>桥⟦{% if post.url %}⟧桥</p>",
        "<p>桥 ⟦*|FNAME|*⟧</p>",
        "<p>© 桥, ⟦get_post_time('Y')⟧.</p>",
        '<p><a href="⟦https://example.org/%7B%7Burl%7D%7D⟧">桥</a></p>',
        '<p><a href="https://example.org/a?id=⟦undefined⟧&amp;b=1">桥</a></p>',
        '<p><a href="https://example.org/⟦[object Object]⟧/1">桥</a></p>',
        '<p><a href="https://example.org/" title="⟦{{title}}⟧">桥</a></p>',
        also=("malformed-link",),
        layouts=FRAMED,
    ),
    Damage("unrendered-markup", unrendered_markup),
    inserted(
        "comment-spam",
        '⟦<div id="comments"><div class="comment"><p>桥 &lt;a href= "https://a.org/">桥</p></div></div>⟧',
        '⟦<ol class="comment-list"><li class="comment">[url=https://a.example.org/1]桥</li></ol>⟧',
    ),
    inserted(
        "glued-address",
        "<p>https://example.org/2YsRD8D⟦哈嘍⟧，大家好！</p>",
        "<div>見 https://example.org/channel/join?a=1&amp;b=2⟦加入頻道⟧（一）</div>",
        "<p>join the ⟦club⟧https://example.org/join</p>",
        "<li>https://a.example.org/1⟦https://b.example.org/2⟧ 桥</li>",
        "<p>https://www.example.org⟦Facebook⟧: 桥</p>",
        "<p>https://example.org/shop?a=en⟦Twitter⟧： https://b.example.org/2</p>",
    ),
    inserted(
        "repeated-paragraph",
        "<p>The bridge over the river reopens today.</p><p>⟦The  bridge over\nthe river reopens today.⟧ </p>",
        "<p>{0}</p><h2>桥</h2><p>⟦{0}⟧</p>".format("他们的会晤是在驻韩国大使警告首尔不要下错赌注之后举行的，" * 2),
        "<p>{0}<br><br>桥。<br /><br />⟦{0}⟧</p>".format("近几个月来，首尔一直在向华盛顿和其他西方国家靠拢，" * 2),
    ),
    Damage("placeholder-text", placeholder_text),
    Damage("not-utf8", not_utf8),
    Damage("byte-order-mark", byte_order_mark),
    Damage("carriage-return", carriage_return),
    Damage("missing-final-newline", missing_final_newline),
    Damage("control-character", control_character),
    Damage("invisible-character", invisible_character),
    Damage("replacement-character", replacement_character),
    Damage("mojibake", mojibake),
    Damage("double-escaped-entity", double_escaped_entity),
    Damage("empty-body", empty_body),
    Damage("short-body", short_body),
    Damage("truncated-body", truncated_body),
)
