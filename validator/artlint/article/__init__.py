"""Text to frame, dateline, images, captions, links, paragraphs and places."""

from artlint.article.article import Article
from artlint.article.clock import FOREVER, Clock
from artlint.article.decode import Encoding, decode, encode, encoding_of, meant_text, undecoded
from artlint.article.file import File
from artlint.article.hosts import Origin, origin_of, read_host
from artlint.article.markup import Markup, markup, markup_above, may_have_markup_above, scalars
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
    Piece,
    Separator,
    Suppression,
    TitleLink,
)
from artlint.article.recognise import is_blank, looks_like_article, shows_frame
from artlint.article.source import LAYOUTS, UNNAMED, Source
from artlint.article.urls import Address, take_apart

__all__ = [
    "FOREVER",
    "LAYOUTS",
    "UNNAMED",
    "Address",
    "Article",
    "Caption",
    "Clock",
    "Dateline",
    "Encoding",
    "Epoch",
    "Field",
    "File",
    "Frame",
    "FrontMatter",
    "Image",
    "Link",
    "Markup",
    "Origin",
    "Piece",
    "Separator",
    "Source",
    "Suppression",
    "TitleLink",
    "decode",
    "encode",
    "encoding_of",
    "from_milliseconds",
    "is_blank",
    "looks_like_article",
    "markup",
    "markup_above",
    "may_have_markup_above",
    "meant_text",
    "origin_of",
    "read_host",
    "read_moment",
    "scalars",
    "shows_frame",
    "take_apart",
    "undecoded",
]
