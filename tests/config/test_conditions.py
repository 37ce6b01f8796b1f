"""Sources by what a file says: keys at its top, the host of its own address; and what such a source sets."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.conftest import HEALTHY

if TYPE_CHECKING:
    from tests.conftest import Sandbox

FRAME = "<!--1689730743000-->\n[题](https://{host}/a.html)\n------\n\n<p>今天 LOUD。</p>\n"


def source(*lines: str, name: str = "taken") -> str:
    return "\n".join(("[[sources]]", f'name = "{name}"', *lines, "[sources.rules]", 'loud-word = "info"', ""))


def matter(*lines: str, host: str = "example.org") -> str:
    """A framed article with front matter."""
    return "\n".join(("---", *lines, "---", FRAME.format(host=host)))


def is_taken(sandbox: Sandbox, article: str, *conditions: str) -> bool:
    sandbox.words(source(*conditions))
    sandbox.write("articles/1.md", article)
    ran = sandbox.check("articles", "--select", "loud-word")
    (finding,) = ran.json["findings"]
    return bool(finding["severity"] == "info")


@pytest.mark.parametrize(
    ("lines", "glob", "taken"),
    [
        (("from: YouTube 一个频道",), "YouTube*", True),
        (("from: youtube",), "YouTube*", False),
        (("from: on YouTube",), "YouTube*", False),
        (("from: on YouTube",), "*YouTube*", True),
        (("From: YouTube",), "YouTube", True),
        (("from: YouTube", "draft: true"), "YouTube", True),
        (('from: "YouTube"',), "YouTube", True),
        (("from: 2023",), "20??", True),
        (("from: [Vimeo, YouTube]",), "YouTube", True),
        (("from: [Vimeo, YouTube]",), "Vimeo, YouTube", False),
        (("from: [Vimeo, 'You,Tube']",), "You,Tube", True),
        (("from:", "  - Vimeo", "  - YouTube"), "YouTube", True),
        (("from:", "  - [a, YouTube]"), "YouTube", True),
        (("from:", "  YouTube: 1"), "YouTube", False),
        (("from:", "  name: YouTube"), "YouTube", False),
        (("other: YouTube", "from: Vimeo"), "YouTube", False),
        (("from: cafe\u0301",), "caf\u00e9", True),
        (("from:",), "*", True),
        (("other: a",), "*", False),
        (("from: [",), "*", False),
    ],
)
def test_a_key_at_the_top_names_the_source(sandbox: Sandbox, lines: tuple[str, ...], glob: str, taken: bool) -> None:
    assert is_taken(sandbox, matter(*lines), f"where = {{ from = {json.dumps(glob, ensure_ascii=False)} }}") is taken


@pytest.mark.parametrize(
    ("host", "asked", "taken"),
    [
        ("voachinese.com", "voachinese.com", True),
        ("www.voachinese.com", "voachinese.com", True),
        ("WWW.VOAChinese.com:443", "VoaChinese.com", True),
        ("notvoachinese.com", "voachinese.com", False),
        ("voachinese.com.example.org", "voachinese.com", False),
        ("voachinese.com", "www.voachinese.com", False),
        ("www.b\u00fccher.example", "b\u00fccher.example", True),
    ],
)
def test_the_host_of_the_own_address_names_the_source(sandbox: Sandbox, host: str, asked: str, taken: bool) -> None:
    assert is_taken(sandbox, FRAME.format(host=host), f'link-host = ["no.example", "{asked}"]') is taken


def test_a_link_of_the_text_is_not_the_own_address(sandbox: Sandbox) -> None:
    text = FRAME.format(host="example.org") + '<p><a href="https://voachinese.com/1">别处</a></p>\n'
    assert not is_taken(sandbox, text, 'link-host = ["voachinese.com"]')


BOTH = ('files = ["articles/**"]', 'where = { from = "YouTube*", author = "Li*" }', 'link-host = ["youtube.com"]')


def test_all_conditions_hold(sandbox: Sandbox) -> None:
    full = matter("from: YouTube", "author: Li Lei", host="www.youtube.com")
    assert is_taken(sandbox, full, *BOTH)
    assert not is_taken(sandbox, full.replace("Li Lei", "Han Meimei"), *BOTH)
    assert not is_taken(sandbox, full.replace("from: YouTube", "from: Vimeo"), *BOTH)
    assert not is_taken(sandbox, full.replace("www.youtube.com", "vimeo.com"), *BOTH)
    assert not is_taken(sandbox, full, BOTH[0].replace("articles", "other"), *BOTH[1:])


def test_suppressions_and_statistics_name_such_a_source(sandbox: Sandbox) -> None:
    ignored = '[[ignore]]\nsource = "taken"\nrules = ["soft-word"]\nreason = "known"\n'
    sandbox.words(source('where = { from = "YouTube" }') + ignored)
    text = matter("from: YouTube").replace("LOUD", "LOUD SOFT")
    sandbox.write("articles/1.md", text)
    sandbox.write("articles/2.md", text.replace("from: YouTube", "from: Vimeo"))
    ran = sandbox.check("articles", "--select", "loud-word,soft-word", "--statistics=source")
    assert sorted(ran.found) == ["articles/1.md loud-word", "articles/2.md loud-word", "articles/2.md soft-word"]
    assert [it["path"] for it in ran.json["suppressed"]] == ["articles/1.md"]
    assert [(it["source"], it["checked"]) for it in ran.json["sources"]] == [(None, 1), ("taken", 1)]


def test_a_comment_of_artlint_above_the_keys_hides_none_of_them(sandbox: Sandbox) -> None:
    comment = "<!-- artlint-ignore-file soft-word -- known -->\n"
    assert is_taken(sandbox, comment + matter("from: YouTube"), 'where = { from = "YouTube" }')


def test_config_show_says_by_what_a_source_took_a_file(sandbox: Sandbox) -> None:
    sandbox.words(source(*BOTH, 'body = "html"', 'link-keys = ["from"]', 'site-root = "site"'))
    (sandbox.folder / "site").mkdir()
    sandbox.write("articles/1.md", matter("from: YouTube \x1b[2J", "author: Li Lei", host="www.youtube.com"))
    sandbox.write("articles/2.md")
    file = sandbox.folder / "artlint.toml"
    origin = f"{file} [[sources]] 1 (taken)"
    lines = sandbox.run("config", "show", "articles/1.md").out.splitlines()
    assert "source: none" in lines  # no YAML with such a character can be read
    sandbox.write("articles/1.md", matter("from: YouTube", "author: Li Lei", host="www.youtube.com"))
    lines = sandbox.run("config", "show", "articles/1.md").out.splitlines()
    at = lines.index("source: taken")
    assert lines[at + 1] == (
        f"  from {origin} by files articles/**, from: YouTube, author: Li Lei, link-host www.youtube.com"
    )
    assert f"body: html  ({origin})" in lines
    assert f'link-keys: ["from"]  ({origin})' in lines
    assert f"site-root: {sandbox.folder}/site  ({origin})" in lines
    assert "source: none" in sandbox.run("config", "show", "articles/2.md").out.splitlines()
    whole = sandbox.run("config", "show", ".").out.splitlines()
    assert (
        'source: taken = ["articles/**"], where {from = "YouTube*", author = "Li*"}, link-host ["youtube.com"]'
        f"  ({origin})"
    ) in whole


def test_body_and_flavor_of_all_files(sandbox: Sandbox) -> None:
    sandbox.write("artlint.toml", 'body = "markdown"\nflavor = "hugo"\n')
    sandbox.write("1.md", HEALTHY)
    file = sandbox.folder / "artlint.toml"
    for path in ("1.md", "."):
        lines = sandbox.run("config", "show", path).out.splitlines()
        assert f"body: markdown  ({file})" in lines
        assert f"flavor: hugo  ({file})" in lines


@pytest.mark.parametrize(("folder", "message"), [("lost", "no such folder"), ("..", "is outside of the repository")])
def test_the_root_of_a_site_is_a_folder_of_the_repository(sandbox: Sandbox, folder: str, message: str) -> None:
    sandbox.words(source('files = ["*.md"]', f'site-root = "{folder}"'))
    sandbox.write("1.md")
    ran = sandbox.run("check")
    assert ran.code == 2
    assert f"artlint.toml: sources.1.site-root: {message}" in ran.err


def test_a_link_is_no_way_out_of_the_repository(sandbox: Sandbox) -> None:
    (sandbox.folder / "site").symlink_to("/")
    sandbox.words(source('files = ["*.md"]', 'site-root = "site"'))
    assert "is outside of the repository" in sandbox.run("check").err
