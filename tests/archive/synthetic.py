"""Archives of robots whose ways are known: drawn at random, every article of them healthy."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    import random

ZONES = ("Asia/Shanghai", "Europe/Paris", "America/New_York", "Asia/Kolkata", "UTC", "Asia/Tokyo")
PROXIES = ("https://images.weserv.nl/?url=", "https://img.example.net/?url=", "https://wsrv.example.com/i?u=", None)
LAYOUTS = ("epoch", "front-matter", "dated", "post")
WITH_KEYS = ("front-matter", "post")
NAMES = ("rfi", "voa", "crossing", "bbc", "dw", "nyt")
GROUPINGS = ("folder", "key", "host")
ADVERT = "The paper of the bridge lives from the gifts of its readers, in every month of the year."


class Robot(NamedTuple):
    """How one robot writes. `zone` is None where its dates name their zone; `proxy` is None where it uses none.

    `longest_lag` is in minutes from date to epoch.
    """

    name: str
    layout: str
    body: str
    zone: str | None
    proxy: str | None
    captions: bool
    advert: bool
    longest_lag: int = 60


class Article(NamedTuple):
    robot: Robot
    path: str
    text: str
    day: datetime


def robots_of(draw: random.Random, grouping: str, most: int) -> list[Robot]:
    """Two robots or more; with a grouping by key, all of them have front matter."""
    return [_robot(draw, name, grouping) for name in draw.sample(NAMES, draw.randint(2, most))]


def _robot(draw: random.Random, name: str, grouping: str) -> Robot:
    layout = draw.choice(WITH_KEYS if grouping == "key" else LAYOUTS)
    has_epoch = layout in ("epoch", "front-matter")
    zone = draw.choice((*ZONES, None)) if has_epoch else None
    return Robot(
        name,
        layout,
        draw.choice(("html", "markdown")) if layout == "post" else "html",
        zone,
        draw.choice(PROXIES),
        draw.random() < 0.6,
        draw.random() < 0.3,
        600 if has_epoch and zone is None and draw.random() < 0.5 else 60,
    )


def articles_of(draw: random.Random, robot: Robot, grouping: str, number: int) -> list[Article]:
    return [_article(draw, robot, grouping, at) for at in range(number)]


def _article(draw: random.Random, robot: Robot, grouping: str, at: int) -> Article:
    epoch = datetime(2023, 1, 1, tzinfo=UTC) + timedelta(minutes=draw.randrange(60 * 24 * 360))
    date = epoch - timedelta(minutes=draw.randrange(robot.longest_lag))
    host = f"{robot.name}.example.org" if grouping == "host" else "news.example.org"
    folder = f"articles/{robot.name}" if grouping == "folder" else "articles/all"
    key = f"robot: {robot.name}\n" if grouping == "key" else ""
    address = f"https://{host}/a/{robot.name}{at}"
    title, shown, content = f"{robot.name.title()} crosses bridge {at}", _date(robot, date), _content(robot, at)
    stamp = f"<!--{round(epoch.timestamp()) * 1000}-->\n"
    frame = f"[{title}]({address})\n------\n"
    matter = f'---\ntitle: "{title}"\nlink: {address}\ndate: {shown}\n{key}---\n'
    text = {
        "epoch": f"{stamp}{frame}\n<div><i>{shown}</i></div>{content}\n",
        "dated": f"{frame}日期：{shown}\n\n{content}\n",
        "front-matter": f"{matter}{stamp}{frame}\n{content}\n",
        "post": f"{matter}\n{content}\n",
    }[robot.layout]
    return Article(robot, f"{folder}/{robot.name}-{at:03}.md", text, date)


def _date(robot: Robot, date: datetime) -> str:
    if robot.zone is not None:
        return f"{date.astimezone(ZoneInfo(robot.zone)):%Y-%m-%d %H:%M:%S}"
    return f"{date:%a, %d %b %Y %H:%M:%S} GMT" if robot.layout in ("epoch", "dated") else f"{date:%Y-%m-%dT%H:%M:%SZ}"


def _content(robot: Robot, at: int) -> str:
    image = f"{robot.proxy or 'https://'}media.example.org/{robot.name}{at}.jpg"
    story = [f"The bridge of {robot.name} number {at} reopened, and people of both banks came to see it."]
    story += [f"It was closed for {at + 2} weeks, and boats of {robot.name} could not pass below it."]
    story += [ADVERT.replace("paper", f"paper {robot.name}")] * robot.advert
    if robot.body == "markdown":
        return "\n\n".join([f"![Bridge {at}]({image})", *story])
    caption = f'<div><small style="color: #999;">People on bridge {at}</small></div>' * robot.captions
    paragraphs = "".join(f"<p>{text}</p>" for text in story)
    content = f'<img src="{image}" width="100%">{caption}{paragraphs}'
    return f"<div>{content}</div>" if robot.layout == "post" else content


FRAMED = ("epoch", "front-matter", "dated")


def damages_of(robot: Robot) -> dict[str, tuple[str, str]]:
    """Ways to damage an article of a robot: an expression, and what takes its place."""
    damages = {"body": (r"(?s)\n\n(?:<div>|!|<img).*", "\n\n"), "tag": (r"</?[a-z]+>\s*\Z", "<")}
    if robot.body == "markdown":
        del damages["tag"]
    if robot.layout in FRAMED:
        damages |= {
            "separator": ("\n------\n", "\n"),
            "frame": (r"(?s)\A.*?\n------\n", ""),
            "address": (r"\]\(https://", "](ttps:"),
        }
    if robot.layout in ("epoch", "front-matter"):
        damages |= {"epoch": (r"<!--\d+-->\n", ""), "no number": (r"<!--\d+-->", "<!--NaN-->")}
        damages["year"] = ("<!--1[67]", "<!--15")
    if robot.layout in ("post", "front-matter"):
        damages["no such day"] = (r"\ndate: .*", "\ndate: 2023-02-31")
    if robot.layout == "epoch":
        damages["date"] = ("<div><i>.*?</i></div>", "")
        if robot.captions:
            damages["caption"] = ("<div><small.*?</small></div>", "")
        if robot.proxy is not None:
            damages["proxy"] = (r'src="[^"]*=', 'src="https://')
    return damages
