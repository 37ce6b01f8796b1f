"""A suppression that ends is judged by the clock, with a cache as without."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.conftest import HEALTHY, checked

from artlint.model import Request

if TYPE_CHECKING:
    from tests.conftest import Sandbox
    from tests.memory.conftest import Judged

LOUD = HEALTHY.replace("桥上的人群", "LOUD")
BEFORE, AFTER = 1_700_000_000_000, 1_900_000_000_000
COMMENT = "<!-- artlint-ignore-file loud-word until 2027-01-31 -- later -->\n"
ENTRY = "[[ignore]]\nfiles = ['*.md']\nrules = ['loud-word']\nreason = 'later'\nuntil = 2027-01-31\n"


@pytest.mark.parametrize("how", ["comment", "entry"])
def test_a_suppression_that_ends(sandbox: Sandbox, judged: Judged, how: str) -> None:
    assert judged == []
    sandbox.words(ENTRY if how == "entry" else "")
    sandbox.write("1.md", COMMENT + LOUD if how == "comment" else LOUD)
    request = Request((".",), str(sandbox.folder), BEFORE)
    for now in (BEFORE, BEFORE + 1, AFTER, AFTER + 1, BEFORE):
        cold = checked(request._replace(now=now))
        assert ("loud-word" in [found.rule for found in cold.findings]) == (now >= AFTER)
        assert checked(request._replace(now=now, cache=True)) == cold
