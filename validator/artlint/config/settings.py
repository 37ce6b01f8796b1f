"""A validated configuration as plain objects, and what it means for one file."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from artlint.article.source import Source
from artlint.config.globs import Globs
from artlint.packs import LazyRule, RuleInfo, builtin_rules
from artlint.rule import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Setting(NamedTuple):
    """What a configuration says of one rule in one place. `origin` names file and table; `fix` is None or `never`.

    `of_folder` tells that the severity is said of the rule's folder: it turns no rule on that is off by default.
    """

    rule: str
    severity: Severity | None
    options: Mapping[str, Any]
    origin: str
    fix: str | None = None
    of_folder: bool = False


class SourceBlock(NamedTuple):
    """One `[[sources]]` block; what it does not say is None. `origin` is its own: no two blocks share it."""

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
    holds and `end` the moment when that is over (UTC milliseconds). `origin` is its own.
    """

    files: Globs | None
    source: str | None
    rules: tuple[str, ...]
    reason: str | None
    last_day: str | None
    end: int | None
    origin: str

    def holds_for(self, path: str, sources: tuple[str, ...]) -> bool:
        """Whether it speaks of a file, given by its absolute path and the names of its sources."""
        of_source = self.source is None or self.source in sources
        return of_source and (self.files is None or self.files.match(path))


class Config(NamedTuple):
    """One configuration: where it stands, what it says, and the rules it knows (its plugins' too).

    `file` is None for the defaults. `root` is the folder that paths are seen from. `files` are all that were read for
    it, `plugins` the packs that it names, each with the folder that the name is relative to. `baseline` is an absolute
    path.
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
    """What holds where no configuration is found."""
    return Config(root, known=builtin_rules())


class Selection(NamedTuple):
    """What the command line asks for: names of rules, folders, or ALL; None for no `--select`."""

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()

    def turns_on(self, name: str) -> bool:
        """Whether a rule is asked for by its own name."""
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
    """What holds for one file, but for its layout: its source, the blocks that made it in order, what is ignored."""

    config: Config
    source: Source
    blocks: tuple[SourceBlock, ...]
    ignores: tuple[Ignore, ...] = ()

    def settings_of(self, rule: RuleInfo) -> list[Setting]:
        """All that the configuration says of a rule here, the weakest first."""
        return _said_of(rule, self._tables())

    def severity_of(self, rule: RuleInfo, layout: str, selection: Selection) -> Severity:
        """The severity in force for a rule in an article of that layout; `off` where it does not run."""
        return _severity(rule, self.settings_of(rule), layout, selection)

    def heeding_ignores(self, path: str) -> FileSettings:
        """The same with the `[[ignore]]` entries that hold for a file, given by its absolute path."""
        if not self.config.ignores:
            return self
        names = tuple(block.name for block in self.blocks)
        return self._replace(ignores=tuple(it for it in self.config.ignores if it.holds_for(path, names)))

    def options_of(self, rule: RuleInfo) -> dict[str, Any]:
        """The options in force for a rule, those of its defaults left out."""
        return _options(self.settings_of(rule))

    def rules_for(self, layout: str, selection: Selection) -> tuple[LazyRule, ...]:
        """The rules that run on an article of that layout, by name."""
        tables = self._tables()
        rules = []
        for rule in self.config.known.values():
            said = _said_of(rule, tables)
            severity = _severity(rule, said, layout, selection)
            if severity is not Severity.OFF:
                fixes = all(setting.fix is None for setting in said)
                rules.append(LazyRule(rule, severity, _options(said), fixes=fixes))
        return tuple(rules)

    def _tables(self) -> list[Mapping[str, Setting]]:
        """What the configuration says of rules here, the weakest first; most files have none of it."""
        return [table for table in (self.config.rules, *[block.rules for block in self.blocks]) if table]


def _said_of(rule: RuleInfo, tables: Iterable[Mapping[str, Setting]]) -> list[Setting]:
    return [table[rule.name] for table in tables if rule.name in table]


def _severity(rule: RuleInfo, said: Iterable[Setting], layout: str, selection: Selection) -> Severity:
    if not selection.allows(rule):
        return Severity.OFF
    levels = [setting for setting in said if setting.severity is not None]
    level = levels[-1].severity or rule.severity if levels else rule.severity
    named = any(not setting.of_folder and setting.severity is not Severity.OFF for setting in levels)
    if named or level is Severity.OFF:
        return level
    on = rule.enabled and (not rule.layouts or layout in rule.layouts)
    return level if on or selection.turns_on(rule.name) else Severity.OFF


def _options(said: Iterable[Setting]) -> dict[str, Any]:
    return {key: value for setting in said for key, value in setting.options.items()}


def settings_for(config: Config, path: str) -> FileSettings:
    """What a configuration says of a file, given by its absolute path."""
    return settings_of(config, blocks_of(config, path)).heeding_ignores(path)


def blocks_of(config: Config, path: str) -> tuple[int, ...]:
    """The sources that a file, given by its absolute path, belongs to: their places in the configuration."""
    return tuple([index for index, block in enumerate(config.sources) if block.files.match(path)])


def settings_of(config: Config, indexes: tuple[int, ...]) -> FileSettings:
    """What a configuration says of the files of some of its sources, `[[ignore]]` aside."""
    blocks = tuple(config.sources[index] for index in indexes)
    source = Source(layout=config.layout)
    for block in blocks:
        source = Source(
            block.name, block.layout or source.layout, block.zone or source.zone, block.proxy or source.proxy
        )
    return FileSettings(config, source, blocks)
