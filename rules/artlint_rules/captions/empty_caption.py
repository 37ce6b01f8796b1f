from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import BLANK, FRAMED, WHITE_SPACE, Edit, Fix, Ge, Rule, Source, bad, good
from artlint_rules._cuts import block_cut, is_tagged
from artlint_rules.captions._preconditions import has_captions
from artlint_rules.captions._words import is_blank

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Annotated

    from artlint import Article, Caption, Finding


class EmptyCaption(Rule):
    """Keep every caption under an image, audio or video filled.

    An empty `<small>` is what a feed robot leaves when it lost the caption's text. A `<figcaption>` that holds nothing
    at all is mostly a field that its author left empty: the fix deletes it, if it has no attribute.
    """

    min_characters: Annotated[int, Ge(1)] = 1
    """The least a caption must hold, in characters without surrounding space."""

    facts = (has_captions,)
    fix = "safe"
    help = "write the caption, or remove its element"
    examples = (
        good('<img src="https://images.weserv.nl?url=a.org/1.jpg"><div><small>A bridge.</small></div>'),
        good("<p>Small print: <small></small></p>"),
        bad(
            '<img src="https://images.weserv.nl?url=a.org/1.jpg"><div><small> </small></div>',
            "5:65 caption is empty",
        ),
        bad(
            '<p>桥</p><figure><img src="https://a.org/1.jpg"><figcaption><span>&#8203;</span>&nbsp;</figcaption></figure>',
            "5:60 caption is empty",
        ),
        bad(
            '<img src="https://a.org/0.jpg"><figure><img src="https://a.org/1.jpg"><figcaption> </figcaption></figure>',
            "5:83 caption is empty",
            fixed='<img src="https://a.org/0.jpg"><figure><img src="https://a.org/1.jpg"></figure>',
        ),
        bad(
            "---\ntitle: A\n---\n<figure>\n<img src='https://a.org/1.jpg'>\n<figcaption></figcaption>\n</figure>\n\n*A*\n",
            "6:13 caption is empty",
            whole=True,
            source=Source(layout="post", body="markdown"),
            fixed="---\ntitle: A\n---\n<figure>\n<img src='https://a.org/1.jpg'>\n</figure>\n\n*A*\n",
        ),
        bad(
            '<figure><img src="https://images.weserv.nl?url=a.org/1.jpg"><figcaption>A.</figcaption></figure>',
            "5:73 caption has 2 characters, at least 5 are expected",
            min_characters=5,
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        for caption in article.captions:
            length = len(caption.text.strip(BLANK))
            if is_blank(caption.text):
                yield self.finding(caption.span, "caption is empty", fix=_fix(article, caption))
            elif length < self.min_characters:
                message = f"caption has {length} characters, at least {self.min_characters} are expected"
                yield self.finding(caption.span, message)


def _fix(article: Article, caption: Caption) -> Fix | None:
    """Delete a `<figcaption>` without attributes that holds white space at most.

    Not that of a lead image which a robot wrote: there a caption is expected, and was lost.
    """
    lead = article.lead_image if article.layout in FRAMED else None
    if lead is not None and caption.medium is lead.element:
        return None
    element = caption.element
    is_plain = element.name == "figcaption" and not element.attributes and element.end_tag is not None
    if not is_plain or not is_tagged(article, element) or caption.span.of(article.text).strip(WHITE_SPACE):
        return None
    cut = block_cut(article, element)
    return Fix("delete the element", (Edit(cut, ""),)) if cut else None
