"""The commands of one measurement, ready to run."""

from __future__ import annotations

import shlex
import subprocess
from typing import TYPE_CHECKING

from ..measuring.command import Command
from ..measuring.rounds import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from .find import Found
    from .inputs import Inputs


def over_archive(found: Iterable[Found], inputs: Inputs) -> list[Entry]:
    """Each program over all files of its tree."""
    return [Entry(one.peer.name, _command(one, one.peer.many, inputs)) for one in found]


def over_one_file(found: Iterable[Found], inputs: Inputs) -> list[Entry]:
    """Each program over one file; what differs only in the many is left out."""
    by_command = {one.peer.one: one for one in reversed([*found])}
    return [Entry(one.peer.name, _command(one, one.peer.one, inputs)) for one in reversed(by_command.values())]


def in_repository(artlint: str, repository: Path) -> list[Entry]:
    """`git status` and artlint with its cache full, in a clean repository."""
    report = ("--output-format", "json", "-o", "../report.json")
    return [
        Entry("git status", Command(("git", "status", "--porcelain"), repository)),
        Entry("artlint, cached", Command((artlint, "check", ".", *report), repository)),
    ]


def commit_all(repository: Path) -> None:
    """Make the folder a git repository with all its files in one commit. CalledProcessError if git fails."""
    who = ("-c", "user.name=bench", "-c", "user.email=bench@localhost", "-c", "commit.gpgsign=false", "-c", "gc.auto=0")
    for arguments in (("init", "-q"), ("add", "-A"), (*who, "commit", "-q", "-m", "all"), ("status", "--porcelain")):
        subprocess.run(("git", *arguments), cwd=repository, check=True, stdout=subprocess.DEVNULL)


def fill_cache(artlint: str, repository: Path) -> None:
    """Check twice, as it will be checked: the first run keeps results, the second one what it learns of times."""
    checked = in_repository(artlint, repository)[1].command
    for _ in range(2):
        subprocess.run(checked.arguments, cwd=checked.folder, check=False, stdout=subprocess.DEVNULL)


def _command(found: Found, template: str, inputs: Inputs) -> Command:
    parts = [part.format(program=found.program, **inputs.names) for part in shlex.split(template)]
    return Command(tuple(parts), inputs.folder, found.peer.environment, found.peer.codes)
