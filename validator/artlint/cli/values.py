"""What options take, read and refused."""

from __future__ import annotations

import argparse

from artlint.report import FORMATS, Wanted


def names(written: str) -> tuple[str, ...]:
    """A list of names as the command line takes it: with commas between."""
    found = tuple(name.strip() for name in written.split(",") if name.strip())
    if not found:
        raise argparse.ArgumentTypeError("expected names with commas between")
    return found


def glob(written: str) -> str:
    """A glob as the command line takes it."""
    from artlint.config.globs import usable_glob  # only `--exclude` needs it

    try:
        return usable_glob(written)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{error}, got {written!r}") from None


def file(written: str) -> str:
    """The name of a file."""
    if not written:
        raise argparse.ArgumentTypeError("expected a file")
    return written


def output(written: str) -> Wanted:
    """A further report as the command line asks for it."""
    from artlint.config import nearest  # only `--output` needs it

    name, equals, path = written.partition("=")
    if not equals or not path:
        raise argparse.ArgumentTypeError(f"expected FORMAT=FILE, got {written!r}")
    if name not in FORMATS:
        hint = nearest(name, list(FORMATS))
        raise argparse.ArgumentTypeError(f"unknown format {name!r}{hint}; known: {', '.join(FORMATS)}")
    return Wanted(name, path)


def jobs(written: str) -> int | None:
    """A number of processes; None for `auto`."""
    if written == "auto":
        return None
    if not (written.isascii() and written.isdigit()) or int(written) == 0:
        raise argparse.ArgumentTypeError(f"expected a number of processes, 1 or more, or auto, got {written!r}")
    return int(written)
