"""Two artlints are measured side by side, rule by rule."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from benchmarks.versions import main, names_of_rules
from tests.conftest import HEALTHY

if TYPE_CHECKING:
    from collections.abc import Callable

ARTLINT = str(Path(sys.executable).with_name("artlint"))
OLDER = """\
#!{python}
import json, subprocess, sys
if sys.argv[1] == "rules":
    told = json.loads(subprocess.run([{artlint!r}, *sys.argv[1:]], capture_output=True, check=True).stdout)
    print(json.dumps({{"rules": [rule for rule in told["rules"] if rule["name"] != "glued-address"]}}))
else:
    sys.exit(subprocess.run([{artlint!r}, *sys.argv[1:]]).returncode)
"""


@pytest.fixture
def program(tmp_path: Path) -> Callable[[str], str]:
    def written(text: str) -> str:
        path = tmp_path / "older"
        path.write_text(text, encoding="utf-8")
        path.chmod(0o755)
        return str(path)

    return written


@pytest.fixture
def archive(tmp_path: Path) -> str:
    folder = tmp_path / "archive"
    folder.mkdir()
    (folder / "1.md").write_text(HEALTHY, encoding="utf-8")
    return str(folder)


@pytest.mark.slow
def test_each_rule_that_the_older_has_not_is_left_out_once(
    program: Callable[[str], str], archive: str, capsys: pytest.CaptureFixture[str]
) -> None:
    older = program(OLDER.format(python=sys.executable, artlint=ARTLINT))
    assert main([older, archive, "--artlint", ARTLINT, "--rounds", "1"]) == 0
    rows = [line.split("|")[1].strip() for line in capsys.readouterr().out.splitlines()[2:]]
    assert rows == ["older", "newer, rules of the older", "newer", "newer without glued-address"]
    assert "glued-address" in names_of_rules(ARTLINT)


def test_a_program_that_is_no_artlint_is_not_measured(
    program: Callable[[str], str], archive: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for text in (f"#!{sys.executable}\n", f"#!{sys.executable}\nraise SystemExit(3)\n"):
        assert main([program(text), archive, "--artlint", ARTLINT]) == 2
        assert "nothing is measured" in capsys.readouterr().err


@pytest.mark.slow
def test_an_older_one_that_cannot_check_is_named(
    program: Callable[[str], str], archive: str, capsys: pytest.CaptureFixture[str]
) -> None:
    older = program(OLDER.format(python=sys.executable, artlint=ARTLINT).replace("sys.exit(subp", "sys.exit(3 or subp"))
    assert main([older, archive, "--artlint", ARTLINT, "--rounds", "1"]) == 2
    assert "older: exit code 3" in capsys.readouterr().err
