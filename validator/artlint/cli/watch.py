"""`artlint check --watch`: check and report again whenever something has changed, until Ctrl-C."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

from artlint.cli.check import progress_of, reported, style_of
from artlint.cli.output import print_out, stdout
from artlint.cli.reports import Reports
from artlint.cli.request import STDIN, demand_change, request_of
from artlint.cli.surroundings import surroundings
from artlint.config import ConfigError
from artlint.files.paths import shown_path
from artlint.report import DIFF, FOR_PEOPLE, Wanted
from artlint.report.escape import at_line_start, visible
from artlint.report.summary import count
from artlint.watch import WatchedFiles, WatchSession, scope_of

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from artlint.model import Request
    from artlint.run.discovery import Discovery
    from artlint.watch import Scope
    from artlint.watch.watcher import Watcher

INTERRUPTED = 130
"""The exit code on Ctrl-C, as of a shell. 0 would mean that nothing is wrong with the articles."""

_CLEAR = "\x1b[H\x1b[2J"
"""Moves the cursor home and empties the screen. What was scrolled out stays."""

_FORMATS = tuple(name for name in FOR_PEOPLE if name != DIFF)

_NAMED = 3
"""Paths that the footer names."""

_MANY = 4_000
"""Changes at once after which all files are checked once more: Linux keeps 16,384 events and drops further ones."""


def run(options: argparse.Namespace) -> int:
    """Report, wait for a change, report again; 130 when Ctrl-C ends it."""
    demand_change(options)
    _demand_watchable(options)
    _demand_watchfiles()
    sys.dont_write_bytecode = True  # a plugin that is saved twice in a second must not be taken for the first one
    try:
        _Watch(options).go_on()
    except KeyboardInterrupt:
        print_out(["\n"] * sys.stdout.isatty())  # the prompt of the shell is not to stand behind ^C
    return INTERRUPTED


def _demand_watchable(options: argparse.Namespace) -> None:
    """ConfigError for options that do more than check files and report to a person."""
    refused = {
        "-": (STDIN in options.paths, "stdin is read once"),
        "--staged": (options.staged, "the index changes by git alone"),
        "--fix, --fix-only": (options.fix or options.fix_only, "a file that is being written is not to be fixed"),
        "--diff": (options.diff, "it shows what a fix would change, once"),
        "--output-format": (options.output_format not in _FORMATS, f"only {', '.join(_FORMATS)} are for people"),
        "-o, --output": (bool(options.output_file or options.output), "the report goes to the terminal"),
        "--quarantine, --pass-list": (
            options.quarantine is not None or options.pass_list is not None or options.null,
            "a list is written once",
        ),
        "--fail-on": (options.fail_on is not None, "it sets an exit code, and Ctrl-C ends a watch"),
    }  # fmt: skip
    for name, (given, reason) in refused.items():
        if given:
            raise ConfigError(f"--watch: it does not go with {name}: {reason}")


def _demand_watchfiles() -> None:
    try:
        import watchfiles  # noqa: F401  an extra: a hook does without
    except ImportError:
        raise ConfigError("--watch: it needs watchfiles: pip install 'artlint[watch]'") from None


class _Watch:
    """One watch, from the first report until it is interrupted."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._options = options
        self._request = request_of(options)
        self._session = WatchSession(self._follow)
        self._files = WatchedFiles()
        self._screen = _Screen()
        self._watcher = _watcher(scope_of(self._request))
        self._unsure = False

    def go_on(self) -> None:
        """Report and wait, again and again. KeyboardInterrupt ends it."""
        self._report("started")
        while True:
            self._report(self._wait())

    def _report(self, cause: str) -> None:
        began = time.monotonic()
        request = self._request._replace(now=time.time_ns() // 1_000_000)
        wanted = [Wanted(self._options.output_format, None)]
        progress, style = progress_of(self._options), style_of(self._options)
        with Reports(wanted, style, surroundings(request), self._screen.round(), stdout(progress)) as reports:
            report = reported(request, self._options, reports, progress, self._session)
        self._files.look_at(request, self._session.configs, broken=bool(report.problems))
        if not self._options.quiet:
            print_out(_footer(request, cause, self._session.judged, time.monotonic() - began))

    def _wait(self) -> str:
        """Wait until something has changed that may change a report; a sentence that says what."""
        while True:
            paths = self._watcher.wait()
            files = self._files.changed()
            concerned = [path for path in paths or () if self._concerns(path)]
            if paths is None or files or (self._unsure and not paths):
                self._session.doubt(None)
                if not self._watcher.scope.folders.isdisjoint(files):
                    self._watcher.distrust()
            elif concerned:
                self._session.doubt(concerned)
            else:
                continue
            self._unsure = len(concerned) >= _MANY
            return self._cause({*concerned, *files})

    def _concerns(self, path: str) -> bool:
        return path in self._watcher.scope.files or path in self._files or self._session.concerns(path)

    def _cause(self, changed: Collection[str]) -> str:
        shown = [shown_path(path, self._request.working_folder) for path in sorted(changed)]
        return f"{_some(shown)} changed" if shown else "looked again"

    def _follow(self, discovery: Discovery) -> bool:
        return self._watcher.follow(scope_of(self._request, discovery))


def _watcher(scope: Scope) -> Watcher:
    from artlint.watch.watcher import Watcher  # watchfiles, known to be there by now

    return Watcher(scope)


class _Screen:
    """The place of the reports: on a terminal each replaces the last, elsewhere it follows the last."""

    def __init__(self) -> None:
        redraws = sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
        self._between = _CLEAR if redraws else "\n"
        self._drawn = redraws

    def round(self) -> Callable[[Iterable[str]], Iterator[str]]:
        """A function that passes the pieces of the next report on, and makes room for them before the first."""
        between = self._between if self._drawn else ""
        self._drawn = True

        def pass_on(pieces: Iterable[str]) -> Iterator[str]:
            nonlocal between
            if between:
                yield between
                between = ""
            yield from pieces

        return pass_on


def _footer(request: Request, cause: str, judged: int, took: float) -> Iterator[str]:
    """The lines under a report: time, cause, cost, what is watched, and how to leave."""
    yield f"\n[{time.strftime('%H:%M:%S')}] {cause}, {count(judged, 'file')} judged in {took:.1f} s\n"
    yield f"watching {_some(request.paths)} and the configuration; Ctrl-C leaves\n"


def _some(paths: Sequence[str]) -> str:
    """The first few paths, and how many more there are."""
    named = ", ".join(visible(at_line_start(path)) for path in paths[:_NAMED])
    return f"{named} and {len(paths) - _NAMED:,} more" if len(paths) > _NAMED else named
