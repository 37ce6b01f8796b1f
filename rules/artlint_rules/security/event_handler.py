from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import Rule, bad, excerpt, good

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Finding

_EVENTS = frozenset(
    (
        "abort activate afterprint afterscriptexecute afterupdate animationcancel animationend animationiteration "
        "animationstart auxclick beforeactivate beforecopy beforecut beforedeactivate beforeeditfocus beforeinput "
        "beforematch beforepaste beforeprint beforescriptexecute beforetoggle beforeunload beforeupdate begin blur "
        "bounce cancel canplay canplaythrough cellchange change click close command contentvisibilityautostatechange "
        "contextlost contextmenu contextrestored controlselect copy cuechange cut dataavailable datasetchanged "
        "datasetcomplete dblclick deactivate drag dragend dragenter dragexit dragleave dragover dragstart drop "
        "durationchange emptied end ended error errorupdate filterchange finish focus focusin focusout formdata "
        "freeze fullscreenchange fullscreenerror gesturechange gestureend gesturestart gotpointercapture hashchange "
        "help input invalid keydown keypress keyup languagechange layoutcomplete load loadeddata loadedmetadata "
        "loadend loadstart losecapture lostpointercapture message messageerror mousedown mouseenter mouseleave "
        "mousemove mouseout mouseover mouseup mousewheel move moveend movestart offline online open pagehide "
        "pageshow paste pause play playing pointercancel pointerdown pointerenter pointerleave pointermove "
        "pointerout pointerover pointerrawupdate pointerup popstate progress propertychange ratechange "
        "readystatechange rejectionhandled repeat reset resize resizeend resizestart resume rowenter rowexit "
        "rowsdelete rowsinserted scroll scrollend scrollsnapchange scrollsnapchanging search "
        "securitypolicyviolation seeked seeking select selectionchange selectstart show slotchange stalled start "
        "stop storage submit suspend timeupdate toggle touchcancel touchend touchmove touchstart transitioncancel "
        "transitionend transitionrun transitionstart unhandledrejection unload volumechange waiting "
        "webkitanimationend webkitanimationiteration webkitanimationstart webkittransitionend wheel zoom"
    ).split()
)
"""Events that an attribute `on…` handles: the HTML, SVG and pointer standards, and what browsers had before them."""

_HANDLERS = frozenset(f"on{event}" for event in _EVENTS)


class EventHandler(Rule):
    """Keep attributes that run scripts out of articles.

    `onerror` or `onclick` is a script like any other. Attributes of frameworks (`v-on:click`, `@click`) are none.
    """

    attributes = tuple(sorted(_HANDLERS))
    help = "delete the attribute"
    examples = (
        good('<share-button v-on:open="share()" @click="go()" one="1" on="2">一</share-button>'),
        good("<p>设置 onclick=1 与 onerror= 即可</p>"),
        bad('<img src="a.jpg" onerror="alert(1)">', '5:18 attribute onerror runs a script: "alert(1)"'),
        bad("<p>桥</p><p OnClick=go()>一</p>", '5:12 attribute onclick runs a script: "go()"'),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        for element in article.elements:
            if element.attribute_names.isdisjoint(_HANDLERS):
                continue
            for attribute in element.attributes:
                has_value = len(attribute.span.of(article.text)) > len(attribute.name)
                if has_value and attribute.name in _HANDLERS:
                    message = f'attribute {attribute.name} runs a script: "{excerpt(attribute.value)}"'
                    yield self.finding(attribute.span, message)
