"""Which programs are on the machine, and where."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .programs import Peer

_number = re.compile(r"\d+(?:\.\d+)+(?:[-+a-z]\w*)?").search


class Found(NamedTuple):
    """A peer and the path of its program."""

    peer: Peer
    program: str

    @property
    def version(self) -> str:
        """What the program says of its version; empty where it says nothing that looks like one."""
        place = {"program": self.program, "folder": os.path.dirname(self.program)}
        arguments = [part.format(**place) for part in shlex.split(self.peer.version)]
        try:
            said = subprocess.run(arguments, capture_output=True, text=True, errors="replace", timeout=60, check=False)
        except (OSError, subprocess.TimeoutExpired):
            return ""
        number = _number(f"{said.stdout} {said.stderr}")
        return number[0] if number else ""


def find(peers: Iterable[Peer], folders: Sequence[Path] = ()) -> tuple[list[Found], list[Peer]]:
    """The peers that are in the folders or on PATH (the folders first), and those that are missing."""
    found, missing = [], []
    for peer in peers:
        program = _program(peer, folders)
        if program is None or (peer.needs and _executable(peer.needs, folders) is None):
            missing.append(peer)
        else:
            found.append(Found(peer, program))
    return found, missing


def _program(peer: Peer, folders: Sequence[Path]) -> str | None:
    if not peer.beside:
        return _executable(peer.program, folders)
    on_path = [Path(folder) for folder in os.get_exec_path()]
    places = [folder / name for folder in (*folders, *on_path) for name in (peer.program, peer.beside)]
    return next((os.path.abspath(place) for place in places if place.is_file()), None)


def _executable(name: str, folders: Sequence[Path]) -> str | None:
    path = os.pathsep.join([*map(str, folders), *os.get_exec_path()])
    program = shutil.which(name, path=path)
    return os.path.abspath(program) if program else None
