"""What rules of the archive find in real archives, held against plain comparisons of all with all."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import pytest
from tests.conftest import checked

from artlint.article import File, decode
from artlint.config import Selection
from artlint.model import Request

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from artlint.article import Article

NOW = 1_800_000_000_000
SAMPLE = 2_000


@pytest.fixture(scope="module")
def articles(shared: Callable[[str], Path]) -> dict[str, Article]:
    """Every article of the family by its path."""
    folder = shared("corpus")
    files = sorted(path for path in folder.rglob("*") if path.suffix in {".md", ".html"})
    read = {str(path.relative_to(folder)): File(decode(path.read_bytes()), path=path.name).article for path in files}
    return {path: article for path, article in read.items() if article.title is not None}


def found(folder: Path, rule: str) -> Iterator[tuple[str, set[str]]]:
    """The path of each finding of a rule, with all other files that it names."""
    request = Request((".",), str(folder), NOW, selection=Selection((rule,)), gitignore=False, join_causes=False)
    for finding in checked(request).findings:
        yield finding.path, {place.file for place in finding.related}


def clusters(links: Iterable[tuple[str, Iterable[str]]]) -> set[frozenset[str]]:
    """What is linked, by whichever ways, as sets."""
    group: dict[str, set[str]] = {}
    for one, others in links:
        joined = set().union({one}, *(group.get(it, {it}) for it in (one, *others)))
        for member in joined:
            group[member] = joined
    return set(map(frozenset, group.values()))


def letters(article: Article) -> str:
    text = unicodedata.normalize("NFC", "".join(paragraph.text for paragraph in article.paragraphs))
    return re.sub(r"[\W_]+", "", text).casefold()


@pytest.mark.slow
def test_duplicates_are_those_of_a_comparison_of_all_with_all(
    shared: Callable[[str], Path], articles: dict[str, Article]
) -> None:
    by_letters = defaultdict(list)
    for path, article in articles.items():
        if len(letters(article)) >= 50:
            by_letters[letters(article)].append(path)
    expected = {frozenset(paths) for paths in by_letters.values() if len(paths) > 1}
    assert len(expected) > 10
    assert clusters(found(shared("corpus"), "duplicate-body")) == expected


@pytest.mark.slow
def test_shared_texts_are_those_of_a_count(shared: Callable[[str], Path], articles: dict[str, Article]) -> None:
    count: Counter[str] = Counter()
    for article in articles.values():
        texts = {unicodedata.normalize("NFC", " ".join(it.text.split())) for it in article.paragraphs}
        count.update(text for text in texts if len(text) >= 30)
    expected = {text: number for text, number in count.items() if number >= 20}
    request = Request((".",), str(shared("corpus")), NOW, selection=Selection(("shared-text",)), gitignore=False)
    messages = sorted(
        re.findall(r"text stands in ([\d,]+) articles", it.message)[0] for it in checked(request).findings
    )
    assert expected
    assert messages == sorted(f"{number:,}" for number in expected.values())


@pytest.mark.slow
def test_near_duplicates_are_those_of_a_comparison_of_all_with_all(articles: dict[str, Article]) -> None:
    from artlint_rules.archive._shingles import bands, hashes, likeness, shingles, signature, words  # what is measured

    sets = {
        path: shingles(words("\n".join(it.text for it in article.paragraphs))) for path, article in articles.items()
    }
    sample = [path for path in sorted(sets, key=hash_of) if len(sets[path]) >= 60][:SAMPLE]
    least = {path: hashes(sets[path]) for path in sample}
    by_band = defaultdict(list)
    for path in sample:
        for key in bands(least[path]):
            by_band[key].append(path)
    told = {path: signature(least[path]) for path in sample}
    met = {pair for paths in by_band.values() for pair in itertools.combinations(sorted(paths), 2)}
    alike = {(one, other) for one, other in met if likeness(told[one], told[other]) >= 0.75}
    true = pairs_alike({path: frozenset(sets[path]) for path in sample}, 0.8)
    assert len(true) > 1_000
    assert len(alike & true) / len(true) >= 0.95
    assert len(alike & true) / len(alike) >= 0.95


def hash_of(path: str) -> int:
    """An order that has nothing to do with folders, the same in every run."""
    return int.from_bytes(path.encode()[::-1][:12], "big") % 999_983


def pairs_alike(sets: dict[str, frozenset[str]], least: float) -> set[tuple[str, str]]:
    """All pairs of a Jaccard index of at least so much. Two sets of sizes that differ by more have none."""
    ordered = sorted(sets, key=lambda path: (len(sets[path]), path))
    found = set()
    for at, one in enumerate(ordered):
        for other in itertools.islice(ordered, at + 1, None):
            if len(sets[one]) < least * len(sets[other]):
                break
            common = len(sets[one] & sets[other])
            if common >= least * (len(sets[one]) + len(sets[other]) - common):
                found.add((min(one, other), max(one, other)))
    return found
