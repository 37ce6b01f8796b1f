"""What is asked of a run, and which findings fail it."""

from collections.abc import Iterable
from typing import NamedTuple

from artlint.config import Config, Selection
from artlint.model.verdict import Located
from artlint.rule import Severity


class Fixing(NamedTuple):
    """Which fixes are made, and where the new text goes.

    `unsafe`: unsafe fixes too. `write`: into the files, else the changes are only shown. `report`: the remaining
    findings are reported; else only problems are.
    """

    unsafe: bool = False
    write: bool = True
    report: bool = True


class Request(NamedTuple):
    """What is asked of a run.

    `paths` are as written on the command line, relative to `working_folder` (absolute). `exclude` are globs relative
    to it. `stdin` is a text's bytes and the path that it stands for, instead of paths. `now` is UTC milliseconds.
    `cache` allows to use and keep results of earlier runs, in `cache_folder` if it is given.
    `jobs` is the most processes that check, None for as many as there are processors.
    Without `suppressions`, neither comments nor `[[ignore]]` hide findings.
    `staged` asks for what the next commit changes, `diff_base` for what changed since another revision was left; with
    `whole_files`, all findings of changed files count. `baseline` is the baseline of all files, relative to
    `working_folder`; without `baselines`, none is used.
    `fixing` is None where nothing is to be fixed. `by_source` asks for the source of each file. Without `join_causes`,
    each place is a finding of its own.
    `facts` asks for the facts of each article, for rules of the archive.
    Without `local_plugins`, a configuration that names a folder of rules is refused. `config_from` is a revision from
    which configurations are read, instead of the worktree.
    """

    paths: tuple[str, ...]
    working_folder: str
    now: int
    configuration: str | None = None
    isolated: bool = False
    selection: Selection = Selection()
    exclude: tuple[str, ...] = ()
    gitignore: bool = True
    fail_on: str | None = None
    stdin: tuple[bytes, str] | None = None
    cache: bool = False
    cache_folder: str | None = None
    jobs: int | None = None
    staged: bool = False
    diff_base: str | None = None
    whole_files: bool = False
    baseline: str | None = None
    baselines: bool = True
    suppressions: bool = True
    fixing: Fixing | None = None
    by_source: bool = False
    join_causes: bool = True
    local_plugins: bool = True
    config_from: str | None = None
    facts: bool = False

    @property
    def by_change(self) -> bool:
        """Whether only changes are asked for."""
        return self.staged or self.diff_base is not None

    @property
    def reports_findings(self) -> bool:
        """Whether findings are reported, not fixes alone."""
        return self.fixing is None or self.fixing.report

    @property
    def rewrites_stdin(self) -> bool:
        """Whether the text of stdin is asked for as fixes leave it."""
        return self.stdin is not None and self.fixing is not None and self.fixing.write


def fail_level(config: Config, request: Request) -> str:
    """The least severity that fails a run, or `never`: the command line's, else the configuration's, else `error`."""
    return request.fail_on or config.fail_on or Severity.ERROR


def reaches(level: str, findings: Iterable[Located]) -> bool:
    """Whether any finding is as severe as a level."""
    return level != "never" and any(found.severity.rank >= Severity(level).rank for found in findings)
