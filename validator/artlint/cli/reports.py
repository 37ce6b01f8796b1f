"""The reports of one run, each on its way to its place."""

from __future__ import annotations

import os
import sys
from functools import partial
from typing import TYPE_CHECKING

from artlint.cli.console import Console, stdout
from artlint.config import ConfigError
from artlint.model.outcome import Problem
from artlint.report import FOR_PEOPLE, PATCH, Style, Surroundings, Wanted, reporter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Self

    from artlint.files.report_file import ReportFile
    from artlint.model.outcome import FileResult, Report
    from artlint.report import Reporter

    PassOn = Callable[[Iterable[str]], Iterable[str]]


class Output:
    """Where a report goes: the console, or a file, which is whole or not there (`artlint.files.report_file`).

    `errors` says what becomes of undecodable bytes in it: escapes, or (`surrogateescape`) the bytes themselves; None
    where the console shows it to a person. OSError from any method where it cannot be written, which names the file.
    """

    def __init__(self, path: str | None, console: Console, errors: str | None) -> None:
        self._path = path
        self._console = console
        self._errors = errors
        self._file = None if path is None else self._opened(path, errors or "backslashreplace")

    def write(self, pieces: Iterable[str]) -> None:
        """The next pieces of the report."""
        if self._file is None:
            self._console.print(pieces, self._errors)
            return
        try:
            self._file.write(pieces)
        except OSError as error:
            raise self._failed(error) from None

    def close(self) -> None:
        """The report is whole."""
        try:
            if self._file is not None:
                self._file.finish()
        except OSError as error:
            raise self._failed(error) from None

    def discard(self) -> None:
        """The report does not become whole: no file tells half of it."""
        if self._file is not None:
            self._file.discard()

    def _opened(self, path: str, errors: str) -> ReportFile:
        from artlint.files.report_file import ReportFile  # only who asks for a file needs it

        try:
            return ReportFile(path, errors)
        except OSError as error:
            raise self._failed(error) from None

    def _failed(self, error: OSError) -> OSError:
        return OSError(f"{self._path}: cannot be written: {error.strerror}")


class Reports:
    """All reports of one run, fed with the same results; `pass_on` sees every piece of a report on its way.

    One that cannot be written does not cost the others: they are finished, and say it where they still can; then its
    OSError is raised. `notes` are what reports have to say beside themselves. As a context it takes away what did not
    become whole.
    """

    def __init__(
        self,
        wanted: Iterable[Wanted],
        style: Style,
        around: Surroundings,
        pass_on: PassOn = iter,
        console: Console | None = None,
    ) -> None:
        self.notes: list[str] = []
        console = console or stdout()
        self._pass_on = pass_on
        self._lost: OSError | None = None
        self._made: list[tuple[Output, Reporter]] = []
        try:
            for each in _apart(wanted, around.working_folder, console):
                of_one = around._replace(note=partial(self._note, each))
                of_its_place = style._replace(color=style.color and each.path is None)
                self._made.append((_output(each, console, of_its_place), reporter(each.format, of_its_place, of_one)))
        except (ConfigError, OSError):
            self.discard()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.discard()

    def file(self, result: FileResult) -> None:
        """Report on a file. OSError where no output is left that can be written."""
        for each in tuple(self._made):
            output, made = each
            try:
                output.write(self._pass_on(made.file(result)))
            except OSError as error:
                self._lose(each, error)
        if not self._made and self._lost is not None:
            raise self._lost

    def end(self, report: Report) -> None:
        """Report on the whole and finish the files. OSError where an output could not be written."""
        for each in tuple(self._made):
            output, made = each
            try:
                output.write(self._pass_on(made.end(self._told(report))))
                output.close()
            except OSError as error:
                self._lose(each, error)
        self._made = []
        if self._lost is not None:
            raise self._lost

    def discard(self) -> None:
        """Take away what did not become whole."""
        for output, _ in self._made:
            output.discard()
        self._made = []

    def _note(self, wanted: Wanted, text: str) -> None:
        self.notes.append(f"note: {wanted.path or wanted.format}: {text}")

    def _lose(self, each: tuple[Output, Reporter], error: OSError) -> None:
        self._lost = self._lost or error
        self._made.remove(each)
        each[0].discard()

    def _told(self, report: Report) -> Report:
        """The report with what could not be written; that nobody reads on, as with `| head`, is no problem."""
        if self._lost is None or isinstance(self._lost, BrokenPipeError):
            return report
        problem = Problem(None, "unwritable-output", str(self._lost))
        return report._replace(problems=(*report.problems, problem))


def _output(wanted: Wanted, console: Console, style: Style) -> Output:
    for_people = wanted.format in FOR_PEOPLE
    if wanted.format == PATCH:  # byte by byte, unless a terminal shows it
        return Output(wanted.path, console, None if style.color else "surrogateescape")
    return Output(wanted.path, console, None if for_people else "backslashreplace")


def _apart(wanted: Iterable[Wanted], working_folder: str, console: Console) -> Iterator[Wanted]:
    """The same again, without a path what goes to stdout. ConfigError where two things go to one place."""
    taken: dict[str | None, str] = {}
    for each in wanted:
        place = _place(each.path, working_folder)
        if each.path is not None and place is None and console.stream is not sys.stdout:
            raise ConfigError(f"--output: the fixed text and {each.format} both go to {each.path}")
        if place in taken and place != os.devnull:
            raise ConfigError(f"--output: {taken[place]} and {each.format} both go to {each.path}")
        taken[place] = each.format
        yield each._replace(path=None) if place is None else each


def _place(path: str | None, working_folder: str) -> str | None:
    """The file behind a path; None for stdout, whatever its name: `/dev/stdout`, or the file it goes to."""
    if path is None:
        return None
    whole = os.path.join(working_folder, path)
    file = os.path.realpath(whole)
    return None if file != os.devnull and _is_stdout(whole) else file


def _is_stdout(path: str) -> bool:
    try:
        return os.path.samestat(os.stat(path), os.fstat(sys.stdout.fileno()))
    except (OSError, ValueError):
        return False
