"""No input makes artlint crash: findings or a clean error, never a traceback."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.conftest import checked, drawn

from artlint.model import Request
from artlint.report import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Sandbox

    from artlint.model import Report

HEAD = b"<!--1689730743000-->\n[a](https://example.org/1.html)\n------\n\n"
NOW = 1_700_000_000_000
MEGABYTE = 1_000_000
PARAGRAPH = "<p>第一段说桥今天重新开放，河两岸的人都来了。</p>".encode()

FIXTURES = sorted(
    path for path in (Path(__file__).parents[2] / "fixtures").rglob("*") if path.suffix in (".md", ".html", ".markdown")
)


def report_of(data: bytes, name: str = "articles/1.md") -> Report:
    """The report of a text, rendered in every format; a rule that crashes is no clean error."""
    ran = checked(Request((), str(Path(__file__).parent), NOW, isolated=True, gitignore=False, stdin=(data, name)))
    for name_of_format in FORMATS:
        ran.rendered(name_of_format).encode("utf-8")
    assert [problem.message for problem in ran.report.problems] == []
    return ran.report


@given(st.binary())
def test_any_bytes(data: bytes) -> None:
    report_of(data)


@given(st.binary())
def test_any_bytes_as_a_body(data: bytes) -> None:
    assert report_of(HEAD + data).checked == 1


PIECES = (
    "<!--", "-->", "1689730743000", "NaN", "[", "](", ")", "------", "\n", "\r\n", "\ufeff", "---\n",
    "title: x\n", "日期：", "2023-07-19", "<img src=", '"', ">", "</p>", "<p>", "<div>", "&amp;", "&", "\x00", "法",
    "😀", "\udcff", "<script", "<!", "https://", "//", ":", "?url=", "<small>", "<table>", "<svg>", "</",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_order_of_what_articles_are_made_of(pieces: list[str]) -> None:
    report_of("".join(pieces).encode("utf-8", "surrogateescape"))


@pytest.mark.parametrize(
    ("first", "step"), [(0, 97), *(pytest.param(tenth, 10, marks=pytest.mark.slow) for tenth in range(10))]
)
def test_every_prefix_of_the_seed(shared: Callable[[str], Path], first: int, step: int) -> None:
    data = next(shared("seed").iterdir()).read_bytes()
    for end in range(first, len(data) + 1, step):
        report_of(data[:end])


def test_the_seed_is_clean(shared: Callable[[str], Path], sandbox: Sandbox) -> None:
    ran = sandbox.check(str(shared("seed")), "--isolated")
    assert (ran.code, ran.json["summary"]["checked"], ran.found) == (0, 1, [])


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.name)
@settings(max_examples=drawn(30), suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_every_fixture_with_one_byte_changed(fixture: Path, data: st.DataObject) -> None:
    content = bytearray(fixture.read_bytes())
    if content:
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    report_of(bytes(content))


def bomb() -> bytes:
    """Front matter whose title would be 10^12 letters long, were its aliases written out."""
    lists = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}' if n else 'x'] * 10)}]" for n in range(12)]
    lines = ["---", *lists, *(f"{key}: *a11" for key in ("title", "date", "link", "from")), "---", ""]
    return "\n".join(lines).encode() + HEAD


HUGE: dict[str, Callable[[int], bytes]] = {
    "text": lambda size: HEAD + PARAGRAPH * (16 * size // len(PARAGRAPH)),
    "NUL": lambda size: HEAD + b"\0" * (16 * size),
    "nothing but NUL": lambda size: b"\0" * (16 * size),
    "open elements": lambda size: HEAD + b"<div>" * (size // 50),
    "<": lambda size: HEAD + b"<" * size,
    "&": lambda size: HEAD + b"&" * size,
    "[": lambda size: b"[" * size + b"](" * (size // 1000),
    "digits of a date": lambda size: HEAD + b"<div><i>" + b"1" * size,
    "digits of an epoch": lambda size: b"<!--" + b"1" * size + b"-->\n[a](https://example.org/1.html)\n------\n",
    "lines": lambda size: HEAD + b"\n" * size,
    "undecodable bytes": lambda size: HEAD + b"\xff" * size,
    "attributes": lambda size: HEAD + b"<p " + b"a=1 " * (size // 4) + b">",
    "quotes": lambda size: HEAD + b"<p a=" + b"\"'" * (size // 2),
    "> before as many of <": lambda size: HEAD + b">" * (size // 2) + b"<" * (size // 2),
    "empty small print": lambda size: HEAD + b"<small></small>" * (size // 50),
    "a comment without an end": lambda size: HEAD + b"<!--" * (size // 4),
    "front matter without an end": lambda size: b"---\n" + b"a: b\n" * (size // 5),
    "deep front matter": lambda size: (
        b"---\n" + b"[" * (size // 10) + b"\n---\n[a](https://example.org/1.html)\n------\n"
    ),
}
"""What is made of a size: about so many bytes; of text and NUL sixteen times as many, nearly the most that is read."""


@pytest.mark.parametrize("size", [MEGABYTE // 200, pytest.param(MEGABYTE, marks=pytest.mark.slow)])
@pytest.mark.parametrize("name", HUGE)
def test_a_huge_file_ends(sandbox: Sandbox, name: str, size: int) -> None:
    end_of(sandbox, HUGE[name](size))


def test_front_matter_of_aliases_of_aliases_ends(sandbox: Sandbox) -> None:
    end_of(sandbox, bomb())


def end_of(sandbox: Sandbox, content: bytes) -> None:
    """A check of a huge file comes to an end, with findings or a clean error and no long report."""
    sandbox.write("1.md", content)
    ran = sandbox.check("1.md", "--isolated")
    assert ran.code in (0, 1)
    assert ran.problems == []
    assert len(ran.out) < 2 * MEGABYTE
