"""The examples of the CommonMark specification 0.31.2 (commonmark/spec.txt, CC BY-SA 4.0, see LICENSE beside it)."""

from __future__ import annotations

import re
from pathlib import Path

_example = re.compile(r"^`{32} example\n(.*?)^\.\n.*?^`{32}$", re.DOTALL | re.MULTILINE)


def examples() -> list[str]:
    """The Markdown of each example; an arrow stands for a tab in the specification."""
    spec = (Path(__file__).parent / "commonmark" / "spec.txt").read_text(encoding="utf-8")
    return [match[1].replace("→", "\t") for match in _example.finditer(spec)]
