"""For authors of rules: the tests that every rule of artlint passes, for use with other rules.

import pytest
from artlint.packs import load, pack_rules
from artlint.testing import broken_promises, cases, mended, outcome

RULES = [load(info) for info in pack_rules("my_rules").values()]

@pytest.mark.parametrize(("rule", "example"), cases(RULES))
def test_an_example_finds_exactly_what_it_says(rule, example):
    assert outcome(rule, example) == list(example.expected)

@pytest.mark.parametrize(("rule", "example"), cases(RULES))
def test_an_example_is_fixed_as_it_says(rule, example):
    assert mended(rule, example) == example.fixed

@pytest.mark.parametrize("rule", RULES)
def test_a_rule_keeps_its_promises(rule):
    assert broken_promises(rule) == []
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from artlint import __version__
from artlint.article import File
from artlint.judge import Result, lint
from artlint.packs import examples
from artlint.packs.page import description_of, option_notes
from artlint.rule import ArchiveRule, Rule, Severity, files_in, option_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from artlint.judge.records import Crash
    from artlint.rule import Example, Finding


HEALTHY_FRAME = examples.HEALTHY_FRAME
"""What stands above the body of an example that is not `whole`; the body is line 5."""


def cases(rules: Iterable[type[Rule]]) -> list[tuple[type[Rule], Example]]:
    """Each rule with each of its examples."""
    return [(rule, example) for rule in rules for example in rule.examples]


def file_of(example: Example) -> File:
    """The file of an example: its text, in a healthy frame unless the example is `whole`."""
    text = example.text if example.whole else f"{HEALTHY_FRAME}{example.text}\n"
    return File(text, path=example.path, source=example.source, now=example.now)


def outcome(rule: type[Rule], example: Example) -> list[str]:
    """The findings of a rule in an example, each as `line:column message`.

    Those of a rule of the archive have their path before the line. AssertionError where the rule crashes, with the
    file, the line and the traceback.
    """
    if issubclass(rule, ArchiveRule):
        return _archive_outcome(rule, example)
    file = file_of(example)
    return [shown(finding, file) for finding in _result(file, rule(**_options_of(rule, example))).findings]


def _archive_outcome(rule: type[ArchiveRule], example: Example) -> list[str]:
    from artlint.archive.examples import found_in  # SQLite

    files = [
        File(text, path=path, source=example.source, now=example.now)
        for path, text in sorted(files_in(example.text).items())
    ]
    found, crashes = found_in(files, rule, _options_of(rule, example))
    _demand_no_crash(rule.name, crashes)
    return [f"{it.path}:{it.start.line}:{it.start.column} {it.message}" for it in found]


def _demand_no_crash(name: str, crashes: Sequence[Crash]) -> None:
    if crashes:
        raise AssertionError(f"{name} {crashes[0].description}\n\n{crashes[0].trace}")


def _result(file: File, check: Rule) -> Result:
    result = _with_the_others(file, check) if "suppressions" in check.reads else lint(file, [check])
    _demand_no_crash(check.name, result.crashes)
    return result


def _with_the_others(file: File, check: Rule) -> Result:
    """The findings of a rule about artlint's comments, after the rules that are on by default have run."""
    from artlint.config import Selection, settings_of
    from artlint.config.settings import default_config
    from artlint.suppress import Plans, lint_with_suppressions

    settings = settings_of(default_config("/"), ())
    rules = settings.rules_for(file.article.layout, Selection())
    others = (rule for rule in rules if "suppressions" not in rule.reads)
    result = lint_with_suppressions(file, Plans.of([*others, check]), settings, Selection())
    return Result(tuple(it for it in result.findings if it.rule == check.name), result.crashes)


def mended(rule: type[Rule], example: Example) -> str | None:
    """The text of an example after the fixes of a rule, None where the rule fixes nothing in it.

    AssertionError where a fix is refused, because the rule finds something new after it, or because it changes text
    that the fix does not name.
    """
    if issubclass(rule, ArchiveRule):
        return None
    from artlint.fix import apply_fixes  # html5lib

    check = rule(**_options_of(rule, example))
    file = file_of(example)

    def as_file(text: str) -> File:
        return File(text, path=example.path, source=example.source, now=example.now)

    def look(text: str) -> Result:
        return _result(as_file(text), check)

    made = apply_fixes(file.text, look(file.text), look, unsafe=True, as_file=as_file)
    if made.refusals:
        raise AssertionError(f"{rule.name}: the fix is refused: {made.refusals[0].reason}")
    if not made.fixed:
        return None
    return made.text if example.whole else made.text.removeprefix(HEALTHY_FRAME).removesuffix("\n")


def shown(finding: Finding, file: File) -> str:
    """`line:column message`, as an example expects it."""
    place = file.lines.position(finding.span.start)
    return f"{place.line}:{place.column} {finding.message}"


def broken_promises(rule: type[Rule]) -> list[str]:
    """The promises of every rule that this rule does not keep; empty for a good one."""
    checks = {
        "the file is named after the rule": _file_name(rule) == rule.name.replace("-", "_"),
        "the docstring opens with one sentence": _has_summary(rule),
        "help says what to do": bool(rule.help) and not rule.help.endswith("."),
        "there are two good examples": sum(not example.expected for example in rule.examples) >= 2,
        "there are two bad examples": sum(bool(example.expected) for example in rule.examples) >= 2,
        "no example stands twice": len({repr(example) for example in rule.examples}) == len(rule.examples),
        "every option has a default": all(hasattr(rule, name) for name in option_names(rule)),
        "every option has a docstring": set(option_notes(rule)) == set(option_names(rule)),
        "a new rule enters as off or info": _enters_softly(rule),
        "messages are facts in lower case without a full stop": all(map(_is_fact, _messages(rule))),
        "fix is safe, unsafe or None": rule.fix in ("safe", "unsafe", None),
        "an example shows a fix of the kind that the rule declares": _kinds_of_fixes(rule) in _FIXES.get(rule.fix, ()),
    }
    return [promise for promise, kept in checks.items() if not kept]


_FIXES: dict[str | None, tuple[set[bool], ...]] = {
    None: (set(),),
    "safe": ({True}, {True, False}),
    "unsafe": ({False},),
}
"""For each kind of fix that a rule may declare: the kinds (safe is True) that its examples may show."""


def _kinds_of_fixes(rule: type[Rule]) -> set[bool]:
    """The kinds of fix (safe is True) in the examples that state a fixed text."""
    found = [
        _result(file_of(example), rule(**_options_of(rule, example))).findings
        for example in rule.examples
        if example.fixed is not None
    ]
    return {finding.fix.safe for findings in found for finding in findings if finding.fix is not None}


def _options_of(rule: type[Rule], example: Example) -> dict[str, Any]:
    """The options as validation makes them of what a configuration says."""
    if not example.options:
        return {}
    from artlint.config.options import options_model  # pydantic

    written = {name.replace("_", "-"): value for name, value in example.options.items()}
    values = options_model(rule).model_validate(written, strict=False)
    return {name: getattr(values, name) for name in example.options}


def _enters_softly(rule: type[Rule]) -> bool:
    is_new = rule.since == __version__.rpartition(".")[0] and rule.since != Rule.since
    return not is_new or not rule.enabled or rule.severity is Severity.INFO


def _file_name(rule: type[Rule]) -> str:
    return rule.__module__.rpartition(".")[2]


def _has_summary(rule: type[Rule]) -> bool:
    first = description_of(rule).partition("\n")[0]
    is_its_own = rule.__doc__ is not None or sys.flags.optimize > 1
    return is_its_own and first.endswith(".") and len(first) <= 120


def _messages(rule: type[Rule]) -> list[str]:
    return [expected.partition(" ")[2] for example in rule.examples for expected in example.expected]


def _is_fact(message: str) -> bool:
    return bool(message) and not message.endswith(".") and not message[0].isupper()
