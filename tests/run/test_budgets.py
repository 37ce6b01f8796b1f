"""A budget shows findings and fails the run only beyond it; a run that cannot judge it says so and fails as usual."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.conftest import Ran, Sandbox
    from tests.repository import Repository

SELECTED = ("--select", "loud-word,soft-word,faint-word")
DAY = 86_400_000
NEWEST = 1_689_730_743_000
"""2023-07-19 01:39:03 UTC."""


def article(words: str = "", days_ago: int = 0) -> str:
    return f"<!--{NEWEST - days_ago * DAY}-->\n{words}\n"


def archive(sandbox: Sandbox, configuration: str, **files: str) -> Ran:
    """A run over ten articles, of which some hold words."""
    sandbox.words(configuration)
    for number in range(10):
        sandbox.write(f"a/{number}.md", article())
    for name, words in files.items():
        sandbox.write(f"a/{name.removeprefix('_')}.md", article(words))
    return sandbox.check(*SELECTED)


def budgets(ran: Ran) -> list[tuple[Any, ...]]:
    """Budget, source, used, allowed and articles of each budget of a JSON report."""
    keys = ("budget", "source", "used", "allowed", "articles")
    return [tuple(budget[key] for key in keys) for budget in ran.json["budgets"]]


def test_a_share_is_one_of_the_articles_that_have_a_finding(sandbox: Sandbox) -> None:
    within = archive(sandbox, "[budget]\nloud-word = '20 %'", _1="LOUD LOUD LOUD", _2="LOUD")
    assert (within.code, budgets(within)) == (0, [("loud-word", None, 2, 2, 10)])
    assert len(within.found) == 2
    sandbox.write("a/3.md", article("LOUD"))
    beyond = sandbox.check(*SELECTED)
    assert (beyond.code, budgets(beyond)) == (1, [("loud-word", None, 3, 2, 10)])


def test_a_number_is_one_of_findings(sandbox: Sandbox) -> None:
    within = archive(sandbox, "[budget]\nerrors = 2", _1="LOUD", _2="LOUD")
    assert (within.code, budgets(within)) == (0, [("errors", None, 2, 2, 10)])
    sandbox.words("[budget]\nerrors = 1")
    beyond = sandbox.check(*SELECTED)
    assert (beyond.code, budgets(beyond)) == (1, [("errors", None, 2, 1, 10)])


@pytest.mark.parametrize(("share", "allowed"), [("29 %", 2), ("30 %", 3), ("9.9999 %", 0), ("0 %", 0), ("100 %", 10)])
def test_a_share_is_rounded_down(sandbox: Sandbox, share: str, allowed: int) -> None:
    assert budgets(archive(sandbox, f"[budget]\nloud-word = '{share}'"))[0][3] == allowed


@pytest.mark.parametrize(
    ("configuration", "counted"),
    [
        ("errors = 9\nlint_rules = 9\nloud-word = 9", {"errors": 0, "lint_rules": 1, "loud-word": 2}),
        ("errors = 9\nlint_rules = 9", {"errors": 0, "lint_rules": 3}),
        ("errors = 9\nwarnings = 9\ninfos = 9", {"errors": 2, "warnings": 1, "infos": 0}),
    ],
)
def test_a_finding_counts_under_the_budget_that_names_it_closest(
    sandbox: Sandbox, configuration: str, counted: dict[str, int]
) -> None:
    ran = archive(sandbox, f"[budget]\n{configuration}", _1="LOUD SOFT", _2="LOUD")
    assert {budget["budget"]: budget["used"] for budget in ran.json["budgets"]} == counted


def test_what_no_budget_names_fails_as_usual(sandbox: Sandbox) -> None:
    assert archive(sandbox, "[budget]\nsoft-word = 5", _1="LOUD SOFT").code == 1


def test_a_budget_fails_below_the_fail_level_but_never_where_nothing_is_to_fail(sandbox: Sandbox) -> None:
    assert archive(sandbox, "[budget]\nwarnings = 0", _1="SOFT").code == 1
    assert sandbox.check(*SELECTED, "--fail-on", "never").code == 0
    sandbox.words("fail-on = 'never'\n[budget]\nwarnings = 0")
    ran = sandbox.check(*SELECTED)
    assert (ran.code, ran.json["budgets"][0]["exceeded"]) == (0, True)


SOURCES = """
[budget]
loud-word = 1
soft-word = 1
[[sources]]
name = "even"
files = ["a/0.md", "a/2.md", "a/4.md"]
[sources.budget]
loud-word = "100 %"
[[sources]]
name = "zero"
files = ["a/0.md"]
[sources.budget]
loud-word = 0
"""


def test_a_source_takes_its_files_out_of_a_wider_budget_key_by_key_and_the_later_wins(sandbox: Sandbox) -> None:
    ran = archive(sandbox, SOURCES, _0="SOFT", _1="LOUD", _2="LOUD", _4="LOUD")
    assert budgets(ran) == [
        ("loud-word", None, 1, 1, 7),
        ("soft-word", None, 1, 1, 10),
        ("loud-word", "even", 2, 2, 2),
        ("loud-word", "zero", 0, 0, 1),
    ]
    assert ran.code == 0
    sandbox.write("a/0.md", article("LOUD"))
    assert sandbox.check(*SELECTED).code == 1


def test_a_source_told_by_what_its_files_say_has_budgets_too(sandbox: Sandbox) -> None:
    sandbox.words(
        '[[sources]]\nname = "li"\nwhere = { author = "Li*" }\n[sources.budget]\nloud-word = "50 %"\nsoft-word = 1\n'
    )
    for number in range(4):
        author = "Li" if number % 2 else "Wang"
        sandbox.write(f"a/{number}.md", f"---\nauthor: {author}\n---\n{'LOUD' if number == 1 else 'text'}\n")
    ran = sandbox.check(*SELECTED)
    assert (ran.code, budgets(ran)) == (0, [("loud-word", "li", 1, 1, 2), ("soft-word", "li", 0, 1, 2)])


def test_extends_gives_budgets_and_each_key_is_the_later_files(sandbox: Sandbox) -> None:
    sandbox.write("a/1.md", article("LOUD"))
    sandbox.words()
    sandbox.write("base.toml", 'plugins = ["./lint_rules"]\n[budget]\nloud-word = 5\nsoft-word = 5\n')
    sandbox.write("artlint.toml", 'extends = "base.toml"\n[budget]\nsoft-word = 7\n')
    assert budgets(sandbox.check(*SELECTED)) == [("loud-word", None, 1, 5, 1), ("soft-word", None, 0, 7, 1)]


def test_each_configuration_has_budgets_of_its_own(sandbox: Sandbox) -> None:
    sandbox.words("[budget]\nloud-word = 1\n")
    sandbox.write("a/1.md", article("LOUD"))
    sandbox.write("b/artlint.toml", 'plugins = ["../lint_rules"]\n[budget]\nloud-word = 1\n')
    sandbox.write("b/1.md", article("LOUD"))
    ran = sandbox.check(*SELECTED)
    assert (ran.code, [budget["configuration"] for budget in ran.json["budgets"]]) == (
        0, ["artlint.toml", "b/artlint.toml"],
    )  # fmt: skip
    assert (
        "budget: loud-word (b/artlint.toml): 1 finding in 1 article, 1 allowed\n" in sandbox.run("check", *SELECTED).out
    )


def test_configurations_that_extend_one_share_its_limits_and_not_what_is_used(sandbox: Sandbox) -> None:
    sandbox.words("[budget]\nloud-word = 1\n", "base.toml")
    for folder in "ab":
        sandbox.write(f"{folder}/artlint.toml", 'extends = "../base.toml"')
        sandbox.write(f"{folder}/1.md", article("LOUD"))
    ran = sandbox.check(*SELECTED)
    assert (ran.code, budgets(ran)) == (0, [("loud-word", None, 1, 1, 1)] * 2)


@pytest.mark.parametrize(
    "hide",
    [
        '[budget]\nloud-word = 0\n[[ignore]]\nfiles = ["a/**"]\nrules = ["loud-word"]',
        "[budget]\nloud-word = 0\n[rules]\nloud-word = 'off'",
    ],
)
def test_what_is_suppressed_or_off_uses_nothing(sandbox: Sandbox, hide: str) -> None:
    ran = archive(sandbox, hide, _1="LOUD")
    assert (ran.code, budgets(ran)[0][:3]) == (0, ("loud-word", None, 0))


def test_what_a_baseline_accepts_uses_nothing(sandbox: Sandbox) -> None:
    archive(sandbox, "[budget]\nloud-word = 1", _1="LOUD", _2="LOUD")
    assert sandbox.run("baseline", "create").code == 0
    assert budgets(sandbox.check(*SELECTED))[0][2] == 0
    assert budgets(sandbox.check(*SELECTED, "--no-baseline"))[0][2] == 2


def test_a_file_that_is_no_article_has_no_part_in_a_budget(sandbox: Sandbox) -> None:
    sandbox.write("a/readme.md", "LOUD is no article\n")
    (sandbox.folder / "a/dangling.md").symlink_to("nowhere.md")
    ran = archive(sandbox, "[budget]\nloud-word = '10 %'", _1="LOUD")
    assert (ran.code, budgets(ran)) == (2, [("loud-word", None, 1, 1, 10)])


def test_rules_that_the_command_line_leaves_out_have_no_budget(sandbox: Sandbox) -> None:
    archive(sandbox, "[budget]\nloud-word = 1\nsoft-word = 1\nerrors = 1")
    ran = sandbox.check("--select", "soft-word")
    assert [budget["budget"] for budget in ran.json["budgets"]] == ["soft-word", "errors"]


def test_named_files_judge_no_budget_and_fail_as_usual(sandbox: Sandbox) -> None:
    archive(sandbox, "[budget]\nloud-word = 9\nwarnings = 0", _1="LOUD", _2="SOFT")
    ran = sandbox.check("a/1.md", *SELECTED)
    assert (ran.code, [(budget["judged"], budget["used"]) for budget in ran.json["budgets"]]) == (
        1, [(False, None), (False, None)],
    )  # fmt: skip
    assert sandbox.check("a/2.md", *SELECTED).code == 0
    assert "\n2 budgets not judged: only a run over whole folders judges them" in sandbox.run("check", "a/1.md").out
    assert sandbox.check("a", "a/1.md", *SELECTED).code == 1
    assert sandbox.check("a", *SELECTED).json["budgets"][0]["judged"]
    assert sandbox.check("-", *SELECTED, stdin=article("LOUD").encode()).code == 1


@pytest.mark.parametrize(
    "change", [("--staged",), ("--diff-base", "HEAD"), ("--diff-base=HEAD", "--changed-files-only")]
)
def test_a_change_judges_no_budget_and_fails_as_usual(
    sandbox: Sandbox, repository: Repository, change: tuple[str, ...]
) -> None:
    archive(sandbox, "[budget]\nloud-word = 9")
    repository.git("add", "-A")
    repository.git("commit", "-qm", "healthy")
    sandbox.write("a/1.md", article("LOUD"))
    repository.git("add", "-A")
    ran = sandbox.check(*change, *SELECTED)
    assert (ran.code, ran.found, ran.json["budgets"][0]["judged"]) == (1, ["a/1.md loud-word"], False)


def test_only_fixing_has_no_budgets(sandbox: Sandbox) -> None:
    archive(sandbox, "[budget]\nloud-word = 0", _1="LOUD")
    assert "budget" not in sandbox.run("check", "--fix-only").out
    assert sandbox.run("check", "--fix-only").code == 0


def test_after_fixes_what_is_left_counts(sandbox: Sandbox) -> None:
    sandbox.words("[budget]\ncarriage-return = 0\nloud-word = 1")
    sandbox.write("a/1.md", article("LOUD").replace("\n", "\r\n"))
    chosen = ("--select", "carriage-return,loud-word")
    assert sandbox.check(*chosen).code == 1
    ran = sandbox.check(*chosen, "--fix")
    assert (ran.code, [budget["used"] for budget in ran.json["budgets"]]) == (0, [0, 1])


WINDOW = "[budget]\nloud-word = '50 % of 7d'\nsoft-word = '1 of 3d'"


def windowed(sandbox: Sandbox, *articles: str) -> Any:
    sandbox.words(WINDOW)
    for number, content in enumerate(articles):
        sandbox.write(f"a/{number}.md", content)
    return sandbox.check(*SELECTED).json["budgets"]


def test_a_window_holds_the_last_days_of_the_archives_own_dates(sandbox: Sandbox) -> None:
    loud, soft = windowed(
        sandbox, article("LOUD", 7), article("LOUD SOFT", 6), article(days_ago=3), article("SOFT", 2), article("SOFT")
    )
    assert (loud["used"], loud["articles"], loud["since"], loud["until"]) == (1, 4, "2023-07-13", "2023-07-19")
    assert (soft["used"], soft["articles"], soft["since"], soft["exceeded"]) == (2, 2, "2023-07-17", True)


def test_an_article_without_a_date_is_in_every_window(sandbox: Sandbox) -> None:
    nowhere = "---\ntitle: A\n---\nLOUD\n"
    loud, soft = windowed(sandbox, article(days_ago=9), nowhere, article())
    assert (loud["used"], loud["articles"], loud["undated"], soft["articles"]) == (1, 2, 1, 2)
    assert ", 1 of them without a date, 1 allowed (50 % of 7d)" in sandbox.run("check", *SELECTED).out


def test_a_date_in_the_future_moves_no_window(sandbox: Sandbox) -> None:
    loud, _ = windowed(sandbox, article("LOUD"), article("LOUD", -10_000))
    assert (loud["used"], loud["undated"], loud["until"]) == (2, 1, "2023-07-19")


def test_a_window_of_articles_without_dates_holds_them_all(sandbox: Sandbox) -> None:
    loud, _ = windowed(sandbox, "---\ntitle: A\n---\nLOUD\n", "---\ntitle: B\n---\nsoft\n")
    assert (loud["used"], loud["articles"], loud["undated"], loud["since"]) == (1, 2, 2, None)


FRAME = "<!--1689730743000-->\n[a](https://a.org/1)\n------\n\n"
DAYS = {
    "---\ndate: 0001-01-01T00:00:00+14:00\n---\n[a](https://a.org/1)\n\nLOUD\n": "0001-01-01",
    "---\ndate: 0001-01-03\n---\n[a](https://a.org/1)\n\nLOUD\n": "0001-01-03",
    f"{FRAME}<i>Tue, 18 Jul 2023 23:30:00 -0300</i><p>LOUD</p>": "2023-07-19",
    "---\ndate: 2023-07-01\n---\n[a](https://a.org/1)\n\nLOUD\n": "2023-07-01",
    f"{FRAME}<i>31/02/2023</i><p>LOUD</p>": "2023-07-19",
}


@pytest.mark.parametrize(("content", "day"), DAYS.items())
def test_the_day_is_the_articles_date_in_utc_else_its_epoch(sandbox: Sandbox, content: str, day: str) -> None:
    assert windowed(sandbox, content)[0]["until"] == day


def test_jobs_and_cache_change_nothing(sandbox: Sandbox) -> None:
    where = '\n[[sources]]\nname = "li"\nwhere = { author = "Li*" }\n[sources.budget]\nerrors = "10 % of 30d"\n'
    sandbox.words(WINDOW + where)
    for number in range(250):
        words = "LOUD SOFT" if number % 3 else ""
        author = "Li" if number % 2 else "Wang"
        date = f"date: 2023-07-{number % 28 + 1:02}T10:00:00Z\n" if number % 5 else ""
        sandbox.write(f"a/{number}.md", f"---\nauthor: {author}\n{date}---\n{words}\n")
    alone = sandbox.check(*SELECTED, "--no-cache", "--jobs", "1").json
    assert [budget["articles"] for budget in alone["budgets"]] != [0, 0, 0]
    several = sandbox.check(*SELECTED, "--no-cache", "--jobs", "2").json
    cold, cached = sandbox.check(*SELECTED, "--jobs", "2").json, sandbox.check(*SELECTED).json
    assert alone == several == cold == cached
    sandbox.words(WINDOW.replace("7d", "9d") + where)
    sandbox.words(WINDOW + where)
    assert sandbox.check(*SELECTED).json == alone


@pytest.mark.slow
@pytest.mark.parametrize(
    ("later", "counted"),
    [
        ("[budget]\nloud-word = '1 of 60d'", (2, 60, 0)),
        ("[budget]\nloud-word = 9\n", (0, 125, 0)),
    ],
)
def test_a_budget_that_comes_later_is_told_what_the_cache_does_not_know(
    sandbox: Sandbox, later: str, counted: tuple[int, int, int]
) -> None:
    where = '[[sources]]\nname = "li"\nwhere = { author = "Li*" }\n'
    source, budget = (where, "") if "of" in later else ("", f"{where}[sources.budget]\nsoft-word = 1\nloud-word = 9\n")
    sandbox.words(source or where)
    for number in range(250):
        author = "Wang" if number % 2 else "Li"
        day = f"<!--{NEWEST - number * DAY}-->"
        words = "LOUD" if number % 50 == 0 else ""
        sandbox.write(f"a/{number}.md", f"---\nauthor: {author}\n---\n{day}\n[a](https://a.org/{number})\n{words}\n")
    sandbox.check(*SELECTED)
    sandbox.words(f"{later}\n{source}{budget}")
    use = sandbox.check(*SELECTED).json["budgets"][0]
    assert (use["used"], use["articles"], use["undated"]) == counted


def test_a_budget_of_the_change_has_no_say_where_configurations_come_from_the_base(
    sandbox: Sandbox, repository: Repository
) -> None:
    sandbox.write("artlint.toml", "")
    sandbox.write("a/1.md")
    repository.git("add", "-A")
    repository.git("commit", "-qm", "base")
    sandbox.write("artlint.toml", '[budget]\nerrors = "100 %"\n')
    sandbox.write("a/1.md", "<!--NaN-->\ntext\n")
    assert sandbox.find().code == 0
    ran = sandbox.find("--config-from", "HEAD")
    assert (ran.code, ran.json["budgets"]) == (1, [])
