"""What the rules make of an article, healthy or damaged, with the settings of its source."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from artlint import Finding, Severity
from artlint.article import File
from artlint.config.globs import Globs
from artlint.config.settings import Config, FileSettings, Selection, Setting, SourceBlock
from artlint.packs.pack import RuleInfo, by_name, found_rules
from artlint.suppress import Plans, lint_with_suppressions

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from artlint.damage import Damaged
    from artlint.judge import Result

    from .article import Healthy

_EVERYWHERE = Globs("/", ("**",))


@cache
def known_rules() -> Mapping[str, RuleInfo]:
    """Every rule of the pack that looks at one article, by name, found anew."""
    rules = by_name(list(found_rules("artlint_rules")))
    return {name: rule for name, rule in rules.items() if rule.folder != "archive"}


def findings_of_healthy(article: Healthy, text: str | None = None) -> tuple[Finding, ...]:
    """What the rules that are on for an article find in it, or in what its text has become."""
    text = article.text if text is None else text
    file = File(text, path=article.path, source=article.source, now=article.now)
    return _result(file, _settings(article), Selection()).findings


def findings_of_damaged(
    rule: str, article: Healthy, damage: Damaged, *, suppressions: bool = True
) -> tuple[Finding, ...]:
    """What the rules that are on, and that rule, find in a damaged article."""
    return look_at(rule, article, damage, suppressions=suppressions)(damage.text).findings


def findings_without(rule: str, article: Healthy, damage: Damaged) -> tuple[Finding, ...]:
    """What the rules that are on, but for that rule, find in a damaged article."""
    file = File(damage.text, path=damage.path or article.path, source=article.source, now=article.now)
    return _result(file, _settings(article, {rule: Setting(rule, Severity.OFF, {}, "damage")}), Selection()).findings


def look_at(rule: str, article: Healthy, damage: Damaged, *, suppressions: bool = True) -> Callable[[str], Result]:
    """What tells of a text in place of the damaged one what the rules that are on, and that rule, find in it."""
    settings = _settings(article, {rule: Setting(rule, None, {}, "damage")})
    info = known_rules()[rule]

    def look(text: str) -> Result:
        parsed = File(text, path=damage.path or article.path, source=article.source, now=article.now)
        is_on = info.enabled and (not info.layouts or parsed.article.layout in info.layouts)
        selection = Selection(None if is_on else (rule, "ALL"))
        return _result(parsed, settings, selection, suppressions=suppressions)

    return look


def _result(file: File, settings: FileSettings, selection: Selection, *, suppressions: bool = True) -> Result:
    plans = Plans.of(settings.rules_for(file.article.layout, selection))
    result = lint_with_suppressions(file, plans, settings, selection, suppressions=suppressions)
    if result.crashes:
        raise AssertionError(result.crashes)
    return result


def _settings(article: Healthy, own: Mapping[str, Setting] | None = None) -> FileSettings:
    said = {name: _setting(name, value) for name, value in article.rules.items()}
    source = article.source
    block = SourceBlock(article.shape, _EVERYWHERE, source.layout, source.zone, source.proxy, said, "source")
    mine = block._replace(rules=own or {}, origin="damage")
    return FileSettings(Config("/", known=known_rules()), source, (block, mine))


def _setting(name: str, value: str | Mapping[str, object]) -> Setting:
    if isinstance(value, str):
        return Setting(name, Severity(value), {}, "source")
    return Setting(name, None, value, "source")
