"""Text to frame, dateline, images, captions, links, paragraphs and places."""

from artlint.article.article import Article
from artlint.article.clock import FOREVER, Clock
from artlint.article.decode import decode, encode, undecoded
from artlint.article.file import File
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
    "FOREVER",
    "LAYOUTS",
    "SIGNS",
    "UNNAMED",
    "Address",
    "Article",
    "Caption",
    "Clock",
    "Dateline",
    "Epoch",
    "Field",
    "File",
    "Frame",
    "FrontMatter",
    "Image",
    "Link",
    "Separator",
    "Source",
    "TitleLink",
    "decode",
    "encode",
    "from_milliseconds",
    "looks_like_article",
    "read_moment",
    "shows_frame",
    "take_apart",
    "undecoded",
    "usual_images",
]
