"""A verdict for which the disk was asked what lies beside an article holds for no later run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.conftest import HEALTHY

if TYPE_CHECKING:
    from tests.conftest import Sandbox

    from .conftest import Judged

CONFIGURATION = """\
[[sources]]
name = "site"
files = ["*.md"]
site-root = "site"
"""
IMAGE = '<img src="/assets/1.png" alt="桥">'


def test_a_file_that_comes_or_goes_beside_an_article_is_seen(sandbox: Sandbox, judged: Judged) -> None:
    (sandbox.folder / "site" / "assets").mkdir(parents=True)
    sandbox.write("artlint.toml", CONFIGURATION)
    sandbox.write("1.md", HEALTHY.replace("<p>", f"<p>{IMAGE}", 1))
    sandbox.write("2.md", HEALTHY)
    image = sandbox.folder / "site" / "assets" / "1.png"
    found = []
    for is_there in (False, True, False):
        image.touch() if is_there else image.unlink(missing_ok=True)
        found.append(sandbox.check(".", "--select", "relative-image").found)
    assert found == [["1.md relative-image"], [], ["1.md relative-image"]]
    assert judged.since() == ["1.md", "1.md", "1.md", "2.md"]
