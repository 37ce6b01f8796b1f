"""The drill itself: find healthy articles, damage copies of each in every way, and count what becomes of that."""

from collections.abc import Callable, Mapping
from random import Random
from typing import NamedTuple

from artlint.config import ConfigError
from artlint.damage import Damage
from artlint.drill.reasons import Reasons
from artlint.drill.results import Drill
from artlint.drill.sample import Sample
from artlint.drill.tally import Tally
from artlint.drill.trial import Healthy, Trial
from artlint.model import CONFIGURATION, Problem, Request
from artlint.packs import PluginError, RuleInfo
from artlint.packs.damages import damages_of
from artlint.run.checker import Checker
from artlint.run.discovery import Discovery
from artlint.run.remarks import demand_known

Progress = Callable[[int, int], None]


class Plan(NamedTuple):
    """How much is tried: how many healthy articles at most, and the seed of all chance."""

    articles: int
    seed: int


def drill(request: Request, plan: Plan, progress: Progress | None = None) -> Drill:
    """Damage copies of healthy articles below the paths of a request, and judge them. ConfigError as `check` has it.

    `progress` is told how many articles of how many are done.
    """
    discovery = Discovery(request)
    found, known = discovery.found, discovery.configs.known_rules()
    demand_known(request.selection, known)
    known = {name: rule for name, rule in known.items() if _is_tried(rule, request)}
    damages = _damages(known)
    checker, tally = Checker(request), Tally()
    sample = Sample(checker, found.candidates, plan.articles, plan.seed)
    trial = Trial(checker, Reasons(discovery.configs.files, request), tally)
    articles = 0
    for articles, healthy in enumerate(sample.articles(), 1):
        for damage in damages:
            _try(trial, damage, healthy, plan.seed)
        if progress:
            progress(articles, plan.articles)
    untried = tuple(sorted(known.keys() - {damage.rule for damage in damages}))
    problems = (*found.problems, *_nothing(articles, len(found.candidates)), *tally.problems)
    return Drill(plan.seed, articles, sample.read, len(found.candidates), tally.rows(), untried, problems)


def _is_tried(rule: RuleInfo, request: Request) -> bool:
    """Whether the command line leaves a rule in; rules that look across articles are never tried."""
    return request.selection.allows(rule) and not rule.of_archive


def _damages(known: Mapping[str, RuleInfo]) -> tuple[Damage, ...]:
    """The damages of these rules. ConfigError where they cannot be used, or there are none."""
    try:
        found = damages_of(known)
    except PluginError as error:
        raise ConfigError(str(error)) from None
    if not found:
        raise ConfigError("nothing to try: no damage is known for the rules that are selected")
    return found


def _nothing(articles: int, found: int) -> tuple[Problem, ...]:
    """A drill without an article is an error: it tells nothing."""
    if articles:
        return ()
    message = f"no healthy article among {found:,} files" if found else "no article here"
    return (Problem(None, CONFIGURATION, f"nothing to damage: {message}"),)


def _try(trial: Trial, damage: Damage, healthy: Healthy, seed: int) -> None:
    random = Random(f"{seed} {damage.rule} {healthy.candidate.identity}")  # noqa: S311  chance, and no secret
    try:
        damaged = damage.of(healthy.article, random)
    except Exception as error:  # a pack's damage may fail in any way; the others are tried
        trial.tally.fail(damage.rule, healthy.candidate.shown, error)
    else:
        trial.run(damage.rule, damaged, healthy)
