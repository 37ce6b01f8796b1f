"""`artlint drill`: damage copies of healthy articles in memory, and tell what the configuration would catch."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from artlint.cli.check import print_problems, progress_of
from artlint.cli.output import print_data, print_out
from artlint.cli.request import common_request
from artlint.drill import Plan, drill
from artlint.model import Report
from artlint.report.drill import as_json, as_text
from artlint.report.escape import inert_json

if TYPE_CHECKING:
    import argparse

FAILED, TOO_FEW, DONE = 2, 1, 0
"""The exit codes: something could not be done; fewer were caught than `--at-least`; else."""


def run(options: argparse.Namespace) -> int:
    """Drill, print what came of it, and exit with a code."""
    progress = progress_of(options)
    try:
        done = drill(common_request(options), Plan(options.articles, options.seed), progress)
    finally:
        if progress:
            progress.end()
    if options.output_format == "json":
        print_data([inert_json(json.dumps(as_json(done, options.at_least), ensure_ascii=False, indent=2)) + "\n"])
    elif done.articles:
        print_out(f"{line}\n" for line in as_text(done, options.at_least))
    print_problems(Report(0, {}, (), done.problems), options)
    if done.problems:
        return FAILED
    return TOO_FEW if options.at_least is not None and done.share < options.at_least else DONE
