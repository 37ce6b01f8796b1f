"""The defects that are known of real files (`research/format.md`, section 7) are found, each in its place.

A row that is missing here is no defect by any rule of the pack; `docs/known-defects.md` says why.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
CONFIGURATION = re.search(
    r"```toml\n(# artlint\.toml.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL
)

DEFECTS = [
    ("B1", "rfi/1005000.md", "glued-tag", "<sourcetype="),
    ("B1", "rfi/1005000.md", "glued-tag", "<imgsrc="),
    ("B2", "dw/1029000.md", "malformed-html", "</small>"),
    ("B2", "dw/1030000.md", "malformed-html", "</small>"),
    ("B3", "rfi/1020000.md", "placeholder-text", "Array"),
    ("B3", "rfi/1020000.md", "missing-lead-image", ""),
    ("B4", "rfi/1013000.md", "escaped-title", "&quot;"),
    ("B4", "nyt/1045000.md", "broken-entity", "®ion="),
    ("B7", "meiguozhiyin/1045745.md", "empty-element", "<p> </p>"),
    ("B7", "meiguozhiyin/1045745.md", "empty-link", '<a href="/a/5613593.html"></a>'),
    ("B7", "rfa/1043500.md", "empty-element", "<p> </p>"),
    ("B7", "rfi/1005000.md", "empty-element", "<strong></strong>"),
    ("B7", "dw/1043000.md", "empty-element", "<em></em>"),
    ("B10", "bbc/1043500.md", "relative-link", "/ws/av-embeds/cps/zhongwen/simp/science-63043375/p0d2tm2z/zh-hans"),
    ("B10", "meiguozhiyin/1045745.md", "relative-link", "/a/5613593.html"),
    ("M1", "dw/1029000.md", "missing-date", ""),
    ("M1", "dw/1030000.md", "missing-date", ""),
    ("M1", "dw/1038000.md", "missing-date", ""),
    ("M2", "voa/1042300.md", "url-date-mismatch", "20200316"),
    ("M4", "BBC/1047474.md", "escaped-title", "\\“"),
    ("M5", "rfi/1032000.md", "insecure-link", "http://www.rfi.fr//cn/"),
    ("M5", "rfi/1040000.md", "insecure-link", "http://www.rfi.fr//cn/"),
    ("M5", "BBC/1047474.md", "insecure-link", "http://www.bbc.com/"),
    ("captions", "dw/1043000.md", "empty-caption", ""),
    ("captions", "dw/1042000.md", "empty-caption", ""),
    ("P1", "voa/1041001.md", "boilerplate", "获取更多RSS"),
    ("P1", "voa/1023400.md", "boilerplate", "获取更多RSS"),
    ("P1", "rfi/1032000.md", "boilerplate", "获取更多RSS"),
    ("lag", "voa/1041000.md", "epoch-date-mismatch", "1620268742000"),
    ("lag", "dw/1045000.md", "epoch-date-mismatch", "1608188041000"),
    ("lag", "dw/1033500.md", "epoch-date-mismatch", "1667827023000"),
]

CLEAN = [
    *(f"voa/{number}.md" for number in (1043500, 1040000, 1039000, 1037800, 1036500, 1025000, 1023536, 1022600)),
    *("rfi/1017000.md", "reuters/1036000.md", "reuters/1025030.md"),
]
"""The whole files of epoch-news in which nobody knows a defect."""


@pytest.fixture(scope="module")
def findings(shared: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    assert CONFIGURATION is not None
    config = tmp_path_factory.mktemp("config") / "family.toml"
    config.write_text(CONFIGURATION[1], encoding="utf-8")
    archive = shared("corpus/epoch-news")
    command = [
        sys.executable,
        "-m",
        "artlint",
        "check",
        str(archive),
        "--config",
        str(config),
        "--output-format",
        "json",
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    found: list[dict[str, Any]] = json.loads(done.stdout)["findings"]
    return found


@pytest.mark.parametrize(("row", "path", "rule", "piece"), DEFECTS)
def test_a_known_defect_is_found_in_its_place(
    findings: list[dict[str, Any]], row: str, path: str, rule: str, piece: str
) -> None:
    here = [finding for finding in findings if finding["path"].endswith(f"/{path}") and finding["rule"] == rule]
    assert here, row
    text = (ROOT / here[0]["path"]).read_text(encoding="utf-8")
    pieces = [text[finding["start"]["offset"] : finding["end"]["offset"]] for finding in here]
    assert any(found.startswith(piece) for found in pieces) if piece else pieces


@pytest.mark.parametrize("path", CLEAN)
def test_a_whole_file_without_a_known_defect_is_clean(findings: list[dict[str, Any]], path: str) -> None:
    assert [finding for finding in findings if finding["path"].endswith(f"/{path}")] == []
