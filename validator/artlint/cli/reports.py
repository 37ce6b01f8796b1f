"""The reports of one run, each written to its place."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, Self

from artlint.cli.output import Console, stdout
from artlint.config import ConfigError
from artlint.model import FileResult, Problem, Report
from artlint.report import FOR_PEOPLE, PATCH, PATH_LISTS, BaseReporter, Style, Surroundings, Wanted, reporter

if TYPE_CHECKING:
    from artlint.files.report_file import ReportFile

PassOn = Callable[[Iterable[str]], Iterable[str]]


class _Output:
    """Where a report goes: the console, or a file, which is whole or not there.

    `errors`: how undecodable bytes are written, as escapes or (`surrogateescape`) as they are; None where the console
    shows the report to a person. Any method may raise OSError.
    """

    def __init__(self, path: str | None, console: Console, errors: str | None) -> None:
        self._console = console
        self._errors = errors
        self._file = None if path is None else _opened_file(path, errors or "backslashreplace")

    def write(self, pieces: Iterable[str]) -> None:
        """The next pieces of the report."""
        if self._file is None:
            self._console.print(pieces, self._errors)
        else:
            self._file.write(pieces)

    def finish(self) -> None:
        """The report is whole."""
        if self._file is not None:
            self._file.finish()

    def discard(self) -> None:
        """The report does not become whole: its file is taken away."""
        if self._file is not None:
            self._file.discard()


def _opened_file(path: str, errors: str) -> "ReportFile":
    from artlint.files.report_file import ReportFile  # most reports go to the console

    return ReportFile(path, errors)


class _OpenReport(NamedTuple):
    """A report that is being written: `beginning` is what stands before its first file, empty once it is written."""

    path: str | None
    output: _Output
    reporter: BaseReporter
    beginning: Iterator[str]

    def write(self, pass_on: PassOn, pieces: Iterable[str]) -> None:
        """Write the next pieces. The beginning waits for them, so that a run that cannot start writes nothing."""
        self.output.write(pass_on(chain(self.beginning, pieces)))


class Reports:
    """All reports of one run, fed with the same results; `pass_on` sees every piece of a report on its way.

    Where one cannot be written, the others are finished and name that as a problem; then its OSError is raised.
    `notes` are what the user is told of what a report leaves out. Leaving the context takes away the files that did
    not become whole.
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
        self._error: OSError | None = None
        self._open: list[_OpenReport] = []
        try:
            for each in _with_places_apart(wanted, around.working_folder, console):
                its_around = around._replace(note=partial(self._note, each))
                its_style = style._replace(color=style.color and each.path is None)
                self._open.append(_opened(each, its_style, its_around, console))
        except (ConfigError, OSError):
            self.discard()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.discard()

    def file(self, result: FileResult) -> None:
        """Report on a file. OSError where no output is left that can be written."""
        for each in tuple(self._open):
            try:
                each.write(self._pass_on, each.reporter.file(result))
            except OSError as error:
                self._give_up(each, error)
        if not self._open and self._error is not None:
            raise self._error

    def end(self, report: Report) -> None:
        """Report on the whole and finish the files. OSError where an output could not be written."""
        for each in tuple(self._open):
            try:
                each.write(self._pass_on, each.reporter.end(self._with_error(report)))
                each.output.finish()
            except OSError as error:
                self._give_up(each, error)
        self._open = []
        if self._error is not None:
            raise self._error

    def discard(self) -> None:
        """Take away the files that did not become whole."""
        for each in self._open:
            each.output.discard()
        self._open = []

    def _note(self, wanted: Wanted, text: str) -> None:
        self.notes.append(f"note: {wanted.path or wanted.format}: {text}")

    def _give_up(self, each: _OpenReport, error: OSError) -> None:
        self._error = self._error or _naming(each.path, error)
        self._open.remove(each)
        each.output.discard()

    def _with_error(self, report: Report) -> Report:
        """The report with the output that could not be written as a problem; a closed pipe (`| head`) is none."""
        if self._error is None or isinstance(self._error, BrokenPipeError):
            return report
        problem = Problem(None, "unwritable-output", str(self._error))
        return report._replace(problems=(*report.problems, problem))


def _opened(wanted: Wanted, style: Style, around: Surroundings, console: Console) -> _OpenReport:
    """The report with its output. OSError, which names the file, where that can be seen not to be writable."""
    errors = None if wanted.format in FOR_PEOPLE else "backslashreplace"
    if wanted.format in PATH_LISTS:
        _demand_no_terminal(wanted, console)
        errors = "surrogateescape"
    if wanted.format == PATCH:  # byte by byte, unless a terminal shows it
        errors = None if style.color else "surrogateescape"
    made = reporter(wanted.format, style, around)
    try:
        return _OpenReport(wanted.path, _Output(wanted.path, console, errors), made, iter(made.begin()))
    except OSError as error:
        raise _naming(wanted.path, error) from None


def _demand_no_terminal(wanted: Wanted, console: Console) -> None:
    """ConfigError where a list of paths would go to a terminal, which would obey what is in them."""
    if wanted.path is None and console.stream.isatty():
        raise ConfigError(f"--{wanted.format}: a list is for programs: it goes to a file or a pipe, not to a terminal")


def _naming(path: str | None, error: OSError) -> OSError:
    """The error with the file that could not be written; as it is where it comes from elsewhere and says so itself."""
    return error if path is None or error.strerror is None else OSError(f"{path}: cannot be written: {error.strerror}")


def _with_places_apart(wanted: Iterable[Wanted], working_folder: str, console: Console) -> Iterator[Wanted]:
    """The same reports, those that go to stdout without a path. ConfigError where two go to one place."""
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
    """The real path of a file; None for stdout, by any name: `/dev/stdout`, or the file that stdout goes to."""
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
