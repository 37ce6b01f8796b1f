"""`docs/performance.md`: each command writes its own part of the page and leaves the rest alone."""

from __future__ import annotations

from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "performance.md"

_EMPTY = """\
# How fast artlint is

What stands between the marks is written by `python -m benchmarks.peers ARCHIVE --git-files 45000 --write` and by
`python -m benchmarks.scale --write`, run in the repository's root. Figures are medians [least-greatest] of interleaved
rounds. Absolute figures depend on the machine; compare rows of one run.

<!-- peers -->
<!-- end of peers -->

<!-- scale -->
<!-- end of scale -->
"""


def with_part(page: str, part: str, text: str) -> str:
    """The page with that part made anew. ValueError if the page has no such part."""
    begin, end = f"<!-- {part} -->\n", f"<!-- end of {part} -->\n"
    head, found, rest = page.partition(begin)
    _, closed, tail = rest.partition(end)
    if not (found and closed):
        raise ValueError(f"no part {part!r} in the page")
    return f"{head}{begin}{text}{end}{tail}"


def write_part(part: str, text: str, page: Path = PAGE) -> None:
    """Write that part of the page, and the page first where there is none."""
    old = page.read_text(encoding="utf-8") if page.exists() else _EMPTY
    page.write_text(with_part(old, part, text), encoding="utf-8", newline="\n")
