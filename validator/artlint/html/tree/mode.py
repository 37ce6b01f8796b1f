"""An insertion mode: which function takes which token."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from artlint.html.tokens import Doctype, Tag
    from artlint.html.tree.builder import Builder

    TagHandler = Callable[[Builder, Tag], None]
    CharactersHandler = Callable[[Builder, int, int, str], None]
    CommentHandler = Callable[[Builder, str], None]
    DoctypeHandler = Callable[[Builder, Doctype], None]
    EndHandler = Callable[[Builder], None]


def insert_comment(builder: Builder, data: str) -> None:
    """Put a comment where the next node would go."""
    builder.insert_comment(data, builder.stack.nodes[-1])


def unexpected_doctype(builder: Builder, doctype: Doctype) -> None:
    """Ignore a document type that comes too late."""
    builder.error("unexpected-doctype", doctype.start, doctype.end)


class Mode:
    """One insertion mode as a table: handlers of tags by name, and one handler for each other kind of token.

    `takes_text` is true where text changes nothing but the tree, unless a formatting element is to be opened again.
    `plain_ends` are names whose end tag only closes the current element, if that has the same name (and takes it off
    the list of formatting elements, if it is one).
    """

    __slots__ = (
        "characters",
        "comment",
        "doctype",
        "end",
        "end_of_file",
        "end_other",
        "name",
        "plain_ends",
        "start",
        "start_other",
        "takes_text",
    )

    def __init__(
        self,
        name: str,
        *,
        start: Mapping[str, TagHandler],
        start_other: TagHandler,
        end: Mapping[str, TagHandler],
        end_other: TagHandler,
        characters: CharactersHandler,
        end_of_file: EndHandler,
        comment: CommentHandler = insert_comment,
        doctype: DoctypeHandler = unexpected_doctype,
        takes_text: bool = False,
        plain_ends: frozenset[str] = frozenset(),
    ) -> None:
        self.name = name
        self.start = start
        self.start_other = start_other
        self.end = end
        self.end_other = end_other
        self.characters = characters
        self.end_of_file = end_of_file
        self.comment = comment
        self.doctype = doctype
        self.takes_text = takes_text
        self.plain_ends = plain_ends


def table(*rows: tuple[Iterable[str] | str, TagHandler]) -> dict[str, TagHandler]:
    """Handlers by name from rows of names (in one string or a sequence) and a handler."""
    handlers: dict[str, TagHandler] = {}
    for names, handler in rows:
        for name in names.split() if isinstance(names, str) else names:
            handlers[name] = handler
    return handlers
