"""The answer to a whole run, for a git work tree in which nothing was touched since."""

from __future__ import annotations

import json
import os
import time
import zlib
from hashlib import sha1
from typing import TYPE_CHECKING, NamedTuple

from artlint.config.find import FILE, PYPROJECT, folders_above
from artlint.disk import LARGEST_BASELINE, read_regular
from artlint.registry.plugins import is_folder
from artlint.run.baseline_place import FILE as BASELINE
from artlint.run.baseline_place import place_of
from artlint.run.cache import code
from artlint.run.cache.code import digest_of
from artlint.run.cache.faults import UnplainError, UnwatchedError
from artlint.run.cache.folder import RACY
from artlint.run.cache.git import CleanTree, Tree
from artlint.run.cache.keys import FORMAT, described, plugins_digests, zone_digest
from artlint.run.cache.store import Store, StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from artlint.config import Config
    from artlint.run.cached import Trail
    from artlint.run.request import Request

MOST_TEXT = 64 * 1024 * 1024
"""Characters of a report that is kept as an answer."""

_KEPT = 4
"""Answers that are kept: those of the latest runs."""

_DAY = 86_400_000

_TROUBLE = (StoreError, OSError, ValueError, TypeError, LookupError, zlib.error, UnplainError, UnwatchedError)

_SPEAKING = (".gitignore", FILE, PYPROJECT)
"""Files that a run heeds though they are no articles."""


class Answer(NamedTuple):
    """What a run said: its exit code, the report, and the lines on stderr."""

    code: int
    report: str
    said: tuple[str, ...]


class Answers:
    """Asks before a run, and keeps after it. It never raises: without an answer the run is made.

    `top` is the root of the one repository that holds all paths, `tree` what git is asked of it. `file` is where the
    report goes, None for stdout. In its folder artlint itself makes files, so that its times tell nothing: there the
    names count.
    """

    def __init__(  # noqa: PLR0917  from one place only
        self, request: Request, where: str, output: object, file: str | None, top: str, tree: CleanTree
    ) -> None:
        self._request = request
        self._where = where
        self._top = top
        self._tree: Tree | None = None
        self._key = b""
        self._began = time.time_ns()
        self._file = None if file is None else os.path.realpath(os.path.join(request.working_folder, file))
        self._names = ""
        self._length = 0
        self._packer = zlib.compressobj(1)
        self._packed: list[bytes] = []
        try:
            self._ask(output, tree)
        except _TROUBLE:
            self._tree = None

    def _ask(self, output: object, tree: CleanTree) -> None:
        self._tree = tree.answer()
        if self._tree is None:
            return
        request = self._request
        asked = request._replace(now=0, working_folder=os.path.relpath(request.working_folder, self._top), jobs=None)
        own = [FORMAT, code.stamp(), code.surroundings(), self._top, described(asked), described(output)]
        self._names = self._names_beside()
        index = sha1(self._tree.entries, usedforsecurity=False).hexdigest()
        self._key = bytes.fromhex(digest_of([*own, index]))

    def recall(self) -> Answer | None:
        """What an earlier run said, if this one would say the same."""
        if self._tree is None:
            return None
        try:
            with Store(self._where) as store:
                kept = store.answer(self._key, self._request.now)
            return self._read(kept) if kept is not None else None
        except (*_TROUBLE, RecursionError):
            return None

    def _read(self, kept: bytes) -> Answer | None:
        head, _, body = kept.partition(b"\n")
        facts = json.loads(head)
        for folder, stamp in facts["folders"]:
            if self._stamp(os.path.normpath(os.path.join(self._top, folder))) != stamp:
                return None
        if facts["files"] != [[path, _digest(path)] for path, _ in facts["files"]]:
            return None
        if facts["zones"] != [[zone, zone_digest(zone)] for zone, _ in facts["zones"]]:
            return None
        if facts["plugins"] != [[path, code.plugin_digest(path)] for path, _ in facts["plugins"]]:
            return None
        report = zlib.decompress(body).decode("utf-8", "surrogatepass")
        return Answer(int(facts["code"]), report, tuple(map(str, facts["said"])))

    def copy(self, pieces: Iterable[str]) -> Iterator[str]:
        """Pieces of the report as they go by; a copy is made if it may be kept."""
        for piece in pieces:
            if self._tree is not None:
                self._length += len(piece)
                if self._length > MOST_TEXT:
                    self._tree = None
                self._packed.append(self._packer.compress(piece.encode("utf-8", "surrogatepass")))
            yield piece

    def keep(self, exit_code: int, said: list[str], trail: Trail) -> None:
        """Keep what a run said, if nothing that it hangs on can change unseen."""
        if self._tree is None or trail.until <= self._request.now:
            return
        try:
            facts = self._facts(trail)
            if facts is None:
                return
            head = json.dumps({**facts, "code": exit_code, "said": said}).encode("ascii")
            kept = b"".join([head, b"\n", *self._packed, self._packer.flush()])
            now = self._request.now
            with Store(self._where) as store:
                store.keep_answer(self._key, (now, trail.until), now // _DAY, kept, _KEPT)
        except _TROUBLE:
            return

    def _facts(self, trail: Trail) -> dict[str, Any] | None:
        """All that must still be so when the answer is given; None where something cannot be watched."""
        tree = CleanTree(self._top).answer()
        if tree is None or tree != self._tree:
            return None
        tracked = tree.files()
        paths = (candidate.path for candidate in trail.candidates)
        folders = sorted({above for folder in trail.folders for above in folders_above(folder.rstrip(os.sep))})
        if not all(os.fsencode(self._below(path)) in tracked for path in paths):
            return None
        if not all(self._plain(folder, tracked) for folder in folders):
            return None
        stamps = {folder: self._stamp(folder) for folder in folders}
        own = os.path.dirname(self._file or "")
        if stamps.get(own, self._names) != self._names:
            return None
        times = [stamp.split()[:2] for folder, stamp in stamps.items() if folder != own]
        if any(max(map(int, two)) > self._began - RACY for two in times):
            return None
        below = [[self._below(folder), stamp] for folder, stamp in stamps.items()]
        return {"folders": below, **_hangs_on(trail, self._top, self._request)}

    def _stamp(self, folder: str) -> str:
        """What changes when a file comes to a folder or goes."""
        if self._file is not None and folder == os.path.dirname(self._file):
            return self._names_beside()
        status = os.stat(folder)
        return f"{status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}"

    def _names_beside(self) -> str:
        """A digest of the names beside the report's file."""
        if self._file is None:
            return ""
        folder, own = os.path.split(self._file)
        return digest_of(sorted(name for name in os.listdir(folder) if name != own))

    def _plain(self, folder: str, tracked: frozenset[bytes]) -> bool:
        """Whether a folder belongs to the repository, and git watches every file of it that a run heeds."""
        outside = not os.path.join(folder, "").startswith(os.path.join(self._top, ""))
        if outside or (folder != self._top and os.path.lexists(os.path.join(folder, ".git"))):
            return False
        heeded = (os.path.join(folder, name) for name in _SPEAKING)
        return all(os.fsencode(self._below(path)) in tracked for path in heeded if os.path.lexists(path))

    def _below(self, path: str) -> str:
        return os.path.relpath(path, self._top)


def _hangs_on(trail: Trail, top: str, request: Request) -> dict[str, list[list[str]]]:
    configs: tuple[Config, ...] = trail.configs
    files = [*dict.fromkeys(file for config in configs for file in config.files)]
    zones = [*dict.fromkeys(block.zone for config in configs for block in config.sources if block.zone)]
    plugins = [plugin for config in configs for plugin in config.plugins]
    if not all(is_folder(name) for name, _ in plugins):
        raise UnwatchedError("installed plugins are asked file by file")
    folders = [os.path.normpath(os.path.join(root, name)) for name, root in plugins]
    exclude = os.path.join(top, ".git", "info", "exclude")
    return {
        "files": [[path, _digest(path)] for path in (*files, exclude, *_baselines(configs, request))],
        "zones": [[zone, zone_digest(zone)] for zone in zones],
        "plugins": [[folder, digest] for folder, digest in zip(folders, _all_digests(configs), strict=True)],
    }


def _baselines(configs: tuple[Config, ...], request: Request) -> list[str]:
    """Where baselines stand or would stand: one that is written later must be seen, too."""
    above = [os.path.join(folder, BASELINE) for folder in folders_above(request.working_folder)]
    return [*above, *(place_of(config, request)[0] for config in configs)]


def _all_digests(configs: tuple[Config, ...]) -> list[str]:
    return [digest for config in configs for digest in plugins_digests(config)]


def _digest(path: str) -> str:
    try:
        return digest_of([read_regular(path, LARGEST_BASELINE).decode("latin-1")])
    except OSError:
        return ""
