"""A run for the sake of its baselines: what is found now, beside what is accepted."""

import os
from collections.abc import Callable, Iterable
from typing import NamedTuple

from artlint.article import File, decode
from artlint.baseline.accepted import Accepted, entry_of, newly_found, no_longer_found, updated_entry
from artlint.baseline.baselines import Baseline, baseline_of, read_entries
from artlint.baseline.place import baseline_place
from artlint.disk import read_regular
from artlint.files.identity import file_marks
from artlint.memory.configs import configs_of
from artlint.model import FileResult, Report, Request
from artlint.run.check import check
from artlint.run.counter import UNREAD

Entries = dict[str, Accepted]

NOWHERE = ("configuration", "missing-path", "nothing-to-check")
"""Kinds of problems that leave unknown what the run should have looked at."""


class Found(NamedTuple):
    """What a run found under one baseline, by names as the baseline writes them.

    `now` holds every file that was checked, one without findings too; `unread` those that were not, or not by every
    rule. `old` is what is accepted, files that have another name now under that name.
    """

    path: str
    now: Entries
    unread: frozenset[str]
    old: Entries
    ran: Callable[[str], bool]

    def stale(self) -> Entries:
        """What is accepted and no longer found."""
        there = {
            name: no_longer_found(self.now.get(name, Accepted({})), entry, self.ran) for name, entry in self._judged()
        }
        return {name: entry for name, entry in there.items() if entry.keys}

    def fresh(self) -> Entries:
        """What is found and not accepted."""
        left = {
            name: newly_found(entry, self.old.get(name, Accepted({})), self.ran) for name, entry in self.now.items()
        }
        return {name: entry for name, entry in left.items() if entry.keys}

    def entries(self, *, only_old: bool) -> Entries:
        """The baseline as this run leaves it; with `only_old`, nothing is accepted that was not before."""
        kept = dict(self.old)
        for name, entry in self._judged():
            if name not in self.now:
                kept[name] = updated_entry(entry, Accepted({}, entry.marks), self.ran, only_old=only_old)
        for name, entry in self.now.items():
            if name not in self.unread:
                kept[name] = updated_entry(self.old.get(name), entry, self.ran, only_old=only_old)
        return {name: entry for name, entry in kept.items() if entry.keys}

    def _judged(self) -> Iterable[tuple[str, Accepted]]:
        """What is accepted in files that were checked or that are gone."""
        folder = os.path.dirname(self.path)
        for name, entry in self.old.items():
            missing = name not in self.now and not os.path.lexists(os.path.join(folder, name))
            if (name in self.now and name not in self.unread) or missing:
                yield name, entry


def default_place(request: Request) -> str:
    """Where the baseline of the working folder stands, or would stand."""
    configs = configs_of(request)
    return baseline_place(configs.of_folder(request.working_folder), request)[0]


def compare_with_baseline(request: Request, *, anew: bool = False) -> tuple[Report, tuple[Found, ...]]:
    """Check, and sort all findings, each place by itself, by the baseline that they belong to.

    ConfigError where a baseline cannot be read; one that is missing accepts nothing, and `anew` none does.
    """
    gathered = _Gathered(request, anew=anew)
    report = check(request._replace(baselines=False, join_causes=False), gathered.receive)
    if any(problem.kind in NOWHERE for problem in report.problems):
        return report, ()
    return report, tuple(gathered.found(place) for place in gathered.places())


class _Gathered:
    """What the files of a run come to, by the baselines that hold for them."""

    def __init__(self, request: Request, *, anew: bool) -> None:
        self._request = request
        self._anew = anew
        self._configs = configs_of(request)
        self._now: dict[str, Entries] = {}
        self._unread: dict[str, set[str]] = {}
        self._before: dict[str, Entries] = {}

    def receive(self, result: FileResult) -> None:
        """Take the result of a file; one that is no article has nothing to accept."""
        path = os.path.normpath(os.path.join(self._request.working_folder, result.path))
        place = self._place(os.path.dirname(path))
        name = Baseline.name_in(place, path)
        if result.problems:
            self._unread.setdefault(place, set()).add(name)
        if not any(problem.kind in UNREAD for problem in result.problems):
            self._now.setdefault(place, {})[name] = _entry(result, path)

    def places(self) -> list[str]:
        """Where the baselines stand, or would stand: that of the working folder where there are no files."""
        return sorted(self._now) or [self._place(self._request.working_folder)]

    def found(self, place: str) -> Found:
        """All that concerns the baseline at a place."""
        now = self._now.get(place, {})
        old = _renamed(self._accepted(place), now, place)
        known = self._configs.known_rules()

        def ran(rule: str) -> bool:
            """A rule that exists no more ran too: nothing it found can come back."""
            return rule not in known or self._request.selection.allows(known[rule])

        return Found(place, now, frozenset(self._unread.get(place, ())), old, ran)

    def _accepted(self, place: str) -> Entries:
        if place not in self._before:
            self._before[place] = {} if self._anew else read_entries(place)
        return self._before[place]

    def _place(self, folder: str) -> str:
        return baseline_place(self._configs.of_folder(folder), self._request)[0]


def _entry(result: FileResult, path: str) -> Accepted:
    if not result.findings:
        return Accepted({})
    marks = file_marks(File(decode(read_regular(path))).article)
    return entry_of([(finding.rule, finding.key) for finding in result.findings], marks)


def _renamed(old: Entries, now: Entries, place: str) -> Entries:
    """What is accepted, under the names that files have now."""
    if not os.path.isfile(place) or not old:
        return old
    baseline = baseline_of(place, old)
    names = dict(old)
    for name, entry in sorted(now.items()):
        was = baseline.take_old_name(entry.marks) if name not in old and entry.keys else None
        if was is not None:
            names[name] = names.pop(was)
    return names
