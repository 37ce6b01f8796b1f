"""Front matter: plain lines read here mean what YAML means, and a broken block says what and where."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from artlint import Article
from artlint.article import FrontMatter


def front_matter(*lines: str) -> FrontMatter:
    found = Article.parse("\n".join(["---", *lines, "---", "", "<p>x</p>", ""])).front_matter
    assert found is not None
    return found


def values(block: FrontMatter) -> dict[str, str | None]:
    return {key: field.value for key, field in block.fields.items()}


def test_plain_and_quoted_fields_are_read_with_their_places() -> None:
    text = '---\ntitle: "當狄倫"\ndate: 2019-11-07T01:41:03.000Z\ntags: [ a, b ]\n---\n'
    block = Article.parse(text).front_matter
    assert block is not None
    assert values(block) == {"title": "當狄倫", "date": "2019-11-07T01:41:03.000Z", "tags": None}
    assert block.fields["title"].value_span.of(text).strip('"') == "當狄倫"
    assert block.fields["date"].value_span.of(text) == "2019-11-07T01:41:03.000Z"
    assert block.fields["date"].key_span.of(text) == "date"
    assert block.span.of(text) == text.rstrip("\n")


@pytest.mark.parametrize(
    ("lines", "defect"),
    [
        (["title: a: b"], "mapping values are not allowed in this context"),
        (["a: [1"], "did not find expected ',' or ']'"),
        (["- a", "- b"], "it is no list of `key: value` lines"),
        (["a: 1", "a: 2"], "the key 'a' stands twice"),
        (["a: *x"], "found undefined alias"),
        (["a: \x00"], "control characters are not allowed"),
        (["a: " + "[" * 300], "it is too large or too deeply nested to read"),
    ],
)
def test_a_broken_block_says_why(lines: list[str], defect: str) -> None:
    assert front_matter(*lines).defect == defect


def test_a_block_without_its_second_fence_ends_before_the_frame() -> None:
    found = Article.parse("---\ntitle: x\n<!--1689730743000-->\n[x](https://e.org/1)\n------\n\n<p>x</p>\n")
    assert found.front_matter is not None
    assert found.front_matter.defect == "the closing --- is missing"
    assert found.epoch is not None
    assert found.title_link is not None


def test_a_fence_elsewhere_is_no_front_matter() -> None:
    assert Article.parse("x\n---\ntitle: x\n---\n").front_matter is None


def test_an_empty_value_is_empty_and_a_comment_is_none() -> None:
    assert values(front_matter("# robot", "title:", "date: x # y")) == {"title": "", "date": "x"}


PIECES = st.text(st.sampled_from(list("ab1 :#-'\"[]{},&*!|>%@`~?=.\\/中\t😀")), max_size=12)


@given(st.lists(st.tuples(st.sampled_from(["title", "date", "a-b", "x_1"]), PIECES), max_size=4))
def test_what_is_read_is_what_yaml_reads(pairs: list[tuple[str, str]]) -> None:
    lines = [f"{key}: {value}" for key, value in pairs]
    block = front_matter(*lines)
    try:
        node = yaml.compose("\n".join(lines), Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        assert block.defect is not None
        return
    if node is None or block.defect is not None:
        assert node is None or len({key for key, _ in pairs}) < len(pairs)
        return
    expected = {key.value: value.value if isinstance(value, yaml.ScalarNode) else None for key, value in node.value}
    assert values(block) == expected
