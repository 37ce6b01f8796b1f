"""The whole way with real articles: accept the past, then damage, move, rename and mend."""

from __future__ import annotations

import os
import random
import re
import shutil
from typing import TYPE_CHECKING

import pytest
from tests.conftest import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Sandbox
    from tests.repository import Repository

CONFIGURATION = re.search(
    r"```toml\n(# artlint\.toml.*?)```", (REPOSITORY / "README.md").read_text(encoding="utf-8"), re.DOTALL
)

DAMAGES: tuple[tuple[str, str, str, str], ...] = (
    ("voa/1043500.md", r"<!--\d{13}-->", "<!--NaN-->", "malformed-epoch"),
    ("voa/1040000.md", r"<!--(\d{3})\d", r"<!--\g<1>0", "epoch-date-mismatch"),
    ("voa/1039000.md", r"<div><small[^>]*>.*?</small></div>", "", "missing-caption"),
    ("voa/1037800.md", r"(<small[^>]*>)[^<]+", r"\1", "empty-caption"),
    ("voa/1036500.md", r"\n------\n", "\n", "missing-separator"),
    ("voa/1025000.md", r'src="https://images.weserv.nl\?url=', 'src="https://', "image-bypasses-proxy"),
    ("voa/1023536.md", r"</p>", "</p><p>&amp;quot;</p>", "double-escaped-entity"),
    ("voa/1022600.md", r"</p>", "</p><script>1</script>", "script-element"),
    ("voa/1041001.md", r"(GMT</i></div>)", r"\1<p></p>", "empty-element"),
    ("rfi/1032000.md", r"\]\(http", "](ftp", "malformed-title-link"),
)
"""Ten ways to damage ten articles, some of which have accepted findings already."""


@pytest.fixture
def archive(sandbox: Sandbox, repository: Repository, shared: Callable[[str], Path]) -> Sandbox:
    """The corpus of one robot's articles under git, its past accepted."""
    assert CONFIGURATION
    assert repository.folder == sandbox.folder
    shutil.copytree(shared("corpus/epoch-news/articles"), sandbox.folder / "articles")
    sandbox.write("artlint.toml", CONFIGURATION[1])
    assert sandbox.run("baseline", "create").code == 0
    repository.commit()
    ran = sandbox.check()
    assert (ran.code, ran.found) == (0, [])
    assert ran.json["summary"]["baselined"] > 50
    return sandbox


def texts(archive: Sandbox) -> dict[str, str]:
    root = archive.folder / "articles"
    return {str(path.relative_to(root)): path.read_text(encoding="utf-8") for path in sorted(root.rglob("*.md"))}


def test_ten_damages_are_ten_findings(archive: Sandbox, repository: Repository) -> None:
    assert len({path for path, *_ in DAMAGES}) == len({rule for *_, rule in DAMAGES}) == 10
    for path, pattern, put, _ in DAMAGES:
        text = texts(archive)[path]
        damaged = re.sub(pattern, put, text, count=1)
        assert damaged != text, path
        archive.write(f"articles/{path}", damaged)
    expected = {f"articles/{path} {rule}" for path, _, _, rule in DAMAGES}
    for arguments in ((), ("--diff-base", "HEAD"), ("--diff-base", "HEAD", "--no-baseline")):
        ran = archive.check(*arguments)
        assert set(ran.found) == expected, arguments
        assert len(ran.found) == 10
    repository.add()
    assert set(archive.check("--staged").found) == expected


def test_shuffled_paragraphs_and_renamed_files_bring_nothing_new(archive: Sandbox, repository: Repository) -> None:
    chance = random.Random(7)
    mixed = 0
    for number, (path, text) in enumerate(texts(archive).items()):
        new = shuffled(text, chance)
        mixed += new != text
        (archive.folder / "articles" / path).unlink()
        folder, name = os.path.split(path)
        archive.write(f"articles/{folder}/{number if number < 50 else ''}{name}", new)
    assert mixed > 30
    accepted = archive.run("baseline", "show", "--output-format", "json").json["baselines"][0]["accepted"]
    ran = archive.check()
    assert ran.found == []
    assert ran.json["summary"]["baselined"] == accepted  # place by place, not cause by cause
    assert archive.run("baseline", "prune").code == 0
    assert archive.check().found == []


def shuffled(text: str, chance: random.Random) -> str:
    """The article with its whole paragraphs that stand side by side in another order."""

    def mixed(match: re.Match[str]) -> str:
        paragraphs = re.findall(r"<p>.*?</p>", match[0])
        chance.shuffle(paragraphs)
        return "".join(paragraphs)

    return re.sub(r"(?:<p>(?:(?!</?p>|</?div|<h\d).)*</p>)+", mixed, text)


def test_one_mended_and_its_twin_damaged_is_one_finding(archive: Sandbox) -> None:
    path = "articles/voa/1043500.md"
    text = (archive.folder / path).read_text(encoding="utf-8")
    twins = text.replace("</p>", "</p><p>一。<em></em></p><p>一。<em></em></p>", 1)
    archive.write(path, twins)
    assert archive.run("baseline", "update").code == 0
    assert archive.check().found == []
    archive.write(path, twins.replace("<p>一。<em></em></p><p>一。<em></em></p>", "<p>一。</p><p>二。<em></em></p>"))
    assert archive.check().found == [f"{path} empty-element"]


def test_the_fingerprints_of_an_archive_are_each_their_own(archive: Sandbox) -> None:
    prints = [finding["fingerprint"] for finding in archive.check("--no-baseline").json["findings"]]
    assert len(prints) == len(set(prints)) > 50


EVERYTHING = """
[rules]
short-body = "warning"
unsafe-target = "warning"
unnormalized-link = "warning"
caption-markup = "warning"
[[sources]]
name = "essays"
files = ["essays/**"]
layout = "front-matter"
"""


@pytest.mark.parametrize("fixes", [pytest.param(("--fix",), marks=pytest.mark.slow), ("--fix", "--unsafe-fixes")])
def test_fixes_bring_no_accepted_finding_back(
    sandbox: Sandbox, shared: Callable[[str], Path], fixes: tuple[str, ...]
) -> None:
    """Links, titles and texts beside what was accepted are mended, and pieces of it, too."""
    shutil.copytree(shared("corpus/epoch-news/articles"), sandbox.folder / "articles")
    for number, path in enumerate(sorted(shared("corpus/jekyll-essays/archived").rglob("2021-0[378]*.md"))):
        sandbox.write(f"essays/{number}.md", path.read_bytes())
    sandbox.write("artlint.toml", EVERYTHING)
    assert sandbox.run("baseline", "create").code == 0
    ran = sandbox.check(*fixes)
    assert ran.json["summary"]["fixed"] > 20
    assert ran.found == []
    assert sandbox.run("baseline", "prune").code == 0
    assert sandbox.check().found == []
