"""What a rule is, what it says, and what its options may be."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, Protocol

from artlint.article.signs import SIGNS
from artlint.article.source import UNNAMED, Source
from artlint.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any, ClassVar

    from artlint.article import Article

DOCUMENTATION = "https://github.com/artlint/artlint/blob/main/docs/rules/{name}.md"
"""Where a rule of our own pack has its page."""

RESERVED = ("severity", "fix")
"""Keys of `[rules.X]` that mean the same for every rule, so no option may have such a name."""

MOST_SHOWN = 1_000
"""Causes that one rule tells apart in one file; what is left out is said."""

MOST_PLACES = 10_000
"""Findings of one rule in one file, before those of one cause become one. A broken file of 50 MB must not fill the
memory.
"""

UNREADABLE = "unreadable"
"""The code of a finding which says that a file is no text, or in another encoding: see `Rule.reads`."""

DAY = 86_400_000
"""A day in milliseconds."""


class Severity(StrEnum):
    """How bad a finding is. `off` is a setting, never a finding's severity."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    OFF = "off"

    @property
    def rank(self) -> int:
        """0 for off up to 3 for error."""
        return ("off", "info", "warning", "error").index(self.value)


class Related(NamedTuple):
    """A second place of the same article that a finding speaks of."""

    span: Span
    message: str


class Edit(NamedTuple):
    """A piece of the text that gives way to another; an empty span is a place where `text` is put in."""

    span: Span
    text: str


CLAIMS = ("text", "links", "images")
"""What a fix may say that it changes (`Fix.changes`)."""


class Fix(NamedTuple):
    """How a finding is mended: edits of the same text, none over another.

    `message` says what is done, in lower case without a full stop (`delete the byte order mark`). `safe`: what the
    article says stays as it is, so nobody need look. `changes` names of `CLAIMS` what the fix means to change, as
    title and body are seen by a reader; before a file is written, all else must be seen unchanged.
    """

    message: str
    edits: tuple[Edit, ...]
    safe: bool = True
    changes: tuple[str, ...] = ()


class Finding(NamedTuple):
    """What a rule says of one place of an article.

    `message` is a fact in lower case without a full stop, `help` what to do. `code` is a finer name inside the rule
    (the HTML standard's error code, for one). `fix` mends it, None where only a person can.

    Findings of one cause become one in a report. Those of a rule with the same message are of one cause: `…, in 12
    places`. Where messages differ though the cause does not, `together` names it, as it stands behind a number:
    `images stand in the article again`.
    """

    rule: str
    severity: Severity
    span: Span
    message: str
    help: str
    code: str | None = None
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    together: str = ""


class Example(NamedTuple):
    """A text that a rule leaves alone, or one in which it finds exactly `expected` (`line:column message` each).

    The text is a body, set under a healthy frame, unless `whole`. `options` are the rule's. `fixed` is what the rule's
    fixes make of the text, None where it has none for it.
    """

    text: str
    expected: tuple[str, ...]
    options: Mapping[str, Any]
    whole: bool
    path: str
    source: Source
    now: int
    fixed: str | None = None


EXAMPLE_NOW = 1_700_000_000_000
"""The time of the run in examples: 2023-11-14T22:13:20Z."""


def good(
    text: str,
    *,
    whole: bool = False,
    path: str = "articles/1.md",
    source: Source = UNNAMED,
    now: int = EXAMPLE_NOW,
    **options: Any,
) -> Example:
    """An example in which the rule finds nothing."""
    return Example(text, (), options, whole, path, source, now)


def bad(
    text: str,
    *expected: str,
    whole: bool = False,
    path: str = "articles/1.md",
    source: Source = UNNAMED,
    now: int = EXAMPLE_NOW,
    fixed: str | None = None,
    **options: Any,
) -> Example:
    """An example in which the rule finds exactly what is expected: `line:column message`, in order.

    `fixed` is the text after the rule's fixes, safe or not; without it, the rule must offer none here.
    """
    return Example(text, expected, options, whole, path, source, now, fixed)


class Rule:
    """A check of one article. A subclass is a rule; its name in kebab-case is the rule's id.

    Its annotated fields are its options, each with a default and a docstring below it. Everything else is said once,
    as class attributes without annotation:

    - `severity`, and `enabled = False` for a rule that is off unless asked for;
    - `layouts`: those in which the rule is on by default (all when empty);
    - `triggers`: literal texts; the rule is called only for a file that holds one of them (any file when empty);
    - `elements` and `attributes`: names of the body's, in lower case; `signs`: names of `article.SIGNS`; the rule is
      called only for an article that has or shows one of them all (any article when all three are empty);
    - `reads`: `path` and `now`, if `check` looks at them; `suppressions` for a rule about artlint's own comments: it is
      called after all others; `bytes` for a rule that is right about a file whose letters cannot be read: no other is
      called where the first finding of a rule has the code `UNREADABLE`, suppressed or not: it would judge garbage;
    - `fix`: `"safe"` or `"unsafe"` for a rule whose findings carry fixes: the best that they are;
    - `needs_frame = False` for a rule that also speaks of a file without any part of a frame, which is no article;
    - `since`: the minor version it came with; in that version it is off or info, for nobody's build breaks by an
      update;
    - `help`: one line, what to do about a finding;
    - `examples`: what it leaves alone and what it finds; they are its tests and its documentation.

    A rule is frozen: it holds options and nothing else.
    """

    name: ClassVar[str] = ""
    severity: ClassVar[Severity] = Severity.ERROR
    enabled: ClassVar[bool] = True
    layouts: ClassVar[tuple[str, ...]] = ()
    triggers: ClassVar[tuple[str, ...]] = ()
    elements: ClassVar[tuple[str, ...]] = ()
    attributes: ClassVar[tuple[str, ...]] = ()
    signs: ClassVar[tuple[str, ...]] = ()
    reads: ClassVar[tuple[str, ...]] = ()
    needs_frame: ClassVar[bool] = True
    fix: ClassVar[str | None] = None
    since: ClassVar[str] = "0.1"
    help: ClassVar[str] = ""
    examples: ClassVar[tuple[Example, ...]] = ()
    documentation: ClassVar[str | None] = None
    """The address of the rule's page, if it is not one of our pack."""
    _options: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        """Name the rule after its class. TypeError where an option has a name that is taken, or a sign is unknown."""
        super().__init_subclass__()
        for sign in cls.signs:
            if sign not in SIGNS:
                raise TypeError(f"{cls.__name__}: there is no sign {sign}")
        cls.name = kebab(cls.__name__)
        cls._options = option_names(cls)
        for option in RESERVED:
            if option in cls._options:
                raise TypeError(f"{cls.__name__}: {option} can be no option; write it without a type")

    def __init__(self, severity: Severity | None = None, **options: Any) -> None:
        for key, value in options.items():
            if key not in self._options:
                raise TypeError(f"{self.name} has no option {key}")
            object.__setattr__(self, key, value)
        object.__setattr__(self, "level", severity or self.severity)

    level: Severity
    """The severity in force."""

    def __setattr__(self, key: str, value: object) -> None:
        """Refuse: a rule that kept state would tell one file's tale in the next."""
        raise AttributeError(f"{self.name} is frozen: {key} cannot be set")

    @property
    def gate(self) -> Gate:
        """Which articles can concern the rule."""
        return self

    def check(self, article: Article) -> Iterator[Finding]:
        """Yield what is wrong. It stores nothing, prints nothing, opens no file and reads no clock."""
        raise NotImplementedError(f"{self.name} has no check")

    @property
    def most_shown(self) -> int:
        """How many causes it tells apart in one file."""
        return MOST_SHOWN

    def left_out(self, article: Article, finding: Finding, number: int) -> Finding:
        """What stands in place of the first finding beyond `most_shown`, of a number of them."""
        return finding._replace(
            message=f"{number:,} more findings of this rule not shown", code="more-findings", fix=None
        )

    def finding(
        self,
        span: Span,
        message: str,
        *,
        help: str | None = None,  # noqa: A002  the word of the interface
        code: str | None = None,
        related: tuple[Related, ...] = (),
        at_most: Severity = Severity.ERROR,
        fix: Fix | None = None,
        together: str = "",
    ) -> Finding:
        """A finding of this rule; `at_most` makes it milder than the rule's severity."""
        severity = min(self.level, at_most, key=lambda level: level.rank)
        advice = self.help if help is None else help
        return Finding(self.name, severity, span, message, advice, code, related, fix, together)


if TYPE_CHECKING:

    class Gate(Protocol):
        """What says, before a rule is imported, which articles it can concern (see `Rule`)."""

        @property
        def name(self) -> str:
            """The rule's id."""
            ...

        @property
        def triggers(self) -> tuple[str, ...]:
            """Literal texts, one of which must be in the file."""
            ...

        @property
        def reads(self) -> tuple[str, ...]:
            """What the rule looks at beside the text."""
            ...

        @property
        def elements(self) -> tuple[str, ...]:
            """Names of elements, one of which must be in the body."""
            ...

        @property
        def attributes(self) -> tuple[str, ...]:
            """Names of attributes, one of which must be in the body, unless it has one of the elements."""
            ...

        @property
        def signs(self) -> tuple[str, ...]:
            """Names of signs, one of which the article must show, unless it has one of the elements or attributes."""
            ...

        @property
        def needs_frame(self) -> bool:
            """Whether the file must show some part of a frame."""
            ...


def kebab(name: str) -> str:
    """`EmptyCaption` as `empty-caption`."""
    return "".join(["-" + letter.lower() if letter.isupper() else letter for letter in name]).lstrip("-")


def option_names(rule: type[Rule]) -> tuple[str, ...]:
    """The names of a rule's options in the order written, those of its parents first."""
    names: dict[str, None] = {}
    for parent in reversed(rule.__mro__):
        if parent is not Rule and issubclass(parent, Rule):
            names |= dict.fromkeys(parent.__dict__.get("__annotations__", {}))
    return tuple(names)
