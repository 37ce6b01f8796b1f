"""What a rule is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artlint.rule.example import Example  # a type of a field, which pydantic reads
from artlint.rule.finding import MOST_SHOWN, Finding, Severity
from artlint.rule.precondition import Precondition, reference_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any, ClassVar

    from artlint.article import Article
    from artlint.rule.finding import Fix, Related
    from artlint.span import Span

DOCUMENTATION = "https://github.com/artlint/artlint/blob/main/docs/rules/{name}.md"
"""Where a rule of our own pack has its page."""

RESERVED = ("severity", "fix")
"""Keys of `[rules.X]` that mean the same for every rule, so no option may have such a name."""


class Rule:
    """A check of one article. A subclass is a rule; its name in kebab-case is the rule's id.

    Its annotated fields are its options, each with a default and a docstring below it. Everything else stands once,
    as class attributes without annotation:

    - `severity`, and `enabled = False` for a rule that is off unless asked for;
    - `layouts`: those in which the rule is on by default (all when empty);
    - `literals`: texts; the rule is called only for a file that holds one of them (any file when empty);
    - `elements` and `attributes`: names of the body's, in lower case; `facts`: functions of an article, defined in a
      module, that are cheap and tell whether the rule may find anything. The rule is called only for an article that
      has one of the elements or attributes or of which a fact is true (any article when all three are empty);
    - `reads`: `path` and `now`, if `check` looks at them; `suppressions` for a rule about artlint's own comments: it is
      called after all others; `bytes` for a rule that is right about a file whose letters cannot be read: after a
      finding with the code `UNREADABLE`, no other rule is called, for it would judge garbage; `code` for a rule that
      is also right in code and in templates, where findings of all others are left out; `templates` for a rule that is
      right in templates, but not in code;
    - `fix`: `"safe"` or `"unsafe"` for a rule whose findings carry fixes: the best that they are;
    - `needs_frame = False` for a rule that is also about a file without any part of a frame, which is no article;
    - `since`: the minor version it came with; in that version it is off or info, so that an update breaks no build;
    - `help`: one line, what to do about a finding;
    - `examples`: what it leaves alone and what it finds; they are its tests and its documentation.

    A rule is frozen: it holds options and nothing else.
    """

    name: ClassVar[str] = ""
    severity: ClassVar[Severity] = Severity.ERROR
    enabled: ClassVar[bool] = True
    layouts: ClassVar[tuple[str, ...]] = ()
    literals: ClassVar[tuple[str, ...]] = ()
    elements: ClassVar[tuple[str, ...]] = ()
    attributes: ClassVar[tuple[str, ...]] = ()
    facts: ClassVar[tuple[Callable[[Any], bool], ...]] = ()
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
        """Name the rule after its class.

        TypeError where an option has a name that is taken, or a fact is no function that a module defines.
        """
        super().__init_subclass__()
        for fact in cls.facts:
            reference_of(fact)
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
        """Refuse: a rule that kept state would report one file in the next."""
        raise AttributeError(f"{self.name} is frozen: {key} cannot be set")

    @property
    def precondition(self) -> Precondition:
        """Which articles can concern the rule."""
        return Precondition(self.literals, self.elements, self.attributes, self.facts, self.needs_frame)

    def may_find(self, article: Article) -> bool:
        """A cheap first look by the rule's options, after its precondition: False where `check` would find nothing."""
        return True

    def check(self, article: Article) -> Iterator[Finding]:
        """Yield what is wrong. It stores nothing, prints nothing, opens no file and reads no clock."""
        raise NotImplementedError(f"{self.name} has no check")

    def findings(self, article: Article) -> Iterator[Finding]:
        """What `check` yields, called only where the rule may find anything."""
        return iter(self.check(article)) if self.may_find(article) else iter(())

    @property
    def most_shown(self) -> int:
        """How many causes are shown in one file."""
        return MOST_SHOWN

    def left_out(self, article: Article, finding: Finding, number: int) -> Finding:
        """The finding that stands for a number of them beyond `most_shown`, `finding` the first of these."""
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
