"""What the values of options are: functions that argparse calls with the text of a value.

Each raises ArgumentTypeError for a text that it does not take.
"""

from __future__ import annotations

import argparse

from artlint.report import FORMATS, PATCH, Wanted


def names(written: str) -> tuple[str, ...]:
    """A list of names with commas between."""
    found = tuple(name.strip() for name in written.split(",") if name.strip())
    if not found:
        raise argparse.ArgumentTypeError("expected names with commas between")
    return found


def glob(written: str) -> str:
    """A glob in gitignore's language."""
    from artlint.config.globs import usable_glob  # only `--exclude` needs it

    try:
        return usable_glob(written)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{error}, got {written!r}") from None


def file_name(written: str) -> str:
    """The name of a file."""
    if not written:
        raise argparse.ArgumentTypeError("expected a file")
    return written


def output(written: str) -> Wanted:
    """A further report, as `FORMAT=FILE`."""
    from artlint.config import nearest  # only `--output` needs it

    name, equals, path = written.partition("=")
    if not equals or not path:
        raise argparse.ArgumentTypeError(f"expected FORMAT=FILE, got {written!r}")
    if name == PATCH:
        raise argparse.ArgumentTypeError("patch goes alone, as --output-format patch -o FILE")
    if name not in FORMATS:
        hint = nearest(name, list(FORMATS))
        raise argparse.ArgumentTypeError(f"unknown format {name!r}{hint}; known: {', '.join(FORMATS)}")
    return Wanted(name, path)


_DIGITS = 18
"""The most digits of a number; Python refuses to read one of many thousands."""


def _is_number(written: str) -> bool:
    return written.isascii() and written.isdigit() and len(written) <= _DIGITS


def jobs(written: str) -> int | None:
    """A number of processes; None for `auto`."""
    if written == "auto":
        return None
    if not _is_number(written) or int(written) == 0:
        raise argparse.ArgumentTypeError(f"expected a number of processes, 1 or more, or auto, got {written[:60]!r}")
    return int(written)


def grouping(written: str) -> str:
    """What a profile groups by: `auto`, `source`, `folder`, `host`, or `key:NAME`."""
    if written in ("auto", "source", "folder", "host") or (written.startswith("key:") and written != "key:"):
        return written
    raise argparse.ArgumentTypeError(f"expected source, folder, host, key:NAME or auto, got {written[:60]!r}")


def steps(written: str) -> tuple[str, ...]:
    """Steps that `artlint init --with` takes, with commas between."""
    from artlint.cli.next_steps import STEPS  # only `--with` needs it

    found = names(written)
    unknown = [name for name in found if name not in STEPS]
    if unknown:
        raise argparse.ArgumentTypeError(f"unknown step {unknown[0][:60]!r}; known: {', '.join(STEPS)}")
    return found


def number(written: str) -> int:
    """A whole number, 1 or more."""
    if not _is_number(written) or int(written) == 0:
        raise argparse.ArgumentTypeError(f"expected a number, 1 or more, got {written[:60]!r}")
    return int(written)


def seed(written: str) -> int:
    """A whole number, 0 or more."""
    if not _is_number(written):
        raise argparse.ArgumentTypeError(f"expected a number, got {written[:60]!r}")
    return int(written)


def percent(written: str) -> float:
    """A share in percent, such as `95%` or `99.5`, as a number from 0 to 1."""
    whole, _, rest = written.removesuffix("%").rstrip(" ").partition(".")
    if not _is_number(whole) or not _is_number(rest or "0") or float(f"{whole}.{rest or 0}") > 100:
        raise argparse.ArgumentTypeError(f"expected a share such as 95%, got {written[:60]!r}")
    return float(f"{whole}.{rest or 0}") / 100
