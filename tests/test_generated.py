"""What is generated from the code is what stands in the repository."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent


def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_pages_table_and_index_are_fresh() -> None:
    files: dict[Path, str] = generator().generated()
    stale = [path.name for path, text in files.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    assert stale == [], "run: python docs/generate.py"


def test_no_page_tells_of_a_rule_that_is_gone() -> None:
    files: dict[Path, str] = generator().generated()
    assert set((ROOT / "docs" / "rules").glob("*.md")) <= set(files)
