"""A validated configuration as plain objects, and the settings that it gives to one file."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from artlint.article.source import Source
from artlint.config.globs import Globs
from artlint.packs import LazyRule, RuleInfo, builtin_rules
from artlint.rule import Severity

_NOTHING: Mapping[str, Any] = MappingProxyType({})


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
    """One `[[sources]]` block; a key that it does not set is None. No two blocks have the same `origin`."""

    name: str
    files: Globs
    layout: str | None
    zone: str | None
    proxy: str | None
    rules: Mapping[str, Setting]
    origin: str


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

    @property
    def globs(self) -> Iterable[tuple[str, Globs]]:
        """Every set of globs with the file and the key that hold it, `FILE: KEY`."""
        for key, globs in (("include", self.include), ("exclude", self.exclude)):
            if globs:
                yield f"{self.origins.get(key, self.file)}: {key}", globs
        for block in self.sources:
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
        tables = self._tables()
        rules = []
        for rule in self.config.known.values():
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


def settings_for(config: Config, path: str) -> FileSettings:
    """The settings of a file, given by its absolute path."""
    return settings_of(config, blocks_of(config, path)).heeding_ignores(path)


def blocks_of(config: Config, path: str) -> tuple[int, ...]:
    """The sources of a file, given by its absolute path, as their places in `config.sources`."""
    return tuple([index for index, block in enumerate(config.sources) if block.files.match(path)])


def settings_of(config: Config, indexes: tuple[int, ...]) -> FileSettings:
    """The settings of the files of some of the sources, without `[[ignore]]`."""
    blocks = tuple(config.sources[index] for index in indexes)
    source = Source(layout=config.layout)
    for block in blocks:
        source = Source(
            block.name, block.layout or source.layout, block.zone or source.zone, block.proxy or source.proxy
        )
    return FileSettings(config, source, blocks)
