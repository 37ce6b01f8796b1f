"""A whole HTML page: its title, date and address as its head tells them, and the place of its body."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from artlint.article.parts import Field, OwnAddress, Title
from artlint.characters import HTML_SPACE, html_words, trimmed_address
from artlint.patterns import late
from artlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from artlint.html import Document, Element

_TITLES = ("og:title", "twitter:title", "headline", "dc.title")
_DATES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "publish_date",
    "publish-date",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.created",
    "date",
)
"""Names of `<meta>` that hold the day on which a page appeared, in lower case, the clearest first."""

_HEAD = frozenset("html head title base meta link style script noscript template".split())
_LONGEST_DATA = 500_000
_MOST_OBJECTS = 1_000
_published = late(r"\"datePublished\"\s*:\s*\"([^\"\\]*)\"")


def body_of(document: Document, page: Span, text: str) -> Span:
    """The place of what stands in `<body>`, without blanks around; where the tag is not written, behind the head."""
    bodies = document.named("body")
    start = bodies[0].start_end if bodies else _behind_head(document, page)
    end = bodies[0].end if bodies and bodies[0].end_end >= 0 else _end_of_page(document, page)
    piece = text[start:end]
    first = start + len(piece) - len(piece.lstrip(HTML_SPACE))
    return Span(first, max(first, start + len(piece.rstrip(HTML_SPACE))))


def _behind_head(document: Document, page: Span) -> int:
    heads = document.named("head")
    if heads:
        return heads[0].span.end
    end = page.start
    for element in document.elements:
        if element.name not in _HEAD:
            break
        end = element.start_end if element.name == "html" else max(end, element.span.end)
    return end


def _end_of_page(document: Document, page: Span) -> int:
    pages = document.named("html")
    return pages[0].end if pages and pages[0].end_end >= 0 else page.end


def fields_of(document: Document) -> Mapping[str, Field]:
    """What `<meta>` elements say, by their names in lower case; of equal names the first counts."""
    fields: dict[str, Field] = {}
    for element in document.named("meta"):
        content = element.attribute("content")
        for key in ("property", "name", "itemprop"):
            name = element.attribute(key)
            if name is not None and content is not None and (value := content.value.strip(HTML_SPACE)):
                field = Field(value, name.value_span, _trimmed(content.value_span, content.raw))
                fields.setdefault(name.value.strip(HTML_SPACE).lower(), field)
    return fields


def _trimmed(span: Span, raw: str) -> Span:
    start = span.start + len(raw) - len(raw.lstrip(HTML_SPACE))
    return Span(start, max(start, span.start + len(raw.rstrip(HTML_SPACE))))


def title_of(document: Document, fields: Mapping[str, Field], text: str) -> Title | None:
    """The title of a page: of `og:title` and its like, else of `<title>`."""
    if field := _first(fields, _TITLES):
        return Title(field.value or "", field.value_span)
    titles = [element for element in document.named("title") if not element.inside("svg", "math")]
    if not titles:
        return None
    place = _trimmed(titles[0].content, titles[0].content.of(text))
    return Title(document.text_in(titles[0].content).strip(HTML_SPACE), place)


def _first(fields: Mapping[str, Field], names: Iterable[str]) -> Field | None:
    return next((fields[name] for name in names if name in fields), None)


def address_of(document: Document, fields: Mapping[str, Field]) -> OwnAddress | None:
    """The address that a page says is its own: of `<link rel=canonical>`, else of `og:url`."""
    for element in document.named("link"):
        href = element.attribute("href")
        if href is not None and "canonical" in html_words(element.get("rel").lower()):
            return OwnAddress(trimmed_address(href.value), _trimmed(href.value_span, href.raw))
    field = fields.get("og:url")
    return OwnAddress(trimmed_address(field.value or ""), field.value_span) if field else None


def date_of(document: Document, fields: Mapping[str, Field], text: str) -> tuple[str, Span] | None:
    """The day on which a page appeared, as it is read, and its place.

    It stands in a `<meta>`, in JSON-LD, in a `<time>` marked as that day, or in the only one with a date.
    """
    if field := _first(fields, _DATES):
        return field.value or "", field.value_span
    return next(_dates_in_data(document, text), None) or _date_in_time(document)


def _date_in_time(document: Document) -> tuple[str, Span] | None:
    times = [element for element in document.named("time") if element.get("datetime").strip(HTML_SPACE)]
    marked = [element for element in times if _is_marked(element)]
    if not marked and len({element.get("datetime") for element in times}) != 1:
        return None
    attribute = (marked or times)[0].attribute("datetime")
    return (attribute.value.strip(HTML_SPACE), attribute.value_span) if attribute else None


def _is_marked(element: Element) -> bool:
    named = html_words(element.get("itemprop").lower())
    return "datepublished" in named or element.attribute("pubdate") is not None


def _dates_in_data(document: Document, text: str) -> Iterator[tuple[str, Span]]:
    for element in document.named("script"):
        if element.get("type").strip(HTML_SPACE).lower() != "application/ld+json":
            continue
        content = element.content
        value = _published_in(content.of(text)) if content.end - content.start <= _LONGEST_DATA else None
        if value is not None:
            written = [match for match in _published().finditer(text, *content) if match[1] == value]
            yield value, Span(*written[0].span(1)) if written else content


def _published_in(data: str) -> str | None:
    """The first `datePublished` in JSON-LD: of an object, of one in a list, or of one in its `@graph`."""
    import json  # only some pages have any

    try:
        waiting: list[Any] = [json.loads(data)]
    except (ValueError, RecursionError):
        return None
    for at in range(_MOST_OBJECTS):
        if at == len(waiting):
            return None
        found = waiting[at]
        if isinstance(found, list):
            waiting += found[:_MOST_OBJECTS]
        elif isinstance(found, dict):
            if isinstance(found.get("datePublished"), str):
                return str(found["datePublished"]).strip()
            waiting.append(found.get("@graph"))
    return None
