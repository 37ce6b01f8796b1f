"""What runs in a browser: attributes that handle events, addresses that are scripts, elements that load programs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint.article import ADDRESSES
from artlint.html import parse
from artlint_rules.security._addresses import as_read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint.html import Attribute, Element

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

HANDLERS = frozenset(f"on{event}" for event in _EVENTS)

HARMLESS = ("https://", "http://", "/")
"""How an address begins that runs nothing."""

_SCRIPT = r"(?:javascript|vbscript|livescript|mocha):"
_PAGE = r"data:[\t\n\f\r ]*+(?:text/(?:html|xml|xsl)|application/(?:xhtml\+xml|xml))"
_runs_script = re.compile(f"{_SCRIPT}|{_PAGE}", re.IGNORECASE).match
_is_page = re.compile(_PAGE, re.IGNORECASE).match
_RUNS_SVG = frozenset("a area iframe frame object embed form".split())
_svg = re.compile(r"data:[\t\n\f\r ]*+image/svg\+xml", re.IGNORECASE).match

_RUNNING = frozenset("script iframe frame object embed portal".split())
"""Elements that run or load something by themselves."""


def runs_script(url: str) -> bool:
    """Whether an address runs a script for whoever follows a link to it."""
    url = as_read(url)
    return _runs_script(url) is not None or _svg(url) is not None


def is_page(url: str) -> bool:
    """Whether an address is itself a page, which may hold scripts."""
    return _is_page(as_read(url)) is not None


def running_addresses(element: Element) -> Iterator[Attribute]:
    """The attributes of an element whose addresses run scripts."""
    for name in sorted(element.attribute_names & ADDRESSES):
        attribute = element.attribute(name)
        if attribute is None or attribute.raw.startswith(HARMLESS):
            continue
        url = as_read(attribute.value)
        if _runs_script(url) or (element.name in _RUNS_SVG and _svg(url)):
            yield attribute


def first_running(text: str) -> str | None:
    """The first start tag in a text, read as HTML, that runs or loads something; None where there is none."""
    if "<" not in text:
        return None
    for element in parse(text).elements:
        if _is_running(element):
            return element.start_tag.of(text)
    return None


def _is_running(element: Element) -> bool:
    names = element.attribute_names
    return element.name in _RUNNING or not names.isdisjoint(HANDLERS) or any(running_addresses(element))
