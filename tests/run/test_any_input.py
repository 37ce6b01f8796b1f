"""No input makes artlint crash: findings or a clean error, never a traceback."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.conftest import checked

from artlint.model.request import Request
from artlint.report import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Sandbox

    from artlint.model.outcome import Report

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


@pytest.mark.parametrize("tenth", range(10))
def test_every_prefix_of_the_seed(shared: Callable[[str], Path], tenth: int) -> None:
    data = next(shared("seed").iterdir()).read_bytes()
    for end in range(tenth, len(data) + 1, 10):
        report_of(data[:end])


def test_the_seed_is_clean(shared: Callable[[str], Path], sandbox: Sandbox) -> None:
    ran = sandbox.check(str(shared("seed")), "--isolated")
    assert (ran.code, ran.json["summary"]["checked"], ran.found) == (0, 1, [])


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.name)
@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
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


HUGE: dict[str, Callable[[], bytes]] = {
    "50 MB of text": lambda: HEAD + PARAGRAPH * (50 * MEGABYTE // len(PARAGRAPH)),
    "50 MB of NUL": lambda: HEAD + b"\0" * (50 * MEGABYTE),
    "50 MB of nothing but NUL": lambda: b"\0" * (50 * MEGABYTE),
    "20,000 open elements": lambda: HEAD + b"<div>" * 20_000,
    "a million of <": lambda: HEAD + b"<" * MEGABYTE,
    "a million of &": lambda: HEAD + b"&" * MEGABYTE,
    "a million of [": lambda: b"[" * MEGABYTE + b"](" * 1000,
    "a million digits of a date": lambda: HEAD + b"<div><i>" + b"1" * MEGABYTE,
    "a million digits of an epoch": lambda: (
        b"<!--" + b"1" * MEGABYTE + b"-->\n[a](https://example.org/1.html)\n------\n"
    ),
    "a million lines": lambda: HEAD + b"\n" * MEGABYTE,
    "a million undecodable bytes": lambda: HEAD + b"\xff" * MEGABYTE,
    "a million attributes": lambda: HEAD + b"<p " + b"a=1 " * (MEGABYTE // 4) + b">",
    "a million quotes": lambda: HEAD + b"<p a=" + b"\"'" * (MEGABYTE // 2),
    "half a million of > before as many of <": lambda: HEAD + b">" * (MEGABYTE // 2) + b"<" * (MEGABYTE // 2),
    "empty small print": lambda: HEAD + b"<small></small>" * 20_000,
    "a comment without an end": lambda: HEAD + b"<!--" * (MEGABYTE // 4),
    "front matter without an end": lambda: b"---\n" + b"a: b\n" * (MEGABYTE // 5),
    "front matter of aliases of aliases": bomb,
    "deep front matter": lambda: b"---\n" + b"[" * 100_000 + b"\n---\n[a](https://example.org/1.html)\n------\n",
}


@pytest.mark.parametrize("name", HUGE)
def test_a_huge_file_ends(sandbox: Sandbox, name: str) -> None:
    sandbox.write("1.md", HUGE[name]())
    ran = sandbox.check("1.md", "--isolated")
    assert ran.code in (0, 1)
    assert ran.problems == []
    assert len(ran.out) < 2 * MEGABYTE
