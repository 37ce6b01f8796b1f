"""`artlint profile`: every figure is the one that expressions over the files count."""

from __future__ import annotations

import random
import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.conftest import Sandbox

MINUTE = timedelta(minutes=1)
HOSTS = ("media.example.org", "cdn.example.com")
PROXIES = ("https://images.weserv.nl/?url=", "https://images.weserv.nl?url=", "")


def epoch_article(draw: random.Random, number: int) -> str:
    """A date in one of three zones, up to three images, some with a proxy, some with a caption."""
    date = datetime(2023, 7, 1, tzinfo=UTC) + draw.randrange(60 * 24 * 30) * MINUTE
    epoch = date + draw.randrange(-200, 400) * MINUTE
    written = draw.choice(
        [
            f"<i>{date:%a, %d %b %Y %H:%M:%S} GMT</i>",
            f"<i>{date + timedelta(hours=8):%Y-%m-%dT%H:%M:%S}+08:00</i>",
            f"<i>{date:%Y-%m-%d}</i>",
            "",
        ]
    )
    images = "".join(
        f'<img src="{draw.choice(PROXIES) or "https://"}{draw.choice(HOSTS)}/{at}.jpg">'
        + "<div><small>A bridge.</small></div>" * draw.randrange(2)
        for at in range(draw.randrange(4))
    )
    return (
        f"<!--{round(epoch.timestamp() * 1000)}-->\n[Bridge {number}](https://{draw.choice(HOSTS)}/a/{number})\n------\n\n"
        f"<div>{written}</div>{images}<p>Story {number}{' of the bridge' * draw.randrange(90)}.</p>\n"
    )


def post(draw: random.Random, number: int) -> str:
    date = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(days=draw.randrange(90))
    robot = draw.choice(["swift", "slow"])
    return f"---\ntitle: Bridge {number}\ndate: {date:%Y-%m-%d}\nrobot: {robot}\n---\nStory *{number}*.\n"


@pytest.fixture
def archive(sandbox: Sandbox) -> dict[str, str]:
    """Two folders of robots, and a file that is no article."""
    draw = random.Random(14)
    files = {f"news/{at}.md": epoch_article(draw, at) for at in range(60)}
    files |= {f"posts/{at}.md": post(draw, at) for at in range(25)}
    for path, text in files.items():
        sandbox.write(path, text)
    sandbox.write("README.md", "Notes on the archive.\n")
    return files


def counted(rows: Iterable[dict[str, Any]]) -> dict[str, int]:
    return {row["name"]: row["count"] for row in rows}


def number_with(pattern: str, texts: Iterable[str]) -> int:
    return sum(re.search(pattern, text) is not None for text in texts)


def every(pattern: str, texts: Iterable[str]) -> Counter[str]:
    return Counter(found for text in texts for found in re.findall(pattern, text))


def parts_of(texts: list[str]) -> dict[str, int]:
    patterns = {
        "front matter": r"\A---\n",
        "epoch": r"\A<!--\d+-->",
        "title": r"(?m)^\[.+\]\(|^title: ",
        "address": r"(?m)^\[.+\]\(https",
        "separator": r"(?m)^------$",
        "date": r"<i>|\ndate: ",
        "body": "Story",
        "image": "<img",
        "caption": "<small>",
    }
    numbers = {part: number_with(pattern, texts) for part, pattern in patterns.items()}
    return {part: number for part, number in numbers.items() if number}


def lags_of(texts: list[str]) -> list[int]:
    """The minutes from date to epoch, where the date has a zone."""
    lags = []
    for text in texts:
        epoch = re.match(r"<!--(\d+)-->", text)
        date = re.search(r"<i>\w{3}, (.*) GMT</i>|<i>(.*\+08:00)</i>", text)
        if epoch and date:
            moment = (
                datetime.strptime(date[1] + " +0000", "%d %b %Y %H:%M:%S %z")
                if date[1]
                else datetime.fromisoformat(date[2])
            )
            lags.append(round(int(epoch[1]) / 1000 - moment.timestamp()) // 60)
    return sorted(lags)


def zones_of(texts: list[str]) -> dict[str, int]:
    patterns = {"UTC": " GMT</i>", "UTC+08:00": r"\+08:00</i>", "day only": r"<i>[\d-]{10}</i>|\ndate: "}
    numbers = {zone: number_with(pattern, texts) for zone, pattern in patterns.items()}
    return {zone: number for zone, number in numbers.items() if number}


def days_of(texts: list[str]) -> Counter[str]:
    """The day of each article as it writes it, else that of its epoch."""
    days: Counter[str] = Counter()
    for text in texts:
        iso = re.search(r"(?:<i>|\ndate: )(\d{4}-\d\d-\d\d)", text)
        words = re.search(r"<i>\w{3}, (.{11})", text)
        if iso:
            days[iso[1]] += 1
        elif words:
            days[str(datetime.strptime(words[1], "%d %b %Y").date())] += 1
        else:
            days[str(datetime.fromtimestamp(int(text[4:17]) / 1000, UTC).date())] += 1
    return days


def rank(values: list[int], share: float) -> int:
    """The value at a share of all, with the first two digits alone."""
    value = values[max(-(-len(values) * round(share * 100) // 100) - 1, 0)]
    unit: int = 10 ** max(len(str(abs(value))) - 2, 0)
    return value // unit * unit


def demand_equal(figures: dict[str, Any], texts: list[str], found: list[tuple[str, str]]) -> None:
    """Every figure of a group, counted again. `found` are path and rule of the findings in it."""
    sizes, lags, days = sorted(len(text.encode()) for text in texts), lags_of(texts), days_of(texts)
    images = every(r'<img src="https://([^/?]+)', texts)
    first, last = min(days), max(days)
    most = max(days.values())
    assert figures["files"] == len(texts)
    assert figures["healthy"] == len(texts) - len({path for path, _ in found})
    assert figures["bytes"] == sum(sizes)
    assert figures["size"] == {
        "least": sizes[0], "q5": rank(sizes, 0.05), "median": rank(sizes, 0.5), "q95": rank(sizes, 0.95),
        "most": sizes[-1],
    }  # fmt: skip
    assert figures["images"] == images.total()
    assert figures["captions"] == every("(<small>)", texts).total()
    assert {key: figures["days"][key] for key in ("first", "last", "number", "exact", "most")} == {
        "first": first, "last": last, "number": len(days), "exact": True, "most": most,
    }  # fmt: skip
    assert days[figures["days"]["busiest"]] == most
    assert figures["lag-minutes"]["articles"] == len(lags)
    if lags:
        assert figures["lag-minutes"] == {
            "articles": len(lags), "within": sum(0 <= lag <= 75 for lag in lags), "least": lags[0],
            "q5": rank(lags, 0.05), "median": rank(lags, 0.5), "q95": rank(lags, 0.95), "most": lags[-1],
        }  # fmt: skip
    layouts = {"epoch": number_with(r"\A<!--", texts), "post": number_with(r"\A---\n", texts)}
    assert counted(figures["layouts"]) == {name: number for name, number in layouts.items() if number}
    bodies = {"html": layouts["epoch"], "markdown": layouts["post"]}
    assert counted(figures["bodies"]) == {name: number for name, number in bodies.items() if number}
    assert counted(figures["zones"]) == zones_of(texts)
    forms = {
        "rfc1123": number_with("GMT</i>", texts),
        "iso": number_with(r"\+08:00</i>", texts),
        "iso-day": number_with(r"<i>[\d-]{10}</i>|\ndate: ", texts),
    }
    assert counted(figures["date-forms"]) == {name: number for name, number in forms.items() if number}
    assert counted(figures["parts"]) == parts_of(texts)
    tags = {tag: number_with(f"<{tag}[ >]", texts) for tag in ("div", "i", "img", "p", "small")}
    tags |= {"p": tags["p"] + layouts["post"], "em": layouts["post"]}
    assert counted(figures["tags"]) == {name: number for name, number in tags.items() if number}
    assert counted(figures["image-hosts"]) == images
    assert counted(figures["proxies"]) == every(r'"(https://[^"]*\?url=)', texts)
    assert counted(figures["rules"]) == Counter(rule for _, rule in set(found))
    assert {row["name"]: row["findings"] for row in figures["rules"]} == Counter(rule for _, rule in found)


def test_every_figure_is_that_of_an_independent_count(sandbox: Sandbox, archive: dict[str, str]) -> None:
    report = sandbox.run("profile", "--output-format", "json").json
    findings = [(it["path"], it["rule"]) for it in sandbox.check("--no-cache").json["findings"]]
    assert findings
    assert (report["skipped"], report["by"]) == (1, "folder")
    demand_equal(report["total"], list(archive.values()), findings)
    assert [group["name"] for group in report["groups"]] == ["news", "posts"]
    for group in report["groups"]:
        inside = [text for path, text in archive.items() if path.startswith(group["name"])]
        demand_equal(group, inside, [it for it in findings if it[0].startswith(group["name"])])


def test_groups_are_sources_keys_or_hosts(sandbox: Sandbox, archive: dict[str, str]) -> None:
    def groups(*arguments: str) -> dict[str, int]:
        found = sandbox.run("profile", "--output-format", "json", *arguments).json["groups"]
        return {group["name"]: group["files"] for group in found}

    texts = archive.values()
    robots = every(r"\nrobot: (\w+)", texts)
    hosts = every(r"\n\[.*\]\(https://([^/]+)", texts)
    assert groups("--by", "key:Robot") == {**robots, "": 60}
    assert groups("--by", "host") == {**hosts, "": 25}
    sandbox.write("artlint.toml", '[[sources]]\nname = "swift"\nwhere = { robot = "swift" }\n')
    assert groups() == {"swift": robots["swift"], "": 85 - robots["swift"]}


@pytest.mark.parametrize("path", ["articles", "./articles/", "{}/articles"])
def test_folders_are_those_below_the_one_path(sandbox: Sandbox, path: str) -> None:
    for name in ("a/1.md", "a/b/2.md", "c/3.md"):
        sandbox.write(f"articles/{name}")
    found = sandbox.run("profile", "--output-format", "json", path.format(sandbox.folder)).json
    assert {group["name"]: group["files"] for group in found["groups"]} == {"a": 2, "c": 1}


def test_people_read_the_same_figures(sandbox: Sandbox, archive: dict[str, str]) -> None:
    text, markdown = sandbox.run("profile").out, sandbox.run("profile", "--output-format", "markdown").out
    assert "all articles\n  85 articles, " in text
    assert "\nfolder news\n  60 articles, " in text
    assert f"    epoch{' ' * 35}          60    70.6 %  {'#' * 14}\n" in text
    assert "## folder posts\n\n- 25 articles, " in markdown
    assert "| html | 60 | 70.6 % |\n" in markdown
    assert text.endswith("\n1 file skipped: no articles\n")


def test_names_from_the_archive_are_shown_and_not_obeyed(sandbox: Sandbox) -> None:
    sandbox.write("a\x1b[2Jb/1.md")
    sandbox.write("c|d/2.md", '---\ntitle: A\n---\n<img src="https://a.org\x1b/?url=b.org/1.jpg">\n')
    for output_format in ("text", "markdown", "json"):
        ran = sandbox.run("profile", "--output-format", output_format)
        assert "\x1b" not in ran.out + ran.err


def test_nothing_to_describe_is_an_error(sandbox: Sandbox) -> None:
    sandbox.write("README.md", "Notes.\n")
    ran = sandbox.run("profile")
    assert ran.code == 2
    assert "no article" in ran.err
