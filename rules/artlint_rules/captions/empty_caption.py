from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import BLANK, Ge, Rule, bad, good
from artlint_rules.captions._preconditions import has_captions
from artlint_rules.captions._words import is_blank

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Annotated

    from artlint import Article, Finding


class EmptyCaption(Rule):
    """Keep every caption under an image, audio or video filled.

    An empty `<small>` is what a feed robot leaves when it lost the caption's text.
    """

    min_characters: Annotated[int, Ge(1)] = 1
    """The least a caption must hold, in characters without surrounding space."""

    facts = (has_captions,)
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
            '<figure><img src="https://images.weserv.nl?url=a.org/1.jpg"><figcaption>A.</figcaption></figure>',
            "5:73 caption has 2 characters, at least 5 are expected",
            min_characters=5,
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        for caption in article.captions:
            length = len(caption.text.strip(BLANK))
            if is_blank(caption.text):
                yield self.finding(caption.span, "caption is empty")
            elif length < self.min_characters:
                message = f"caption has {length} characters, at least {self.min_characters} are expected"
                yield self.finding(caption.span, message)
