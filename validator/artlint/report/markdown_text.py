"""Untrusted texts in Markdown: nothing in them becomes markup, a mention, a link or HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from artlint.report.escape import visible

if TYPE_CHECKING:
    from artlint.model import Located, Problem

_SHOWN = 300
"""The most characters of a text that are shown as code."""

_WORD = r"(?:[^\W_]+|`[^`]+`)"
_BETWEEN = r"""(?:["'()]*[,;:.]?[ ]["'()]*|[’“”，。：；？！、']|(?<=[^\W\d_])-(?=[^\W\d_]))"""
_plain = re.compile(rf"""["(]?{_WORD}(?:{_BETWEEN}{_WORD})*[.")]?""").fullmatch
"""Words and whole pieces of code, with marks between them that mean nothing to Markdown. No digit follows a hyphen and
no letter a colon: GitHub links `GH-7` to an issue and shows `:eyes:` as a picture."""

_commit = re.compile(r"\b[0-9a-f]{7,40}\b", re.IGNORECASE).search
"""What GitHub and GitLab link to a commit of that name."""

_address = re.compile(r"https?://[\w.:/%?=&#~+-]+", re.ASCII).fullmatch


def inline(text: str) -> str:
    """A text within a line: as it is where it holds only words, else as code, in which there is no markup."""
    shown = visible(text)
    return shown if _plain(shown) and not _commit(shown) else code(text)


def code(text: str) -> str:
    """A text as code, fenced by more backticks than it holds, cut where it is long."""
    shown = visible(text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…")
    longest = max(map(len, re.findall("`+", shown)), default=0)
    fence = "`" * (longest + 1)
    space = " " if shown[:1] in ("`", " ", "") or shown[-1:] in ("`", " ") else ""
    return f"{fence}{space}{shown}{space}{fence}"


def link(name: str, address: str | None) -> str:
    """A name that links to an address; the name alone where there is none, or none that is plainly one."""
    return f"[{name}]({address})" if address and _address(address) else name


def finding_item(finding: Located) -> str:
    """A finding as an item of a list."""
    place = code(f"{finding.path}:{finding.start.line}:{finding.start.column}")
    rule = link(finding.rule, finding.url)
    return f"- **{finding.severity}** {place} {rule}: {inline(finding.message)}\n"


def problem_item(problem: Problem) -> str:
    """A problem as an item of a list."""
    place = "" if problem.path is None else f" {code(problem.path)}"
    return f"- **not done**{place} {inline(problem.message)}\n"


def text_item(written: str) -> str:
    """A text as an item of a list."""
    return f"- {inline(written)}\n"
