"""A pack of rules: a package with one file a rule, and an index of them so that none is imported before it is needed.

Our own pack, `artlint_rules`, comes through the same door as anybody's.
"""

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from types import ModuleType
from typing import Any, NamedTuple

from artlint.article import Article
from artlint.rule import DOCUMENTATION, ArchiveRule, Fact, Finding, Precondition, Rule, Severity, reference_of

BUILTIN = "artlint_rules"
"""The package of our own pack; artlint imports it by name only, so the engine knows no rule."""

INDEX = "_index"
"""The generated module of a pack: a tuple `RULES` with a row for each rule, the fields of its `RuleInfo` in order."""

DAMAGES = "_damages"
"""The module beside rules that holds their damages; only the drill imports it."""


class PluginError(Exception):
    """A pack that cannot be loaded. The message names the pack and says why."""


class RuleInfo(NamedTuple):
    """What is known of a rule before it is imported.

    `facts` are references, `module:function`; an index does not import them. `description` is the rule's docstring,
    empty where there is no index. `of_archive`: whether it looks across articles.
    """

    name: str
    folder: str
    severity: Severity
    enabled: bool
    layouts: tuple[str, ...]
    literals: tuple[str, ...]
    elements: tuple[str, ...]
    attributes: tuple[str, ...]
    facts: tuple[str, ...]
    reads: tuple[str, ...]
    needs_frame: bool
    fix: str | None
    module: str
    class_name: str
    description: str = ""
    of_archive: bool = False


def builtin_rules() -> dict[str, RuleInfo]:
    """The rules of our own pack by name."""
    return pack_rules(BUILTIN)


def pack_rules(package: str) -> dict[str, RuleInfo]:
    """The rules of a package by name, from its index, else by importing its modules.

    PluginError where it does not import, holds no rule, or names one twice.
    """
    index = _import_index(package)
    rules = [_from_row(row) for row in index.RULES] if index else list(found_rules(package))
    if not rules:
        raise PluginError(f"{package}: the package holds no rule")
    return by_name(rules)


def by_name(rules: list[RuleInfo]) -> dict[str, RuleInfo]:
    """Rules by name, sorted. PluginError where two have the same."""
    named: dict[str, RuleInfo] = {}
    for rule in sorted(rules, key=lambda rule: (rule.name, rule.module)):
        if rule.name in named:
            raise PluginError(f"{rule.module}: the rule {rule.name} is already defined in {named[rule.name].module}")
        named[rule.name] = rule
    return named


def load(info: RuleInfo) -> type[Rule]:
    """The rule's class, imported now."""
    rule: type[Rule] = getattr(import_module(info.module), info.class_name)
    return rule


def precondition_of(info: RuleInfo) -> Precondition:
    """Which articles can concern a rule; its facts are imported now. PluginError where one does not exist."""
    facts = tuple(map(_fact, info.facts))
    return Precondition(info.literals, info.elements, info.attributes, facts, info.needs_frame)


def _fact(reference: str) -> Callable[[Article], bool]:
    module, _, name = reference.partition(":")
    fact: Callable[[Article], bool] | None = getattr(import_pack(module), name, None)
    if fact is None:
        raise PluginError(f"{module}: there is no fact `{name}`; write the index of the pack anew")
    return fact


def url_of(info: RuleInfo) -> str | None:
    """Where a rule's page is published; None for a plugin's rule that names no page."""
    if info.module.startswith(f"{BUILTIN}."):
        return DOCUMENTATION.format(name=info.name)
    return load(info).documentation


def found_rules(package: str) -> Iterator[RuleInfo]:
    """The rules of a package, by importing every module in it. PluginError where one does not import."""
    import pkgutil  # only a pack without an index is walked

    root = import_pack(package)
    yield from rules_of(root, package)
    for module in pkgutil.walk_packages(getattr(root, "__path__", []), f"{package}."):
        if not module.name.endswith((f".{INDEX}", f".{DAMAGES}")):
            yield from rules_of(import_pack(module.name), package)


def import_pack(name: str) -> ModuleType:
    """A module of a pack. PluginError where it does not import, with the reason."""
    try:
        return import_module(name)
    except (Exception, SystemExit) as error:  # a plugin may fail in any way; the user is told how
        raise PluginError(f"{name} does not import: {type(error).__name__}: {error}") from error


def rules_of(module: ModuleType, package: str) -> Iterator[RuleInfo]:
    """The rules that a module defines itself."""
    folder = module.__name__.removeprefix(package).strip(".").rpartition(".")[0].partition(".")[0] or package
    for value in vars(module).values():
        if _is_rule_of(value, module):
            yield info_of(value, folder)


def info_of(rule: type[Rule], folder: str) -> RuleInfo:
    """What the index tells about a rule."""
    return RuleInfo(
        rule.name,
        folder,
        rule.severity,
        rule.enabled,
        rule.layouts,
        rule.literals,
        rule.elements,
        rule.attributes,
        tuple(map(reference_of, rule.facts)),
        rule.reads,
        rule.needs_frame,
        rule.fix,
        rule.__module__,
        rule.__name__,
        of_archive=issubclass(rule, ArchiveRule),
    )


def _is_rule_of(value: object, module: ModuleType) -> bool:
    return (
        isinstance(value, type)
        and issubclass(value, Rule)
        and value.__module__ == module.__name__
        and (value.check is not Rule.check or _draws_facts(value))
        and not value.__name__.startswith("_")
    )


def _draws_facts(rule: type[Rule]) -> bool:
    return issubclass(rule, ArchiveRule) and rule.draw is not ArchiveRule.draw


def _import_index(package: str) -> ModuleType | None:
    name = f"{package}.{INDEX}"
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        if error.name in (name, package):
            return None
        raise PluginError(f"{name} does not import: {error}") from error


def _from_row(row: tuple[Any, ...]) -> RuleInfo:
    name, folder, severity, *rest = row
    return RuleInfo(name, folder, _SEVERITIES[severity], *rest)


_SEVERITIES = {severity.value: severity for severity in Severity}
"""A look-up here costs a tenth of `Severity(…)`, and an index has 80 rows."""


class LazyRule:
    """A rule with its severity and options in force, imported and built when the first article concerns it.

    Without `fixes`, its findings carry none.
    """

    __slots__ = ("_fixes", "_info", "_options", "_rule", "_severity", "findings")

    def __init__(self, info: RuleInfo, severity: Severity, options: Mapping[str, Any], *, fixes: bool = True) -> None:
        self._info = info
        self._severity = severity
        self._options = options
        self._fixes = fixes
        self._rule: Rule | None = None
        self.findings: Callable[[Article], Iterator[Finding]] = self._load_and_find

    @property
    def name(self) -> str:
        """The rule's id."""
        return self._info.name

    @property
    def reads(self) -> tuple[str, ...]:
        """What the rule looks at beside the text."""
        return self._info.reads

    @property
    def precondition(self) -> Precondition:
        """Which articles can concern the rule; known without importing it."""
        return precondition_of(self._info)

    @property
    def is_of_some_layouts(self) -> bool:
        """Whether it is about articles of some layouts alone, such as those with a frame."""
        return bool(self._info.layouts)

    @property
    def most_shown(self) -> int:
        """How many causes are shown in one file."""
        return self._loaded.most_shown

    def left_out(self, article: Article, finding: Finding, number: int) -> Finding:
        """The finding that stands for a number of them that are not shown, `finding` the first of these."""
        return self._loaded.left_out(article, finding, number)

    def draw(self, article: Article) -> Iterator[Fact]:
        """The facts of an article, of a rule of the archive."""
        rule = self._loaded
        return iter(rule.draw(article)) if isinstance(rule, ArchiveRule) and rule.may_find(article) else iter(())

    @property
    def options(self) -> Mapping[str, Any]:
        """The options in force that the configuration sets."""
        return self._options

    @property
    def severity(self) -> Severity:
        """The severity in force."""
        return self._severity

    def _load_and_find(self, article: Article) -> Iterator[Finding]:
        rule = self._loaded
        find = rule.check if type(rule).may_find is Rule.may_find else rule.findings
        self.findings = find if self._fixes else lambda article: _without_fixes(find(article))
        return self.findings(article)

    @property
    def _loaded(self) -> Rule:
        if self._rule is None:
            self._rule = load(self._info)(self._severity, **self._options)
        return self._rule


def _without_fixes(found: Iterator[Finding]) -> Iterator[Finding]:
    for finding in found:
        yield finding._replace(fix=None) if isinstance(finding, Finding) else finding
