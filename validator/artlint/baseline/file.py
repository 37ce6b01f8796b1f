"""The baseline as a file: JSON with a line for each article, sorted by path.

    {"artlint-baseline": 1, "files": {
    "articles/voa/1.md": {"~": "title body", "empty-caption": "key key", "malformed-html": "key"},
    "": {}}}

The last line is always the same, so that every other one ends in a comma and an addition is one line of a diff. A check
of one file looks for the lines of that file alone. A file that another program has laid out anew is read as JSON.
"""

from __future__ import annotations

import json
from functools import cached_property
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from artlint.baseline.accepted import Accepted, BaselineError, merged_entries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

VERSION = 1
_FIRST = b'{"artlint-baseline": 1, "files": {'
_LAST = b'"": {}}}'
_MARKS = "~"
_CONFLICT = (b"<<<<<<< ", b">>>>>>> ", b"=======")
_FEW = 40
"""Up to so many files are looked up one by one; each look-up searches the whole text once."""

_MOST_ALIKE = 100
"""A title link or body that more files share, such as an empty one, does not tell which of them was renamed."""

_OLD_KEY_LENGTH = 8
"""Characters of a key before artlint 0.1.0, which had no dot; it matches no key of today."""

Entries = dict[str, Accepted]


class BaselineFile:
    """The text of a baseline, of which only what is asked for is read."""

    def __init__(self, data: bytes) -> None:
        self._data = data.replace(b"\r\n", b"\n") if b"\r" in data else data
        _demand_no_conflict(self._data)
        self._asked: Entries = {}
        self._looked = 0
        self._all: Entries | None = None if self._data.startswith(_FIRST + b"\n") else _read_json(self._data)

    def get(self, path: str) -> Accepted | None:
        """What is accepted in a file. BaselineError where its line cannot be read."""
        if self._all is None and len(self._asked) >= _FEW:
            self._all = self.entries()
        if self._all is not None:
            return self._all.get(path)
        if path not in self._asked:
            self._asked[path] = _merged(self._lines_of(path)).get(path, Accepted({}))
        return self._asked[path] if self._asked[path].keys else None

    def like(self, marks: tuple[str, str]) -> list[str]:
        """Paths of files with the same title link or body: first those that share both, then those with the body."""
        title, body = marks
        found = []
        for path, entry in self._with_marks(title, body):
            same = (entry.marks[1] == body != "", entry.marks[0] == title != "")
            if any(same):
                found.append((not all(same), not same[0], path))
        return [path for *_, path in sorted(set(found))]

    def _with_marks(self, title: str, body: str) -> Iterator[tuple[str, Accepted]]:
        self._looked += 1
        if self._all is not None or self._looked > _FEW:
            entries, by_mark = self.entries(), self._by_mark
            shared = [[(path, entries[path]) for path in by_mark.get(mark, ())] for mark in (title, body)]
        else:
            pieces = (f'"{_MARKS}": "{title} ' if title else "", f' {body}"' if body else "")
            shared = [list(islice(self._lines_with(it.encode("ascii")), _MOST_ALIKE + 1)) for it in pieces if it]
        yield from chain.from_iterable(its for its in shared if len(its) <= _MOST_ALIKE)

    @cached_property
    def _by_mark(self) -> dict[str, list[str]]:
        paths: dict[str, list[str]] = {}
        for path, entry in self.entries().items():
            for mark in filter(None, entry.marks):
                paths.setdefault(mark, []).append(path)
        return paths

    def _lines_of(self, path: str) -> Iterator[tuple[str, Accepted]]:
        """The lines of a file: two, after a merge that kept both sides."""
        return self._lines_with(_written_path(path) + b": ", at_start=True)

    def _lines_with(self, piece: bytes, *, at_start: bool = False) -> Iterator[tuple[str, Accepted]]:
        """The entries of lines that hold a piece, or start with it; the first line of the file is none of them."""
        sought = b"\n" + piece if at_start else piece
        number, counted = 1, 0
        at = self._data.find(sought)
        while at >= 0:
            start = at + 1 if at_start else self._data.rfind(b"\n", 0, at) + 1
            end = self._data.find(b"\n", start)
            end = end if end >= 0 else len(self._data)
            number, counted = number + self._data.count(b"\n", counted, start), start
            yield _read_line(self._data[start:end], number)
            at = self._data.find(sought, end)

    def entries(self) -> Entries:
        """All that is accepted, by path. BaselineError where a line cannot be read."""
        if self._all is None:
            self._all = _read_whole(self._data)
        return self._all


def written(entries: Mapping[str, Accepted]) -> Iterator[bytes]:
    """The file, line by line. Files without a finding are left out."""
    yield _FIRST + b"\n"
    lines = {_written_path(path): entry for path, entry in entries.items() if entry.keys}
    for path in sorted(lines):
        yield path + b": " + _written_entry(lines[path]) + b",\n"
    yield _LAST + b"\n"


def both_sides(data: bytes) -> Entries:
    """What either side accepts in a baseline that a merge left with conflict markers."""
    lines = data.replace(b"\r\n", b"\n").split(b"\n")
    numbered = [
        (number, line)
        for number, line in enumerate(lines, 1)
        if line and not line.startswith((*_CONFLICT, b"||||||| "))
    ]
    return _merged(_read_line(line, number) for number, line in numbered if line != _FIRST)


def _written_entry(entry: Accepted) -> bytes:
    marks = {_MARKS: " ".join(mark or "-" for mark in entry.marks)} if any(entry.marks) else {}
    return json.dumps({**marks, **{rule: " ".join(keys) for rule, keys in entry.keys.items()}}).encode("ascii")


def _written_path(path: str) -> bytes:
    """A path as JSON; only one that is no Unicode is written with escapes."""
    try:
        return json.dumps(path, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(path).encode("ascii")


def _read_line(line: bytes, number: int) -> tuple[str, Accepted]:
    """The path and the entry of a line; the last line has an empty path."""
    if line == _LAST:
        return "", Accepted({})
    try:
        ((path, entry),) = json.loads(b"{" + line.rstrip().removesuffix(b",") + b"}").items()
        return path, _entry(entry)
    except (ValueError, TypeError, AttributeError, RecursionError):
        raise BaselineError(f"line {number}: expected a path and what is accepted in it") from None


def _read_whole(data: bytes) -> Entries:
    """The entries of a file of our own layout: read at once, or line by line after an error or a repeated path."""
    try:
        files = json.loads(data.decode("utf-8"))["files"]
        if len(files) == data.count(b"\n") - 1:
            return {path: _entry(members) for path, members in files.items() if path}
    except (ValueError, TypeError, AttributeError, RecursionError, KeyError):
        pass  # the broken line is named below
    lines = data.split(b"\n")[1:]
    return _merged(_read_line(line, number) for number, line in enumerate(lines, 2) if line)


def _read_json(data: bytes) -> Entries:
    try:
        table: Any = json.loads(data, object_pairs_hook=_Pairs)
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BaselineError(f"is no JSON: {error}") from None
    except ValueError:  # Python makes no number of more than 4,300 digits
        raise BaselineError("is no baseline: a number has too many digits") from None
    members = dict(table) if isinstance(table, _Pairs) else {}
    if members.get("artlint-baseline") != VERSION or not isinstance(members.get("files"), _Pairs):
        raise BaselineError(f"expected a baseline of version {VERSION}, as `artlint baseline create` writes it")
    try:
        return _merged((path, _entry(dict(entry))) for path, entry in members["files"] if path)
    except (ValueError, TypeError, AttributeError):
        raise BaselineError("expected paths and what is accepted in them") from None


class _Pairs(list[tuple[str, Any]]):
    """The members of a JSON object; one that stands twice is there twice."""


def _entry(members: Mapping[str, str]) -> Accepted:
    keys = {rule: tuple(text.split()) for rule, text in members.items() if rule != _MARKS}
    if any(len(key) == _OLD_KEY_LENGTH and "." not in key for its in keys.values() for key in its):
        raise BaselineError("was written before artlint 0.1.0; `artlint baseline create --force` makes it anew")
    title, body = members.get(_MARKS, "- -").split()
    return Accepted(keys, ("" if title == "-" else title, "" if body == "-" else body))


def _merged(lines: Iterable[tuple[str, Accepted]]) -> Entries:
    """Entries by path; what a merge wrote twice counts once."""
    entries: dict[str, list[Accepted]] = {}
    for path, entry in lines:
        if path:
            entries.setdefault(path, []).append(entry)
    return {path: merged_entries(its) if len(its) > 1 else its[0] for path, its in entries.items()}


def _demand_no_conflict(data: bytes) -> None:
    for marker in _CONFLICT:
        at = data.find(marker)
        if at == 0 or (at > 0 and data[at - 1 : at] == b"\n"):
            line = data.count(b"\n", 0, at) + 1
            raise BaselineError(
                f"line {line}: a merge left its conflict here; `artlint baseline prune` keeps what either side "
                "accepted and is still found, `artlint baseline update` accepts all that is found now"
            )
