"""Fixes in a run: made in one file, and written or shown. Imported only where there is something to fix."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from artlint.files.write import WriteError, Writer
from artlint.fix.apply import mend
from artlint.model.outcome import NOTHING_FIXED, Problem, Rewritten

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from artlint.judge.engine import Result
    from artlint.model.request import Fixing


class Fixed(NamedTuple):
    """What fixing made of a file: the text and result that hold now, fixes by rule, and what went wrong.

    `rewritten` is the same where it is not written to the file.
    """

    text: str
    result: Result
    counts: Mapping[str, int]
    rewritten: Rewritten | None = None
    problems: tuple[Problem, ...] = ()


class Fixer:
    """Fixes files as a run asks for it."""

    def __init__(self, fixing: Fixing, is_wanted: Callable[[], bool]) -> None:
        self._fixing = fixing
        self._writer = Writer(is_wanted)

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
            rewritten = Rewritten(text, tuple((span.start, span.end, new) for span, new in made.edits))
            return Fixed(made.text, made.result, made.fixed, rewritten, problems)
        try:
            self._write(path, text, made.text)
        except WriteError as error:
            problem = Problem(shown, "not-written", f"not fixed: the file {error}")
            return Fixed(text, result, NOTHING_FIXED, problems=(*problems, problem))
        return Fixed(made.text, made.result, made.fixed, problems=problems)

    def _write(self, path: str, old: str, new: str) -> None:
        from artlint.article import encode

        self._writer.write_over(path, encode(old), encode(new))
