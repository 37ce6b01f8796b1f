"""A worker: the process that checks chunks until it is told to stop or its parent is gone."""

import os
import signal
from collections.abc import Iterator
from functools import partial
from multiprocessing.connection import Connection
from typing import NamedTuple

from artlint.config import Configs
from artlint.files.candidate import Candidate, FolderContext
from artlint.files.ending import end_at_once
from artlint.files.write import AbandonedError
from artlint.memory.configs import configs_of
from artlint.model import Request, Verdict
from artlint.run.checker import Checker
from artlint.run.workers.chunk import Task, packed

FAULT = 70
"""The exit code of a worker that fails in its own work (EX_SOFTWARE of sysexits)."""

_FULL = 1_000
"""Findings after which a worker replies before its chunk is done, so that neither side holds too many."""


class Inherited(NamedTuple):
    """What a forked worker has of its parent: its configurations, and its ends of the ways to all workers."""

    configs: Configs
    connections: tuple[Connection, ...]


def work(connection: Connection, request: Request, inherited: Inherited | None) -> None:
    """Check what comes until None comes, or the parent is gone. Without `inherited`, configurations are found again."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    end_at_once()
    for parents in inherited.connections if inherited else ():
        parents.close()  # as long as a worker held it, no worker would see that the parent is gone
    try:
        _serve(connection, request, inherited.configs if inherited else configs_of(request))
    except (EOFError, BrokenPipeError, ConnectionResetError, AbandonedError):
        return  # the parent is gone
    except BaseException:  # a traceback would help nobody: the parent retries, and says which file it was
        os._exit(FAULT)


def _serve(connection: Connection, request: Request, configs: Configs) -> None:
    checker = Checker(request, partial(_is_wanted, connection))
    task: Task | None
    while (task := connection.recv()) is not None:
        batch: list[Verdict] = []
        findings = 0
        for candidate in _candidates(task, configs):
            if not _is_wanted(connection):
                return
            batch.append(checker.verdict(candidate))
            findings += len(batch[-1].result.findings)
            if task.singly or findings >= _FULL:
                connection.send(packed(batch))
                batch, findings = [], 0
        if batch:
            connection.send(packed(batch))
    connection.send(configs.matched())


def _is_wanted(connection: Connection) -> bool:
    """Whether the parent is there: to a worker at work it sends nothing, so anything to receive is its end."""
    try:
        return not connection.poll()
    except OSError:
        return False


def _candidates(task: Task, configs: Configs) -> Iterator[Candidate]:
    for folder, name, named, *ground in task.files:
        path, shown, identity, flavor = ground
        config = configs.of_folder(path.rstrip(os.sep) or os.sep)
        yield Candidate(folder, name, FolderContext(path, shown, identity, config, flavor), named)
