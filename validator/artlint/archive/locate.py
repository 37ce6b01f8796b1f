"""From facts to lines and columns: the files of findings are read once more, in the order of their paths."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from artlint.article import File, decode
from artlint.judge.fingerprint import fingerprint
from artlint.judge.locate import excerpt
from artlint.model import Located, Place, Suppressed, short_digest
from artlint.packs import url_of
from artlint.rule import Severity
from artlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from artlint.archive.judge import FoundFact
    from artlint.archive.records import FactPlace
    from artlint.archive.store import Facts
    from artlint.packs import RuleInfo

_OPEN = 64
"""Texts that are kept for further findings in them."""


class Texts:
    """Files by their numbers.

    `paths` gives the path of a file as reports show it and as fingerprints have it, `read` its bytes, or OSError.
    """

    def __init__(self, paths: Callable[[int], tuple[str, str]], read: Callable[[int], bytes]) -> None:
        self._paths = paths
        self._read = read
        self._files: OrderedDict[int, File | None] = OrderedDict()

    def path(self, number: int) -> str:
        """The path of a file as reports show it."""
        return self._paths(number)[0]

    def file(self, number: int) -> File | None:
        """The file as it is now; None where it cannot be read any more."""
        if number not in self._files:
            self._files[number] = self._opened(number)
            if len(self._files) > _OPEN:
                self._files.popitem(last=False)
        self._files.move_to_end(number)
        return self._files[number]

    def _opened(self, number: int) -> File | None:
        try:
            return File(decode(self._read(number)), path=self._paths(number)[0])
        except OSError:
            return None

    def piece(self, place: FactPlace) -> str:
        """The text at a place; empty where it is no longer there."""
        file = self.file(place.file)
        return "" if file is None else file.text[place.start : place.end]

    def identity(self, number: int) -> str:
        """The path of a file for fingerprints."""
        return self._paths(number)[1]


class Locator:
    """Gives findings at facts the places that reporters take."""

    def __init__(self, facts: Facts, texts: Texts, known: Mapping[str, RuleInfo]) -> None:
        self._facts = facts
        self._texts = texts
        self._urls = {name: url_of(info) for name, info in known.items() if info.of_archive}
        self._groups: dict[tuple[str, tuple[str, int], str], int] = {}

    def located(self, found: Iterable[FoundFact]) -> Iterator[tuple[int, Located, Suppressed | None]]:
        """Each finding with the number of its file, and as suppressed where something hides it; by files."""
        places = [(self._facts.place(one.at), one) for one in found]
        places.sort(key=lambda it: (it[0].file, it[0].start, it[1].rule, it[1].message))
        for place, one in places:
            finding = self._finding(one, place)
            if finding is not None:
                yield place.file, finding, _suppressed(finding, place)

    def _finding(self, found: FoundFact, place: FactPlace) -> Located | None:
        file = self._texts.file(place.file)
        if file is None:
            return None
        span = _within(place, file)
        key = f".{short_digest(_content(found, place), 3)}..."
        return Located(
            file.path,
            found.rule,
            min(Severity(place.severity), found.at_most, key=lambda level: level.rank),
            found.message,
            found.help,
            found.code,
            file.lines.position(span.start),
            file.lines.position(span.end),
            tuple(self._related(found)),
            fingerprint(found.rule, key, self._texts.identity(place.file)),
            self._urls[found.rule],
            excerpt(span, file),
            key,
            unlisted=found.unlisted,
            group=self._groups.setdefault((found.rule, found.group, found.message), len(self._groups) + 1),
        )

    def _related(self, found: FoundFact) -> Iterator[Place]:
        for number, message in found.related:
            place = self._facts.place(number)
            file = self._texts.file(place.file)
            if file is not None:
                span = _within(place, file)
                yield Place(file.lines.position(span.start), file.lines.position(span.end), message, file.path)


def _content(found: FoundFact, place: FactPlace) -> tuple[str, ...]:
    """What a finding is known by: of a group, which is known by no key, that it is one."""
    kind = found.group[0].partition(" ")[0]
    return found.code or "", kind, str(place.key) if kind == "key" else ""


def _within(place: FactPlace, file: File) -> Span:
    """The place of a fact in its file, which may have become shorter since it was drawn."""
    end = len(file.text)
    return Span(min(place.start, end), min(place.end, end))


def _suppressed(finding: Located, place: FactPlace) -> Suppressed | None:
    return None if place.hiding is None else Suppressed(finding, *place.hiding)
