"""Fixes in a run: made in one file, and written or shown as a diff. Imported only where there is something to fix."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from artlint.adopt.mend import mend
from artlint.run.outcome import NOTHING_FIXED, Problem
from artlint.run.write import WriteError, Writer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from artlint.engine import Result
    from artlint.run.request import Fixing


_special = re.compile(r'[\x00-\x1f\x7f"\\]')


class Fixed(NamedTuple):
    """What fixing made of a file: the text and result that hold now, fixes by rule, the diff, and what went wrong."""

    text: str
    result: Result
    counts: Mapping[str, int]
    diff: str = ""
    problems: tuple[Problem, ...] = ()


class Fixer:
    """Fixes files as a run asks for it."""

    def __init__(self, fixing: Fixing) -> None:
        self._fixing = fixing
        self._writer = Writer()

    def fix(self, shown: str, text: str, result: Result, look: Callable[[str], Result], path: str | None) -> Fixed:
        """Fix a text; `path` is the file that it was read from, `shown` how the report calls it."""
        made = mend(text, result, look, unsafe=self._fixing.unsafe)
        problems = tuple(
            Problem(shown, "not-fixed", f"not fixed: {', '.join(refusal.rules)}: {refusal.reason}")
            for refusal in made.refusals
        )
        if made.text == text:
            return Fixed(text, result, NOTHING_FIXED, problems=problems)
        if not self._fixing.write or path is None:
            return Fixed(made.text, made.result, made.fixed, diff(shown, text, made.text), problems)
        try:
            self._write(path, text, made.text)
        except WriteError as error:
            problem = Problem(shown, "not-written", f"not fixed: the file {error}")
            return Fixed(text, result, NOTHING_FIXED, problems=(*problems, problem))
        return Fixed(made.text, made.result, made.fixed, problems=problems)

    def _write(self, path: str, old: str, new: str) -> None:
        from artlint.article import encode

        self._writer.write_over(path, encode(old), encode(new))


def diff(shown: str, old: str, new: str) -> str:
    """A unified diff as git and patch take it."""
    from difflib import unified_diff

    lines = unified_diff(_lines(old), _lines(new), _file_name(f"a/{shown}"), _file_name(f"b/{shown}"), n=3)
    return "".join(map(_whole_line, lines))


def _file_name(name: str) -> str:
    """A name as git writes it: in quotes where it holds what would end it, and a tab behind one with blanks."""
    if _special.search(name):
        return f'"{_special.sub(_escaped, name)}"'
    return name + "\t" * (" " in name)


def _escaped(match: re.Match[str]) -> str:
    return f"\\{match[0]}" if match[0] in '"\\' else f"\\{ord(match[0]):03o}"


def _lines(text: str) -> list[str]:
    """Lines as git sees them: they end at LF alone."""
    pieces = text.split("\n")
    last = pieces.pop()
    return [f"{piece}\n" for piece in pieces] + ([last] if last else [])


def _whole_line(line: str) -> str:
    return line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
