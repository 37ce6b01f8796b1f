"""What SARIF says of the rules that found something: the page of each, in the lengths that GitHub shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.report.escape import visible
from artlint.report.mark import link
from artlint.report.sarif_text import formatted, plain

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from artlint.model.outcome import Located
    from artlint.packs import RuleInfo

MOST = 1024
"""Characters of a text of a rule that GitHub takes."""

_LEVELS = {"error": "error", "warning": "warning", "info": "note", "off": "none"}
_SEVERITIES = {"error": "error", "warning": "warning", "info": "recommendation"}


def rule_descriptor(finding: Located, info: RuleInfo | None) -> dict[str, Any]:
    """A rule, told from its first finding and, where its source can be read, from its page."""
    summary, reasons = _page(info) or (f"Rule {finding.rule}.", "")
    help_ = finding.help or summary
    descriptor: dict[str, Any] = {
        "id": finding.rule,
        "shortDescription": {"text": cut(summary, plain)},
        "fullDescription": {"text": cut(f"{summary} {reasons}".strip(), plain)},
        "help": {
            "text": cut(help_, plain),
            "markdown": cut(_markdown(summary, reasons, help_, finding.url), formatted),
        },
        "properties": {"problem.severity": _SEVERITIES[finding.severity], "precision": "high"},
    }
    if info is not None:
        descriptor["defaultConfiguration"] = {"level": _LEVELS[info.severity], "enabled": info.enabled}
        descriptor["properties"]["tags"] = [info.folder]
    if finding.url:
        descriptor["helpUri"] = finding.url
    return descriptor


def problem_id(kind: str) -> str:
    """What a kind of problem is called where rules have their names."""
    return f"artlint/{kind}"


def problem_descriptor(kind: str) -> dict[str, Any]:
    """A kind of problem, which stands among the rules so that GitHub shows it."""
    summary = f"artlint could not do what was asked: {kind}."
    advice = "What this concerns was not checked. Mend it, and run artlint again."
    return {
        "id": problem_id(kind),
        "shortDescription": {"text": summary},
        "fullDescription": {"text": summary},
        "help": {"text": advice, "markdown": advice},
        "defaultConfiguration": {"level": "error"},
        "properties": {"problem.severity": "error", "precision": "very-high", "tags": ["problem"]},
    }


def cut(text: str, written: Callable[[str], str]) -> str:
    """A text as it is written in SARIF, cut between words to the length that GitHub takes."""
    whole = written(text)
    if len(whole) <= MOST:
        return whole
    surplus = len(written(text[:MOST])) - len(text[:MOST])
    room = max(MOST - 2 - surplus, MOST // 2 - 1)  # no text becomes longer than its double
    return written(text[:room].rsplit(maxsplit=1)[0]) + " …"


def _markdown(summary: str, reasons: str, help_: str, url: str | None) -> str:
    """The page in short; its address stands first, so that no cut takes it away."""
    more = link("What it finds, its options and examples", url) if url else ""
    return "\n\n".join(part for part in (summary, more, f"**What to do:** {visible(help_)}.", reasons) if part)


def _page(info: RuleInfo | None) -> tuple[str, str] | None:
    if info is None:
        return None
    from artlint.packs.page import summary_and_reasons

    try:
        summary, reasons = summary_and_reasons(info)
    except Exception:  # a plugin may lack its source, or fail in any way; its findings count all the same
        return None
    return (" ".join(summary.split()), " ".join(reasons.split())) if summary else None
