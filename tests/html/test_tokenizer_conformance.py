"""The tokenizer against html5lib-tests: every token and every error, to the column."""

import pytest
from artlint_runner import tokenize
from html5lib_suite import shared, tokenizer_tests

FOLDER = shared() / "html5lib-tests" / "tokenizer"


@pytest.mark.skipif(not FOLDER.is_dir(), reason=f"no html5lib-tests at {FOLDER}")
def test_every_test_gives_the_expected_tokens_and_errors() -> None:
    tests = list(tokenizer_tests(FOLDER))
    wrong = [test.name for test in tests if tokenize(test) != (test.output, test.errors)]
    assert wrong == []
    assert len(tests) > 7000
