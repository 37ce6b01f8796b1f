"""Which elements exist."""

from artlint import Element, Span

HTML = frozenset(
    (
        "a abbr address area article aside audio b base bdi bdo blockquote body br button canvas caption cite code "
        "col colgroup data datalist dd del details dfn dialog div dl dt em embed fieldset figcaption figure footer "
        "form geolocation h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li "
        "link main map mark math menu meta meter nav noscript object ol optgroup option output p picture pre "
        "progress q rp rt ruby s samp script search section select selectedcontent slot small source span strong "
        "style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track u ul var "
        "video wbr"
    ).split()
)
"""The elements of the HTML standard (section 4)."""

OBSOLETE = {
    "acronym": "<abbr>",
    "applet": "<embed> or <object>",
    "basefont": "CSS",
    "bgsound": "<audio>",
    "big": "CSS",
    "blink": "CSS",
    "center": "CSS",
    "dir": "<ul>",
    "font": "CSS",
    "frame": "<iframe>",
    "frameset": "<iframe>",
    "isindex": "<form>",
    "keygen": "a form's own controls",
    "listing": "<pre>",
    "marquee": "CSS",
    "menuitem": "a script",
    "multicol": "CSS",
    "nextid": "nothing",
    "nobr": "CSS",
    "noembed": "<object>",
    "noframes": "<iframe>",
    "param": "<object> with data",
    "plaintext": "<pre>",
    "rb": "<ruby>",
    "rtc": "<ruby>",
    "spacer": "CSS",
    "strike": "<s> or <del>",
    "tt": "<code> or <kbd>",
    "xmp": "<pre>",
}
"""Element -> what the standard names in its place (section 16.2, non-conforming features)."""

SVG = frozenset(
    (
        "a altglyph altglyphdef altglyphitem animate animatecolor animatemotion animatetransform circle clippath "
        "color-profile cursor defs desc discard ellipse feblend fecolormatrix fecomponenttransfer fecomposite "
        "feconvolvematrix fediffuselighting fedisplacementmap fedistantlight fedropshadow feflood fefunca fefuncb "
        "fefuncg fefuncr fegaussianblur feimage femerge femergenode femorphology feoffset fepointlight "
        "fespecularlighting fespotlight fetile feturbulence filter font font-face font-face-format font-face-name "
        "font-face-src font-face-uri foreignobject g glyph glyphref hatch hatchpath hkern image line "
        "lineargradient marker mask mesh meshgradient meshpatch meshrow metadata missing-glyph mpath path pattern "
        "polygon polyline radialgradient rect set solidcolor stop svg switch symbol text textpath tref tspan use "
        "view vkern"
    ).split()
)
MATHML = frozenset(
    (
        "annotation annotation-xml maction maligngroup malignmark math menclose merror mfenced mfrac mglyph mi "
        "mlabeledtr mlongdiv mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mscarries "
        "mscarry msgroup msline mspace msqrt msrow mstack mstyle msub msubsup msup mtable mtd mtext mtr munder "
        "munderover none semantics"
    ).split()
)
KNOWN = HTML | SVG | MATHML | frozenset(OBSOLETE)


def name_span(element: Element) -> Span:
    """The place of a start tag's `<` and name."""
    start = element.start
    return Span(start, start + 1 + len(element.name))


def allowed(name: str, patterns: tuple[str, ...]) -> bool:
    """Whether a name is one of these, or begins as one that ends in `*`."""
    return any(name == pattern or (pattern[-1:] == "*" and name.startswith(pattern[:-1])) for pattern in patterns)
