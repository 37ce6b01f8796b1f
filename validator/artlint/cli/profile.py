"""`artlint profile`: what an archive is like."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from artlint.archive.figures import survey_figures
from artlint.archive.groupings import survey_by
from artlint.cli.check import print_problems, progress_of
from artlint.cli.output import print_data, print_out
from artlint.cli.request import common_request
from artlint.files.paths import shown_path
from artlint.report.profile import profile_report
from artlint.run import check

if TYPE_CHECKING:
    import argparse


def run(options: argparse.Namespace) -> int:
    """Print the profile; 2 where some file could not be read."""
    request = common_request(options)._replace(traits=True, by_source=True, baselines=False, jobs=options.jobs)
    survey = survey_by(options.by, _top(options.paths))
    progress = progress_of(options)
    try:
        report = check(request, survey.receive, progress)
    finally:
        if progress:
            progress.end()
    pieces = profile_report(survey_figures(survey), options.output_format)
    if options.output_format == "json":
        print_data(pieces)
    else:
        print_out(pieces)
    print_problems(report, options)
    return 2 if report.problems else 0


def _top(paths: list[str]) -> str:
    """The folder below which folders are groups: the one path, as reports show it; empty for the working folder."""
    here = os.getcwd()
    top = shown_path(os.path.join(here, paths[0]), here) if len(paths) == 1 else "."
    return "" if top == "." else top
