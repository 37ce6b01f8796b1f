"""Markdown of which nothing that an article says becomes markup, a mention, a link or HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint.report.escape import visible

if TYPE_CHECKING:
    from artlint.model.outcome import Located, Problem

MOST = 300
"""Characters that are shown of a text."""

_WORD = r"(?:[^\W_]+|`[^`]+`)"
_BETWEEN = r"""(?:["'()]*[,;:.]?[ ]["'()]*|[’“”，。：；？！、']|(?<=[^\W\d_])-(?=[^\W\d_]))"""
_plain = re.compile(rf"""["(]?{_WORD}(?:{_BETWEEN}{_WORD})*[.")]?""").fullmatch
"""Words and whole pieces of code, with marks between them that mean nothing to Markdown. No digit follows a hyphen and
no letter a colon: GitHub links `GH-7` to an issue and shows `:eyes:` as a picture."""

_commit = re.compile(r"\b[0-9a-f]{7,40}\b", re.IGNORECASE).search
"""What GitHub and GitLab link to a commit of that name."""

_address = re.compile(r"https?://[\w.:/%?=&#~+-]+", re.ASCII).fullmatch


def inline(text: str) -> str:
    """A text within a line: as it is where it is only words, else as code, in which GitHub and GitLab see no markup."""
    shown = visible(text)
    return shown if _plain(shown) and not _commit(shown) else code(text)


def code(text: str) -> str:
    """A text as code, fenced by more backticks than it holds, cut where it is long."""
    shown = visible(text if len(text) <= MOST else text[: MOST - 1] + "…")
    longest = max(map(len, re.findall("`+", shown)), default=0)
    fence = "`" * (longest + 1)
    space = " " if shown[:1] in ("`", " ", "") or shown[-1:] in ("`", " ") else ""
    return f"{fence}{space}{shown}{space}{fence}"


def link(name: str, address: str | None) -> str:
    """The name of a rule, which links to its page where it has one."""
    return f"[{name}]({address})" if address and _address(address) else name


def item(finding: Located) -> str:
    """A finding as an item of a list."""
    place = code(f"{finding.path}:{finding.start.line}:{finding.start.column}")
    rule = link(finding.rule, finding.url)
    return f"- **{finding.severity}** {place} {rule}: {inline(finding.message)}\n"


def problem_item(problem: Problem) -> str:
    """Something that could not be done as an item of a list."""
    place = "" if problem.path is None else f" {code(problem.path)}"
    return f"- **not done**{place} {inline(problem.message)}\n"
