"""What template languages leave in a text where nobody filled them in."""

from __future__ import annotations

import re

from artlint import late

WORDS = (
    r"(?<![%\w])%%[A-Za-z_][\w.-]{1,40}+%%(?![%\w])",
    r"\$\{[A-Za-z_][\w.]{2,40}+\}(?![\w^$\\])",
    r"\{\$[A-Za-z_][\w.>|-]{2,60}+\}(?!\$)",
    r"\*\|[A-Z][A-Z0-9_:]{1,40}+\|\*",
    r"<%[^%<>]{0,200}+%>",
    r"<\?(?:php|=)[^>]{0,200}+>",
    r"\b(?:get_post_time|get_the_(?:date|time|title)|the_title|the_permalink)"
    r"\((?:'[^'()]{0,40}+'|\"[^\"()]{0,40}+\")\)",
)
"""Words of newsletters, JavaScript, Smarty, Mailchimp, ASP, JSP, ERB, PHP and WordPress."""

BRACES = (r"\{\{[-~#/&>{]? ?[A-Za-z_.$][^{}\n]{0,200}+\}\}", r"\{%-? ?[A-Za-z_][^{}\n]{0,200}%\}")
"""Liquid, Jinja, Handlebars, Angular, Hugo: right in what a generator of pages reads, wrong in a page."""

_LOST = r"(?:undefined|\[object Object\]|%5Bobject(?:%20|\+)Object%5D)"

in_words = late("|".join(f"(?:{it})" for it in WORDS))
in_words_and_braces = late("|".join(f"(?:{it})" for it in (*BRACES, *WORDS)))
lost_value = late(f"(?<=[/=]){_LOST}(?=[&#/?]|$)")
may_be_lost = late(f"[/=]{_LOST}")
may_be_encoded = late("%7B%7B", re.IGNORECASE)
