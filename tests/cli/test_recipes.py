"""The recipes of docs/archives.md, each on its small archive."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Sandbox

ROOT = Path(__file__).parent.parent.parent
SHAPES = sorted(path.name for path in (ROOT / "fixtures" / "archives").iterdir())
_recipe = re.compile(r"<!-- recipe: (\w+) -->\n```toml\n(.*?)```\n```text\n(.*?)```\n", re.DOTALL)
RECIPES = {name: (toml, told) for name, toml, told in _recipe.findall((ROOT / "docs/archives.md").read_text("utf-8"))}


def test_every_small_archive_has_a_recipe() -> None:
    assert sorted(RECIPES) == SHAPES


@pytest.mark.parametrize("shape", SHAPES)
def test_a_recipe_finds_what_the_page_says(shape: str, sandbox: Sandbox) -> None:
    toml, told = RECIPES[shape]
    shutil.copytree(ROOT / "fixtures" / "archives" / shape, sandbox.folder, dirs_exist_ok=True)
    sandbox.write("artlint.toml", toml)
    assert sandbox.run("check", "--output-format", "concise").out == told
