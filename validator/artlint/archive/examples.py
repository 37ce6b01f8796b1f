"""A rule of the archive on a few files at hand, as tests of rules have them."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from artlint.archive.judge import judge
from artlint.archive.locate import Locator, Texts
from artlint.archive.store import Facts
from artlint.article import encode
from artlint.judge.facts import draw
from artlint.packs import LazyRule
from artlint.packs.pack import info_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from artlint.article import File
    from artlint.judge.records import Crash
    from artlint.model import Located
    from artlint.rule import ArchiveRule


def found_in(
    files: Sequence[File], rule: type[ArchiveRule], options: Mapping[str, Any]
) -> tuple[list[Located], list[Crash]]:
    """What a rule finds in files, which are in the order of their paths, and how often it failed."""
    info = info_of(rule, "archive")
    lazy = LazyRule(info, rule.severity, options)
    texts = Texts(lambda number: (files[number].path, files[number].path), lambda number: encode(files[number].text))
    crashes: list[Crash] = []
    with closing(Facts()) as facts:
        for number, file in enumerate(files):
            drawn, failed = draw(file, [lazy], None)
            crashes += failed
            facts.add(number, file.path.encode(), drawn)
        facts.finish()
        judged = judge(facts, {info.name: info}, texts.path, lambda name: texts.piece(facts.place(name)))
        crashes += judged.crashes
        return [finding for _, finding, _ in Locator(facts, texts, {info.name: info}).located(judged.found)], crashes
