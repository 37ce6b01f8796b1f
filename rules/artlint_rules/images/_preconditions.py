"""Facts that rules about images wait for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint_rules._canonical_tags import canonical_images

if TYPE_CHECKING:
    from artlint import Article

_LOST = ("/null", "/NaN")


def has_unusual_image(article: Article) -> bool:
    """Whether the tag of an image is not canonical, or an image is loaded through the proxy."""
    return "img" in article.element_names and canonical_images(article) is None


def loads_a_page(article: Article) -> bool:
    """Whether the address of an image may be the article's own, or end in what a program writes for a lost value."""
    images = canonical_images(article)
    if not images:
        return False
    own = article.address
    path = own.url.partition("#")[0].partition("://")[2].partition("/")[2] if own else None
    return any(image.address.endswith(_LOST) or (path is not None and path in image.address) for image in images)


def may_repeat_an_image(article: Article) -> bool:
    """Whether there are several images, and not all of them are known to have addresses of their own."""
    if len(article.document.start_tags("img")) < 2:
        return False
    from artlint_rules.images._addresses import bare  # most articles have one image

    images = canonical_images(article)
    return images is None or len({bare(image.address) for image in images}) < len(images)


def has_no_image(article: Article) -> bool:
    """Whether there is no image, not even one whose tag is glued to its first attribute (`<imgsrc=`)."""
    return not any(name.startswith("img") for name in article.element_names)
