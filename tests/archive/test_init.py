"""`artlint init`: what it writes is what is true of archives whose robots are known, and fits them."""

from __future__ import annotations

import random
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from tests.archive.synthetic import ADVERT, GROUPINGS, Article, Robot, articles_of, robots_of

from artlint.article import File
from artlint.config import Configs, Selection
from artlint.config.conditions import blocks_of
from artlint.config.settings import FileSettings, settings_of
from artlint.rule import Severity

if TYPE_CHECKING:
    from tests.conftest import Sandbox

NUMBER = 24
"""Articles of each robot."""


def written(sandbox: Sandbox, seed: int, most: int) -> tuple[str, list[Article]]:
    """An archive drawn at random, with the way in which its robots are told apart."""
    draw = random.Random(seed)
    grouping = GROUPINGS[seed % len(GROUPINGS)]
    articles = [
        article for robot in robots_of(draw, grouping, most) for article in articles_of(draw, robot, grouping, NUMBER)
    ]
    for article in articles:
        sandbox.write(article.path, article.text)
    return grouping, articles


def settings_for(sandbox: Sandbox, article: Article) -> FileSettings:
    config = Configs(str(sandbox.folder)).of_folder(str(sandbox.folder))
    path = str(sandbox.folder / article.path)
    return settings_of(config, blocks_of(config, path, lambda: File(article.text).article))


def severity(settings: FileSettings, rule: str, layout: str) -> Severity:
    return settings.severity_of(settings.config.known[rule], layout, Selection())


def offset(zone: str | None, moment: datetime) -> object:
    return moment.astimezone(ZoneInfo(zone)).utcoffset() if zone else None


def demand_recovered(sandbox: Sandbox, robot: Robot, articles: list[Article]) -> None:
    """What the configuration says of a robot's articles is how the robot writes."""
    settings = settings_for(sandbox, articles[0])
    source = settings.source
    assert source.layout == robot.layout
    assert source.body == robot.body
    assert {offset(source.zone, it.day) == offset(robot.zone, it.day) for it in articles} == {True}, source.zone
    if robot.proxy is not None:
        assert source.proxy == robot.proxy
    if robot.layout == "epoch":
        expected = Severity.ERROR if robot.captions else Severity.OFF
        assert severity(settings, "missing-caption", "epoch") is expected
        expected = Severity.OFF if robot.proxy is None else Severity.ERROR
        assert severity(settings, "image-bypasses-proxy", "epoch") is expected


@pytest.mark.parametrize("seed", [*range(5), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(5, 50))])
def test_the_ways_of_robots_are_recovered_and_healthy_files_are_clean(sandbox: Sandbox, seed: int) -> None:
    _, articles = written(sandbox, seed, 6 if seed >= 5 else 3)
    ran = sandbox.run("init")
    assert (ran.code, ran.err) == (0, "")
    for robot in {article.robot for article in articles}:
        demand_recovered(sandbox, robot, [article for article in articles if article.robot == robot])
    found = sandbox.check("--no-cache")
    assert {it["rule"] for it in found.json["findings"]} <= {"shared-text"}, found.out
    text = (sandbox.folder / "artlint.toml").read_text("utf-8")
    for robot in {article.robot for article in articles if article.robot.advert}:
        assert f'#   "^{ADVERT.replace("paper", f"paper {robot.name}")[:30]}' in text
    again = sandbox.run("init", "--check")
    assert (again.code, again.out) == (0, "artlint.toml: it fits the archive\n")
