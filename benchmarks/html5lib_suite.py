"""The html5lib-tests as Python objects; nothing here knows a parser."""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent


def shared() -> Path:
    """The folder beside the repository that holds tests and corpus."""
    return Path(os.environ.get("ARTLINT_SHARED", ROOT.parent / "shared"))


def demanded(folder: Path, pattern: str) -> list[Path]:
    """The files that a benchmark needs, by path. Without one it says so and leaves with 2."""
    found = sorted(path for path in folder.glob(pattern) if path.is_file())
    if not found:
        print(f"nothing is measured: {folder} holds no {pattern}; ARTLINT_SHARED names the folder", file=sys.stderr)
        raise SystemExit(2)
    return found


class TokenizerTest(NamedTuple):
    """One test in one initial state. `errors` are sorted (code, line, column)."""

    name: str
    text: str
    state: str
    last_start_tag: str | None
    output: list[Any]
    errors: list[tuple[str, int, int]]


class TreeTest(NamedTuple):
    """One tree construction test in one scripting mode."""

    name: str
    text: str
    errors: list[str]
    context: str | None
    scripting: bool
    document: str


def tokenizer_tests(folder: Path) -> Iterator[TokenizerTest]:
    """Every test of every file in every initial state. The `xmlViolation` file tests another program, and is left."""
    for path in sorted(folder.glob("*.test")):
        for number, test in enumerate(json.loads(path.read_text("utf-8")).get("tests", ())):
            for state in test.get("initialStates", ["Data state"]):
                yield _tokenizer_test(f"{path.stem}-{number}-{state}", test, state)


def _tokenizer_test(name: str, test: dict[str, Any], state: str) -> TokenizerTest:
    text, output = test["input"], test["output"]
    if test.get("doubleEscaped"):
        text, output = _unescape(text), _unescape_all(output)
    errors = sorted((error["code"], error["line"], error["col"]) for error in test.get("errors", ()))
    return TokenizerTest(name, text, state, test.get("lastStartTag"), output, errors)


def _unescape(text: str) -> str:
    plain = re.sub(r"\\u([0-9A-Fa-f]{4})", lambda match: chr(int(match[1], 16)), text)
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


def _unescape_all(value: Any) -> Any:
    if isinstance(value, str):
        return _unescape(value)
    if isinstance(value, list):
        return [_unescape_all(item) for item in value]
    if isinstance(value, dict):
        return {_unescape(key): _unescape_all(item) for key, item in value.items()}
    return value


_HEADINGS = {"#data", "#errors", "#new-errors", "#document-fragment", "#script-off", "#script-on", "#document"}


def tree_tests(folder: Path) -> Iterator[TreeTest]:
    """Every test that needs no script to run; those without a flag in both scripting modes."""
    for path in sorted(folder.glob("*.dat")):
        for number, sections in enumerate(_sections(path)):
            yield from _tree_test(f"{path.stem}-{number}", sections)


def _sections(path: Path) -> Iterator[dict[str, list[str]]]:
    lines = path.read_bytes().decode("utf-8").split("\n")
    sections: dict[str, list[str]] = {}
    current: list[str] = []
    for line in lines:
        if line == "#data" and "#document" in sections:
            yield sections
            sections = {}
        if line in _HEADINGS and not (line == "#data" and "#data" in sections):
            current = sections[line] = []
        else:
            current.append(line)
    if "#document" in sections:
        yield sections


def _tree_test(name: str, sections: dict[str, list[str]]) -> Iterator[TreeTest]:
    modes = [mode for mode in (False, True) if ("#script-off", "#script-on")[not mode] not in sections]
    context = sections.get("#document-fragment")
    for scripting in modes:
        yield TreeTest(
            f"{name}-{'on' if scripting else 'off'}",
            "\n".join(sections["#data"]),
            sections["#errors"],
            context[0] if context else None,
            scripting,
            "\n".join(sections["#document"]).rstrip("\n"),
        )
