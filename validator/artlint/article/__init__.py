"""From the bytes of a file to an article with its parts, each with its place.

`File` is what is written: the text, artlint's own comments in it, and the map between both. `File.article` is the
`Article` that rules see, the text without those comments. Both are made of any bytes, nothing in them fails, and
reading changes nothing. All places are `Span`, in code points of the text; all moments are UTC milliseconds.

- `decode` and `encode` turn bytes into text and back without losing one; `encoding_of` and `meant_text` say what a file
  is encoded in that is not UTF-8 (`encodings` finds out).
- `frame` and `frontmatter` read what stands above the body, `dateline` the date of the article, `media` its images,
  captions and links, `markdown_captions` the captions of Markdown; `parts` has their classes. `Article.document` is
  the body as HTML (`artlint.html`).
- `moments` and `zones` read dates, `addresses` and `hosts` read addresses as a browser does.
- `markup` reads all that a page may show as HTML: the body, the frame, the values of the front matter.
- `comments` and `suppressions` find and read `artlint-ignore`. `recognise` says whether a file is an article at all.
- `Source` is what the caller knows of an article beyond its text, `Clock` the time of the run, `Site` what lies
  below the root of its site.
"""

from artlint.article.addresses import Address, Origin, origin_of, split_address
from artlint.article.article import Article
from artlint.article.clock import FOREVER, Clock
from artlint.article.decode import Encoding, decode, encode, undecoded
from artlint.article.file import File
from artlint.article.file_encoding import encoding_of, meant_text
from artlint.article.hosts import read_host
from artlint.article.markup import (
    Markup,
    all_readings,
    markup,
    markup_above,
    may_have_markup_above,
    may_have_more_markup,
    scalars,
)
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
    OwnAddress,
    Piece,
    Separator,
    Suppression,
    Title,
    TitleLink,
)
from artlint.article.recognise import is_blank, looks_like_article, not_article_reason, shows_parts
from artlint.article.site import Site
from artlint.article.source import FRAMED, LAYOUTS, PIECES, UNNAMED, Source

__all__ = [
    "FOREVER",
    "FRAMED",
    "LAYOUTS",
    "PIECES",
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
    "OwnAddress",
    "Piece",
    "Separator",
    "Site",
    "Source",
    "Suppression",
    "Title",
    "TitleLink",
    "all_readings",
    "decode",
    "encode",
    "encoding_of",
    "from_milliseconds",
    "is_blank",
    "looks_like_article",
    "markup",
    "markup_above",
    "may_have_markup_above",
    "may_have_more_markup",
    "meant_text",
    "not_article_reason",
    "origin_of",
    "read_host",
    "read_moment",
    "scalars",
    "shows_parts",
    "split_address",
    "undecoded",
]
