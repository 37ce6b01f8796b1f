"""The tokens that the tokenizer makes, and the interface of what takes them."""

from typing import NamedTuple, Protocol

from artlint.html.model import Attribute
from artlint.html.tag_rest import read_tag_rest


class Tag:
    """A start tag. Its attributes are read from the text when they are first asked for."""

    is_end = False

    __slots__ = ("_attributes", "_text", "end", "name", "name_end", "self_closing", "start")

    def __init__(  # noqa: PLR0917 (made for every tag: names cost)
        self, name: str, start: int, name_end: int, end: int, text: str, self_closing: bool = False
    ) -> None:
        self.name = name
        self.start = start
        self.name_end = name_end
        self.end = end
        self.self_closing = self_closing
        self._text = text
        self._attributes: dict[str, str] | None = None

    @property
    def bare(self) -> bool:
        """Whether nothing stands between the name and the `>`."""
        return self.end - self.name_end == 1

    @property
    def attributes(self) -> dict[str, str]:
        """Names and values; of a repeated name the first one counts."""
        if self._attributes is None:
            self._attributes = (
                {} if self.bare else first_values(read_tag_rest(self._text, self.name_end, []).attributes)
            )
        return self._attributes


class EndTag(Tag):
    """An end tag. It has no attributes: whatever stands behind its name is an error of the tokenizer."""

    __slots__ = ()
    is_end = True

    def __init__(self, name: str, start: int, end: int) -> None:
        super().__init__(name, start, end - 1, end, "")


def first_values(attributes: tuple[Attribute, ...]) -> dict[str, str]:
    """The attributes by name, the first of each name."""
    values: dict[str, str] = {}
    for attribute in attributes:
        values.setdefault(attribute.name, attribute.value)
    return values


class Doctype(NamedTuple):
    """A document type declaration."""

    name: str | None
    public: str | None
    system: str | None
    force_quirks: bool
    start: int
    end: int


class Sink(Protocol):
    """What takes the tokens, in the order of the text."""

    def characters(self, start: int, end: int, data: str) -> None:
        """Take a run of text: its place, and its decoded text."""

    def start_tag(self, tag: Tag) -> None:
        """Take a start tag."""

    def end_tag(self, name: str, start: int, end: int) -> None:
        """Take an end tag, as name and place: most need no object of their own."""

    def comment(self, start: int, end: int, data: str) -> None:
        """Take a comment."""

    def doctype(self, doctype: Doctype) -> None:
        """Take a document type declaration."""

    def end_of_file(self, at: int) -> None:
        """Take the end of the text."""

    def in_foreign_content(self) -> bool:
        """Whether a CDATA section may stand here."""
