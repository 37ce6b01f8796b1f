"""The addresses of a body's images, each with its place. Every rule of this folder sees images through here."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from artlint import (
    HTML_SPACE,
    Article,
    Attribute,
    Element,
    Image,
    Span,
    excerpt,
    late,
    origin_of,
    split_address,
    trimmed_address,
)
from artlint_rules._names import file_name, is_image_file

LAZY = ("data-src", "data-lazy-src", "data-original", "data-actualsrc")
"""Where robots keep the true address for a script that loads it late."""

_LAZY_SETS = (*LAZY, "data-srcset", "data-lazy-srcset")

_LOST = frozenset(("null", "NaN"))
_SLASHES_OF_HOST = 2

_candidate = late(r"[\t\n\f\r ,]*+([^\t\n\f\r ,][^\t\n\f\r ]*+)")


class Place(NamedTuple):
    """One address as it stands in an attribute. `exact` tells that it is written without character references."""

    url: str
    span: Span
    exact: bool

    def part(self, start: int, end: int) -> Span:
        """The place of `url[start:end]`, or of the whole where references blur it."""
        return Span(self.span.start + start, self.span.start + end) if self.exact else self.span


class Loaded(NamedTuple):
    """An image with the attribute from which it is loaded in the end, and the address in that, decoded and trimmed.

    The attribute is `src`, or the lazy one where `src` holds none; None and empty where there is neither.
    """

    image: Image
    attribute: Attribute | None
    url: str


class Written(NamedTuple):
    """The addresses of one attribute of an image: one in `src`, several in `srcset`, its own or its `<picture>`'s.

    `lazy` tells that a script replaces them.
    """

    attribute: Attribute
    places: tuple[Place, ...]
    loaded: Loaded
    lazy: bool


def lazy_source(image: Image) -> Attribute | None:
    """The attribute that holds the address for a script, if one does."""
    found = (image.element.attribute(name) for name in LAZY)
    return next((attribute for attribute in found if attribute and trimmed_address(attribute.value)), None)


def loaded_images(article: Article) -> list[Loaded]:
    """Every image with its address."""
    return article.once(_loaded_images)


def _loaded_images(article: Article) -> list[Loaded]:
    return [_loaded(image) for image in article.images]


def _loaded(image: Image) -> Loaded:
    url, attribute = image.url, image.source
    if not url or is_data(url):
        attribute = lazy_source(image) or attribute
        url = trimmed_address(attribute.value) if attribute else ""
    return Loaded(image, attribute, url)


def originals(article: Article) -> list[Loaded]:
    """The images without those that only repeat another in `<noscript>` or `<template>`."""
    return article.once(_originals)


def _originals(article: Article) -> list[Loaded]:
    images = loaded_images(article)
    if not any(loaded.image.noscript_copy for loaded in images):
        return images
    known = {loaded.url for loaded in images if not loaded.image.noscript_copy}
    return [loaded for loaded in images if not loaded.image.noscript_copy or loaded.url not in known]


def fallback(article: Article, at: int) -> Image | None:
    """The copy in `<noscript>` right before or behind the image number `at`."""
    image = article.images[at]
    for other in article.images[max(0, at - 1) : at + 2]:
        first, second = sorted((image.span, other.span))
        if other.noscript_copy and not image.noscript_copy and article.text.count("<", first.end, second.start) == 1:
            return other
    return None


def written(article: Article) -> tuple[Written, ...]:
    """All addresses from which images are loaded, attribute by attribute."""
    return article.once(_written)


def _written(article: Article) -> tuple[Written, ...]:
    return tuple(_all_written(article))


def _all_written(article: Article) -> Iterator[Written]:
    sources = _picture_sources(article)
    for loaded in originals(article):
        element = loaded.image.element
        if loaded.attribute and loaded.url:
            place = Place(loaded.url, loaded.attribute.value_span, loaded.url == loaded.attribute.raw)
            yield Written(loaded.attribute, (place,), loaded, lazy=False)
        for holder in (element, *sources.pop(element.parent, ())):
            if srcset := holder.attribute("srcset"):
                lazy = not holder.attribute_names.isdisjoint(_LAZY_SETS)
                yield Written(srcset, tuple(_candidates(srcset)), loaded, lazy)


def _picture_sources(article: Article) -> dict[Element | None, list[Element]]:
    sources: dict[Element | None, list[Element]] = {}
    for element in article.named("source"):
        if element.parent and element.parent.name == "picture":
            sources.setdefault(element.parent, []).append(element)
    return sources


def is_data(url: str) -> bool:
    """Whether an address is the data itself."""
    return url[:5].lower() == "data:"


def is_web(url: str) -> bool:
    """Whether an address names a host of the web."""
    return url[:8].lower().startswith(("https://", "http://"))


def is_relative(url: str) -> bool:
    """Whether an address names no scheme, and is more than a fragment."""
    return not url.startswith(("https://", "http://", "#")) and not split_address(url).is_absolute


def has_srcset(image: Image) -> bool:
    """Whether a browser finds an address for an image beside its `src`."""
    if image.element.get("srcset").strip(HTML_SPACE):
        return True
    parent = image.element.parent
    return parent is not None and parent.name == "picture"


def bare(url: str) -> str:
    """An address without its scheme and fragment, its host and port as a browser writes them."""
    origin, whole = origin_of(url), url.partition("#")[0]
    return origin.site + whole[origin.end :] if origin else whole.partition("://")[2] or url


def lost_value(url: str) -> str:
    """What a program wrote in place of the last part of a path, such as `null`; empty where it is an address."""
    last = url.rpartition("/")[2]
    return last if last in _LOST and url.count("/") > _SLASHES_OF_HOST else ""


def is_own(article: Article, url: str) -> bool:
    """Whether an address of an image is that of the article itself, and that is no image's."""
    own = article.address.url if article.address else ""
    return bare(url) == bare(own) != "" and not is_image_file(file_name(own))


def plain(url: str) -> str:
    """An address with its scheme, host and port as a browser writes them."""
    origin = origin_of(url)
    return f"{origin.scheme}://{origin.site}{url[origin.end :]}" if origin and origin.scheme else url


def site(url: str) -> str:
    """The host that an address names, with its port where that is not the usual one; cut for a message."""
    origin = origin_of(url)
    return excerpt(origin.site, 80) if origin else ""


def is_allowed(url: str, allowed: tuple[str, ...]) -> bool:
    """Whether the host of an address is one of those that are allowed, however either is written."""
    origin = origin_of(url)
    return origin is not None and not _sites(allowed).isdisjoint((origin.host, origin.site))


@cache
def _sites(allowed: tuple[str, ...]) -> frozenset[str]:
    return frozenset([origin.site for origin in (origin_of(f"//{name}") for name in allowed) if origin])


def shortened(text: str) -> str:
    """A text for a message: 40 characters at most."""
    return text if len(text) <= 40 else text[:39] + "…"


def more(count: int) -> str:
    """What a message adds when one place stands for several."""
    return f" (and {count - 1} more)" if count > 1 else ""


def _candidates(srcset: Attribute) -> Iterator[Place]:
    """The candidates of a `srcset`, as the HTML standard splits it (parentheses aside)."""
    value, exact, at = srcset.value, srcset.value == srcset.raw, 0
    while match := _candidate().match(value, at):
        url = match[1].rstrip(",")
        start = srcset.value_span.start + match.start(1)
        yield Place(url, Span(start, start + len(url)) if exact else srcset.value_span, exact)
        at = match.end()
        if not match[1].endswith(","):
            comma = value.find(",", at)
            at = comma + 1 if comma >= 0 else len(value)
