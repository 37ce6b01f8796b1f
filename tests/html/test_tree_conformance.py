"""Tree construction against html5lib-tests: every tree, and the number of errors but for tests known to be wrong."""

import pytest
from artlint_runner import WRONG_ERROR_COUNTS, construct
from html5lib_suite import shared, tree_tests

FOLDER = shared() / "html5lib-tests" / "tree-construction"
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason=f"no html5lib-tests at {FOLDER}")


def test_every_test_gives_the_expected_tree() -> None:
    tests = list(tree_tests(FOLDER))
    assert [test.name for test in tests if construct(test)[0] != test.document] == []
    assert len(tests) > 3500


def test_every_test_gives_the_expected_number_of_errors_but_those_that_are_wrong() -> None:
    differing = {test.name.rpartition("-")[0] for test in tree_tests(FOLDER) if construct(test)[1] != len(test.errors)}
    assert differing == set(WRONG_ERROR_COUNTS)
