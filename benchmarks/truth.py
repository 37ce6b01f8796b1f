"""How true the findings on archives of others are: a sample, read by hand.

    python -m benchmarks.truth ../shared/archives

Checks each archive without configuration, draws 25 findings of it (all where there are fewer), and writes
`docs/truth.md`. The draw is stratified: the rules take turns, so that a rare rule is read as well as a frequent one.
It is the same each time: the seed is fixed, and each rule has its own order.
Verdicts come of reading. They stand in `benchmarks/truth.tsv`, by file, rule and place; a finding that has none is
shown as unread. The command ends with 1 where something is unread or the bar is missed, and with 2, having written
nothing, where an archive is missing.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.truth_page import Drawn, Verdict, page, short

ARCHIVES = ("bbc", "bedtime", "cfa", "dip", "haacked", "jakevdp", "kzys", "terminus")
PER_ARCHIVE = 25
SEED = 13
LEAST_TRUE, MOST_OF_NO_USE = 0.97, 0.10
VERDICTS = Path(__file__).with_name("truth.tsv")
PAGE = Path(__file__).parents[1] / "docs" / "truth.md"
UNREAD = Verdict("unread", "")

Finding = dict[str, Any]
Key = tuple[str, str, str]
"""Archive and path, rule, line and column."""


class UnmeasuredError(Exception):
    """What is missing, so that nothing can be measured."""


class Sample(NamedTuple):
    """The findings of one archive: how many there are, and those that are read."""

    archive: str
    findings: int
    drawn: list[Drawn]


def verdicts(path: Path = VERDICTS) -> dict[Key, Verdict]:
    """Every verdict that was written. UnmeasuredError if a line is none."""
    if not path.exists():
        return {}
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    return dict(_verdict(line) for line in lines)


def _verdict(line: str) -> tuple[Key, Verdict]:
    cells = line.split("\t")
    if len(cells) != 5 or cells[3] not in ("true", "of no use", "false"):
        raise UnmeasuredError(f"{VERDICTS.name} holds a line that is no verdict: {line[:200]}")
    return (cells[0], cells[1], cells[2]), Verdict(cells[3], cells[4])


def checked(folder: Path) -> list[Finding]:
    """The findings of an archive, without configuration. UnmeasuredError if artlint cannot check it."""
    command = (sys.executable, "-m", "artlint", "check", "--isolated", "--no-cache", "--output-format", "json", ".")
    ran = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    if ran.returncode not in (0, 1):
        raise UnmeasuredError(
            f"artlint ends with {ran.returncode} on {folder}: {ran.stderr.decode(errors='replace')[:300]}"
        )
    found: list[Finding] = json.loads(ran.stdout)["findings"]
    return found


def draw(archive: str, findings: list[Finding], number: int = PER_ARCHIVE) -> list[Finding]:
    """So many findings, the rules taking turns, in the order of files and places."""
    return sorted(_turns(archive, findings)[:number], key=_place)


def _turns(archive: str, findings: list[Finding]) -> list[Finding]:
    rules = sorted({finding["rule"] for finding in findings})
    turns = [(turn, rule, finding) for rule in rules for turn, finding in _shuffled(archive, rule, findings)]
    return [finding for _, _, finding in sorted(turns, key=lambda turn: turn[:2])]


def _shuffled(archive: str, rule: str, findings: list[Finding]) -> list[tuple[int, Finding]]:
    own = sorted((finding for finding in findings if finding["rule"] == rule), key=_place)
    random.Random(f"{SEED} {archive} {rule}").shuffle(own)
    return list(enumerate(own))


def _place(finding: Finding) -> tuple[str, int, int, str, str]:
    return finding["path"], finding["start"]["offset"], finding["end"]["offset"], finding["rule"], finding["message"]


def sample(root: Path, archive: str, read: dict[Key, Verdict]) -> Sample:
    """The sample of one archive, with its verdicts."""
    findings = checked(root / archive)
    return Sample(archive, len(findings), [_drawn(root, archive, found, read) for found in draw(archive, findings)])


def _drawn(root: Path, archive: str, finding: Finding, read: dict[Key, Verdict]) -> Drawn:
    start, end = finding["start"], finding["end"]
    path, place = f"{archive}/{finding['path']}", f"{start['line']}:{start['column']}"
    text = (root / path).read_bytes().decode("utf-8", "replace")
    verdict = read.get((path, finding["rule"], place), UNREAD)
    return Drawn(path, place, finding["rule"], finding["message"], short(text, start["offset"], end["offset"]), verdict)


def demanded(root: Path) -> None:
    """UnmeasuredError unless every archive is there."""
    missing = [archive for archive in ARCHIVES if not (root / archive).is_dir()]
    if missing:
        raise UnmeasuredError(f"{root} has no {', '.join(missing)}")


def met(samples: list[Sample]) -> bool:
    """Whether all is read, and each archive's findings are as true and as useful as the bar says."""
    return all(_met(Counter(drawn.verdict.word for drawn in taken.drawn)) for taken in samples)


def _met(words: Counter[str]) -> bool:
    number = words.total()
    right = words["true"] + words["of no use"]
    return not words["unread"] and right >= LEAST_TRUE * number and words["of no use"] <= MOST_OF_NO_USE * number


def main(arguments: list[str]) -> int:
    """Write the page, and print its table."""
    root = Path(arguments[0]) if arguments else Path(__file__).resolve().parents[2] / "shared" / "archives"
    try:
        demanded(root)
        read = verdicts()
        samples = [sample(root, archive, read) for archive in ARCHIVES]
    except UnmeasuredError as error:
        print(f"nothing is measured: {error}", file=sys.stderr)
        return 2
    PAGE.write_text(page(samples), encoding="utf-8", newline="\n")
    for taken in samples:
        words = Counter(drawn.verdict.word for drawn in taken.drawn)
        print(f"{taken.archive:10} {taken.findings:>5} findings, read {dict(words)}")
    return 0 if met(samples) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
