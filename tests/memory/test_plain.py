"""Plain data and back: nothing is lost, and what has another shape is refused."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artlint import Duration, Regex, Severity
from artlint.config import Configs
from artlint.config.settings import Config
from artlint.memory.faults import UnplainError
from artlint.memory.plain import Codec, pack_any, unpack_any
from artlint.model import Excerpt, FileResult, Located, LocatedFix, Place, Problem, Skip
from artlint.span import Position

if TYPE_CHECKING:
    from tests.conftest import Sandbox

texts = st.text(st.characters(), max_size=8)
positions = st.builds(Position, st.integers(1, 9), st.integers(1, 9), st.integers(0, 9))
findings = st.builds(
    Located,
    st.sampled_from(["a/1.md", "other.md"]),
    texts,
    st.sampled_from([Severity.ERROR, Severity.WARNING, Severity.INFO]),
    texts,
    texts,
    st.none() | texts,
    positions,
    positions,
    st.lists(st.builds(Place, positions, positions, texts), max_size=2).map(tuple),
    texts,
    st.none() | texts,
    st.builds(Excerpt, texts, st.integers(0, 9), st.integers(0, 9), st.booleans(), st.booleans()),
    texts,
    st.none() | st.builds(LocatedFix, st.booleans(), texts, st.tuples(st.tuples(positions, positions, texts))),
)
results = st.builds(
    FileResult,
    st.just("a/1.md"),
    st.none() | st.builds(Skip, st.just("a/1.md"), texts, st.just(True)),
    st.lists(findings, max_size=3).map(tuple),
    st.lists(st.builds(Problem, st.none() | texts, texts, texts), max_size=2).map(tuple),
    st.booleans(),
    traits=st.none(),  # no result with traits is kept
)


@given(results)
def test_a_result_survives_json(result: FileResult) -> None:
    codec = Codec(path="a/1.md", named=True)
    written = json.loads(json.dumps(codec.pack(result, FileResult)))
    assert codec.unpack(written, FileResult) == result


def test_a_path_is_as_the_reading_run_shows_it() -> None:
    result = FileResult("a/1.md", Skip("a/1.md", "not-an-article", named=False))
    written = Codec(path="a/1.md", named=False).pack(result, FileResult)
    assert "a/1.md" not in json.dumps(written)
    read = Codec(path="../a/1.md", named=True).unpack(written, FileResult)
    assert read == FileResult("../a/1.md", Skip("../a/1.md", "not-an-article", named=True))


options = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | texts
    | st.integers(0, 999).map(lambda number: Duration(f"{number}m"))
    | st.sampled_from([Regex("a+"), Regex("")]),
    lambda inner: st.lists(inner, max_size=3).map(tuple) | st.lists(inner, max_size=3) | st.dictionaries(texts, inner),
    max_leaves=8,
)


@given(options)
def test_an_option_keeps_its_type(value: Any) -> None:
    read = unpack_any(json.loads(json.dumps(pack_any(value))))
    assert (read, type(read), repr(read)) == (value, type(value), repr(value))


def test_an_option_of_an_unknown_type_is_refused() -> None:
    with pytest.raises(UnplainError):
        pack_any(object())


CONFIGURATION = """\
layout = "epoch"
include = ["articles/**/*.md", "!articles/old/"]
fail-on = "warning"
[rules]
empty-caption = "off"
[rules.epoch-date-mismatch]
max-lag = "75m"
[rules.boilerplate]
patterns = ["广告", "ad(vert)?"]
[[sources]]
name = "rfi"
files = ["articles/rfi/**"]
zone = "Europe/Paris"
[sources.rules]
missing-caption = { severity = "warning" }
"""


def test_a_configuration_survives_json(sandbox: Sandbox) -> None:
    file = str(sandbox.write("artlint.toml", CONFIGURATION))
    config = Configs(str(sandbox.folder)).of_folder(str(sandbox.folder))
    codec = Codec(known={})
    read: Config = codec.unpack(json.loads(json.dumps(codec.pack(config._replace(known={}), Config))), Config)
    assert read.file == file
    assert described(read) == described(config)


def described(config: Config) -> str:
    """A configuration in full; globs are told by what they hold."""
    plain = Codec(known=config.known).pack(config, Config)
    return repr((plain, [(key, globs.root, globs.patterns) for key, globs in config.globs], config.rules))


@pytest.mark.parametrize("written", [None, 5, "x", [], {}, [0], [0, 0, [], [], "no"], [0, 0, 3, [], True], [[1]] * 5])
def test_other_shapes_are_refused(written: Any) -> None:
    with pytest.raises(UnplainError):
        Codec(path="a", named=False).unpack(written, FileResult)
