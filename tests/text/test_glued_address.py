"""What is glued to an address is found in any body; an address that goes on in a script of its own is none."""

from __future__ import annotations

import pytest

from artlint.article import File
from artlint.judge import lint
from artlint.testing import HEALTHY_FRAME
from artlint_rules.text._preconditions import may_glue_address
from artlint_rules.text.glued_address import GluedAddress

GLUED = (
    "xhttp://a.example.org/1",
    "xhttps://a.example.org/1",
    "https://a.example.org/1http://b.example.org/2",
    "https://a.example.org/?a=1&amp;b=2桥",
    "https://a.example.org:443/1カタカナ",
    "https://a.example.org/1\U00020000",
    "http://a.example.orgFacebook",
    "https://a.example.org/1/YouTube https://b.example.org/2",
    "https://a.example.org/1/YouTube：\xa0http://b.example.org/2",
    "://https://a.example.org/1桥",
)
FREE = (
    "https://a.example.org/1&nbsp;桥",
    "https://a.example.org/1 桥 https://b.example.org/2，桥",
    '<a href="https://a.example.org/桥">桥</a>',
    '<img src="https://a.example.org/1" alt="xhttps://b.example.org/2桥">',
)


def file_with(body: str) -> File:
    return File(f"{HEALTHY_FRAME}<p>{body}</p>\n", now=0)


@pytest.mark.parametrize("text", GLUED)
def test_what_is_glued_to_an_address_is_found(text: str) -> None:
    assert lint(file_with(text), [GluedAddress()]).findings


@pytest.mark.parametrize("text", FREE)
def test_an_article_in_which_nothing_is_glued_is_not_read_further(text: str) -> None:
    assert not may_glue_address(file_with(text).article)
    assert not list(GluedAddress().check(file_with(text).article))
