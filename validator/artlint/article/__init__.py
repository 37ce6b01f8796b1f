"""Text to frame, dateline, images, captions, links, paragraphs and places."""

from artlint.article.addresses import Address, Origin, origin_of, split_address
from artlint.article.article import Article
from artlint.article.clock import FOREVER, Clock
from artlint.article.decode import Encoding, decode, encode, undecoded
from artlint.article.file import File
from artlint.article.file_encoding import encoding_of, meant_text
from artlint.article.hosts import read_host
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
from artlint.article.recognise import is_blank, looks_like_article, shows_frame
from artlint.article.signs import SIGNS
from artlint.article.source import LAYOUTS, UNNAMED, Source

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
    "Encoding",
    "Epoch",
    "Field",
    "File",
    "Frame",
    "FrontMatter",
    "Image",
    "Link",
    "Origin",
    "Separator",
    "Source",
    "TitleLink",
    "decode",
    "encode",
    "encoding_of",
    "from_milliseconds",
    "is_blank",
    "looks_like_article",
    "meant_text",
    "origin_of",
    "read_host",
    "read_moment",
    "shows_frame",
    "split_address",
    "undecoded",
    "usual_images",
]
