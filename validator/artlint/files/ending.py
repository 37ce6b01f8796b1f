"""Signals that end a process: it first deletes what it has written half."""

from __future__ import annotations

import os
import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
"""What `kill`, `timeout` and a closed terminal send. Ctrl-C is Python's own exception."""


class EndedError(BaseException):
    """A signal asks the process to end. `number` is the signal's."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@contextmanager
def cleared_up() -> Iterator[None]:
    """Within the block a signal that would end the process raises EndedError; after the block it ends the process.

    A signal that is ignored, as under `nohup`, stays ignored. In another thread than the main one nothing changes.
    """
    try:
        taken = [number for number in SIGNALS if signal.getsignal(number) is signal.SIG_DFL]
        for number in taken:
            signal.signal(number, _end)
    except ValueError:
        yield
        return
    try:
        yield
    except EndedError as ended:
        signal.signal(ended.number, signal.SIG_DFL)
        os.kill(os.getpid(), ended.number)
        raise
    finally:
        for number in taken:
            signal.signal(number, signal.SIG_DFL)


def _end(number: int, _frame: object) -> None:
    for each in SIGNALS:
        signal.signal(each, signal.SIG_IGN)  # the clearing up is not to be interrupted
    raise EndedError(number)


def end_at_once() -> None:
    """Undo `cleared_up` in a forked process: such signals end it at once."""
    for number in SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)


@contextmanager
def held() -> Iterator[None]:
    """Hold such signals and Ctrl-C back within the block: a process that is being forked would handle them wrongly."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, *SIGNALS))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
