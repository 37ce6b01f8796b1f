"""No rule judges what is shown as it is written, with markdown-it-py for the judge of what that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from tests.markdown.documents import documents
from tests.markdown.oracle import Shown, shown_as_written
from tests.markdown.spec import examples

from artlint.article import FRAMED, File, decode
from artlint.judge import lint
from artlint.markdown import find_templates, masked
from artlint.packs import builtin_rules, load
from artlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

OF_BYTES = {"not-utf8", "byte-order-mark", "carriage-return", "control-character", "missing-final-newline"}
"""The rules about encodings, line ends and control characters: they speak of code, too."""

RULES = [load(info)() for name, info in builtin_rules().items() if name not in OF_BYTES]
NOW = 1_700_000_000_000
POST = "---\ntitle: A bridge reopens\ndate: 2023-07-19\n---\n\n"
ARCHIVES = ("bedtime", "cfa", "dip", "haacked", "jakevdp", "terminus")
"""Those with Markdown; bbc and kzys have HTML alone."""


def test_the_oracle_finds_each_kind_of_code() -> None:
    text = "a `b c` ``d`\ne`` <https://f.org>\n\n    g\n\n- ~~~\n  h\n  ~~~\n\n> i `j\n> k`\n"
    found = shown_as_written(text)
    assert [text[start:end] for start, end in found.places] == [
        "`b c`", "``d`\ne``", "<https://f.org>", "    g\n", "- ~~~\n  h\n  ~~~\n", "`j\n> k`",
    ]  # fmt: skip
    assert not found.not_found


def _is_judged_as_markdown(file: File) -> bool:
    article = file.article
    return article.body_kind == "markdown" or article.layout not in (*FRAMED, "page")


def _shown(file: File) -> Shown:
    """What is shown as it is written in the body of a file, whose templates are taken out of both readings."""
    article = file.article
    start = max(article.text.rfind("\n", 0, article.body.start), article.text.rfind("\r", 0, article.body.start)) + 1
    body = article.text[start : article.body.end]
    found = shown_as_written(masked(body, find_templates(body)))
    return Shown([(start + first, start + last) for first, last in found.places], found.not_found)


def _wrong(file: File, shown: Shown) -> Iterator[str]:
    for finding in lint(file, RULES).findings:
        if shown.holds(*finding.span):
            yield f"{file.path}: {finding.rule}: {finding.message}: {finding.span.of(file.text)[:80]!r}"


@pytest.mark.parametrize("text", examples())
def test_no_finding_lies_in_code_of_commonmarks_examples(text: str) -> None:
    file = File(POST + text, path="1.md", now=NOW)
    assert list(_wrong(file, _shown(file))) == []


def _is_read_alike(text: str) -> bool:
    """Whether the two parsers agree where raw blocks end: pulldown-cmark waits for the end tag of the same name.

    In CommonMark any of `</pre>` and `</script>` ends either (0.31, section 4.6).
    """
    return not (("<pre>" in text and "</script>" in text) or ("<script>" in text and "</pre>" in text))


@given(documents.filter(_is_read_alike))
def test_no_finding_lies_in_code_of_drawn_documents(text: str) -> None:
    file = File(POST + text, path="1.md", now=NOW)
    assert list(_wrong(file, _shown(file))) == []


@pytest.mark.parametrize("archive", ARCHIVES)
def test_no_finding_lies_in_code_of_real_archives(archive: str, shared: Callable[[str], Path]) -> None:
    paths = sorted(path for path in shared(f"archives/{archive}").rglob("*") if path.suffix in (".md", ".markdown"))
    files = [File(decode(path.read_bytes()), path=str(path), now=NOW) for path in paths]
    every = [(file, _shown(file)) for file in files if _is_judged_as_markdown(file)]
    wrong = [line for file, shown in every for line in _wrong(file, shown)]
    assert wrong == []
    assert sum(len(shown.places) for _, shown in every)
    assert not sum(shown.not_found for _, shown in every)


def test_a_template_in_code_at_the_start_of_a_body_is_where_it_is_written() -> None:
    file = File(POST + "    {{ x }} LOUD", path="1.md", now=NOW)
    verbatim = file.article.verbatim
    start = file.text.index("{{")
    assert verbatim.meets_template(Span(start, start + 1))
    assert not verbatim.meets_template(Span(start - 4, start))
    assert not verbatim.meets_template(Span(start + len("{{ x }} "), len(file.text)))
