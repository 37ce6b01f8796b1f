"""The mode "text": inside raw text, titles, scripts (13.2.6.4.8 of the standard)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.html.tree.mode import Mode

if TYPE_CHECKING:
    from artlint.html.tokens import Tag
    from artlint.html.tree.builder import Builder


def _characters(builder: Builder, start: int, end: int, data: str) -> None:
    builder.insert_text(data)


def _end(builder: Builder, tag: Tag) -> None:
    builder.close(builder.stack.nodes[-1], tag)
    builder.mode = builder.original_mode


def _end_of_file(builder: Builder) -> None:
    builder.left_open(builder.stack.nodes[-1], None)
    builder.pop()
    builder.mode = builder.original_mode
    builder.mode.end_of_file(builder)


def _start(builder: Builder, tag: Tag) -> None:
    raise AssertionError("raw text has no start tags")


MODES = (
    Mode(
        "text",
        start={},
        start_other=_start,
        end={},
        end_other=_end,
        characters=_characters,
        takes_text=True,
        end_of_file=_end_of_file,
    ),
)
