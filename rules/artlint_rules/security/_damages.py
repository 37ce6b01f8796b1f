"""Damages that run, ask or hide in a reader's browser."""

from __future__ import annotations

from artlint.damage import inserted

DAMAGES = (
    inserted(
        "script-element",
        "⟦<script>⟧alert(1)</script>",
        '⟦<SCRIPT src="//Platform.twitter.com/w.js">⟧</SCRIPT>',
        "<p>桥⟦<script async>⟧</script></p>",
    ),
    inserted(
        "event-handler",
        '<p><img src="{images}/1.jpg" ⟦onerror="alert(1)"⟧></p>',
        "<p ⟦OnClick=go()⟧>桥</p>",
        "<div><p class='a' ⟦onmouseover = 'go()'⟧>桥</p></div>",
    ),
    inserted(
        "script-url",
        '<p><a href="⟦javascript:void(0)⟧">桥</a></p>',
        '<p><a href="⟦ Java\nscript&colon;alert(1)⟧">桥</a></p>',
        '<div><iframe src="⟦data:text/html,x⟧"></iframe></div>',
        '<p><a href="⟦&#106;avascript:alert(1)⟧">桥</a></p>',
        also=("malformed-link",),
    ),
    inserted(
        "forbidden-embed",
        '<div><iframe src="⟦https://ads.net/1⟧"></iframe></div>',
        '<object data="⟦https://ADS.net/1⟧"></object>',
        '<div><embed src="⟦https://notyoutube.com/1⟧"></div>',
        '<div><iframe srcdoc="⟦&lt;p>一⟧"></iframe></div>',
    ),
    inserted(
        "form-element",
        '⟦<form action="https://a.net/in">⟧<input name="p"></form>',
        '<p>桥⟦<input type="password">⟧</p>',
        "<p>⟦<button>⟧分享</button></p>",
        "<p>⟦<textarea>⟧</textarea></p>",
    ),
    inserted(
        "style-injection",
        "⟦<style>⟧p{color:red}</style>",
        '<div>⟦<link rel="StyleSheet" href="https://a.net/1.css">⟧</div>',
        '<p style="color:red;⟦Display: none⟧">桥</p>',
        '<p style="⟦position:fixed;background:url(⟧//a.net/1)">桥</p>',
        '<p style="⟦po/**/sition:fixed⟧">桥</p>',
    ),
    inserted(
        "meta-refresh",
        '⟦<meta http-equiv="refresh" content="0;url=https://a.net/">⟧',
        "<p>桥</p>⟦<META HTTP-EQUIV=Refresh CONTENT=5>⟧",
    ),
    inserted(
        "ambiguous-markup",
        '<p>桥⟦<noscript>⟧<span title="</noscript><img src=x onerror=alert(1)>">一</span></noscript></p>',
        "⟦<noscript>⟧<!-- </noscript><script>alert(1)</script> --></noscript>",
        '<p ⟦title="--&gt;&lt;img src=x onerror=alert(1)&gt;"⟧>桥</p>',
        "<div>⟦<noembed>⟧<img src=x onerror=alert(1)></noembed></div>",
        '<div><svg>⟦<title>⟧<b title="</title><img src=x onerror=alert(1)>">一</b></title></svg></div>',
        also=("obsolete-element",),
    ),
    inserted(
        "unsafe-target",
        '<p><a href="https://a.net/" ⟦target="_blank"⟧>桥</a></p>',
        '<p><a href="https://a.net/" ⟦target=new⟧ rel="nofollow">桥</a></p>',
    ),
)
