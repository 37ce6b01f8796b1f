"""Front matter: plain lines read here mean what YAML means, and a broken block says what and where."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from artlint.article import File, FrontMatter


def front_matter(*lines: str) -> FrontMatter:
    found = File("\n".join(["---", *lines, "---", "", "<p>x</p>", ""])).article.front_matter
    assert found is not None
    return found


def values(block: FrontMatter) -> dict[str, str | None]:
    return {key: field.value for key, field in block.fields.items()}


def test_plain_and_quoted_fields_are_read_with_their_places() -> None:
    text = '---\ntitle: "當狄倫"\ndate: 2019-11-07T01:41:03.000Z\ntags: [ a, b ]\n---\n'
    block = File(text).article.front_matter
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
        ([" " * depth + "a:" for depth in range(300)], "it is too large or too deeply nested to read"),
    ],
)
def test_a_broken_block_says_why(lines: list[str], defect: str) -> None:
    assert front_matter(*lines).defect == defect


@pytest.mark.parametrize("nesting", ["- ", "? ", "[", "{", "a: [", "- ? "])
@pytest.mark.parametrize("times", [25_000, 100_000, 400_000])
def test_nesting_of_any_depth_is_refused(nesting: str, times: int) -> None:
    assert front_matter(nesting * times).defect == "it is too large or too deeply nested to read"


@pytest.mark.parametrize("count", [90, 1_000])
def test_many_lists_beside_one_another_are_read(count: int) -> None:
    lines = [f"{name}: [x y, '1']" for name in range(count)]
    assert values(front_matter(*lines)) == {str(name): None for name in range(count)}


@pytest.mark.parametrize("key", ["[link]", "{{ page.title }}", "{a: b}", "? [a, b]\n"])
def test_a_key_that_is_no_scalar_is_skipped(key: str) -> None:
    block = front_matter("title: x", f"{key}: y", "date: z")
    assert block.defect is None
    assert values(block) == {"title": "x", "date": "z"}


@pytest.mark.parametrize("newline", ["\r", "\r\n"])
def test_line_ends_of_other_systems_change_nothing(newline: str) -> None:
    lines = ["---", "title: x", "", "date: y", "---", "<!--1689730743000-->", "[x](https://e.org/1)", "------", "", "x"]
    found = File(newline.join(lines)).article
    assert found.front_matter is not None
    assert found.front_matter.defect is None
    assert values(found.front_matter) == {"title": "x", "date": "y"}
    assert found.front_matter.span.of(found.text) == newline.join(lines[:5])
    assert found.title_link is not None
    del lines[4], lines[2]
    unclosed = File(newline.join(lines)).article
    assert unclosed.front_matter is not None
    assert unclosed.front_matter.span.of(unclosed.text) == newline.join(lines[:3]) + newline
    assert unclosed.epoch is not None


def test_a_block_without_its_second_fence_ends_before_the_frame() -> None:
    found = File("---\ntitle: x\n<!--1689730743000-->\n[x](https://e.org/1)\n------\n\n<p>x</p>\n").article
    assert found.front_matter is not None
    assert found.front_matter.defect == "the closing --- is missing"
    assert found.epoch is not None
    assert found.title_link is not None


def test_a_fence_elsewhere_is_no_front_matter() -> None:
    assert File("x\n---\ntitle: x\n---\n").article.front_matter is None


def test_an_empty_value_is_empty_and_a_comment_is_none() -> None:
    assert values(front_matter("# robot", "title:", "date: x # y")) == {"title": "", "date": "x"}


PIECES = st.text(st.sampled_from(list("ab1 :#-'\"[]{},&*!|>%@`~?=.\\/中\t😀")), max_size=12)


KEYS = st.sampled_from(
    ["title", "date", "a-b", "x_1", "[a]", "{a: b}", "{{ a.b }}", "? [a, b]\n", "? a\n", "&k c", "'d'", "-"]
)


@given(st.lists(st.tuples(KEYS, PIECES), max_size=4))
def test_what_is_read_is_what_yaml_reads(pairs: list[tuple[str, str]]) -> None:
    lines = [f"{key}: {value}" for key, value in pairs]
    block = front_matter(*lines)
    try:
        node = yaml.compose("\n".join(lines), Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        assert block.defect is not None
        return
    if not isinstance(node, yaml.MappingNode):
        assert (block.defect is None) == (node is None)
        return
    scalars = [(key.value, value) for key, value in node.value if isinstance(key, yaml.ScalarNode)]
    if len({key for key, _ in scalars}) < len(scalars):
        assert block.defect is not None
        return
    assert block.defect is None
    expected = {key: value.value if isinstance(value, yaml.ScalarNode) else None for key, value in scalars}
    assert values(block) == expected
