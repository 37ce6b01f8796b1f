"""An entry of a baseline with keys of before, in today's keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.article import File
from artlint.baseline.old_keys import old_key, translated
from artlint.config import settings_for
from artlint.judge.locate import without_comments
from artlint.rule import Finding, Related
from artlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from artlint.baseline.accepted import Accepted
    from artlint.config import Config
    from artlint.model.outcome import Located


def in_todays_keys(entry: Accepted, findings: Iterable[Located], text: str, config: Config, path: str) -> Accepted:
    """The entry of a file, given by its absolute path, with the keys of today where its findings are as they were."""
    file = File(text, source=settings_for(config, path).source)
    here = [finding for finding in findings if finding.end.offset <= len(text)]
    return translated(entry, [(it.rule, old_key(*without_comments(_finding(it), file)), it.key) for it in here])


def _finding(located: Located) -> Finding:
    related = tuple(Related(Span(it.start.offset, it.end.offset), it.message) for it in located.related)
    span = Span(located.start.offset, located.end.offset)
    return Finding(located.rule, located.severity, span, located.message, located.help, located.code, related)
