"""What a drill found out: for each rule what became of its damages, and who spoke without a cause."""

from typing import NamedTuple

from artlint.model import Problem

CAUGHT, MISSED, OFF, HIDDEN, UNCHECKED = "caught", "missed", "off", "hidden", "unchecked"
"""What becomes of a damage: the rule speaks of its places; the rule is silent; the rule is off; its finding is hidden
by a comment or an `[[ignore]]` entry; the damaged file is not checked at all."""

SAMPLES = 3
"""How many damages are shown for each reason."""


class Cause(NamedTuple):
    """Why a damage is not caught, in words. `place` is `FILE:LINE` in a configuration, `FILE` where no line is known.

    `is_asked` tells that somebody wanted it so: a line of the configuration, or a comment, and no default.
    """

    outcome: str
    reason: str
    place: str | None = None
    is_asked: bool = True


class Shown(NamedTuple):
    """One damage, for a reader: the file that was damaged, and the damaged text around the place, in one line.

    `message` is what a false alarm said, empty otherwise.
    """

    path: str
    excerpt: str
    message: str = ""


class Row(NamedTuple):
    """What became of the damages of one rule. `failing` are those caught that fail a run; `unfit` fitted no article.

    `alarms` counts the damages of other rules in which the rule spoke without a cause.
    """

    rule: str
    damaged: int
    unfit: int
    caught: int
    failing: int
    causes: tuple[tuple[Cause, int], ...]
    samples: tuple[Shown, ...]
    alarms: int
    alarm_samples: tuple[Shown, ...]

    def count(self, *outcomes: str) -> int:
        """How many damages came out so."""
        return sum(number for cause, number in self.causes if cause.outcome in outcomes)

    @property
    def left_out(self) -> int:
        """Damages of a rule that is off without a word of the configuration."""
        return sum(number for cause, number in self.causes if not cause.is_asked)


class Drill(NamedTuple):
    """A whole drill. `articles` were damaged; `looked_at` were read to find so many that are healthy, of `found` files.

    `untried` are the rules for which nobody brings a damage.
    """

    seed: int
    articles: int
    looked_at: int
    found: int
    rows: tuple[Row, ...]
    untried: tuple[str, ...]
    problems: tuple[Problem, ...]

    @property
    def tried(self) -> int:
        """The damages that count: all but those of rules that are off by default."""
        return sum(row.damaged - row.left_out for row in self.rows)

    @property
    def caught(self) -> int:
        """The damages that were caught."""
        return sum(row.caught for row in self.rows)

    @property
    def failing(self) -> int:
        """The caught ones that fail a run."""
        return sum(row.failing for row in self.rows)

    @property
    def alarms(self) -> int:
        """How often a rule spoke without a cause."""
        return sum(row.alarms for row in self.rows)

    @property
    def share(self) -> float:
        """The share of the damages that count which were caught, 0 where none was tried."""
        return self.caught / self.tried if self.tried else 0.0
