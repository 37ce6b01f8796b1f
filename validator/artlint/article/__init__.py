"""Text to frame, dateline, images, captions, links, paragraphs and places."""

from artlint.article.article import FOREVER, Article
from artlint.article.body import BLOCK
from artlint.article.characters import (
    BLANK,
    HTML_SPACE,
    URL_EDGES,
    WHITE_SPACE,
    canonical,
    html_words,
    odd_edge,
    trimmed_address,
)
from artlint.article.decode import decode, encode, undecoded
from artlint.article.moments import from_milliseconds, read_moment
from artlint.article.parts import (
    Caption,
    Dateline,
    Epoch,
    Field,
    Frame,
    FrontMatter,
    Image,
    Link,
    Paragraph,
    Separator,
    TitleLink,
)
from artlint.article.plain import ADDRESSES, usual_images
from artlint.article.recognise import looks_like_article, shows_frame
from artlint.article.signs import SIGNS
from artlint.article.source import LAYOUTS, UNNAMED, Source
from artlint.article.urls import Address, take_apart

__all__ = [
    "ADDRESSES",
    "BLANK",
    "BLOCK",
    "FOREVER",
    "HTML_SPACE",
    "LAYOUTS",
    "SIGNS",
    "UNNAMED",
    "URL_EDGES",
    "WHITE_SPACE",
    "Address",
    "Article",
    "Caption",
    "Dateline",
    "Epoch",
    "Field",
    "Frame",
    "FrontMatter",
    "Image",
    "Link",
    "Paragraph",
    "Separator",
    "Source",
    "TitleLink",
    "canonical",
    "decode",
    "encode",
    "from_milliseconds",
    "html_words",
    "looks_like_article",
    "odd_edge",
    "read_moment",
    "shows_frame",
    "take_apart",
    "trimmed_address",
    "undecoded",
    "usual_images",
]
