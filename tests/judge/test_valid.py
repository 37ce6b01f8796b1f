"""The engine refuses a fix that could not be applied as it stands, and a configuration can refuse all of a rule's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from artlint import Article, Edit, Finding, Fix, Rule, Span
from artlint.article import File
from artlint.judge import lint

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT = "[A](https://example.org/1.html)\n------\n\n<p>0123456789</p>\n"


class OddFix(Rule):
    """Carries whatever fix it is given."""

    given: Any = None
    """The fix."""

    def check(self, article: Article) -> Iterator[Finding]:
        yield self.finding(Span(0, 1), "a finding", fix=self.given)


def edit(start: int, end: int, text: Any = "x") -> Edit:
    return Edit(Span(start, end), text)


SOUND = [
    Fix("write x", (edit(0, 1),)),
    Fix("write x", (edit(3, 4), edit(0, 1), edit(1, 1)), safe=False, changes=("text", "links", "images")),
    Fix("write x", (edit(len(TEXT), len(TEXT)),)),
]

UNSOUND: dict[str, tuple[Any, str]] = {
    "no Fix": (("write x", ()), "is no Fix"),
    "no message": (Fix(None, (edit(0, 1),)), "is no Fix"),  # type: ignore[arg-type]
    "safe is no bool": (Fix("write x", (edit(0, 1),), safe="yes"), "is no Fix"),  # type: ignore[arg-type]
    "an unknown claim": (Fix("write x", (edit(0, 1),), changes=("title",)), "which is not of text, links, images"),
    "no edits": (Fix("write x", ()), "has no edits"),
    "a list": (Fix("write x", [edit(0, 1)]), "has no edits"),  # type: ignore[arg-type]
    "no Edit": (Fix("write x", ((Span(0, 1), "x"),)), "is no Edit"),  # type: ignore[arg-type]
    "no text": (Fix("write x", (edit(0, 1, b"x"),)), "is no Edit"),
    "no span": (Fix("write x", (Edit((0, 1), "x"),)), "is no Span"),  # type: ignore[arg-type]
    "outside": (Fix("write x", (edit(0, len(TEXT) + 1),)), "lies outside the text"),
    "before": (Fix("write x", (edit(-1, 1),)), "lies outside the text"),
    "overlap": (Fix("write x", (edit(4, 6), edit(2, 5))), "overlap"),
    "one place twice": (Fix("write x", (edit(4, 4), edit(4, 4, "y"))), "overlap"),
    "nothing": (Fix("write x", (edit(0, 1, "["),)), "changes nothing"),
}


@pytest.mark.parametrize("fix", SOUND)
def test_a_sound_fix_is_taken(fix: Fix) -> None:
    result = lint(File(TEXT), [OddFix(given=fix)])
    assert [finding.fix for finding in result.findings] == [fix]


@pytest.mark.parametrize("kind", UNSOUND)
def test_an_unsound_fix_is_a_fault_of_the_rule(kind: str) -> None:
    fix, said = UNSOUND[kind]
    result = lint(File(TEXT), [OddFix(given=fix)])
    assert result.findings == ()
    assert said in result.crashes[0].message
