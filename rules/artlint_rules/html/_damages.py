"""Damages of the markup."""

from __future__ import annotations

from artlint import PIECES
from artlint.damage import inserted

DAMAGES = (
    inserted(
        "malformed-html",
        "<p>水位上涨⟦</small>⟧</p>",
        "<p><b>桥<i>梁⟦</b>⟧⟦</i>⟧</p>",
        '<p><a href="https://a.org/"⟦title⟧="b">桥</a></p>',
        "<p>⟦<b>⟧桥</p>",
        "<p>桥<div>梁</div>⟦</p>⟧",
        "<ul><li>桥⟦</b>⟧</ul>",
        "<p>桥⟦&#0;⟧梁</p>",
        "<section>⟦<div>⟧<p>桥</p></section>",
        '<p class="a"⟦lang⟧=zh>桥</p>',
        '<p class="a" ⟦class="b"⟧>桥</p>',
        "<p>桥⟦</>⟧梁</p>",
        "<table>⟦桥⟧<tr><td>梁</table>",
        "<p>桥⟦</br>⟧梁</p>",
        "⟦<div />⟧桥</div>",
        "<p>桥⟦&copy⟧ 梁</p>",
        "<p>⟦<?xml 1 ?>⟧桥</p>",
        "<p><a href='https://a.org/1'>桥⟦<a href='https://a.org/2'>⟧梁</a></p>",
        "<p>⟦<⟧3桥</p>",
    ),
    inserted(
        "glued-tag",
        '<p>桥⟦<imgsrc=⟧"{images}/1.jpg"></p>',
        '<picture>⟦<sourcetype=⟧"image/webp" srcset="a.webp"><img src="{images}/1.jpg"></picture>',
        '<p>⟦<ahref=⟧"https://a.org">桥</a></p>',
        also=("malformed-html",),
    ),
    inserted(
        "unknown-element",
        '<p>桥</p>⟦<share-button⟧ v-on:open="x">分享</share-button>',
        "<p>他说：⟦<Name⟧>先生</Name></p>",
        "<p>⟦<o:p⟧>桥</o:p></p>",
    ),
    inserted(
        "obsolete-element",
        "<p>⟦<font⟧ color=red>桥</font></p>",
        "⟦<CENTER⟧>桥</CENTER>",
        "<p>⟦<strike⟧>A</strike></p>",
        "⟦<marquee⟧>桥</marquee>",
    ),
    inserted(
        "document-element-in-body",
        "<p>桥</p>⟦<title⟧>桥</title>",
        '⟦<meta⟧ charset="utf-8">',
        '⟦<link⟧ rel="canonical" href="https://a.org/1">',
        '⟦<base⟧ href="https://a.org/">',
        '⟦<html⟧ lang="zh">',
        '⟦<body⟧ class="a">',
        layouts=PIECES,
    ),
    inserted("duplicate-id", '<p id="n1">桥</p><p id="⟦n1⟧">河</p>', '<h2 id="注">A</h2><p><i ID=⟦注⟧>河</i></p>'),
    inserted(
        "empty-element",
        "⟦<p></p>⟧",
        "⟦<p> </p>⟧",
        "⟦<p>&nbsp;\u3000</p>⟧",
        "<p>桥⟦<em></em>⟧梁</p>",
        "<p>桥<strong>A</strong>⟦<strong> </strong>⟧</p>",
        '<p>⟦<span lang="zh">\xa0</span>⟧桥</p>',
    ),
)
