"""What a verdict depends on beside the file's bytes, as one digest: code, settings, and where the file is seen from."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

from artlint.config.globs import Globs
from artlint.config.settings import settings_of
from artlint.memory.code import digest_of
from artlint.memory.faults import UnplainError, UnwatchedError
from artlint.memory.imports import plugin_code
from artlint.packs.pack import BUILTIN
from artlint.packs.plugins import LOCAL
from artlint.rule import Duration, Regex

if TYPE_CHECKING:
    from typing import Any

    from artlint.config import Config, FileSettings
    from artlint.config.settings import Setting, SourceBlock
    from artlint.files.candidate import Candidate
    from artlint.model import Request
    from artlint.packs import RuleInfo

FORMAT = "3"
"""Changed when what is kept means something else."""

_OF_THE_RUN = frozenset(
    (
        "paths working_folder now configuration isolated exclude gitignore stdin jobs cache cache_folder "
        "staged diff_base whole_files baseline baselines local_plugins config_from facts"
    ).split()
)
"""Fields of a request that choose files or ways, or among findings that are known, and no verdict."""

_OF_THE_CONFIG = frozenset(
    "root file include exclude rules sources known origins layout body flavor plugins files baseline budget".split()
)
"""Fields of a configuration that choose files, say where a setting stands, or are taken up rule by rule."""

_OF_A_SOURCE = frozenset(
    (
        "name files where link_hosts layout body flavor zone proxy title_keys address_keys date_keys site_root "
        "rules origin budget"
    ).split()
)


class Keys:
    """Digests for one run, made once for each kind of file. `flavor` is that of the files' folder.

    `whole` covers a configuration with all its sources: where it is equal, no glob need be asked. `settings` covers
    what is in force for a file alone, and outlives a change of what concerns others. UnplainError, UnwatchedError and
    OSError where nothing may be kept of such files.
    """

    def __init__(self, request: Request, anchor: str, code: str) -> None:
        self._request = request
        self._anchor = anchor
        chosen = {name: value for name, value in zip(request._fields, request, strict=True) if name not in _OF_THE_RUN}
        self._common = [FORMAT, code, described(chosen)]
        self._plugins: dict[tuple[str, ...], str] = {}

    def whole(self, config: Config, root: str, flavor: str) -> bytes:
        """The digest for all files of a configuration that are known by their path below `root`."""
        blocks = [self._block(block) for block in config.sources]
        zones = [zone_digest(block.zone) for block in config.sources]
        rules = [_without_origin(config.rules), [portable(info) for info in config.known.values()]]
        return self._key(
            config, root, [described([config.layout, config.body, config.flavor, flavor, blocks, zones, rules])]
        )

    def _block(self, block: SourceBlock) -> list[str]:
        """A source with its places as ways from the anchor, so that a clone has the same digest."""
        site_root = block.site_root and self._way(block.site_root, self._anchor)
        plain = block._replace(origin="", rules=_without_origin(block.rules), site_root=site_root, budget={})
        return [described(plain), self._way(block.files.root, self._anchor) if block.files else ""]

    def settings(self, settings: FileSettings, root: str) -> bytes:
        """The digest for files with these settings that are known by their path below `root`."""
        source = settings.source
        if source.site_root is not None:
            source = source._replace(site_root=self._way(source.site_root, self._anchor))
        return self._key(
            settings.config,
            root,
            [
                described([source, zone_digest(source.zone), _effective(settings)]),
                *(described(_extra(block, _OF_A_SOURCE)) for block in settings.blocks),
            ],
        )

    def _key(self, config: Config, root: str, parts: list[str]) -> bytes:
        here = self._request.working_folder
        ways = [self._way(root, self._anchor), self._way(root, here), self._way(here, root)]
        asked = [config.include is None, config.budgets_ask_days, config.budgets_ask_sources]
        extra = described([*asked, _extra(config, _OF_THE_CONFIG)])
        return bytes.fromhex(digest_of([*self._common, *ways, self._plugin_code(config), extra, *parts]))

    @staticmethod
    def _way(path: str, start: str) -> str:
        try:
            return os.path.relpath(path, start)
        except ValueError:  # another drive
            return path

    def _plugin_code(self, config: Config) -> str:
        packages = tuple(sorted({info.module.partition(".")[0] for info in config.known.values()} - {BUILTIN}))
        names = (*packages, *(os.path.join(root, name) for name, root in config.plugins))
        if names not in self._plugins:
            self._plugins[names] = plugin_code(config.known.values(), config.plugins)
        return self._plugins[names]


class FileKeys:
    """Keys made once for all files that share them; None where nothing may be kept, which `on_fault` is told."""

    def __init__(self, keys: Keys, on_fault: Callable[[Config, Exception], None] = lambda *_: None) -> None:
        self._keys = keys
        self._on_fault = on_fault
        self._made: dict[tuple[int, str, str, tuple[int, ...] | None], bytes | None] = {}

    def whole(self, config: Config, root: str, flavor: str) -> bytes | None:
        """The key of all files of a configuration that are known by their path below `root`."""
        key = id(config), root, flavor, None
        if key not in self._made:
            self._made[key] = self._key_or_none(config, lambda: self._keys.whole(config, root, flavor))
        return self._made[key]

    def settings(self, config: Config, root: str, blocks: tuple[int, ...], flavor: str) -> bytes | None:
        """The key of those among them that belong to some sources."""
        key = id(config), root, flavor, blocks
        if key not in self._made:
            settings = settings_of(config, blocks, flavor)
            self._made[key] = self._key_or_none(config, lambda: self._keys.settings(settings, root))
        return self._made[key]

    def _key_or_none(self, config: Config, make: Callable[[], bytes]) -> bytes | None:
        try:
            return make()
        except (UnplainError, UnwatchedError, OSError) as error:
            self._on_fault(config, error)
            return None


def root_of(candidate: Candidate) -> str:
    """The folder that a candidate's identity is relative to; empty where it lies outside of it."""
    path, identity = candidate.path, candidate.identity
    if os.sep != "/":
        identity = identity.replace("/", os.sep)
    return path.removesuffix(identity) if path.endswith(os.sep + identity) else ""


def _effective(settings: FileSettings) -> list[Any]:
    """What holds for each rule, the layout aside, which the file's own bytes tell."""
    return [
        [
            portable(info),
            [setting.severity for setting in settings.settings_of(info)],
            settings.options_of(info),
        ]
        for info in settings.config.known.values()
    ]


def _without_origin(rules: Mapping[str, Setting]) -> dict[str, Any]:
    """The settings of a table of rules, without the place where each stands."""
    return {name: setting._replace(origin="") for name, setting in rules.items()}


def portable(info: RuleInfo) -> RuleInfo:
    """What is known of a rule, without the name that a local folder is given here."""
    facts = tuple([fact.partition(".")[2] if fact.startswith(LOCAL) else fact for fact in info.facts])
    module = info.module.partition(".")[2] if info.module.startswith(LOCAL) else info.module
    return info._replace(module=module, facts=facts)


def _extra(holder: Any, known: frozenset[str]) -> dict[str, Any]:
    return {name: getattr(holder, name) for name in holder._fields if name not in known}


def zone_digest(zone: str | None) -> str:
    """A digest of the rules of a time zone, wherever the machine keeps them; empty where none is used."""
    if zone is None:
        return ""
    from zoneinfo import TZPATH  # only sources with a zone need it

    for folder in TZPATH:
        try:
            with open(os.path.join(folder, *zone.split("/")), "rb") as file:
                return digest_of([file.read().decode("latin-1")])
        except OSError:
            continue
    return "tzdata"  # its version is part of the code's digest


_DESCRIBED: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (Enum, lambda value: repr(str(value))),
    (Duration, lambda value: repr(str(value))),
    (Regex, lambda value: repr(str(value))),
    (Globs, lambda value: repr(value.patterns)),
    (date, lambda value: repr(value.isoformat())),
    (Mapping, lambda value: ",".join(sorted(f"{described(key)}={described(part)}" for key, part in value.items()))),
    (set, lambda value: ",".join(sorted(map(described, value)))),
    (frozenset, lambda value: ",".join(sorted(map(described, value)))),
    (tuple, lambda value: ",".join(map(described, value))),
    (list, lambda value: ",".join(map(described, value))),
)


def described(value: Any) -> str:
    """A value as a text that no other value has. UnplainError for a type that is not known to tell all of itself."""
    kind = type(value)
    if value is None or kind in (bool, int, float, str, bytes):
        return f"{kind.__name__}({value!r})"
    for known, describe in _DESCRIBED:
        if isinstance(value, known):
            return f"{kind.__name__}({describe(value)})"
    raise UnplainError(f"a value of {kind.__name__} tells not all of itself")
