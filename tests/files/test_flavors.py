"""The flavor of Markdown, told by the files of site generators above a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.conftest import HEALTHY

if TYPE_CHECKING:
    from tests.conftest import Sandbox


def flavor(sandbox: Sandbox, path: str = "blog/posts/1.md") -> str:
    lines = sandbox.run("config", "show", path).out.splitlines()
    (line,) = [line for line in lines if line.startswith("flavor: ")]
    return line.removeprefix("flavor: ")


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ((), "commonmark  (default)"),
        (("_config.yml",), "kramdown  (told from the folder)"),
        (("blog/_config.yaml",), "kramdown  (told from the folder)"),
        (("blog/posts/hugo.toml",), "hugo  (told from the folder)"),
        (("hugo.json",), "hugo  (told from the folder)"),
        (("config.toml",), "commonmark  (default)"),
        (("config.toml", "content/a.md"), "hugo  (told from the folder)"),
        (("_config.yml", "blog/hugo.yaml"), "hugo  (told from the folder)"),
        (("hugo.yaml", "blog/_config.yml"), "kramdown  (told from the folder)"),
        (("_config.yml", "scaffolds/post.md"), "commonmark  (default)"),
        (("other/_config.yml",), "commonmark  (default)"),
        (("../_config.yml",), "commonmark  (default)"),
    ],
)
def test_the_nearest_site_of_the_repository_tells(sandbox: Sandbox, files: tuple[str, ...], told: str) -> None:
    sandbox.write("blog/posts/1.md")
    for path in files:
        sandbox.write(path, "")
    assert flavor(sandbox) == told


def test_a_configuration_is_stronger(sandbox: Sandbox) -> None:
    sandbox.write("blog/posts/1.md")
    sandbox.write("_config.yml", "")
    sandbox.write("artlint.toml", 'flavor = "commonmark"')
    assert flavor(sandbox) == f"commonmark  ({sandbox.folder}/artlint.toml)"


def test_a_folder_of_that_name_tells_nothing(sandbox: Sandbox) -> None:
    sandbox.write("blog/posts/1.md")
    (sandbox.folder / "_config.yml").mkdir()
    assert flavor(sandbox) == "commonmark  (default)"


PLUGIN = '''\
from artlint import Rule, Span


class ToldFlavor(Rule):
    """Tell the flavor."""

    def check(self, article):
        yield self.finding(Span(0, 0), article.source.flavor)
'''


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_every_article_knows_the_flavor_of_its_folder(sandbox: Sandbox, jobs: str) -> None:
    sandbox.write("lint_rules/told_flavor.py", PLUGIN)
    sandbox.write("artlint.toml", 'plugins = ["./lint_rules"]\n')
    sandbox.write("a/_config.yml", "")
    sandbox.write("b/hugo.toml", "")
    for number in range(70):
        for folder in ("a/deep", "b", "c"):
            sandbox.write(f"{folder}/{number}.md", HEALTHY)
    ran = sandbox.check("--select", "told-flavor", "--jobs", jobs)
    told = {(finding["path"].partition("/")[0], finding["message"]) for finding in ran.json["findings"]}
    assert told == {("a", "kramdown"), ("b", "hugo"), ("c", "commonmark")}
