"""`artlint init`: what it writes is what is true of archives whose robots are known, and fits them."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
import yaml
from tests.archive.synthetic import ADVERT, GROUPINGS, PROXIES, Article, Robot, articles_of, damages_of, robots_of
from tests.conftest import HEALTHY, addressed

from artlint import __version__
from artlint.article import File
from artlint.config import Configs, Selection
from artlint.config.conditions import blocks_of
from artlint.config.settings import FileSettings, settings_of
from artlint.rule import Severity

if TYPE_CHECKING:
    from datetime import datetime

    from tests.conftest import Sandbox

NUMBER = 24
"""Articles of each robot."""


def write_archive(sandbox: Sandbox, seed: int, most: int) -> tuple[str, list[Article]]:
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
    options = settings.options_of(settings.config.known["epoch-date-mismatch"])
    assert (str(options.get("max_lag")) in ("8h", "9h", "10h")) is (robot.longest_lag > 60)
    if robot.layout == "epoch":
        expected = Severity.ERROR if robot.captions else Severity.OFF
        assert severity(settings, "missing-caption", "epoch") is expected
        expected = Severity.OFF if robot.proxy is None else Severity.ERROR
        assert severity(settings, "image-bypasses-proxy", "epoch") is expected


@pytest.mark.parametrize("seed", [*range(5), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(5, 50))])
def test_the_ways_of_robots_are_recovered_and_healthy_files_are_clean(sandbox: Sandbox, seed: int) -> None:
    _, articles = write_archive(sandbox, seed, 6 if seed >= 5 else 3)
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


@pytest.fixture
def news(sandbox: Sandbox) -> Sandbox:
    """An archive of one robot: twelve healthy articles, each with an address of its own."""
    for number in range(12):
        sandbox.write(f"news/{number}.md", addressed(f"{number + 2}.md", HEALTHY.replace("一段", f"一段 {number} ")))
    return sandbox


@pytest.mark.parametrize("seed", [100, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(101, 121))])
def test_what_is_damaged_later_is_found_with_what_it_wrote(sandbox: Sandbox, seed: int) -> None:
    _, articles = write_archive(sandbox, seed, 6 if seed > 100 else 3)
    sandbox.run("init")
    planted: dict[str, str] = {}
    for robot in {article.robot for article in articles}:
        own = [article for article in articles if article.robot == robot]
        for article, (name, (pattern, replacement)) in zip(own, damages_of(robot).items(), strict=False):
            damaged = re.sub(pattern, replacement, article.text, count=1)
            assert damaged != article.text, (robot, name)
            sandbox.write(article.path, damaged)
            planted[article.path] = f"{robot.layout} {name}"
    found = {it["path"] for it in sandbox.check("--no-cache", "--ignore", "archive").json["findings"]}
    assert [name for path, name in sorted(planted.items()) if path not in found] == []
    assert found <= planted.keys()


def test_it_says_in_ten_lines_what_it_found(news: Sandbox) -> None:
    news.write("README.md", "Notes.\n")
    lines = news.run("init").out.splitlines()
    assert lines[:2] == [
        "articles:  12; files of their suffixes that are none: 1",
        "sources:   one, no grouping tells more than chance",
    ]
    assert lines[10:] == ["", "artlint.toml: written; `artlint check` uses it"]
    written = [" ".join(line.split()) for line in (news.folder / "artlint.toml").read_text("utf-8").splitlines()]
    assert 'include = ["/news/**/*.md"] # all 12 files there are articles' in written
    assert 'layout = "epoch" # 12 of 12 (100.0 %, at least 75.7 %)' in written


def test_no_include_is_written_where_other_files_stand_among_articles(news: Sandbox) -> None:
    news.write("news/README.md", "Notes.\n")
    news.run("init")
    text = (news.folder / "artlint.toml").read_text("utf-8")
    assert (
        "# No include: artlint tells articles by their frame: news/README.md stands among them and is none.\n" in text
    )
    assert "\ninclude" not in text


def test_a_configuration_that_is_there_is_shown_beside_the_draft_and_written_over_on_request_alone(
    news: Sandbox,
) -> None:
    old = 'fail-on = "never"\nexclude = ["news/1.md"]\n'
    file = news.write("artlint.toml", old)
    ran = news.run("init")
    assert (ran.code, file.read_text("utf-8")) == (0, old)
    assert '\n-fail-on = "never"\n' in ran.out
    assert '\n+layout = "epoch"' in ran.out
    assert ran.out.splitlines()[-2:] == [
        "note: the draft has nothing of these keys: fail-on",
        "artlint.toml: not written; --write writes it",
    ]
    assert news.run("init", "--write").out.endswith("\nartlint.toml: written; `artlint check` uses it\n")
    assert 'exclude = ["news/1.md"]' in file.read_text("utf-8")
    assert news.run("init").out.endswith("\nartlint.toml: nothing to change\n")


def test_a_configuration_elsewhere_that_holds_is_not_shadowed_without_a_word(news: Sandbox) -> None:
    news.write("pyproject.toml", '[tool.artlint]\nlayout = "epoch"\n')
    ran = news.run("init", "news")
    assert ran.out.splitlines()[-3:] == [
        "note: pyproject.toml holds for this folder; an artlint.toml here would take its place",
        "note: the draft has nothing of these keys: layout",
        "news/artlint.toml: not written; --write writes it",
    ]
    assert not (news.folder / "news" / "artlint.toml").exists()


def test_a_configuration_below_is_told(news: Sandbox) -> None:
    news.write("news/artlint.toml", 'layout = "epoch"\n')
    told = "note: news/artlint.toml holds for the files of its folder, and the draft does not"
    assert told in news.run("init").out.splitlines()


def test_articles_that_belong_to_no_source_are_counted(sandbox: Sandbox) -> None:
    draw = random.Random(7)
    robot = Robot("voa", "post", "html", None, None, captions=True, advert=False)
    for one in (robot, robot._replace(name="rfi", layout="front-matter", proxy="https://img.example.net/?url=")):
        for article in articles_of(draw, one, "key", NUMBER):
            sandbox.write(article.path, article.text)
    sandbox.write("articles/all/other.md", article.text.replace("robot: rfi\n", ""))
    assert "sources:   2, by key robot: rfi (24), voa (24); of none: 1 articles\n" in sandbox.run("init").out


def test_a_configuration_that_cannot_be_read_is_an_error(news: Sandbox) -> None:
    for written in ("layout = ", "exclude = 1\n", 'exclude = ["a["]\n'):
        file = news.write("artlint.toml", written)
        for arguments in (["init"], ["init", "--check"]):
            ran = news.run(*arguments)
            assert (ran.code, file.read_text("utf-8")) == (2, written)
            assert ran.err.startswith("error: ")


def test_a_draft_runs_nothing_of_the_tree(news: Sandbox) -> None:
    news.words("", "artlint.toml")
    news.write("lint_rules/more.py", "raise RuntimeError('run')\n")
    assert (news.run("init").code, news.run("init").err) == (0, "")
    assert news.run("init", "--check").code == 2
    assert "refuses rules from a folder" in news.run("init", "--check", "--no-local-plugins").err


def test_drift_is_told_and_leaves_with_1(sandbox: Sandbox) -> None:
    draw = random.Random(3)
    robot = Robot("voa", "epoch", "html", "Asia/Shanghai", "https://img.example.net/?url=", captions=True, advert=False)
    for article in articles_of(draw, robot, "folder", NUMBER):
        sandbox.write(article.path, article.text)
    assert sandbox.run("init", "--check").code == 2
    sandbox.run("init")
    assert sandbox.run("init", "--check").code == 0
    moved = robot._replace(zone="Europe/Paris", proxy="https://images.weserv.nl/?url=", captions=False)
    for article in articles_of(draw, moved, "folder", NUMBER):
        sandbox.write(article.path, article.text)
    sandbox.write("artlint.toml", (sandbox.folder / "artlint.toml").read_text("utf-8") + GONE)
    ran = sandbox.run("init", "--check")
    assert ran.code == 1
    assert ran.out.splitlines() == [
        "source gone: no article belongs to it",
        "source archive: zone is Asia/Shanghai, and should be Europe/Paris: of dates without a zone, "
        "24 of 24 (100.0 %, at least 86.2 %) come 0 to 75 min before the epoch",
        "source archive: epoch-date-mismatch finds something in 24 of 24 (100.0 %, at least 86.2 %)",
        "source archive: image-bypasses-proxy finds something in 24 of 24 (100.0 %, at least 86.2 %)",
        "source archive: missing-caption finds something in 24 of 24 (100.0 %, at least 86.2 %)",
    ]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("grouping", "told"),
    list(zip(GROUPINGS, ("folder articles/dw", "key robot: dw", "host dw.example.org"), strict=True)),
)
def test_a_new_robot_is_drift(sandbox: Sandbox, grouping: str, told: str) -> None:
    draw = random.Random(4)
    voa = Robot("voa", "front-matter", "html", "Asia/Shanghai", None, captions=True, advert=False)
    for robot in (voa, voa._replace(name="rfi", zone="Europe/Paris")):
        for article in articles_of(draw, robot, grouping, NUMBER):
            sandbox.write(article.path, article.text)
    sandbox.run("init")
    for number, article in enumerate(articles_of(draw, voa._replace(name="dw"), grouping, 10)):
        ran = sandbox.run("init", "--check") if number == 9 else None
        assert ran is None or (ran.code, ran.out) == (0, "artlint.toml: it fits the archive\n")
        sandbox.write(article.path, article.text)
    ran = sandbox.run("init", "--check")
    assert (ran.code, ran.out) == (1, f"10 articles of the {told} belong to no source\n")


def test_without_sources_drift_is_that_of_all_articles(sandbox: Sandbox) -> None:
    robot = Robot("voa", "epoch", "html", "Asia/Shanghai", PROXIES[0], captions=False, advert=False)
    for article in articles_of(random.Random(6), robot, "folder", NUMBER):
        sandbox.write(article.path, article.text)
    sandbox.write("artlint.toml", "")
    lines = sandbox.run("init", "--check").out.splitlines()
    assert lines[0].startswith(
        "all articles: zone is not set, and should be Asia/Shanghai: of dates without a zone, 24"
    )
    assert lines[1].startswith("all articles: missing-caption finds something in 24 of 24")


def test_the_lag_of_a_robot_that_lists_late_is_written(sandbox: Sandbox) -> None:
    robot = Robot("voa", "epoch", "html", None, "https://img.example.net/?url=", captions=True, advert=True)
    for article in articles_of(random.Random(2), robot._replace(longest_lag=600), "folder", NUMBER):
        sandbox.write(article.path, article.text)
    sandbox.run("init")
    text = (sandbox.folder / "artlint.toml").read_text("utf-8")
    assert 'epoch-date-mismatch = {max-lag = "10h"}' in text
    assert f'#   "^{ADVERT.replace("paper", "paper voa")[:30]}' in text
    assert {it["rule"] for it in sandbox.check("--no-cache").json["findings"]} == {"shared-text"}


GONE = '\n[[sources]]\nname = "gone"\nfiles = ["gone/**"]\n'


def test_the_figures_behind_each_line_are_shown_on_request(news: Sandbox) -> None:
    assert "ways of grouping" not in news.run("init").out
    out = news.run("init", "--explain").out
    assert "  folder: 1 groups, 0.0\n" in out
    assert "all articles\n  12 articles, " in out


def test_rules_about_safety_stay_on(sandbox: Sandbox) -> None:
    for number in range(12):
        text = addressed(f"{number + 2}.md", HEALTHY.replace("一段", f"一段 {number} "))
        sandbox.write(f"news/{number}.md", text.replace("</p>\n", "</p><script>run()</script>\n"))
    ran = sandbox.run("init")
    assert "\nnote: script-element finds something in 12 of 12 (100.0 %, at least 75.7 %) of archive; " in ran.out
    assert "script-element" not in (sandbox.folder / "artlint.toml").read_text("utf-8")


HOSTILE = (
    *('a"b', "a\\b", "a*b", "a[b]c", "!a", "#a", "a b", "a'b", "é", "a\x1bb", "a\nb", "a\u2028b"),
    'x"]\n[rules]\nmissing-date="off"',
)


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_names_of_folders_say_nothing_but_themselves(sandbox: Sandbox, name: str) -> None:
    draw = random.Random(5)
    others = Robot("voa", "epoch", "html", None, "https://img.example.net/?url=", captions=True, advert=False)
    for article in articles_of(draw, others, "folder", NUMBER):
        sandbox.write(article.path, article.text)
    for article in articles_of(draw, others._replace(name="rfi", layout="dated"), "folder", NUMBER):
        sandbox.write(article.path.replace("rfi", name, 1), article.text)
    ran = sandbox.run("init")
    assert (ran.code, ran.err) == (0, "")
    assert "\x1b" not in ran.out
    found = sandbox.check("--no-cache")
    assert {it["rule"] for it in found.json["findings"]} == set()
    assert "missing-date" not in Configs(str(sandbox.folder)).of_folder(str(sandbox.folder)).rules


def test_a_link_of_the_tree_is_not_written_through(news: Sandbox) -> None:
    outside = news.folder.parent / "outside.toml"
    outside.write_text("", encoding="utf-8")
    (news.folder / "artlint.toml").symlink_to(outside)
    ran = news.run("init", "--write")
    assert ran.code == 2
    assert outside.read_text("utf-8") == ""


def test_an_archive_without_articles_is_an_error_and_nothing_is_written(sandbox: Sandbox) -> None:
    sandbox.write("README.md", "Notes.\n")
    ran = sandbox.run("init")
    assert ran.code == 2
    assert "no article" in ran.err
    assert not (sandbox.folder / "artlint.toml").exists()
    assert sandbox.run("init", "nowhere").err == "error: nowhere: no such folder\n"


def test_next_steps_are_taken_where_nothing_is_there(news: Sandbox) -> None:
    news.write("news/bad.md", HEALTHY.replace("<!--1689730743000-->", "<!--NaN-->"))
    news.write(".gitlab-ci.yml", "stages: [test]\n")
    ran = news.run("init", "news", "--with", "pre-commit,github,gitlab,baseline")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[-5:-1] == [
        "news/artlint.toml: written; `artlint check` uses it",
        ".pre-commit-config.yaml: written",
        ".github/workflows/artlint.yml: written",
        ".gitlab-ci.yml: is there, and left alone; `artlint help ci` says what belongs into it",
    ]
    assert "news/artlint-baseline.json: " in ran.out.splitlines()[-1]
    workflow = yaml.safe_load((news.folder / ".github/workflows/artlint.yml").read_text("utf-8"))
    action = workflow["jobs"]["artlint"]["steps"][1]
    assert action == {"uses": f"artlint/artlint@v{__version__}", "with": {"paths": "news"}}
    hooks = yaml.safe_load((news.folder / ".pre-commit-config.yaml").read_text("utf-8"))
    assert hooks["repos"][0]["hooks"] == [{"id": "artlint"}]
    assert (news.folder / ".gitlab-ci.yml").read_text("utf-8") == "stages: [test]\n"
    assert news.check("news").code == 0


def test_steps_that_cannot_be_taken_are_refused_before_anything_is_written(news: Sandbox) -> None:
    news.write("a b/1.md")
    assert "have to be written by hand for 'a b'" in news.run("init", "a b", "--with", "github").err
    assert "unknown step 'jenkins'" in news.run("init", "--with", "jenkins").err
    assert "--check writes none" in news.run("init", "--check", "--with", "github").err
    assert not (news.folder / "a b" / "artlint.toml").exists()
    assert not (news.folder / "artlint.toml").exists()
