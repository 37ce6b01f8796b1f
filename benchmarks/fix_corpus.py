"""Fixes on a copy of a corpus: what they change, and that they change nothing else.

    python benchmarks/fix_corpus.py [--unsafe] [--kill TIMES] [CORPUS]

Prints the fixes by rule. It ends with 1 where a second run changes a file, a finding appears that was not there, or
html5lib sees another text, other links or other images than before, which the file's rules do not mean to change; with
2 where there is no corpus. A Markdown file is also rendered by markdown-it-py
(`benchmarks/rendering.py`), and headings, blocks, code and front matter are compared.
With `--kill`, runs over up to sixty of the changed files and some others are also killed that many times, each at a
random moment while it writes: every file must be old or new as a whole, and the next run must take up what is left.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

from rendering import seen

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"

ANY_TEXT = {"text", "links", "images", "headings", "blocks", "code", "front matter"}
SHOWN_TEXT = {"text", "headings", "blocks"}
MEANT = {
    "control-character": ANY_TEXT,
    "double-escaped-entity": ANY_TEXT - {"code", "front matter"},
    "escaped-title": {*SHOWN_TEXT, "front matter"},
    "glued-tag": {"links", "images", "blocks"},
    "insecure-image": {"images"},
    "malformed-separator": SHOWN_TEXT,  # the title becomes a heading, and the dashes go
    "mixed-proxy-spelling": {"images"},
    "mojibake": ANY_TEXT,
    "scheme-relative-image": {"images"},
    "scheme-relative-link": {"links"},
    "tracking-parameter": {"links"},
    "wrong-weekday": SHOWN_TEXT,
}
"""What a rule's fixes mean to change in a file; those of others change nothing."""

_told = re.compile(r"^(.+\.\w+): fixed ((?:[\d,]+ [a-z0-9-]+(?:, )?)+)$", re.MULTILINE).finditer


class Run(NamedTuple):
    """One call of the command: how it ended, what it said, and the seconds it took."""

    code: int
    out: str
    err: str
    seconds: float


def artlint(folder: Path, *arguments: str) -> Run:
    """The command in a folder."""
    start = time.monotonic()
    ran = subprocess.run(_command(*arguments), cwd=folder, capture_output=True, check=False)
    return Run(ran.returncode, ran.stdout.decode(), ran.stderr.decode(), time.monotonic() - start)


def _command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "artlint", "check", "--isolated", "--no-gitignore", "--no-cache", *arguments, "."]


def contents(folder: Path) -> dict[str, bytes]:
    """Path -> bytes of every file below a folder."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def put(folder: Path, files: dict[str, bytes]) -> None:
    """The files, and no others, in a folder."""
    shutil.rmtree(folder, ignore_errors=True)
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)


def findings(folder: Path) -> Counter[tuple[str, str, str | None]]:
    """How often each rule (and code) finds something in each file."""
    report: dict[str, Any] = json.loads(artlint(folder, "--output-format", "json", "--fail-on", "never").out)
    return Counter((found["path"], found["rule"], found["code"]) for found in report["findings"])


def fixes_of(out: str) -> dict[str, Counter[str]]:
    """Path -> fixes by rule, from a report."""
    return {told[1]: Counter(dict(_pair(part) for part in told[2].split(", "))) for told in _told(out)}


def _pair(part: str) -> tuple[str, int]:
    number, _, rule = part.partition(" ")
    return rule, int(number.replace(",", ""))


def check_fixes(folder: Path, before: dict[str, bytes], options: list[str]) -> tuple[list[str], dict[str, bytes]]:
    """What is wrong with the fixes of a folder that holds the files, and the files that they changed."""
    old = findings(folder)
    ran = artlint(folder, "--fix", *options, "--output-format", "concise")
    after = contents(folder)
    fixed = fixes_of(ran.out)
    changed = {path: data for path, data in after.items() if data != before.get(path)}
    print(ran.out.splitlines()[-2 if "fixable" in ran.out.splitlines()[-1] else -1])
    print(ran.err, end="")
    print(f"exit code {ran.code}, {ran.seconds:.1f} s, {len(changed):,} of {len(before):,} files changed")
    for rule, number in sum(fixed.values(), Counter()).most_common():
        print(f"{number:>8,}  {rule}")
    wrong = [f"{path}: changed, and not told" for path in changed.keys() - fixed.keys()]
    wrong += [f"{path}: told, and not changed" for path in fixed.keys() - changed.keys()]
    wrong += [
        f"{path}: {name} differ"
        for path in changed
        for name in _different(path, before[path], after[path], fixed[path])
    ]
    wrong += [f"{path}: new finding {rule} {code}" for path, rule, code in findings(folder) - old]
    again = artlint(folder, "--fix", *options, "--output-format", "concise")
    wrong += [f"{path}: a second run changes it" for path in fixes_of(again.out)]
    wrong += ["a second run changes files"] * (contents(folder) != after)
    return wrong, changed


def _different(path: str, before: bytes, after: bytes, rules: Counter[str]) -> list[str]:
    meant = set[str]().union(*(MEANT.get(rule, set()) for rule in rules))
    old, new = seen(path, before), seen(path, after)
    address = (
        {"text", "blocks"} if "Markdown" in old and meant & {"links", "images"} else set()
    )  # of Markdown, in HTML's eyes
    return [
        f"{name} as {reading}"
        for reading, parts in old.items()
        for name in parts.keys() - meant - (address if reading == "HTML" else set())
        if parts[name] != new[reading][name]
    ]


def some_of(before: dict[str, bytes], changed: dict[str, bytes]) -> dict[str, bytes]:
    """Up to sixty files that a run changes, and twenty that it does not, so that killing it often takes minutes."""
    chance = random.Random(1)
    others = sorted(before.keys() - changed.keys())
    paths = [*chance.sample(sorted(changed), min(60, len(changed))), *chance.sample(others, min(20, len(others)))]
    return {path: before[path] for path in sorted(paths)}


def check_kills(folder: Path, old: dict[str, bytes], times: int, options: list[str]) -> list[str]:
    """What is wrong after runs over the files that were killed at a random moment while they wrote."""
    put(folder, old)
    artlint(folder, "--fix", *options)
    new = contents(folder)
    changed = [path for path in old if new[path] != old[path]]
    lasted = _lasted(folder, changed)
    wrong: list[str] = []
    written: list[int] = []
    left_over = 0
    for number in range(times):
        put(folder, old)
        _kill_amid(random.Random(number).uniform(0, lasted), folder, options)
        now = contents(folder)
        left_over += len(now.keys() - old.keys())
        written.append(sum(now[path] == new[path] for path in changed))
        wrong += [
            f"kill {number}: {path}: neither old nor new" for path in old if now.get(path) not in (old[path], new[path])
        ]
        artlint(folder, "--fix", *options)
        wrong += [f"kill {number}: the next run makes other files"] * (contents(folder) != new)
    amid, none, all_ = sum(0 < number < len(changed) for number in written), written.count(0), len(changed)
    print(
        f"{times} runs killed within the {lasted:.2f} s in which they write {all_} of {len(old)} files: {amid} of them "
        f"amid the files (after {min(written)} to {max(written)}), {none} before the first was there, "
        f"{written.count(all_)} after the last; {left_over} temporary files left, which the next run took away"
    )
    return wrong


def _lasted(folder: Path, changed: list[str]) -> float:
    """The seconds between the first file that was written and the last."""
    moments = [(folder / path).stat().st_mtime for path in changed]
    return max(moments) - min(moments)


def _kill_amid(seconds: float, folder: Path, options: list[str]) -> None:
    """Kill a run so many seconds after it begins to write."""
    with _started(folder, options) as run:
        _wait_for_writing(folder, run)
        time.sleep(seconds)
        run.kill()


def _started(folder: Path, options: list[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        _command("--fix", *options), cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def _wait_for_writing(folder: Path, run: subprocess.Popen[bytes]) -> None:
    """Wait until a run puts a file into a folder, or has ended."""
    folders = [folder, *(path for path in folder.rglob("*") if path.is_dir())]
    stamps = [path.stat().st_mtime_ns for path in folders]
    while run.poll() is None and stamps == [path.stat().st_mtime_ns for path in folders]:
        time.sleep(0.001)


def main() -> int:
    """Run it all on a copy."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="?", type=Path, default=CORPUS, metavar="CORPUS")
    parser.add_argument("--unsafe", action="store_true", help="make the unsafe fixes, too")
    parser.add_argument("--kill", type=int, default=0, metavar="TIMES", help="kill a run that often")
    options = parser.parse_args()
    arguments = ["--unsafe-fixes"] if options.unsafe else []
    before = contents(options.corpus)
    if not before:
        print(f"nothing is measured: {options.corpus} holds no file", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "corpus"
        put(folder, before)
        wrong, changed = check_fixes(folder, before, arguments)
        if options.kill:
            wrong += check_kills(folder, some_of(before, changed), options.kill, arguments)
    print("\n".join(wrong) or "nothing is wrong")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
