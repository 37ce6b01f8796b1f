"""A run that remembers the one before says what a fresh one would say, and judges only what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.conftest import HEALTHY, checked, drawn

from artlint.config import Selection
from artlint.memory import in_process
from artlint.model import Request
from artlint.run import check
from artlint.watch import WatchSession

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from artlint.model import FileResult, Report

NOW = 1_800_000_000_000

TEXTS = (
    HEALTHY,
    HEALTHY.replace("<!--1689730743000-->", "<!--NaN-->"),
    HEALTHY.replace("<!--1689730743000-->", "<!--1900000000000-->"),  # in the future until 2030
    "# no article\n",
    "",
)
CONFIGURATIONS = (
    "",
    'rules.malformed-epoch = "warning"\n',
    'exclude = ["1.md"]\n',
    'include = ["*.md"]\n',
    "[rules\n",
    'baseline = "none.json"\n',
)

names = st.sampled_from(["1.md", "2.md", "below/3.md", "below/deep/4.md", "5.txt"])
changes = st.one_of(
    st.tuples(names, st.sampled_from(TEXTS)),
    st.tuples(names, st.none()),
    st.tuples(st.just("artlint.toml"), st.sampled_from((*CONFIGURATIONS, None))),
    st.tuples(st.just(".gitignore"), st.sampled_from(("below/\n", "*.txt\n", None))),
)


def apply(folder: Path, name: str, content: str | None) -> Path:
    path = folder / name
    if content is None:
        path.unlink(missing_ok=True)
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return path


def remembering(request: Request, session: WatchSession) -> tuple[list[FileResult], Report, int]:
    results: list[FileResult] = []
    report = check(request, results.append, session=session)
    return results, report, session.judged


def request_in(folder: Path) -> Request:
    return Request((".",), str(folder), NOW)


@settings(max_examples=drawn(60), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rounds=st.lists(st.lists(changes, max_size=3), min_size=1, max_size=6), blind=st.booleans())
def test_remembering_changes_no_report(
    rounds: list[list[tuple[str, str | None]]], blind: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("archive")
    (folder / ".git").mkdir()
    request, session = request_in(folder), WatchSession()
    for number, done in enumerate(rounds):
        before = set(folder.rglob("*"))
        paths = {str(apply(folder, name, content)) for name, content in done}
        paths |= {str(path) for path in before ^ set(folder.rglob("*"))}  # a new folder is told of, too
        heeded = any(path.endswith((".toml", ".gitignore")) for path in paths)
        session.doubt(None if blind or heeded else [path for path in paths if session.concerns(path)])
        now = NOW + number * 60_000
        fresh = checked(request._replace(now=now))
        results, report, _ = remembering(request._replace(now=now), session)
        assert (tuple(results), report) == (fresh.results, fresh.report)


def test_only_what_is_doubted_is_judged(tmp_path: Path) -> None:
    files = [apply(tmp_path, f"{number}.md", HEALTHY) for number in range(4)]
    request, session = request_in(tmp_path), WatchSession()
    assert remembering(request, session)[2] == 4
    assert remembering(request, session)[2] == 0
    files[0].write_text(TEXTS[1], encoding="utf-8")
    session.doubt([str(files[0])])
    assert remembering(request, session)[2] == 1
    files[1].write_text(TEXTS[1], encoding="utf-8")
    session.doubt(None)
    assert remembering(request, session)[2] == 1
    session.doubt(None)
    assert remembering(request, session)[2] == 0


def test_a_verdict_ends_with_its_time(tmp_path: Path) -> None:
    apply(tmp_path, "1.md", HEALTHY)
    apply(tmp_path, "2.md", TEXTS[2])
    request, session = request_in(tmp_path), WatchSession()
    (_, early), _, _ = remembering(request, session)
    assert "future-date" in {finding.rule for finding in early.findings}
    session.doubt([])
    (_, late), _, judged = remembering(request._replace(now=1_900_000_000_001), session)
    assert "future-date" not in {finding.rule for finding in late.findings}
    assert judged == 1


def test_more_findings_than_are_remembered_are_found_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_process, "MOST_FINDINGS", 2)
    for number in range(5):
        apply(tmp_path, f"{number}.md", TEXTS[1])
    apply(tmp_path, "clean.md", HEALTHY)
    request, session = request_in(tmp_path)._replace(selection=Selection(("malformed-epoch",))), WatchSession()
    first = remembering(request, session)
    session.doubt([])
    again = remembering(request, session)
    assert again[:2] == first[:2]
    assert again[2] == 3


def test_a_walk_that_finds_new_folders_is_made_again(tmp_path: Path) -> None:
    told: list[int] = []

    def follow(discovery: object) -> bool:
        told.append(1)
        if len(told) == 1:
            apply(tmp_path, "late/2.md", HEALTHY)
        return len(told) == 1

    apply(tmp_path, "1.md", HEALTHY)
    _, report, _ = remembering(request_in(tmp_path), WatchSession(follow))
    assert len(told) == 2
    assert report.checked == 2
