"""What must be in an article before a rule can find anything: cheap to test, and told before the rule is imported."""

from collections.abc import Callable
from typing import Any, NamedTuple

from artlint.article import Article

Fact = Callable[[Article], bool]


class Precondition(NamedTuple):
    """Which articles can concern a rule. It spares calls and changes no finding.

    The file must hold one of the `literals`, if there are any. The body must have one of the `elements` or
    `attributes` (names in lower case), or one of the `facts` must be true of the article, if there are any of these
    three. With `needs_frame`, the file must also have some part of a frame.
    """

    literals: tuple[str, ...] = ()
    elements: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    needs_frame: bool = True

    @property
    def is_of_all(self) -> bool:
        """Whether the body need have nothing particular."""
        return not (self.elements or self.attributes or self.facts)


def reference_of(fact: Any) -> str:
    """`module:function`, by which the index of a pack names a fact. TypeError where it is no function of a module."""
    name = getattr(fact, "__qualname__", "")
    if not (callable(fact) and name.isidentifier()):
        raise TypeError(f"{fact!r} is no function that a module defines")
    return f"{fact.__module__}:{name}"
