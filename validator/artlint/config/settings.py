"""A validated configuration as plain objects, and the settings that it gives to one file."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from artlint.article.source import AUTO, COMMONMARK, Source
from artlint.config.budget import Budget
from artlint.config.globs import Globs
from artlint.packs import LazyRule, RuleInfo, builtin_rules
from artlint.rule import Severity

_NOTHING: Mapping[str, Any] = MappingProxyType({})

_OF_A_SOURCE = (*("layout", "zone", "proxy", "body", "flavor", "title_keys", "address_keys", "date_keys", "site_root"),)
"""What a block sets of an article's source, by the same names."""


class Setting(NamedTuple):
    """The settings of one rule in one table. `origin` names file and table; `fix` is None or `never`.

    `of_folder` is true where the severity is that of the rule's folder: it turns no rule on that is off by default.
    """

    rule: str
    severity: Severity | None
    options: Mapping[str, Any]
    origin: str
    fix: str | None = None
    of_folder: bool = False


class SourceBlock(NamedTuple):
    """One `[[sources]]` block; a key that it does not set is None or empty. No two blocks have the same `origin`.

    `where` are keys of front matter or header lines, each with a glob; `link_hosts` are hosts of the articles' own
    addresses. A file belongs to the source where `files`, `where` and `link_hosts` hold, as far as they are set.
    """

    name: str
    files: Globs | None
    layout: str | None
    zone: str | None
    proxy: str | None
    rules: Mapping[str, Setting]
    origin: str
    where: tuple[tuple[str, str], ...] = ()
    link_hosts: tuple[str, ...] = ()
    body: str | None = None
    flavor: str | None = None
    title_keys: tuple[str, ...] = ()
    address_keys: tuple[str, ...] = ()
    date_keys: tuple[str, ...] = ()
    site_root: str | None = None
    budget: Mapping[str, Budget] = _NOTHING

    @property
    def asks_article(self) -> bool:
        """Whether what a file says decides if it belongs to the source."""
        return bool(self.where or self.link_hosts)


class Ignore(NamedTuple):
    """One `[[ignore]]` entry: rules or folders of rules whose findings are hidden in some files.

    The files are those of its globs, of the source that it names, or of both. `last_day` is the last day on which it
    holds and `end` the moment when that day is over (UTC milliseconds). No two entries have the same `origin`.
    """

    files: Globs | None
    source: str | None
    rules: tuple[str, ...]
    reason: str | None
    last_day: str | None
    end: int | None
    origin: str

    def holds_for(self, path: str, sources: tuple[str, ...]) -> bool:
        """Whether it applies to a file, given by its absolute path and the names of its sources."""
        of_source = self.source is None or self.source in sources
        return of_source and (self.files is None or self.files.match(path))


class Config(NamedTuple):
    """One configuration: its file, its settings, and the rules that it knows (those of its plugins too).

    `file` is None for the defaults. `root` is the folder to which its paths are relative. `files` are all that were
    read for it, `plugins` the packs that it names, each with the folder to which the name is relative. `origins` gives
    the file that set a key. `baseline` is an absolute path.
    """

    root: str
    file: str | None = None
    layout: str | None = None
    include: Globs | None = None
    exclude: Globs | None = None
    fail_on: str | None = None
    rules: Mapping[str, Setting] = _NOTHING
    sources: tuple[SourceBlock, ...] = ()
    known: Mapping[str, RuleInfo] = _NOTHING
    origins: Mapping[str, str] = _NOTHING
    files: tuple[str, ...] = ()
    plugins: tuple[tuple[str, str], ...] = ()
    baseline: str | None = None
    ignores: tuple[Ignore, ...] = ()
    require_reason: bool = False
    require_until: bool = False
    body: str | None = None
    flavor: str | None = None
    budget: Mapping[str, Budget] = _NOTHING

    @property
    def asks_articles(self) -> bool:
        """Whether what a file says decides about its sources."""
        return any(block.asks_article for block in self.sources)

    @property
    def declared_budgets(self) -> list[tuple[str, Budget]]:
        """All budgets, each with the name of its source, empty for those of all files, which come first."""
        tables = [("", self.budget), *((block.name, block.budget) for block in self.sources)]
        return [(source, budget) for source, table in tables for budget in table.values()]

    @property
    def budgets_ask_days(self) -> bool:
        """Whether a budget asks on which day an article appeared."""
        return any(budget.days is not None for _, budget in self.declared_budgets)

    @property
    def budgets_ask_sources(self) -> bool:
        """Whether a budget asks for the sources of files, and only what the files say tells them."""
        return self.asks_articles and any(block.budget for block in self.sources)

    def budgets_in(self, blocks: Iterable[SourceBlock]) -> dict[str, Budget]:
        """The budgets that hold for the files of some sources, by name: the later source wins."""
        tables = (self.budget, *(block.budget for block in blocks))
        return {name: budget for table in tables for name, budget in table.items()}

    @property
    def globs(self) -> Iterable[tuple[str, Globs]]:
        """Every set of globs with the file and the key that hold it, `FILE: KEY`."""
        for key, globs in (("include", self.include), ("exclude", self.exclude)):
            if globs:
                yield f"{self.origins.get(key, self.file)}: {key}", globs
        for block in self.sources:
            if block.files:
                yield f"{_file_of(block.origin)}: sources.{block.name}.files", block.files
        for entry in self.ignores:
            if entry.files:
                yield f"{_file_of(entry.origin)}: ignore.{entry.origin.rpartition(' ')[2]}.files", entry.files


def _file_of(origin: str) -> str:
    """The file of a block: its origin is `FILE [[table]] …`."""
    return origin.rpartition(" [[")[0]


def default_config(root: str) -> Config:
    """The configuration of a folder for which no file is found."""
    return Config(root, known=builtin_rules())


class Selection(NamedTuple):
    """The rules that the command line selects and ignores: names of rules, folders, or ALL; None for no `--select`."""

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()

    def turns_on(self, name: str) -> bool:
        """Whether `--select` has a rule by its own name, which turns on a rule that is off by default."""
        return self.select is not None and name in self.select

    def allows(self, rule: RuleInfo) -> bool:
        """Whether the command line lets a rule run."""
        if self.select is None and not self.ignore:
            return True
        names = {rule.name, rule.folder, "ALL"}
        if not names.isdisjoint(self.ignore):
            return False
        return self.select is None or not names.isdisjoint(self.select)


class FileSettings(NamedTuple):
    """The settings of one file: its source, the `[[sources]]` blocks that make it, in order, and what is ignored."""

    config: Config
    source: Source
    blocks: tuple[SourceBlock, ...]
    ignores: tuple[Ignore, ...] = ()

    def settings_of(self, rule: RuleInfo) -> list[Setting]:
        """All settings of a rule here, the weakest first."""
        return _settings_in(rule, self._tables())

    def severity_of(self, rule: RuleInfo, layout: str, selection: Selection) -> Severity:
        """The severity in force for a rule in an article of that layout; `off` where it does not run."""
        return _severity(rule, self.settings_of(rule), layout, selection)

    def heeding_ignores(self, path: str) -> "FileSettings":
        """The same with the `[[ignore]]` entries that hold for a file, given by its absolute path."""
        if not self.config.ignores:
            return self
        names = tuple(block.name for block in self.blocks)
        return self._replace(ignores=tuple(it for it in self.config.ignores if it.holds_for(path, names)))

    def options_of(self, rule: RuleInfo) -> dict[str, Any]:
        """The options in force for a rule, without those that have their default."""
        return _options(self.settings_of(rule))

    def rules_for(self, layout: str, selection: Selection) -> tuple[LazyRule, ...]:
        """The rules that run on an article of that layout, by name."""
        return self._loaded_rules(layout, selection, of_archive=False)

    def archive_rules_for(self, layout: str, selection: Selection) -> tuple[LazyRule, ...]:
        """The rules of the archive that take facts from an article of that layout, by name."""
        return self._loaded_rules(layout, selection, of_archive=True)

    def _loaded_rules(self, layout: str, selection: Selection, *, of_archive: bool) -> tuple[LazyRule, ...]:
        tables = self._tables()
        rules = []
        for rule in self.config.known.values():
            if rule.of_archive is not of_archive:
                continue
            settings = _settings_in(rule, tables)
            severity = _severity(rule, settings, layout, selection)
            if severity is not Severity.OFF:
                fixes = all(setting.fix is None for setting in settings)
                rules.append(LazyRule(rule, severity, _options(settings), fixes=fixes))
        return tuple(rules)

    def _tables(self) -> list[Mapping[str, Setting]]:
        """The tables of rules that apply here, the weakest first; most files have none."""
        return [table for table in (self.config.rules, *[block.rules for block in self.blocks]) if table]


def _settings_in(rule: RuleInfo, tables: Iterable[Mapping[str, Setting]]) -> list[Setting]:
    return [table[rule.name] for table in tables if rule.name in table]


def _severity(rule: RuleInfo, settings: Iterable[Setting], layout: str, selection: Selection) -> Severity:
    if not selection.allows(rule):
        return Severity.OFF
    levels = [setting for setting in settings if setting.severity is not None]
    level = levels[-1].severity or rule.severity if levels else rule.severity
    named = any(not setting.of_folder and setting.severity is not Severity.OFF for setting in levels)
    if named or level is Severity.OFF:
        return level
    on = rule.enabled and (not rule.layouts or layout in rule.layouts)
    return level if on or selection.turns_on(rule.name) else Severity.OFF


def _options(settings: Iterable[Setting]) -> dict[str, Any]:
    return {key: value for setting in settings for key, value in setting.options.items()}


def may_run_across(config: Config, selection: Selection) -> bool:
    """Whether a rule that looks across articles may run on any of a configuration's files."""
    every = [rule for rule in config.known.values() if rule.of_archive]
    combined = [[config.rules], *([config.rules, block.rules] for block in config.sources)]
    return any(_may_run(rule, tables, selection) for rule in every for tables in combined)


def _may_run(rule: RuleInfo, tables: Iterable[Mapping[str, Setting]], selection: Selection) -> bool:
    layout = rule.layouts[0] if rule.layouts else ""
    return _severity(rule, _settings_in(rule, tables), layout, selection) is not Severity.OFF


def settings_of(config: Config, indexes: tuple[int, ...], flavor: str = COMMONMARK) -> FileSettings:
    """The settings of the files of some of the sources, without `[[ignore]]`.

    `flavor` is that of their folder, which holds where the configuration sets none.
    """
    blocks = tuple(config.sources[index] for index in indexes)
    source = Source(layout=config.layout, body=config.body or AUTO, flavor=config.flavor or flavor)
    for block in blocks:
        set_here = {key: value for key in _OF_A_SOURCE if (value := getattr(block, key))}
        source = source._replace(name=block.name, **set_here)
    return FileSettings(config, source, blocks)
