"""Nothing is skipped in silence: what is no article is told, with the reason and what to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.conftest import HEALTHY, NO_ARTICLE, OTHER_NAME, SETTLE

if TYPE_CHECKING:
    from tests.conftest import Sandbox

LACKS = NO_ARTICLE.partition(": it ")[2]
TEMPLATE = "{% extends 'base.html' %}\n<p>{{ title }}</p>\n"


def test_a_few_files_are_named_and_many_are_counted(sandbox: Sandbox) -> None:
    sandbox.write("1.md")
    for number in range(5):
        sandbox.write(f"docs/{number}.md", "prose\n")
    notes = [f"note: docs/{number}.md: not checked: {NO_ARTICLE}\n" for number in range(5)]
    assert sandbox.find().err == "".join(notes) + SETTLE
    sandbox.write("docs/5.md", "prose\n")
    assert sandbox.find().err == f"note: 6 files not checked, such as docs/0.md: {NO_ARTICLE}\n{SETTLE}"
    assert sandbox.find("--quiet").err == ""


def test_each_reason_is_told_by_itself(sandbox: Sandbox) -> None:
    sandbox.write("1.md")
    for number in range(6):
        sandbox.write(f"docs/{number}.md", "prose\n")
        sandbox.write(f"theme/{number}.html", TEMPLATE.replace("base", f"base{number}"))
    assert sandbox.find().err == (
        f"note: 6 files not checked, such as docs/0.md: {NO_ARTICLE}\n"
        "note: 6 files not checked, such as theme/0.html: not-an-article: it is a template: it holds "
        f"`{{% extends 'base0.html' %}}`\n{SETTLE}"
    )


def test_ten_thousand_files_cost_one_line(sandbox: Sandbox) -> None:
    from artlint.model import Skip
    from artlint.run.unchecked import unchecked_notes

    skipped = [Skip(f"{number}.md", "not-an-article", False, LACKS) for number in range(10_000)]
    assert list(unchecked_notes(skipped))[:-1] == [f"10,000 files not checked, such as 0.md: {NO_ARTICLE}"]


def test_many_files_that_a_hook_names_cost_one_line(sandbox: Sandbox) -> None:
    names = [f"{number}.png" for number in range(100, 106)]
    for name in names:
        sandbox.write(name, b"\x89PNG")
    assert sandbox.find(*names).err == f"note: 6 files not checked, such as 100.png: {OTHER_NAME}\n"


def test_what_the_user_left_out_is_not_told(sandbox: Sandbox) -> None:
    sandbox.write("artlint.toml", 'exclude = ["docs/"]')
    sandbox.write("1.md")
    sandbox.write("docs/1.md", "prose\n")
    assert sandbox.find().err == ""


def nothing(sandbox: Sandbox, *arguments: str) -> str:
    ran = sandbox.find(*arguments)
    (problem,) = ran.json["problems"]
    assert (ran.code, problem["kind"]) == (2, "nothing-to-check")
    return str(problem["message"]).removeprefix("no article found in this folder")


def test_a_folder_without_an_article_says_what_is_there(sandbox: Sandbox) -> None:
    for number in range(12):
        sandbox.write(f"a/{number}.md", "prose\n")
    sandbox.write("a/b.html", TEMPLATE)
    for name in ("1.rst", "2.rst", "3.mdx"):
        sandbox.write(f"a/{name}", "prose\n")
    assert nothing(sandbox, "a") == (
        f": 12 Markdown files, each of which {LACKS}; 1 HTML file, which is a template; 2 .rst files; 1 .mdx file; "
        'to check them all, write include = ["**/*.html", "**/*.md"] in artlint.toml'
    )


def test_a_folder_of_other_suffixes_says_so(sandbox: Sandbox) -> None:
    for name in ("1.rst", "2.mdx", "3.png", "4.gif", "5.png", "noextension"):
        sandbox.write(f"a/{name}", "prose\n")
    assert nothing(sandbox, "a") == (
        ": 2 .png files; 1 other file; 1 .gif file; 2 more of other suffixes; "
        "without `include`, only .md, .markdown, .html, .htm and .txt are read"
    )


def test_an_empty_folder_has_nothing_to_tell(sandbox: Sandbox) -> None:
    (sandbox.folder / "a").mkdir()
    assert nothing(sandbox, "a") == ""


def test_a_folder_of_excluded_files_says_so(sandbox: Sandbox) -> None:
    sandbox.write("artlint.toml", 'exclude = ["*.md"]')
    sandbox.write("a/1.md")
    assert nothing(sandbox, "a") == ": 1 Markdown file skipped (excluded)"


def test_names_with_control_characters_are_escaped(sandbox: Sandbox) -> None:
    sandbox.write("a/1.md")
    sandbox.write("a/\x1b[2J.md", "prose\n")
    sandbox.write("b/1.\x1b[31m", "prose\n")
    assert sandbox.find("a").err == f"note: a/\\x1b[2J.md: not checked: {NO_ARTICLE}\n{SETTLE}"
    ran = sandbox.run("check", "b")
    assert "\x1b" not in ran.err
    assert "1 .\\x1b[31m file" in ran.err


OFF = 'include = ["*.md"]\n[rules]\nnot-an-article = "off"\n'


def test_what_is_no_article_is_never_clean(sandbox: Sandbox) -> None:
    sandbox.write("artlint.toml", OFF)
    sandbox.write("1.md", HEALTHY)
    sandbox.write("2.md", "Some prose.\n")
    ran = sandbox.check()
    assert (ran.code, ran.json["summary"]["checked"], ran.found) == (0, 1, [])
    assert ran.skipped == {"2.md": "not-an-article"}
    assert "2.md: not checked: not-an-article: it shows no part of an article; rules that need no frame only" in ran.err


@pytest.mark.parametrize("extra", [(), ("--statistics",), ("--output-format", "junit"), ("--output-format", "text")])
def test_rules_that_need_no_frame_judge_it_all_the_same(sandbox: Sandbox, extra: tuple[str, ...]) -> None:
    sandbox.write("artlint.toml", OFF)
    sandbox.write("1.md", HEALTHY)
    sandbox.write("2.md", '<p>Some prose <script src="https://a.example/x.js"></script></p>\n')
    assert sandbox.check().found == ["2.md script-element"]
    ran = sandbox.run("check", *extra)
    assert (ran.code, "script-element" in ran.out) == (1, True)


def test_a_baseline_accepts_what_is_found_there(sandbox: Sandbox) -> None:
    sandbox.write("artlint.toml", OFF)
    sandbox.write("1.md", HEALTHY)
    sandbox.write("2.md", '<p>Some prose <script src="https://a.example/x.js"></script></p>\n')
    assert sandbox.run("baseline", "create").code == 0
    ran = sandbox.check()
    assert (ran.code, ran.found, ran.json["summary"]["baselined"]) == (0, [], 1)


def test_it_is_not_counted_as_checked_once_it_is_fixed(sandbox: Sandbox) -> None:
    sandbox.write("artlint.toml", OFF)
    sandbox.write("1.md", HEALTHY)
    file = sandbox.write("2.md", "\ufeffSome prose.\n")
    ran = sandbox.check("--fix")
    assert (ran.code, ran.json["summary"]["checked"], ran.json["summary"]["fixed"]) == (0, 1, 1)
    assert ran.skipped == {"2.md": "not-an-article"}
    assert file.read_text(encoding="utf-8") == "Some prose.\n"
