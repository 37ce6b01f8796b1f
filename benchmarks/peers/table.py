"""The tables of the peers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..measuring.command import MEMORY
from ..measuring.figures import cpu, megabytes, ratio, table, wall

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..measuring.rounds import Measured
    from .find import Found
    from .inputs import Inputs
    from .programs import Peer

_ARCHIVE = (
    "command", "kind", "rounds", "wall s", "CPU s", f"peak MB ({MEMORY})", "files/s", "MB/s",
    "artlint's wall / its wall", "lines printed",
)  # fmt: skip
_FEW = ("command", "rounds", "wall ms", "CPU ms", "artlint's wall / its wall")


def archive_table(measured: Mapping[str, Measured], peers: Sequence[Peer], inputs: Inputs) -> str:
    """A row for each command over the whole archive; the first peer is what the others are compared with."""
    first = measured.get(peers[0].name)
    rows = [_archive_row(measured[peer.name], peer, inputs, first) for peer in peers if peer.name in measured]
    return table(_ARCHIVE, rows, right=8)


def _archive_row(its: Measured, peer: Peer, inputs: Inputs, first: Measured | None) -> tuple[str, ...]:
    seconds, memory = wall(its), megabytes(its)
    return (
        peer.name,
        peer.kind,
        str(len(its.spent)),
        seconds.shown(),
        cpu(its).shown(),
        memory.shown(".0f") if memory else "-",
        f"{inputs.files / seconds.median:,.0f}",
        f"{inputs.size[peer.tree] / 1e6 / seconds.median:,.1f}",
        ratio(first, its).shown(".3f") if first else "-",
        f"{its.lines:,}",
    )


def few_table(measured: Mapping[str, Measured], ours: str) -> str:
    """A row for each short command, in milliseconds; `ours` names what the others are compared with."""
    first = measured.get(ours)
    rows = [
        (
            name,
            str(len(its.spent)),
            wall(its, per=1000).shown(".1f"),
            cpu(its, per=1000).shown(".1f"),
            ratio(first, its).shown(".3f") if first else "-",
        )
        for name, its in measured.items()
    ]
    return table(_FEW, rows, right=4)


def programs_table(found: Sequence[Found]) -> str:
    """Each command with the version of its program."""
    rows = [(one.peer.name, one.version or "?", f"`{_shown(one.peer)}`") for one in found]
    return table(("command", "version", "as it was run"), rows, right=0)


def install_lines(peers: Sequence[Peer]) -> list[str]:
    """What installs them in a shell, a line for each installer."""
    packages: dict[str, dict[str, None]] = {}
    for peer in peers:
        for line in peer.install.split(" && "):
            installer, _, package = line.rpartition(" ")
            packages.setdefault(installer, {})[package] = None
    return [f"{installer} {' '.join(names)}" for installer, names in packages.items()]


def missing_lines(missing: Sequence[Peer]) -> str:
    """A line for each program that was not found, with what installs it."""
    installs = {peer.program: peer.install for peer in missing}
    return "".join(
        f"- {program} was not found and is not measured; `{install}` installs it\n"
        for program, install in installs.items()
    )


def problem_lines(problems: Mapping[str, str]) -> str:
    """A line for each command that failed."""
    return "".join(f"- {name} failed and is not measured: {why}\n" for name, why in problems.items())


def _shown(peer: Peer) -> str:
    """The command over the whole archive, as in a shell."""
    variables = "".join(f"{name}={value} " for name, value in peer.environment.items())
    return variables + peer.many.replace("{program}", peer.program)
