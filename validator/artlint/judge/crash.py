"""A rule's own fault: its message, its place in the rule's code, its traceback."""

from __future__ import annotations

from artlint.judge.records import Crash

_LONGEST_TRACE = 10_000
"""Characters of a traceback that are kept, the last ones: an endless recursion has many."""


def crash_of(rule: str, error: BaseException) -> Crash:
    """The record of a rule that raised an error."""
    import traceback  # only a crash needs it

    try:
        trace = "".join(traceback.format_exception(error))
    except Exception:  # as in _message
        trace = "".join(traceback.format_tb(error.__traceback__))
    return Crash(rule, _message(error), _own_place(error), trace[-_LONGEST_TRACE:])


def _own_place(error: BaseException) -> str:
    """The file and line of the rule's own code that is the last one called; empty where the fault lies in artlint.

    What the rule calls elsewhere is not its own; the line that calls it is.
    """
    own = place = ""
    trace = error.__traceback__
    while trace is not None:
        code, package = trace.tb_frame.f_code, str(trace.tb_frame.f_globals.get("__name__")).partition(".")[0]
        if not own and package != "artlint":
            own = code.co_filename
        if own and code.co_filename == own:
            place = f"{own}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place


def _message(error: BaseException) -> str:
    try:
        return f"{type(error).__name__}: {error}"
    except Exception:  # a plugin's exception may fail even at saying what it is
        return type(error).__name__
