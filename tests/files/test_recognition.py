"""Files that do not look like articles as they are read: in another encoding, or empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.conftest import HEALTHY, addressed

if TYPE_CHECKING:
    from tests.conftest import Sandbox

LONG = HEALTHY.replace("</p>\n", "</p>" + "<p>总统说，我们的国家在过去的几年里发生了很大的变化。</p>" * 70 + "\n")


def said(sandbox: Sandbox, *arguments: str) -> list[tuple[str, str, str]]:
    return [(it["path"], it["rule"], it["message"]) for it in sandbox.check(*arguments).json["findings"]]


def put(sandbox: Sandbox, path: str, data: bytes) -> None:
    (sandbox.folder / path).parent.mkdir(parents=True, exist_ok=True)
    (sandbox.folder / path).write_bytes(data)


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-16", "UTF-16 LE with a byte order mark"),
        ("utf-16-le", "UTF-16 LE without a byte order mark"),
        ("utf-16-be", "UTF-16 BE without a byte order mark"),
        ("utf-32", "UTF-32 LE with a byte order mark"),
        ("gbk", "GBK"),
    ],
)
def test_an_article_in_another_encoding_is_one_finding(sandbox: Sandbox, codec: str, name: str) -> None:
    put(sandbox, "1.md", LONG.encode(codec))
    put(sandbox, "2.md", "# notes\n\nNo article.\n".encode(codec))
    assert said(sandbox) == [("1.md", "not-utf8", f"the file is {name}, not UTF-8")]


def test_a_binary_file_that_is_included_is_one_finding(sandbox: Sandbox) -> None:
    sandbox.write("artlint.toml", 'include = ["*.md"]\n')
    noise = bytes((number * number * 31 + number // 7) % 256 for number in range(50_000))
    put(sandbox, "1.md", noise)
    put(sandbox, "2.md", HEALTHY.encode() + noise)
    assert said(sandbox) == [(f"{n}.md", "not-utf8", "the file is binary, not text") for n in (1, 2)]


def test_rules_of_security_are_heard_in_another_encoding(sandbox: Sandbox) -> None:
    put(sandbox, "1.md", LONG.replace("</p>\n", "</p><script>x()</script>\n").encode("gbk"))
    assert [rule for _, rule, _ in said(sandbox)] == ["not-utf8", "script-element"]


def test_rules_are_silent_only_after_the_finding(sandbox: Sandbox) -> None:
    put(sandbox, "1.md", LONG.replace("<p>", "<p></p><p>", 1).encode("gbk"))
    assert "empty-element" in [rule for _, rule, _ in said(sandbox, "--ignore", "not-utf8")]
    put(
        sandbox,
        "1.md",
        (LONG.replace("<p>", "<p></p><p>", 1) + "<!-- artlint-ignore-file not-utf8 -->\n").encode("gbk"),
    )
    assert "empty-element" in [rule for _, rule, _ in said(sandbox)]


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\xef\xbb\xbf \r\n\t\n", "\u3000\n".encode(), b"\0" * 4096])
def test_an_empty_file_among_articles_is_an_error(sandbox: Sandbox, data: bytes) -> None:
    put(sandbox, "articles/1.md", HEALTHY.encode())
    put(sandbox, "articles/2.md", data)
    put(sandbox, "articles/requirements.txt", data)
    put(sandbox, "docs/index.md", data)
    put(sandbox, "docs/notes.md", b"# notes\n")
    found = said(sandbox)
    assert [(path, rule) for path, rule, _ in found] == [("articles/2.md", "not-an-article")]
    assert [(path, rule) for path, rule, _ in said(sandbox, "articles/2.md")] == [("articles/2.md", "not-an-article")]


def test_an_empty_file_alone_in_its_folder_is_held_against_the_folders_beside(sandbox: Sandbox) -> None:
    put(sandbox, "2023/07/18/1.md", HEALTHY.encode())
    put(sandbox, "2023/07/19/2.md", b"")
    assert said(sandbox) == [("2023/07/19/2.md", "not-an-article", "file is empty")]


def test_nothing_on_stdin_is_an_error(sandbox: Sandbox) -> None:
    for data in (b"", b"\xef\xbb\xbf\n", b" \n"):
        assert sandbox.run("check", "-", stdin=data).code == 1


def test_an_empty_file_is_judged_anew_when_its_neighbours_change(sandbox: Sandbox) -> None:
    for number in range(250):  # enough for the cache
        put(sandbox, f"a/{number}.md", addressed(f"a/{number}.md").encode())
    put(sandbox, "b/1.md", b"")
    put(sandbox, "b/notes.md", b"# notes\n")
    assert sandbox.run("check").code == 0
    put(sandbox, "b/2.md", HEALTHY.encode())
    assert sandbox.run("check").code == 1
