"""The next steps that `artlint init --with` takes: a hook, a CI file, a baseline."""

import os
import re
from collections.abc import Iterable
from typing import NamedTuple

from artlint import __version__
from artlint.cli.surroundings import repository_of
from artlint.config import ConfigError
from artlint.files.asked import demand_place, write_text

BASELINE = "baseline"

_PRE_COMMIT = f"""\
repos:
  - repo: https://github.com/artlint/artlint
    rev: v{__version__}
    hooks:
      - id: artlint
"""

_GITHUB = f"""\
name: artlint
on:
  push:
  pull_request:
permissions:
  contents: read
jobs:
  artlint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v6
      - uses: artlint/artlint@v{__version__}
        with:
          paths: "PATHS"
"""

_GITLAB = f"""\
include:
  - component: $CI_SERVER_FQDN/artlint/artlint/artlint@v{__version__}
    inputs:
      paths: "PATHS"
"""

FILES = {
    "pre-commit": (".pre-commit-config.yaml", _PRE_COMMIT),
    "github": (".github/workflows/artlint.yml", _GITHUB),
    "gitlab": (".gitlab-ci.yml", _GITLAB),
}
"""The steps that write a file at the root of the repository: its path, and its text with the folder as PATHS."""

STEPS = (*FILES, BASELINE)


class Step(NamedTuple):
    """A file that a step writes, unless one is there."""

    path: str
    text: str

    def done(self) -> str:
        """Write the file, and what was done."""
        shown = os.path.relpath(self.path)
        if os.path.lexists(self.path):
            return f"{shown}: is there, and left alone; `artlint help ci` says what belongs into it"
        write_text(self.path, self.text, is_new=True)
        return f"{shown}: written"


def steps_for(names: Iterable[str], folder: str) -> list[Step]:
    """The files of some steps for the archive in a folder. ConfigError where one cannot be made."""
    root = repository_of(folder)
    paths = os.path.relpath(folder, root).replace(os.sep, "/")
    steps = [Step(os.path.join(root, *FILES[name][0].split("/")), FILES[name][1]) for name in names if name in FILES]
    for step in steps:
        demand_place(step.path)
    return [step._replace(text=step.text.replace("PATHS", _one_word(paths))) for step in steps]


def _one_word(path: str) -> str:
    """The same path, which is one word to YAML and to a shell. ConfigError for one that is not."""
    if re.fullmatch(r"[\w./][\w./-]*", path) is None:
        raise ConfigError(f"--with: the files for CI have to be written by hand for {path!r}: `artlint help ci`")
    return path
