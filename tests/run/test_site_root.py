"""Addresses that begin with `/` are looked for below the root of the article's site."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

import pytest

from artlint import Rule, Source
from artlint.article import File, Site
from artlint.files.site import holds_file
from artlint.judge import lint
from artlint.packs import builtin_rules
from artlint.packs.pack import load
from artlint.testing import HEALTHY_FRAME

if TYPE_CHECKING:
    from pathlib import Path

RULES: list[Rule] = [load(builtin_rules()[name])() for name in ("relative-image", "relative-link")]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    (site / "assets").mkdir(parents=True)
    (site / "assets" / "a b.png").touch()
    (tmp_path / "secret.png").touch()
    return site


def said(body: str, root: Path) -> tuple[list[str], bool]:
    """What the rules say of a body below that root, and whether they asked what lies there."""
    site = Site(partial(holds_file, str(root)))
    source = Source(layout="epoch", site_root=str(root))
    file = File(f"{HEALTHY_FRAME}{body}\n", source=source, now=0, site=site)
    return [finding.message for finding in lint(file, RULES).findings], site.was_asked


@pytest.mark.parametrize(
    "address", ["/assets/a%20b.png", "/assets/a b.png", "/assets/a%20b.png?v=1#x", "/", "1.png", "/2012/08/08/bridge/"]
)
def test_an_image_that_is_there_or_may_be_there_is_right(address: str, root: Path) -> None:
    assert said(f'<img src="{address}">', root)[0] == []


def test_an_image_that_is_not_there_is_told(root: Path) -> None:
    missing = "image address leads to no file of the site: /assets/b.png"
    assert said('<img src="/assets/b.png">', root) == ([missing], True)


def test_only_files_that_no_generator_makes_are_looked_for(root: Path) -> None:
    body = "<p><a href='/2012/08/bridge.html'>A</a><a href='/feed.xml'>B</a><a href='bridge.pdf'>C</a></p>"
    assert said(body, root) == ([], False)
    missing = ["address `/assets/bridge.pdf` leads to no file of the site"]
    assert said("<p><a href='/assets/bridge.pdf'>A</a></p>", root) == (missing, True)


@pytest.mark.parametrize("path", ["../secret.png", "assets/../../secret.png", "a\0b.png", "a\\b.png", ""])
def test_a_path_that_leads_out_of_the_site_is_not_looked_at(path: str, root: Path) -> None:
    site = Site(partial(holds_file, str(root)))
    assert site.holds(f"/{path}") is None
    assert not site.was_asked


def test_what_a_link_leads_to_outside_is_not_told(root: Path) -> None:
    for name, target in (("out", root.parent), ("loop", root / "loop"), ("in", root / "assets")):
        os.symlink(target, root / name)
    look = partial(holds_file, str(root))
    assert [look(f"out/{name}.png") for name in ("secret", "missing")] == [None, None]
    assert (look("in/a b.png"), look("in/b.png")) == (True, False)
    assert look("loop/a.png") in (None, False)


@pytest.mark.parametrize("name", ["a" * 5_000, "\ud800", "a/" * 3_000])
def test_a_path_that_no_disk_takes_is_unknown_or_missing(name: str, root: Path) -> None:
    assert holds_file(str(root), name) in (None, False)


def test_a_site_that_nobody_knows_is_asked_nothing() -> None:
    site = Site()
    assert (site.holds("/1.png"), site.was_asked) == (None, False)
