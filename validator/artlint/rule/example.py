"""Examples of a rule: its tests and its documentation."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from artlint.article import UNNAMED, Source


class Example(NamedTuple):
    """A text that a rule leaves alone, or one in which it finds exactly `expected` (`line:column message` each).

    That of a rule of the archive has several files, each below a line `==> PATH <==`, and its path before the line.
    The text is a body, set under a healthy frame, unless `whole`. `options` are the rule's. `fixed` is what the rule's
    fixes make of the text, None where it has none for it.
    """

    text: str
    expected: tuple[str, ...]
    options: Mapping[str, Any]
    whole: bool
    path: str
    source: Source
    now: int
    fixed: str | None = None


EXAMPLE_NOW = 1_700_000_000_000
"""The time of the run in examples: 2023-11-14T22:13:20Z."""


def files_in(text: str) -> Mapping[str, str]:
    """The files of an example of a rule of the archive by their paths, which stand above each as `==> PATH <==`."""
    _, *parts = re.split(r"(?m)^==> (.+) <==\n", text)
    return dict(zip(parts[::2], parts[1::2], strict=True))


def good(
    text: str,
    *,
    whole: bool = False,
    path: str = "articles/1.md",
    source: Source = UNNAMED,
    now: int = EXAMPLE_NOW,
    **options: Any,
) -> Example:
    """An example in which the rule finds nothing."""
    return Example(text, (), options, whole, path, source, now)


def bad(
    text: str,
    *expected: str,
    whole: bool = False,
    path: str = "articles/1.md",
    source: Source = UNNAMED,
    now: int = EXAMPLE_NOW,
    fixed: str | None = None,
    **options: Any,
) -> Example:
    """An example in which the rule finds exactly what is expected: `line:column message`, in order.

    `fixed` is the text after the rule's fixes, safe or not; without it, the rule must offer none here.
    """
    return Example(text, expected, options, whole, path, source, now, fixed)
