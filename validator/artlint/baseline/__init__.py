"""A filter: findings that were accepted on a day no longer count. They are known by their content, not by their line.

    any_baseline(configs, request, files)         whether a run needs this room at all
    Baselines(request, files).of(config)          which baseline holds for a file
    baseline.accepted(path, marks) -> Accepted    what it accepts there
    matches(findings, accepted)                   which findings are accepted

`artlint baseline` compares entries (`newly_found`, `no_longer_found`, `updated_entry`) and writes `baseline_data`.
"""

from artlint.baseline.accepted import (
    Accepted,
    BaselineError,
    entry_of,
    matches,
    newly_found,
    no_longer_found,
    updated_entry,
)
from artlint.baseline.baselines import Baseline, Baselines, baseline_data, baseline_of, read_entries
from artlint.baseline.place import BASELINE_FILE, BaselineFiles, any_baseline, baseline_place

__all__ = [
    "BASELINE_FILE",
    "Accepted",
    "Baseline",
    "BaselineError",
    "BaselineFiles",
    "Baselines",
    "any_baseline",
    "baseline_data",
    "baseline_of",
    "baseline_place",
    "entry_of",
    "matches",
    "newly_found",
    "no_longer_found",
    "read_entries",
    "updated_entry",
]
