"""How true the findings on archives of others are: a sample, read by hand.

    python -m benchmarks.truth ../shared/archives

Checks each archive twice, without configuration and with that of `benchmarks/truth_configured`, which follows the
recipe of docs/archives.md for its kind. Draws 25 findings of each run (all where there are fewer), and writes
`docs/truth.md`. The draw is stratified: the rules take turns, so that a rare rule is read as well as a frequent one.
It is the same each time: the seed is fixed, and each rule has its own order.
Verdicts come of reading. They stand in `benchmarks/truth.tsv`, by file, rule and place; a finding that has none is
shown as unread. The command ends with 1 where something is unread or the bar is missed, and with 2, having written
nothing, where an archive is missing.
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.truth_page import Drawn, Verdict, page, short

ARCHIVES = ("bbc", "bedtime", "cfa", "dip", "haacked", "jakevdp", "kzys", "terminus")
PER_ARCHIVE = 25
SEED = 13
LEAST_TRUE, MOST_OF_NO_USE = 0.97, 0.10
CONFIGURED = Path(__file__).with_name("truth_configured")
VERDICTS = Path(__file__).with_name("truth.tsv")
PAGE = Path(__file__).parents[1] / "docs" / "truth.md"
UNREAD = Verdict("unread", "")

Finding = dict[str, Any]
Key = tuple[str, str, str]
"""Archive and path, rule, line and column."""


class UnmeasuredError(Exception):
    """What is missing, so that nothing can be measured."""


class Sample(NamedTuple):
    """The findings of one run: how many there are, and those that are read; `configuration` is TOML, "" for none."""

    archive: str
    configuration: str
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


def checked(folder: Path, configuration: str = "") -> list[Finding]:
    """The findings of an archive, checked in a copy of it. UnmeasuredError if artlint cannot check it."""
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / folder.name
        shutil.copytree(folder, copy)
        (copy / "artlint.toml").write_text(configuration, encoding="utf-8")
        command = (sys.executable, "-m", "artlint", "check", "--no-cache", "--output-format", "json", ".")
        ran = subprocess.run(command, cwd=copy, capture_output=True, check=False)
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


def sample(root: Path, archive: str, read: dict[Key, Verdict], configuration: str = "") -> Sample:
    """The sample of one run, with its verdicts."""
    findings = checked(root / archive, configuration)
    drawn = [_drawn(root, archive, found, read) for found in draw(archive, findings)]
    return Sample(archive, configuration, len(findings), drawn)


def samples(root: Path, archive: str, read: dict[Key, Verdict]) -> tuple[Sample, Sample]:
    """The samples of one archive: without configuration, and with its own."""
    configuration = (CONFIGURED / f"{archive}.toml").read_text(encoding="utf-8")
    return sample(root, archive, read), sample(root, archive, read, configuration)


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


def met(taken: list[Sample]) -> bool:
    """Whether all is read and true, and what a configured archive is told is of use.

    Without configuration a saved page is told of its own scripts and styles: a page cannot vouch for itself.
    """
    return all(_met(Counter(drawn.verdict.word for drawn in one.drawn), bool(one.configuration)) for one in taken)


def _met(words: Counter[str], is_configured: bool) -> bool:
    number = words.total()
    right = words["true"] + words["of no use"]
    is_of_use = not is_configured or words["of no use"] <= MOST_OF_NO_USE * number
    return not words["unread"] and right >= LEAST_TRUE * number and is_of_use


def main(arguments: list[str]) -> int:
    """Write the page, and print its table."""
    root = Path(arguments[0]) if arguments else Path(__file__).resolve().parents[2] / "shared" / "archives"
    try:
        demanded(root)
        read = verdicts()
        taken = [one for archive in ARCHIVES for one in samples(root, archive, read)]
    except UnmeasuredError as error:
        print(f"nothing is measured: {error}", file=sys.stderr)
        return 2
    PAGE.write_text(page(taken), encoding="utf-8", newline="\n")
    for one in taken:
        words = Counter(drawn.verdict.word for drawn in one.drawn)
        kind = "configured" if one.configuration else ""
        print(f"{one.archive:10} {kind:10} {one.findings:>5} findings, read {dict(words)}")
    return 0 if met(taken) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
