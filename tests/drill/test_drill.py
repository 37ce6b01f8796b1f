"""`artlint drill`: what it tells of a configuration, and that its figures are those of the damage tests."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from benchmarks.scale.archive import configuration
from tests.conftest import HEALTHY
from tests.damage.healthy import SOURCES
from tests.damage.judge import findings_of_damaged, known_rules
from tests.damage.ways import ways

from artlint import Source
from artlint.drill import Plan, drill
from artlint.model import Request

if TYPE_CHECKING:
    from tests.conftest import Sandbox
    from tests.damage.article import Healthy

NOW = 1_800_000_000_000
ON = 'include = ["*.md"]\n'

MUTE = '''
from artlint import Rule, bad

class MuteRule(Rule):
    """Say nothing."""
    def check(self, article):
        return iter(())

class LoudRule(Rule):
    """Speak of a word."""
    literals = ("zebra",)
    def check(self, article):
        from artlint import Span
        at = article.text.index("zebra")
        yield self.finding(Span(at, at + 5), "a zebra")

class AstrayRule(Rule):
    """Speak of the first word where another is meant."""
    literals = ("zebra",)
    def check(self, article):
        from artlint import Span
        yield self.finding(Span(0, 1), "something is wrong")
'''

DAMAGES = """
from artlint.damage import Damage, inserted

def broken(draft, random):
    raise ValueError("no luck")

DAMAGES = (inserted("mute-rule", "<p>⟦zebra⟧</p>"), {more})
"""


def figures(sandbox: Sandbox, *arguments: str) -> dict[str, Any]:
    ran = sandbox.run("drill", "--output-format", "json", *arguments)
    found: dict[str, Any] = json.loads(ran.out)
    return found


def row(found: dict[str, Any], rule: str) -> dict[str, Any]:
    return next(it for it in found["rules"] if it["rule"] == rule)


@pytest.mark.slow
def test_its_figures_are_those_of_the_damage_tests(tmp_path: Path) -> None:
    (tmp_path / "artlint.toml").write_text(configuration(), encoding="utf-8")
    articles = written(tmp_path)
    found = drill(Request((".",), str(tmp_path), NOW), Plan(len(articles), seed=7))
    assert found.articles == len(articles)
    told = {it.rule: (it.damaged, it.unfit, it.caught) for it in found.rows}
    counted = Counter[tuple[str, str]]()
    for path, article in articles.items():
        for rule in ways():
            counted[rule, outcome(rule, article, Random(f"7 {rule} {path}"))] += 1
    assert told == {
        rule: (
            counted[rule, "caught"] + counted[rule, "off"],
            counted[rule, "unfit"],
            counted[rule, "caught"],
        )
        for rule in ways()
    }
    assert found.alarms == 0
    assert found.untried == ()


def written(folder: Path) -> dict[str, Healthy]:
    """A few healthy articles of each robot's source, written to their files, by their paths."""
    articles = {}
    for shape in SOURCES:
        for at in range(2):
            article = SOURCES[shape](Random(f"{shape} {at}"))
            if article.source.proxy == Source().proxy:
                path = re.sub(r"\d+(?=\.md)", str(1_000_000 + at), article.path)
                articles[path] = article._replace(path=path, now=NOW)
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_bytes(article.text.encode())
    return articles


def outcome(rule: str, article: Healthy, random: Random) -> str:
    damage = ways()[rule].of(article.article, random)
    if damage is None:
        return "unfit"
    info, said = known_rules()[rule], article.rules.get(rule)
    layout = article._replace(pieces=(article.pieces[0]._replace(text=damage.text),)).article.layout
    if said == "off" or not info.enabled or (said is None and info.layouts and layout not in info.layouts):
        return "off"
    spans = [finding.span for finding in findings_of_damaged(rule, article, damage) if finding.rule == rule]
    assert spans == list(damage.places)
    return "caught"


def test_a_rule_that_is_off_is_told_with_its_line(sandbox: Sandbox) -> None:
    sandbox.write("artlint.toml", f'{ON}[rules]\n# none of ours\nempty-title = "off"\n')
    sandbox.write("1.md")
    found = figures(sandbox)
    assert row(found, "empty-title")["caught"] == 0
    assert row(found, "empty-title")["causes"] == [
        {
            "outcome": "off",
            "reason": '[rules] empty-title = "off"',
            "place": "artlint.toml:4",
            "counts": True,
            "damages": 1,
        }
    ]
    others = [it for it in found["rules"] if it["missed"]]
    assert others == []
    summary = found["summary"]
    assert (summary["counted"] - summary["caught"], summary["false_alarms"]) == (1, 0)
    assert summary["share"] == pytest.approx(summary["caught"] / summary["counted"], abs=1e-6)


@pytest.mark.parametrize(
    ("table", "reason", "place"),
    [
        ('[rules]\nframe = "off"\n', '[rules] frame = "off"', "artlint.toml:3"),
        ('[rules.empty-title]\nseverity = "off"\n', '[rules] empty-title = "off"', "artlint.toml:3"),
        (
            '[[sources]]\nname = "a"\nfiles = ["*.md"]\n[sources.rules]\nempty-title = "off"\n',
            '[sources.1.rules] empty-title = "off"',
            "artlint.toml:6",
        ),
        ('[rules]\nempty-title = """off"""\n', '[rules] empty-title = "off"', "artlint.toml"),
    ],
)
def test_whichever_table_turns_a_rule_off_is_named(sandbox: Sandbox, table: str, reason: str, place: str) -> None:
    sandbox.write("artlint.toml", ON + table)
    sandbox.write("1.md")
    (cause,) = row(figures(sandbox, "--select", "empty-title"), "empty-title")["causes"]
    assert (cause["reason"], cause["place"]) == (reason, place)


def test_what_is_off_by_default_does_not_count(sandbox: Sandbox) -> None:
    sandbox.write("artlint.toml", ON)
    sandbox.write("1.md")
    found = figures(sandbox, "--at-least", "100%")
    (cause,) = row(found, "unsafe-target")["causes"]
    assert (cause["reason"], cause["place"], cause["counts"]) == ("off by default", None, False)
    assert found["summary"]["share"] == 1
    assert found["outcome"] == "done"


def test_what_is_hidden_is_not_caught(sandbox: Sandbox) -> None:
    sandbox.write("artlint.toml", f'{ON}[[ignore]]\nfiles = ["1.md"]\nrules = ["script-element"]\n')
    sandbox.write("1.md")
    (cause,) = row(figures(sandbox, "--select", "script-element"), "script-element")["causes"]
    assert (cause["outcome"], cause["counts"]) == ("hidden", True)
    assert "[[ignore]] 1" in cause["reason"]


def test_a_file_that_is_no_article_any_more_is_not_checked_without_include(sandbox: Sandbox) -> None:
    sandbox.write("1.md")
    missed = row(figures(sandbox, "--seed", "3"), "not-an-article")
    assert [cause["outcome"] for cause in missed["causes"]] == ["unchecked"]
    sandbox.write("artlint.toml", ON)
    assert row(figures(sandbox, "--seed", "3"), "not-an-article")["caught"] == 1


def test_what_a_rule_misses_and_who_speaks_without_a_cause_is_shown(sandbox: Sandbox) -> None:
    sandbox.write("lint_rules/mute.py", MUTE)
    sandbox.write("lint_rules/_damages.py", DAMAGES.format(more=""))
    sandbox.write("artlint.toml", f'{ON}plugins = ["./lint_rules"]\n')
    sandbox.write("1.md")
    found = figures(sandbox, "--select", "mute-rule,loud-rule")
    missed, loud = row(found, "mute-rule"), row(found, "loud-rule")
    assert (missed["damaged"], missed["missed"]) == (1, 1)
    assert missed["samples"][0]["path"] == "1.md"
    assert "zebra" in missed["samples"][0]["excerpt"]
    assert loud["false_alarms"] == 1
    assert loud["alarm_samples"][0]["message"] == "a zebra"
    assert found["untried"] == ["loud-rule"]
    text = sandbox.run("drill", "--select", "mute-rule,loud-rule").out
    assert "mute-rule: 1 of 1\n" in text
    assert "loud-rule: nobody brings a damage for it\n" in text


def test_a_rule_that_speaks_of_another_place_has_missed_the_damage(sandbox: Sandbox) -> None:
    sandbox.write("lint_rules/mute.py", MUTE)
    sandbox.write("lint_rules/_damages.py", DAMAGES.format(more='inserted("astray-rule", "<p>⟦zebra⟧</p>")'))
    sandbox.write("artlint.toml", f'{ON}plugins = ["./lint_rules"]\n')
    sandbox.write("1.md")
    assert row(figures(sandbox, "--select", "astray-rule"), "astray-rule")["missed"] == 1


def test_what_was_found_before_is_no_false_alarm(sandbox: Sandbox) -> None:
    link = '<a href="https://example.org/?utm_source=rss">桥</a>'
    sandbox.write("1.md", HEALTHY.replace("<p>", f"<p>{link}", 1))
    found = figures(sandbox, "--select", "tracking-parameter,empty-element")
    assert (found["articles"], found["summary"]["false_alarms"]) == (1, 0)


def test_a_plugin_of_one_folder_says_nothing_of_another(sandbox: Sandbox) -> None:
    sandbox.write("a/lint_rules/mute.py", MUTE)
    sandbox.write("a/lint_rules/_damages.py", DAMAGES.format(more=""))
    sandbox.write("a/artlint.toml", f'{ON}plugins = ["./lint_rules"]\n')
    sandbox.write("a/1.md")
    sandbox.write("b/artlint.toml", ON)
    sandbox.write("b/2.md", HEALTHY.replace("7186728", "7186729"))
    causes = row(figures(sandbox, "--select", "mute-rule"), "mute-rule")["causes"]
    assert {(it["outcome"], it["counts"], it["damages"]) for it in causes} == {("missed", True, 1), ("off", False, 1)}


def test_a_damage_that_fails_is_a_problem_and_the_others_are_tried(sandbox: Sandbox) -> None:
    sandbox.write("lint_rules/mute.py", MUTE)
    sandbox.write("lint_rules/_damages.py", DAMAGES.format(more='Damage("loud-rule", broken)'))
    sandbox.write("artlint.toml", f'{ON}plugins = ["./lint_rules"]\n')
    sandbox.write("1.md")
    ran = sandbox.run("drill")
    assert ran.code == 2
    assert ran.err == "error: 1.md: the damage of loud-rule failed, please report it: ValueError: no luck\n"
    assert "\nscript-element " in ran.out


@pytest.mark.parametrize("content", ["DAMAGES = 1\n", "DAMAGES = (1,)\n", "", "import nothing_here\n"])
def test_damages_that_are_none_are_an_error(sandbox: Sandbox, content: str) -> None:
    sandbox.write("lint_rules/mute.py", MUTE)
    sandbox.write("lint_rules/_damages.py", content)
    sandbox.write("artlint.toml", f'{ON}plugins = ["./lint_rules"]\n')
    sandbox.write("1.md")
    ran = sandbox.run("drill")
    assert (ran.code, ran.out) == (2, "")
    assert "_damages" in ran.err
    assert sandbox.run("check").code == 0


@pytest.mark.parametrize(("share", "code"), [("99%", 1), ("90", 0), ("98.5 %", 0)])
def test_fewer_than_asked_for_is_exit_code_1(sandbox: Sandbox, share: str, code: int) -> None:
    sandbox.write("artlint.toml", f'{ON}[rules]\nempty-title = "off"\n')
    sandbox.write("1.md")
    assert sandbox.run("drill", "--at-least", share).code == code
    outcome = figures(sandbox, "--at-least", share)["outcome"]
    assert outcome == ("too-few" if code else "done")


def test_nothing_is_written_and_the_same_seed_tells_the_same(sandbox: Sandbox) -> None:
    for name in ("1", "2", "3"):
        sandbox.write(f"{name}.md", HEALTHY.replace("7186728", f"718672{name}"))
    before = files(sandbox.folder)
    first = sandbox.run("drill", "-n", "2")
    assert first == sandbox.run("drill", "-n", "2")
    assert first != sandbox.run("drill", "-n", "2", "--seed", "2")
    assert files(sandbox.folder) == before


def files(folder: Path) -> dict[Path, tuple[bytes, int]]:
    return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file()}


def test_only_healthy_articles_are_damaged(sandbox: Sandbox) -> None:
    sandbox.write("1.md")
    sandbox.write("2.md", HEALTHY.replace("<p>", "<p><script>go()</script>", 1))
    sandbox.write("3.md", HEALTHY.replace("桥", "⟦桥⟧", 1))
    found = figures(sandbox)
    assert (found["articles"], found["read"], found["found"]) == (1, 3, 3)


@pytest.mark.parametrize("content", [None, HEALTHY.replace("<p>", "<p><script>go()</script>", 1), "no article\n"])
def test_without_a_healthy_article_it_is_an_error(sandbox: Sandbox, content: str | None) -> None:
    if content is not None:
        sandbox.write("1.md", content)
    ran = sandbox.run("drill")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: nothing to damage: ")


def test_rules_across_articles_are_not_tried(sandbox: Sandbox) -> None:
    sandbox.write("1.md")
    assert figures(sandbox, "--select", "archive,empty-title")["untried"] == []
    ran = sandbox.run("drill", "--select", "archive")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "error: nothing to try: no damage is known for the rules that are selected\n"


def test_every_kind_of_article_is_met(sandbox: Sandbox) -> None:
    for number in range(40):
        sandbox.write(f"{number}.md", HEALTHY.replace("7186728", f"71867{number:02}"))
    sandbox.write("post.md", "---\ntitle: 桥\ndate: 2023-07-19\n---\n\n桥今天重新开放。\n\n河两岸的人都来了。\n")
    found = figures(sandbox, "-n", "3", "--select", "dates")
    layouts = {cause["reason"] for cause in row(found, "missing-date")["causes"]}
    assert layouts == {"off by default in the layout post"}


def test_the_report_is_the_one_we_know(sandbox: Sandbox) -> None:
    sandbox.write("artlint.toml", f'{ON}[rules]\nempty-title = "off"\n')
    sandbox.write("1.md")
    names = "empty-title,script-element,unsafe-target,invalid-front-matter,missing-final-newline"
    ran = sandbox.run("drill", "--select", f"{names}", "--at-least", "60%")
    golden = Path(__file__).parent / "golden" / "drill.txt"
    assert ran.out == golden.read_text(encoding="utf-8")
    assert (ran.code, ran.err) == (0, "")
