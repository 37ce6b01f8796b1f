"""artlint over the html5lib-tests: what it makes of one test."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from artlint.html import tokenizer as states
from artlint.html.tree.builder import Builder
from artlint.html.tree.document.full_tree import Tree
from artlint.html.tree.record import Recorder
from artlint.html.tree.start import begin
from artlint.span import Lines

if TYPE_CHECKING:
    from html5lib_suite import TokenizerTest, TreeTest

    from artlint.html.tokens import Doctype, Tag

_STATES = {
    "Data state": states.data,
    "PLAINTEXT state": states.plaintext,
    "RCDATA state": states.rcdata,
    "RAWTEXT state": states.raw,
    "Script data state": states.script,
    "CDATA section state": states.cdata,
}


class _Tokens:
    """A sink that writes tokens down as the tests do."""

    def __init__(self) -> None:
        self.output: list[Any] = []

    def characters(self, start: int, end: int, data: str) -> None:
        if self.output and self.output[-1][0] == "Character":
            self.output[-1][1] += data
        else:
            self.output.append(["Character", data])

    def start_tag(self, tag: Tag) -> None:
        self.output.append(["StartTag", tag.name, tag.attributes, *([True] if tag.self_closing else [])])

    def end_tag(self, name: str, start: int, end: int) -> None:
        self.output.append(["EndTag", name])

    def comment(self, start: int, end: int, data: str) -> None:
        self.output.append(["Comment", data])

    def doctype(self, doctype: Doctype) -> None:
        self.output.append(["DOCTYPE", doctype.name, doctype.public, doctype.system, not doctype.force_quirks])

    def end_of_file(self, at: int) -> None:
        pass

    def in_foreign_content(self) -> bool:
        return False


def tokenize(test: TokenizerTest) -> tuple[list[Any], list[tuple[str, int, int]]]:
    """Tokens, and errors as sorted (code, line, column)."""
    sink = _Tokens()
    tokenizer = states.Tokenizer(test.text, sink)
    tokenizer.state = _STATES[test.state]
    tokenizer.last_start_tag = test.last_start_tag
    lines = Lines(test.text)
    return sink.output, sorted((error.code, *_place(test.text, lines, error.at)) for error in tokenizer.run())


def _place(text: str, lines: Lines, at: int) -> tuple[int, int]:
    """Line and column; the tests count the halves of UTF-16 pairs, artlint counts code points."""
    place = lines.position(at)
    before = text[at - place.column + 1 : at]
    return place.line, place.column + sum(character > "\uffff" for character in before)


def construct(test: TreeTest) -> tuple[str, int]:
    """The tree as the tests write it, and how many errors the standard counts. No limit of depth is set."""
    tree = Tree()
    builder = Builder(test.text, Recorder(test.text), tree, scripting=test.scripting)
    begin(builder, test.context)
    errors = builder.tokenizer.run()
    root = builder.root
    if test.context is not None:
        root = tree.root_element(builder.root)
    return "\n".join(tree.lines(root)), sum(error.times for error in errors)


# Tests whose number of errors is not the standard's; the name is that of the file and the test's number in it.
WRONG_ERROR_COUNTS = {
    "adoption02-2": "expects an error for `</table>` over an open `<marquee>`; the standard pops it without one",
    "tests19-83": "expects three errors where the standard has two (html5lib/html5lib-tests#138)",
    "webkit02-44": "lists no errors at all, though the doctype is missing and elements are left open",
    "webkit02-45": "lists no errors at all, though the doctype is missing and elements are left open",
    "webkit02-46": "lists no errors at all, though the doctype is missing and elements are left open",
    "webkit02-47": "lists no errors at all, though the doctype is missing and elements are left open",
    "webkit02-48": "lists no errors at all, though the doctype is missing and `</font>` is misnested",
}
