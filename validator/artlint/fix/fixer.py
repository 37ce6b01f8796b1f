"""Fixes of one file, written to it or only shown."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from artlint.article import File, encode
from artlint.files.write import WriteError, Writer
from artlint.fix.apply import apply_fixes
from artlint.judge import Result
from artlint.model import NOTHING_FIXED, Fixing, Problem, Rewritten


class FixedFile(NamedTuple):
    """A file after its fixes: its text and result, the number of fixes by rule, and the problems.

    `rewritten` is set where the new text is not written to the file.
    """

    text: str
    result: Result
    counts: Mapping[str, int]
    rewritten: Rewritten | None = None
    problems: tuple[Problem, ...] = ()


class Fixer:
    """Fixes files as a run asks for it. `is_wanted` is asked before a write: a run that is over writes nothing."""

    def __init__(self, fixing: Fixing, is_wanted: Callable[[], bool]) -> None:
        self._fixing = fixing
        self._writer = Writer(is_wanted)

    def fix(
        self,
        text: str,
        result: Result,
        lint: Callable[[str], Result],
        as_file: Callable[[str], File],
        path: str | None,
    ) -> FixedFile:
        """Fix a text; `as_file` makes a file of it and of what becomes of it, `path` is the file to write, if any."""
        shown = as_file(text).path
        made = apply_fixes(text, result, lint, unsafe=self._fixing.unsafe, as_file=as_file)
        problems = tuple(
            Problem(shown, "not-fixed", f"not fixed: {', '.join(refusal.rules)}: {refusal.reason}")
            for refusal in made.refusals
        )
        if made.text == text:
            return FixedFile(text, result, NOTHING_FIXED, problems=problems)
        if not self._fixing.write or path is None:
            rewritten = Rewritten(text, tuple((span.start, span.end, new) for span, new in made.edits))
            return FixedFile(made.text, made.result, made.fixed, rewritten, problems)
        try:
            self._writer.write_over(path, encode(text), encode(made.text))
        except WriteError as error:
            problem = Problem(shown, "not-written", f"not fixed: the file {error}")
            return FixedFile(text, result, NOTHING_FIXED, problems=(*problems, problem))
        return FixedFile(made.text, made.result, made.fixed, problems=problems)
