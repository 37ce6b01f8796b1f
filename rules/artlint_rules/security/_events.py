"""The attributes that handle events."""

from __future__ import annotations

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
