"""Globs match what pathspec, and git, say that they match; in little time."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec
from tests.conftest import drawn

from artlint.config.globs import Globs
from artlint.config.linear_globs import spec_of

_segment = st.text(st.sampled_from("ab*?"), min_size=1, max_size=6) | st.sampled_from(["**", "[ab]*", "a*b*"])
_glob = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(["", "!", "/", "!/"]),
    st.lists(_segment, min_size=1, max_size=5).map("/".join),
    st.sampled_from(["", "/", "/**"]),
    st.just(""),
)
_path = st.lists(st.text(st.sampled_from("ab"), min_size=1, max_size=6), min_size=1, max_size=6).map("/".join)


@settings(max_examples=drawn(1_000), deadline=None)
@given(st.lists(_glob, min_size=1, max_size=2), st.lists(_path, min_size=1, max_size=8))
@example(["**/a/**/b/**/a"], ["a/b/a", "a/a/b/b/a", "b/a/x/b/a", "a/b/b"])
@example(["*a*a*a*b"], ["aaab", "aaba", "baaab", "xaxaxab"])
@example(["a*/**/*b*a/**/a*b"], ["ab/aba/ab", "a/x/bba/ab", "ab/ba/a/aab"])
def test_it_matches_what_pathspec_matches(globs: list[str], paths: list[str]) -> None:
    try:
        plain = GitIgnoreSpec.from_lines(globs, backend="simple")
    except ValueError:
        return
    without_backtracking = spec_of(globs)
    for path in (*paths, *[f"{path}/" for path in paths]):
        assert without_backtracking.check_file(path).include == plain.check_file(path).include, path


@pytest.mark.parametrize(
    ("glob", "path", "matches"),
    [
        ("a[!b]c", "a/c", False),
        ("a[.-0]c", "a/c", False),
        ("a[!b]c", "axc", True),
        ("x/*[!a]b/??", "x/bb/b/aa", False),
        ("a[]x]b", "a]b", True),
        ("a\\[!b]c", "a[!b]c", True),
        ("**/[ab]*/*[!x]y", "q/bc/zy", True),
    ],
)
def test_a_class_never_matches_a_slash(glob: str, path: str, matches: bool) -> None:
    """As git has it (wildmatch.c, WM_PATHNAME)."""
    assert bool(spec_of([glob]).check_file(path).include) is matches


HOSTILE = {
    "stars": ("*a*a*a*a*a*a*a*a*b", "a" * 250),
    "folders": ("**/a/**/a/**/a/**/a/**/a/**/b", "a/" * 2_000 + "a"),
    "both": ("**/*a*a*/**/*a*a*/**/*a*a*/**/b", "aaaaaaaa/" * 400 + "a"),
    "classes": ("*[ab]*[ab]*[ab]*[ab]*[ab]*c", "ab" * 120),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_no_glob_takes_long(kind: str) -> None:
    glob, path = HOSTILE[kind]
    assert not Globs("/archive", (glob,)).match(f"/archive/{path}")
