"""The peers, as data: what they are, how they are installed, and the commands that are measured.

A command is written as in a shell, run in the folder that `inputs` prepares: `md` holds the articles, `html` their
bodies, `fixed` the articles once more for what rewrites files; `md.list` and the like name the files of each, parted by
NUL; `{md_file}`, `{html_file}` and `{fixed_file}` are one file of each. `{program}` is the path at which the program
was found.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

_NO_VARIABLES: Mapping[str, str] = MappingProxyType({})


class Peer(NamedTuple):
    """A program to measure; `tree` is the folder that it reads, `codes` are the exit codes of work done.

    `program` is looked for in each folder, `beside` from each folder, and `needs` names another program without which
    it cannot run. `version` are the arguments with which it tells its version, or a whole command with `{folder}` for
    the folder in which the program stands.
    """

    name: str
    kind: str
    program: str
    install: str
    tree: str
    many: str
    one: str
    version: str = "{program} --version"
    beside: str = ""
    needs: str = ""
    codes: frozenset[int] = frozenset({0, 1})
    environment: Mapping[str, str] = _NO_VARIABLES


_BY_XARGS = frozenset({0, 1, 2, 123})
"""xargs ends with 123 where one of its commands ended with 1 to 125."""

_RUMDL = Peer(
    "rumdl",
    "Markdown, Rust",
    "rumdl",
    "pip install rumdl",
    "md",
    "{program} check --no-cache md",
    "{program} check --no-cache {md_file}",
)

PEERS = (
    _RUMDL,
    _RUMDL._replace(name="rumdl, one thread", environment={"RAYON_NUM_THREADS": "1"}),
    Peer(
        "typos",
        "spelling, Rust",
        "typos",
        "pip install typos",
        "md",
        "{program} --format brief md",
        "{program} --format brief {md_file}",
        codes=frozenset({0, 2}),
    ),
    Peer(
        "end-of-file-fixer",
        "hygiene, Python",
        "end-of-file-fixer",
        "pip install pre-commit-hooks",
        "fixed",
        "xargs -0 -a fixed.list -n 5000 {program}",
        "{program} {fixed_file}",
        version="{folder}/python -c 'from importlib.metadata import version; print(version(\"pre-commit-hooks\"))'",
        codes=_BY_XARGS,
    ),
    Peer(
        "htmlhint",
        "HTML, Node",
        "htmlhint",
        "npm install htmlhint",
        "html",
        "{program} -f unix html",
        "{program} -f unix {html_file}",
    ),
    Peer(
        "tidy, two processes",
        "HTML, C",
        "tidy",
        "apt-get install tidy",
        "html",
        "xargs -0 -a html.list -n 500 -P 2 {program} -q -e -utf8",
        "{program} -q -e -utf8 {html_file}",
        codes=_BY_XARGS,
    ),
    Peer(
        "biome",
        "HTML, Rust",
        "biome",
        "npm install @biomejs/biome",
        "html",
        "{program} lint --reporter=summary html",
        "{program} lint --reporter=summary {html_file}",
    ),
    Peer(
        "autocorrect",
        "CJK text, Rust",
        "autocorrect",
        "npm install autocorrect-node",
        "md",
        "{program} --lint -q --format json md",
        "{program} --lint -q --format json {md_file}",
    ),
    Peer(
        "djlint",
        "HTML, Python",
        "djlint",
        "pip install djlint",
        "html",
        "{program} --quiet --lint html",
        "{program} --quiet --lint {html_file}",
    ),
    Peer(
        "vnu",
        "HTML, Java",
        "vnu.jar",
        "apt-get install default-jre-headless && npm install vnu-jar",
        "html",
        "java -jar {program} --exit-zero-always html",
        "java -jar {program} --exit-zero-always {html_file}",
        version="java -jar {program} --version",
        beside="../vnu-jar/build/dist/vnu.jar",
        needs="java",
        codes=frozenset({0}),
    ),
    Peer(
        "markdownlint-cli2",
        "Markdown, Node",
        "markdownlint-cli2",
        "npm install markdownlint-cli2",
        "md",
        "{program} md/**/*.md",
        "{program} {md_file}",
    ),
    Peer(
        "html-validate",
        "HTML, Node",
        "html-validate",
        "npm install html-validate",
        "html",
        "{program} -f text html",
        "{program} -f text {html_file}",
    ),
)

_REPORT = "--isolated --output-format json -o report.json"

_ARTLINT = Peer(
    "artlint",
    "articles, Python",
    "artlint",
    "pip install artlint",
    "md",
    f"{{program}} check md --no-cache {_REPORT}",
    f"{{program}} check {{md_file}} --no-cache {_REPORT}",
)

ARTLINT = (
    _ARTLINT,
    _ARTLINT._replace(name="artlint --jobs 1", many=f"{_ARTLINT.many} --jobs 1"),
    _ARTLINT._replace(name="artlint, cached", many=f"{{program}} check md --cache-dir cache {_REPORT}"),
)
"""artlint in the ways that are measured; the first is what the ratios are taken to."""
