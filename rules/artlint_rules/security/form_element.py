from __future__ import annotations

from typing import TYPE_CHECKING

from artlint import Rule, all_readings, bad, excerpt, good, may_have_more_markup
from artlint_rules.security._addresses import host_of
from artlint_rules.security._distinct import distinct

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artlint import Article, Element, Finding

_CONTROLS = ("form", "input", "button", "select", "textarea")


class FormElement(Rule):
    """Keep forms and their fields out of articles.

    An article asks its reader nothing; a form in it is left over from the page, or wants a password. What stands in a
    form is part of it and is not named again.
    """

    elements = _CONTROLS
    facts = (may_have_more_markup,)
    reads = ("bytes", "templates")
    help = "delete the element"
    examples = (
        good("<p>表单 form</p>"),
        good("<label>一</label><output>二</output>"),
        bad('<form action="https://a.net/in"><input name="p"></form>', "5:1 form sends what is typed to a.net"),
        bad("<form><button>好</button></form>", "5:1 form in an article"),
        bad('<p>一。<input type="password"></p>', "5:6 input field in an article (password)"),
        bad("<button>分享</button>", "5:1 button in an article"),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        return distinct(self._findings(article))

    def _findings(self, article: Article) -> Iterator[Finding]:
        for text in all_readings(article):
            covered = 0  # where the last element named ends: what stands in it is part of it
            for element in text.named(*_CONTROLS):
                if element.start >= covered:
                    covered = element.span.end
                    yield self.finding(text.place(element.start_tag), _message(element))


def _message(element: Element) -> str:
    host = host_of(element.get("action")) if element.name == "form" else ""
    if host:
        return f"form sends what is typed to {excerpt(host)}"
    if element.name == "input":
        return f"input field in an article ({element.get('type', 'text').strip().lower()[:20] or 'text'})"
    return f"{element.name} in an article"
