"""Rules as SARIF describes them: the page of each, in the lengths that GitHub shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.packs.page import summary_and_reasons
from artlint.report.escape import visible
from artlint.report.markdown_text import link
from artlint.report.sarif_text import formatted_text, plain_text, shortened

if TYPE_CHECKING:
    from typing import Any

    from artlint.model import Located
    from artlint.packs import RuleInfo

_LEVELS = {"error": "error", "warning": "warning", "info": "note", "off": "none"}
_SEVERITIES = {"error": "error", "warning": "warning", "info": "recommendation"}


def rule_descriptor(finding: Located, info: RuleInfo | None) -> dict[str, Any]:
    """A rule as its page describes it; where its source cannot be read, as its first finding does."""
    summary, reasons = _summary_and_reasons(info) or (f"Rule {finding.rule}.", "")
    help_ = finding.help or summary
    descriptor: dict[str, Any] = {
        "id": finding.rule,
        "shortDescription": {"text": shortened(summary, plain_text)},
        "fullDescription": {"text": shortened(f"{summary} {reasons}".strip(), plain_text)},
        "help": {
            "text": shortened(help_, plain_text),
            "markdown": shortened(_markdown(summary, reasons, help_, finding.url), formatted_text),
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
    """The name of a kind of problem among the names of rules."""
    return f"artlint/{kind}"


def problem_descriptor(kind: str) -> dict[str, Any]:
    """A kind of problem as a rule, so that GitHub shows it."""
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


def _markdown(summary: str, reasons: str, help_: str, url: str | None) -> str:
    """The page in short; its address comes early, so that it is never cut off."""
    more = link("What it finds, its options and examples", url) if url else ""
    return "\n\n".join(part for part in (summary, more, f"**What to do:** {visible(help_)}.", reasons) if part)


def _summary_and_reasons(info: RuleInfo | None) -> tuple[str, str] | None:
    if info is None:
        return None
    try:
        summary, reasons = summary_and_reasons(info)
    except Exception:  # a plugin may lack its source, or fail in any way; its findings count all the same
        return None
    return (" ".join(summary.split()), " ".join(reasons.split())) if summary else None
