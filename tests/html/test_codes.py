"""Each error code has a sentence and a least example that earns it."""

import re
from pathlib import Path

import pytest

import artlint.html
from artlint.html import parse, proven_clean
from artlint.html.codes import CODES, TOKENIZER, TREE, explain


@pytest.mark.parametrize("code", CODES)
def test_the_example_earns_the_code(code: str) -> None:
    example = CODES[code].example
    document = parse(example, context=None if CODES[code].document else "body")
    errors = [error for error in document.errors if error.code == code]
    assert errors
    assert explain(errors[0], example)
    assert "{" not in explain(errors[0], example)
    assert CODES[code].document or not proven_clean(example)


def test_the_table_holds_exactly_the_codes_that_the_parser_knows() -> None:
    names = {"xlink-arcrole"}
    for path in Path(artlint.html.__path__[0]).rglob("*.py"):
        if path.name != "codes.py":
            names.update(re.findall(r'"((?:[a-z]+-)+[a-z]+)"', path.read_text("utf-8")))
    assert {code for code in TREE if code not in names} == set()
    assert {code for code in TOKENIZER if code not in names and "doctype" not in code} == set()
    known_words = {"annotation-xml", "about:legacy-compat", "character-reference", "xlink-arcrole"}
    assert {name for name in names if name not in CODES} <= known_words


def test_no_code_stands_in_both_halves() -> None:
    assert not set(TOKENIZER) & set(TREE)


def test_a_long_piece_is_cut() -> None:
    text = f'<div title="{"x" * 500}">'
    (error,) = parse(text).errors
    sentence = explain(error, text)
    assert sentence.endswith("…` is left open")
    assert len(sentence) < 100


def test_a_piece_is_found_behind_the_offset() -> None:
    (error,) = parse("x</b>", offset=40).errors
    assert explain(error, "x</b>", 40) == "`</b>` closes nothing that is open"


def test_the_page_of_conformance_tells_every_code() -> None:
    page = (Path(__file__).parents[2] / "docs" / "conformance.md").read_text("utf-8")
    sentences = {code: told.sentence.replace("{piece}", "…") for code, told in CODES.items()}
    missing = [code for code, sentence in sentences.items() if f"| `{code}` | {sentence} |" not in page]
    assert missing == [], "run `python benchmarks/conformance.py`"
