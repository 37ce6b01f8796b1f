"""Other tools over the html5lib-tests. Each gives what `artlint_runner` gives, by its own error codes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from html5lib_suite import TokenizerTest, TreeTest

Tokens = tuple[list[Any], list[tuple[str, int, int]]]
Tree = tuple[str, int]


def joined(tokens: list[Any]) -> list[Any]:
    """The tokens with neighbouring text made one."""
    output: list[Any] = []
    for is_text, group in groupby(tokens, lambda token: token[0] == "Character"):
        run = list(group)
        output += [["Character", "".join(token[1] for token in run)]] if is_text else run
    return output


class Html5lib:
    """html5lib, as its own tests run it."""

    name = "html5lib"

    def __init__(self) -> None:
        from html5lib import __version__
        from html5lib.constants import tokenTypes

        self.version = __version__
        self._types = {number: name for name, number in tokenTypes.items()}

    def tokenize(self, tests: list[TokenizerTest]) -> Iterator[Tokens]:
        """Tokens and errors of each test."""
        for test in tests:
            try:
                yield self._tokenize(test)
            except Exception:
                yield [], []

    def _tokenize(self, test: TokenizerTest) -> Tokens:
        from html5lib._tokenizer import HTMLTokenizer

        tokenizer = HTMLTokenizer(test.text)
        states = {"Data state": "dataState", "Script data state": "scriptDataState", "RCDATA state": "rcdataState",
                  "RAWTEXT state": "rawtextState", "PLAINTEXT state": "plaintextState",
                  "CDATA section state": "cdataSectionState"}  # fmt: skip
        tokenizer.state = getattr(tokenizer, states[test.state])
        if test.last_start_tag:
            tokenizer.currentToken = {"type": "startTag", "name": test.last_start_tag}
        output: list[Any] = []
        errors = []
        for token in tokenizer:
            kind = self._types[token["type"]]
            if kind == "ParseError":
                line, column = tokenizer.stream.position()
                errors.append((token["data"], line, column + 1))
            else:
                output.append(self._token(kind, token))
        return joined(output), sorted(errors)

    def _token(self, kind: str, token: dict[str, Any]) -> list[Any]:
        if kind == "Doctype":
            return ["DOCTYPE", token["name"], token["publicId"], token["systemId"], token["correct"]]
        if kind in ("StartTag", "EmptyTag"):
            closing = [True] if token["selfClosing"] else []
            return ["StartTag", token["name"], dict(token["data"]), *closing]
        if kind == "EndTag":
            return ["EndTag", token["name"]]
        return ["Comment" if kind == "Comment" else "Character", token["data"]]

    def construct(self, tests: list[TreeTest]) -> Iterator[Tree]:
        """Tree and number of errors of each test."""
        for test in tests:
            try:
                yield self._construct(test)
            except Exception:
                yield "crashed", -1

    def _construct(self, test: TreeTest) -> Tree:
        import re

        from html5lib import HTMLParser, treebuilders

        parser = HTMLParser(tree=treebuilders.getTreeBuilder("dom"))
        if test.context is None:
            document = parser.parse(test.text, scripting=test.scripting)
        else:
            context = test.context.rpartition(" ")[2]
            document = parser.parseFragment(test.text, container=context, scripting=test.scripting)
        lines = parser.tree.testSerializer(document).split("\n")[1:]
        written = "\n".join("| " + line[3:] if line.startswith("|") else line for line in lines)
        return re.sub(r"(?m)^(\|\s+)<html (\S+)>", r"\1<\2>", written), len(parser.errors)


class Turbohtml:
    """turbohtml; its columns are one less, and fragments tell no errors."""

    name = "turbohtml"

    def __init__(self) -> None:
        from turbohtml import __version__

        self.version = __version__

    def tokenize(self, tests: list[TokenizerTest]) -> Iterator[Tokens]:
        """Tokens and errors of each test."""
        from turbohtml._html import _tokenize_states

        for test in tests:
            tokens, errors = _tokenize_states(test.text, test.state, test.last_start_tag)
            output = [self._token(list(token)) for token in tokens]
            yield joined(output), sorted((code, line, column + 1) for code, line, column in errors)

    def _token(self, token: list[Any]) -> list[Any]:
        if token[0] == "StartTag":
            attributes = dict(reversed(token[2])) if isinstance(token[2], (list, tuple)) else token[2]
            return [*token[:2], attributes, *([True] if len(token) > 3 and token[3] else [])]
        return token[:2] if token[0] == "EndTag" else token

    def construct(self, tests: list[TreeTest]) -> Iterator[Tree]:
        """Tree and number of errors of each test."""
        from turbohtml import parse, parse_fragment

        for test in tests:
            if test.context is None:
                document = parse(test.text, scripting=test.scripting)
                count = len(document.errors)
            else:
                try:
                    document, count = parse_fragment(test.text, test.context, scripting=test.scripting), 0
                except ValueError:
                    yield "refused", -1
                    continue
            yield "\n".join(line for child in document.children for line in self._lines(child, "| ")), count

    def _lines(self, node: Any, indent: str) -> Iterator[str]:
        kind = type(node).__name__
        if kind == "Text":
            yield f'{indent}"{node.data}"'
        elif kind == "Comment":
            yield f"{indent}<!-- {node.data} -->"
        elif kind == "ProcessingInstruction":
            yield f"{indent}<?{node.target} {node.data}>"
        elif kind == "Doctype":
            identifiers = f' "{node.public_id}" "{node.system_id}"' if node.public_id or node.system_id else ""
            yield f"{indent}<!DOCTYPE {node.name}{identifiers}>"
        else:
            inner = indent + "  "
            if kind == "DocumentFragment":
                yield f"{indent}content"
            else:
                space = {"svg": "svg ", "math": "math "}.get(node.namespace.value, "")
                yield f"{indent}<{space}{node.tag}>"
                for name, value in sorted((self._attribute(name, space), v) for name, v in node.attrs.items()):
                    yield f'{inner}{name}="{value}"'
            for child in node.children:
                yield from self._lines(child, inner)

    def _attribute(self, name: str, space: str) -> str:
        adjusted = {"xml:lang", "xml:space", "xmlns:xlink"} | {
            f"xlink:{part}" for part in ("actuate", "arcrole", "href", "role", "show", "title", "type")
        }
        if space and name == "xmlns":
            return "xmlns xmlns"
        return name.replace(":", " ") if space and name in adjusted else name


class Parse5:
    """parse5 under node; `ARTLINT_PARSE5` is the path of its `dist/index.js`."""

    name = "parse5"

    def __init__(self) -> None:
        path = Path(os.environ.get("ARTLINT_PARSE5", "node_modules/parse5/dist/index.js"))
        if not path.is_file() or shutil.which("node") is None:
            raise ImportError("parse5 or node")
        self._path = path.resolve()
        self.version = json.loads((path.parent.parent / "package.json").read_text("utf-8"))["version"]

    def _run(self, tests: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
        runner = Path(__file__).with_name("parse5_runner.mjs")
        process = subprocess.run(
            ["node", str(runner), str(self._path)], input=json.dumps(tests), capture_output=True, text=True, check=True
        )
        answer: dict[str, Any] = json.loads(process.stdout)
        return answer

    def tokenize(self, tests: list[TokenizerTest]) -> Iterator[Tokens]:
        """Tokens and errors of each test."""
        asked = [{"text": t.text, "state": t.state, "lastStartTag": t.last_start_tag} for t in tests]
        for output, errors in self._run({"tokenizer": asked, "tree": []})["tokenizer"]:
            yield output, sorted(tuple(error) for error in errors)

    def construct(self, tests: list[TreeTest]) -> Iterator[Tree]:
        """Tree and number of errors of each test."""
        asked = [{"text": t.text, "context": t.context, "scripting": t.scripting} for t in tests]
        yield from map(tuple, self._run({"tokenizer": [], "tree": asked})["tree"])
