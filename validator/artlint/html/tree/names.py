"""The standard's lists of elements. A foreign element is written `svg title`, `math mi`."""

from __future__ import annotations

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
VOID = frozenset(
    "area base basefont bgsound br col embed frame hr img image input keygen link meta param source track wbr".split()
)
FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
HEAD_CONTENT = ("base", "basefont", "bgsound", "link", "meta", "noframes", "script", "style", "template", "title")
BLOCKS = (
    "address", "article", "aside", "blockquote", "center", "details", "dialog", "dir", "div", "dl", "fieldset",
    "figcaption", "figure", "footer", "header", "hgroup", "main", "menu", "nav", "ol", "search", "section", "summary",
    "ul",
)  # fmt: skip

_INTEGRATION = frozenset(
    {"math mi", "math mo", "math mn", "math ms", "math mtext", "math annotation-xml"}
    | {"svg foreignObject", "svg desc", "svg title"}
)
SPECIAL = (
    _INTEGRATION
    | HEADINGS
    | frozenset(BLOCKS)
    | frozenset(HEAD_CONTENT)
    | frozenset(
        "applet area body br button caption col colgroup dd dt embed form frame frameset head hr html iframe img input"
        " keygen li listing marquee noembed noscript object p param plaintext pre select source table tbody td"
        " textarea tfoot th thead tr track wbr xmp".split()
    )
)
LIST_BLOCKERS = SPECIAL - {"address", "div", "p"}
SCOPE = _INTEGRATION | frozenset("applet caption html table td th marquee object select template".split())
TABLE_SCOPE = frozenset({"html", "table", "template"})

IMPLIED_END = frozenset("dd dt li optgroup option p rb rp rt rtc".split())
IMPLIED_END_THOROUGHLY = IMPLIED_END | frozenset("caption colgroup tbody td tfoot th thead tr".split())
MAY_STAY_OPEN = frozenset("dd dt li optgroup option p rb rp rt rtc tbody td tfoot th thead tr body html".split())
NEEDS_NO_END_TAG = VOID | MAY_STAY_OPEN | {"caption", "colgroup", "head", "plaintext"}

PLAIN_ENDS = (
    HEADINGS
    | FORMATTING
    | frozenset(BLOCKS)
    | frozenset("p li dd dt pre button abbr cite del ins label mark noscript q span sub sup time video".split())
)

TABLE_PARTS = ("caption", "col", "colgroup", "tbody", "td", "tfoot", "th", "thead", "tr")
TABLE_CONTEXT = frozenset({"table", "template", "html"})
BODY_CONTEXT = frozenset({"tbody", "tfoot", "thead", "template", "html"})
ROW_CONTEXT = frozenset({"tr", "template", "html"})
FOSTERING = frozenset({"table", "tbody", "tfoot", "thead", "tr"})
