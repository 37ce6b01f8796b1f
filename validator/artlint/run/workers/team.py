"""The parent's side: who works on what, what is done when a worker dies, and the results in order."""

import gc
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from operator import attrgetter
from typing import Any, NamedTuple

from artlint.config import Configs
from artlint.files.candidate import Candidate
from artlint.files.ending import held
from artlint.model import Request, Verdict
from artlint.packs import load
from artlint.run.checker import Checker
from artlint.run.workers.child import Inherited, work
from artlint.run.workers.chunk import Chunk, Reply, chunks_of, packed

MOST_DEATHS = 40
"""Workers that may die in one run. A rule that kills at every file would else take as many processes as files."""

_WAITING = 8 << 20
"""Bytes of pickled results that may wait for their turn while an earlier chunk is slow; then no more is given out."""

_PATIENCE = 5.0
"""Seconds that a worker which has nothing left to do, or is to leave a file unwritten, gets to end by itself."""


class Worker(NamedTuple):
    """A process and the way to it."""

    process: BaseProcess
    connection: Connection


class Team:
    """Workers and the chunks that they check."""

    def __init__(self, request: Request, configs: Configs, jobs: int) -> None:
        self._request = request
        self._configs = configs
        self._jobs = jobs
        self._method = safe_method()
        self._idle: list[Worker] = []
        self._busy: dict[Connection, tuple[Worker, Chunk]] = {}
        self._pending: deque[Chunk] = deque()
        self._deaths = 0
        self._waiting = 0

    def verdicts(self, candidates: Sequence[Candidate]) -> Generator[Verdict]:
        """The verdict on each file, in order. Close the generator to end the workers early."""
        chunks = deque(chunks_of(candidates, self._jobs))
        self._pending.extend(chunks)
        with self._frozen():
            try:
                while chunks:
                    self._finish(chunks[0])
                    chunk = chunks.popleft()
                    self._waiting -= chunk.weight
                    yield from chunk.verdicts()
                self._dismiss()
            finally:
                self._kill()

    def _finish(self, first: Chunk) -> None:
        """Give out work and take in replies until the first chunk, whose results are next, is finished."""
        self._assign(first)
        while not first.finished:
            if self._busy:
                for connection in wait(list(self._busy)):
                    self._take_reply(connection)  # type: ignore[arg-type]
                self._assign(first)
            else:
                self._pending.remove(first)
                self._do_without_workers(first)

    def _assign(self, first: Chunk) -> None:
        while self._pending and (self._waiting < _WAITING or self._pending[0] is first):
            worker = self._worker()
            if worker is None:
                return
            chunk = self._pending.popleft()
            self._busy[worker.connection] = worker, chunk
            try:
                worker.connection.send(chunk.task())
            except OSError:  # it died before it had anything to do: no file is to blame
                self._requeue(self._bury(worker.connection))

    def _worker(self) -> Worker | None:
        """A worker without work, a new one while there are not enough, or None."""
        if self._idle:
            return self._idle.pop()
        if len(self._busy) >= self._jobs or self._deaths >= MOST_DEATHS:
            return None
        try:
            return self._hired()
        except OSError:  # the system gives no more processes: fewer must do
            return None

    def _hired(self) -> Worker:
        context: Any = get_context(self._method)
        ours, theirs = context.Pipe()
        inherited = self._inherited(ours) if self._method == "fork" else None
        process = context.Process(target=work, args=(theirs, self._request, inherited), daemon=True)
        with held(), _safe_path(self._method):
            process.start()
        theirs.close()
        return Worker(process, ours)

    def _inherited(self, ours: Connection) -> Inherited:
        return Inherited(self._configs, (ours, *self._busy, *(worker.connection for worker in self._idle)))

    def _take_reply(self, connection: Connection) -> None:
        worker, chunk = self._busy[connection]
        try:
            reply: Reply = connection.recv()
        except (EOFError, OSError):
            self._retry(self._bury(connection), worker.process.exitcode)
            return
        self._add(chunk, reply)
        if chunk.finished:
            del self._busy[connection]
            self._idle.append(worker)

    def _add(self, chunk: Chunk, reply: Reply) -> None:
        chunk.add(reply)
        self._waiting += len(reply.results)

    def _bury(self, connection: Connection) -> Chunk:
        """Take a dead worker from the team; the chunk that it held."""
        worker, chunk = self._busy.pop(connection)
        connection.close()
        worker.process.join()
        self._deaths += 1
        return chunk

    def _retry(self, chunk: Chunk, exit_code: int | None) -> None:
        """A chunk that killed is tried again file by file; a file that kills alone is the culprit."""
        if chunk.singly:
            message = f"not checked: the process that checked this file {_end(exit_code)}"
            self._add(chunk, chunk.without_result("worker-died", message))
        chunk.singly = True
        if not chunk.finished:
            self._requeue(chunk)

    def _requeue(self, chunk: Chunk) -> None:
        self._pending = deque(sorted([chunk, *self._pending], key=attrgetter("number")))

    def _do_without_workers(self, chunk: Chunk) -> None:
        """No process can be had: this one does the work, unless the work is what killed them."""
        checker = Checker(self._request)
        while not chunk.finished:
            if self._deaths:
                message = "not checked: the processes that check files died, and no more are started"
                self._add(chunk, chunk.without_result("not-checked", message))
            else:
                self._add(chunk, packed([checker.verdict(chunk.candidates[chunk.done])]))

    def _dismiss(self) -> None:
        """Let the workers end; each sends which globs matched a file."""
        while self._idle:
            worker = self._idle.pop()
            try:
                worker.connection.send(None)
                self._configs.add_matched(worker.connection.recv())
            except (EOFError, OSError):
                pass  # a worker that dies now has no file that it could cost
            worker.process.join(_PATIENCE)
            worker.process.kill()
            worker.connection.close()

    def _kill(self) -> None:
        """End the workers. Those that write files see a closed connection, and get time to leave none half written."""
        workers = [*self._idle, *(worker for worker, _ in self._busy.values())]
        for worker in workers:
            worker.connection.close()
        end = time.monotonic() + (_PATIENCE if self._request.fixing is not None else 0)
        for worker in workers:
            worker.process.join(max(0, end - time.monotonic()))
        for worker in workers:
            worker.process.kill()
        for worker in workers:
            worker.process.join()

    @contextmanager
    def _frozen(self) -> Iterator[None]:
        """What children are to share with this process is loaded, and left alone by the garbage collection."""
        if self._method != "fork":
            yield
            return
        self._load_rules()
        gc.freeze()
        try:
            yield
        finally:
            gc.unfreeze()

    def _load_rules(self) -> None:
        for info in self._configs.known_rules().values():
            if info.enabled and self._request.selection.allows(info):
                try:
                    load(info)
                except Exception:  # noqa: S112  the file that it is called for will say so
                    continue


def safe_method() -> str:
    """`fork` where this is the only thread (another might hold a lock that no child could ever release), else `spawn`.

    Only Linux tells of all threads, and its libraries bear a fork.
    """
    if sys.platform == "linux":
        try:
            return "fork" if len(os.listdir("/proc/self/task")) == 1 else "spawn"
        except OSError:
            return "spawn"
    return "spawn"


@contextmanager
def _safe_path(method: str) -> Iterator[None]:
    """A new interpreter imports nothing from the working folder, which may be that of a checked-out tree.

    It starts by `-c`, for which Python puts that folder first on the path unless PYTHONSAFEPATH is set; the path that
    it is told later is the command's own. OSError where interpreters are told not to read the environment.
    """
    if method == "fork" or sys.flags.safe_path:
        yield
        return
    if sys.flags.ignore_environment:
        raise OSError("a new interpreter would import from the working folder")
    before = os.environ.get("PYTHONSAFEPATH")
    os.environ["PYTHONSAFEPATH"] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ["PYTHONSAFEPATH"]
        else:
            os.environ["PYTHONSAFEPATH"] = before


def _end(code: int | None) -> str:
    """How a process ended, in words."""
    if code is None or code >= 0:
        return f"ended with exit code {code}"
    try:
        name = signal.Signals(-code).name
    except ValueError:
        name = f"signal {-code}"
    hint = "; the memory may have run out" if name == "SIGKILL" else ""
    return f"was killed by {name}{hint}"
