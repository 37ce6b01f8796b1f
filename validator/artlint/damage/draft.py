"""A copy of an article that a damage works on: named pieces that can be replaced, and places for more."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from artlint.damage.frame_pieces import frame_pieces
from artlint.damage.marked import CLOSE, OPEN, Damaged, without_marks
from artlint.damage.places import block_places, content_place, letter_place, place_below_date
from artlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from artlint.article import Article

_Edit = tuple[int, int, str]
_image = re.compile(r"<(?:img|picture)", re.IGNORECASE).search
_begins_block = re.compile("[⟦⟧]*<(?:p|div|h[1-6]|ul|li|table|section|figure|blockquote)\\b").match
_file = re.compile(r"[^/?#]*(?:[?#].*)?\Z", re.DOTALL)
_BARE = "https://images.example.org"


class UnfitError(Exception):
    """An article has nothing that a damage could damage."""


class Draft:
    """A copy of an article. Nothing changes it: each method that edits returns another draft, with one edit more.

    Its pieces have names, as far as the article has them:

    - `comment`, `epoch`, `comment_end`; `link`, `title`, `middle`, `url`, `link_end` (the title link); `separator`,
      `separator_end`; `date_label` and `date_end` around the date of a date line; `blank`, the line under the frame.
      A piece with `end` in its name takes the line's end along;
    - `fence`, `front_end` (the lines around front matter); `front_title`, `front_date`, `front_link`, `front_other`
      (whole lines, of front matter or header lines);
    - `date`, the article's own date; `shown_title`, the title of a page;
    - `lead`, the tag of the lead image, and `caption`, the whole element of its caption; `last`, the final line end.

    Editing a piece that the article does not have raises UnfitError, as all methods do where they find no place.
    """

    def __init__(
        self, article: Article, written: Mapping[str, str] | None = None, more: tuple[_Edit, ...] = ()
    ) -> None:
        self.article = article
        self._written = written or {}
        self._more = more

    @property
    def text(self) -> str:
        """The article's text, before any edit."""
        return self.article.text

    @cached_property
    def pieces(self) -> Mapping[str, Span]:
        """The place of each piece by its name; of several front matter lines of one kind, the first."""
        found: dict[str, Span] = {}
        for name, span in (*frame_pieces(self.article), *self._pieces_of_body()):
            found.setdefault(name.replace("-", "_"), span)
        return found

    def _pieces_of_body(self) -> list[tuple[str, Span]]:
        article, found = self.article, []
        if article.dateline is not None:
            found.append(("date", article.dateline.span))
        if (lead := article.lead_image) is not None and article.body_kind == "html":
            found.append(("lead", lead.span))
            found += [("caption", it.element.span) for it in article.captions[:1] if it.medium is lead.element]
        end = len(article.text)
        found.append(("last", Span(end - article.text.endswith("\n"), end)))
        return found

    def has(self, *names: str) -> bool:
        """Whether the article has all of these pieces."""
        return all(name in self.pieces for name in names)

    def get(self, name: str) -> str:
        """The text of a piece."""
        return self.place(name).of(self.text)

    def place(self, name: str) -> Span:
        """The place of a piece."""
        if name not in self.pieces:
            raise UnfitError(name)
        return self.pieces[name]

    def put(self, **texts: str) -> Draft:
        """The copy with other texts for these pieces; of several texts for a piece the last counts."""
        for name in texts:
            self.place(name)
        return self._made({**self._written, **texts}, self._more)

    def replace(self, place: Span, text: str) -> Draft:
        """The copy with another text at a place of the article's text."""
        return self._made(self._written, (*self._more, (*place, text)))

    def whole(self, text: str) -> Draft:
        """The copy with another text in place of everything."""
        return self._made({}, ((0, len(self.text), text),))

    def _made(self, written: Mapping[str, str], more: tuple[_Edit, ...]) -> Draft:
        made = Draft(self.article, written, more)
        made.pieces = self.pieces
        return made

    def front_line(self, name: str, value: str) -> str:
        """The line of front matter `name` (`front_title`, …) with another value, quoted where TOML wants it."""
        matter = self.article.front_matter
        place = self.place(name)
        field = next(it for it in matter.fields.values() if it.key_span.start == place.start) if matter else None
        if matter is None or field is None:
            raise UnfitError(name)
        between = self.text[field.key_span.end : field.value_span.start].rstrip("\"'")
        quote = '"' if matter.format == "toml" and not value.startswith('"') else ""
        return f"{self.text[place.start : field.key_span.end]}{between}{quote}{value}{quote}\n"

    def with_title(self, title: str, *, twice: bool = False) -> Draft:
        """The copy with another title: in the title link and the front matter, or where else the layout has it.

        Marks count in the title link, and in the front matter too where it is told to mark it `twice`.
        """
        if not self.has("title"):
            name = "front_title" if self.has("front_title") else "shown_title"
            line = self.front_line(name, title) if name == "front_title" else title
            return self.put(**{name: line})
        if not self.has("front_title"):
            return self.put(title=title)
        above = title if twice else title.replace(OPEN, "").replace(CLOSE, "")
        return self.put(title=title, front_title=self.front_line("front_title", above))

    @cached_property
    def images(self) -> str:
        """How the addresses of the article's own images begin, as they are written, without a slash at the end."""
        for image in self.article.images:
            written = image.source.raw if image.source is not None else ""
            head, mark, rest = written.partition("url=")
            start = head + mark if mark else ""
            folder = _file.sub("", (rest if mark else written)).rstrip("/")
            if image.url.startswith("https://") and folder not in ("", "https:") and '"' not in folder:
                return start + folder
        return _BARE

    def insert(self, block: str, random: Random, below: int = 0) -> Draft:
        """The copy with a block of HTML beside one of the body's, behind an offset; `{images}` in it is filled in.

        An image needs a lead image above it, for without one it would be that itself.
        """
        places = [place for place in block_places(self.article) if place >= below]
        if not places or (_image(block) and self.article.lead_image is None):
            raise UnfitError("no place for a block")
        place = random.choice(places)
        return self.replace(Span(place, place), self._apart(block.replace("{images}", self.images), place))

    def _apart(self, block: str, place: int) -> str:
        """A block as it is set at a place: in Markdown as a block of HTML between blank lines."""
        if self.article.body_kind != "markdown":
            return block
        above = "" if self.text[:place].endswith("\n\n") else "\n\n"
        return f"{above}{block if _begins_block(block) else f'<div>{block}</div>'}\n\n"

    def within(self, text: str, random: Random) -> Draft:
        """The copy with a text between two Chinese characters of the body, in a paragraph of its own without any."""
        place = letter_place(self.article, random)
        return self.insert(f"<p>桥{text}梁</p>", random) if place is None else self.replace(Span(place, place), text)

    def only_blocks(self, *blocks: str) -> Draft:
        """The copy with these blocks in place of all content below date, lead image and caption."""
        return self._with_content(content_place(self.article), blocks)

    def behind_date(self, *blocks: str) -> Draft:
        """The copy with these blocks in place of all that stands below the date, the lead image too."""
        return self._with_content(place_below_date(self.article), blocks)

    def _with_content(self, found: tuple[Span, str] | None, blocks: tuple[str, ...]) -> Draft:
        if found is None:
            raise UnfitError("no content")
        place, ends = found
        gap = "\n\n" if self.article.body_kind == "markdown" else ""
        return self.replace(place, gap.join(blocks) + ends)

    def cut_at_block(self, text: str, random: Random) -> Draft:
        """The copy that ends at a block with a text in place of it and of all behind it."""
        places = [place for place in block_places(self.article) if place < self.article.body.end]
        if not places or self.article.layout == "page":
            raise UnfitError("no block")
        place = random.choice(places)
        gap = "\n\n" if self.article.body_kind == "markdown" else ""
        return self.replace(Span(place, len(self.text)), f"{gap}{text}\n")

    def damaged(self, *also: str, path: str | None = None) -> Damaged:
        """What has become of it: its text without the marks, and the places that they marked."""
        return without_marks(self.marked, *also, path=path)

    @property
    def marked(self) -> str:
        """The text with all edits, marks included. UnfitError where edits overlap, or the article holds a mark."""
        if OPEN in self.text or CLOSE in self.text:
            raise UnfitError("the text holds a mark")
        edits = [*((*self.place(name), text) for name, text in self._written.items()), *self._more]
        pieces: list[str] = []
        at = 0
        for start, end, text in sorted(edits, key=lambda edit: edit[:2]):
            if start < at:
                raise UnfitError("edits overlap")
            pieces += (self.text[at:start], text)
            at = end
        return "".join((*pieces, self.text[at:]))
