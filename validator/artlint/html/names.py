"""Element names and what the HTML standard says of them (html.spec.whatwg.org, sections 4 and 13)."""

from __future__ import annotations

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
"""Elements without content or end tag (section 13.1.2)."""

RAW_TEXT = frozenset("script style xmp iframe noembed noframes textarea title plaintext".split())
"""Elements whose content holds no tags (raw text and escapable raw text; scripting off, so not noscript)."""

INLINE = frozenset(
    (
        "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr output q s samp "
        "small span strike strong sub sup time tt u var"
    ).split()
)
"""Elements whose end tag closes no block element around it."""

CLOSES_P = frozenset(
    (
        "address article aside blockquote center details dialog dir div dl dd dt fieldset figcaption figure footer "
        "form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre search section summary table ul listing "
        "xmp"
    ).split()
)
"""Start tags that close an open `<p>` (section 13.2.6.4.7)."""

BLOCK = CLOSES_P | frozenset("body caption col colgroup html option tbody td tfoot th thead tr br".split())
"""Elements at which one paragraph of text ends and the next begins (`<br>` counts only when doubled)."""

P_SCOPE_END = frozenset("table td th caption button object marquee applet template html svg math".split())
"""Elements that hide a `<p>` outside them from what closes it (button scope)."""

OPTIONAL_END = frozenset(
    "p li dd dt option optgroup tr td th thead tbody tfoot colgroup caption rp rt body html".split()
)
"""Elements whose end tag may be left out."""

IMPLIED_CLOSE = {
    "li": (frozenset(["li"]), frozenset(["ul", "ol", "menu", "dir"])),
    "dd": (frozenset(["dd", "dt"]), frozenset(["dl"])),
    "dt": (frozenset(["dd", "dt"]), frozenset(["dl"])),
    "option": (frozenset(["option"]), frozenset(["select", "optgroup", "datalist"])),
    "tr": (frozenset(["tr", "td", "th"]), frozenset(["table"])),
    "td": (frozenset(["td", "th"]), frozenset(["tr", "table"])),
    "th": (frozenset(["td", "th"]), frozenset(["tr", "table"])),
    "thead": (frozenset("thead tbody tfoot tr td th caption colgroup".split()), frozenset(["table"])),
    "tbody": (frozenset("thead tbody tfoot tr td th caption colgroup".split()), frozenset(["table"])),
    "tfoot": (frozenset("thead tbody tfoot tr td th caption colgroup".split()), frozenset(["table"])),
}
"""Start tag -> (open elements that it closes, elements beyond which it looks no further)."""

MOST_OPEN = 512
"""How many elements may be open at once for the tree to be checked; deeper bodies are hostile or broken."""

MOST_ERRORS = 10_000
"""Errors of one body, of tags or of the tree. Behind them it is read no further: they must not fill the memory."""
