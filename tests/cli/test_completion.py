"""`artlint completion`: what the shells themselves offer, once they have read their script."""

from __future__ import annotations

import re
import shlex
import subprocess
from shutil import which
from typing import TYPE_CHECKING

import pytest

from artlint.cli.command_line import SHELLS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Sandbox

BASH = """
source ./script
COMP_WORDS=({words}); COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 ))
COMP_LINE="${{COMP_WORDS[*]}}"; COMP_POINT=${{#COMP_LINE}}
$(complete -p artlint | sed -E 's/.*-F ([^ ]+).*/\\1/')
printf '%s\\n' "${{COMPREPLY[@]}}"
"""

ZSH = """
zmodload zsh/zpty
mkfifo offered
exec {{offered}}<>offered
zpty -b shell zsh -f -i
zpty -w shell 'autoload -Uz compinit; compinit -u -D; eval "$(<script)"'
zpty -w shell 'compadd() {{
  if (( ! ${{argv[(I)-[OAD]]}} )); then local -a words; builtin compadd -O words "$@"; print -rl -- $words >offered; fi
  builtin compadd "$@"
}}'
zpty -w shell 'no-more() {{ print "no more" >offered }}; zle -N no-more; bindkey "^I" complete-word "^G" no-more'
zpty -n -w shell {line}$'\\t\\a'
while IFS= read -r -u $offered word && [[ $word != "no more" ]]; do print -r -- $word; done
zpty -d shell
"""


def in_bash(line: str) -> list[str]:
    """bash parts words at the equals sign, and a cursor right behind one stands on it."""
    words = re.findall(r"=|[^ =]+", line) + [""] * line.endswith(" ")
    return ["bash", "--noprofile", "--norc", "-c", BASH.format(words=" ".join(map(shlex.quote, words)))]


def in_zsh(line: str) -> list[str]:
    return ["zsh", "-f", "-c", ZSH.format(line=shlex.quote(line))]


def in_fish(line: str) -> list[str]:
    return ["fish", "--no-config", "-c", f"source ./script; complete -C {shlex.quote(line)}"]


COMMANDS: dict[str, Callable[[str], list[str]]] = {"bash": in_bash, "zsh": in_zsh, "fish": in_fish}


def offered(sandbox: Sandbox, shell: str, line: str) -> set[str]:
    """The words that a real shell offers at the end of a line, without description, option or slash."""
    if which(shell) is None:
        pytest.skip(f"no {shell} on this machine")
    sandbox.write("script", sandbox.run("completion", shell).out)
    home = {"HOME": str(sandbox.folder), "PATH": "/usr/local/bin:/usr/bin:/bin", "TERM": "dumb"}
    ran = subprocess.run(
        COMMANDS[shell](line), cwd=sandbox.folder, env=home, capture_output=True, text=True, encoding="utf-8",
        timeout=120, check=False,
    )  # fmt: skip
    assert (ran.returncode, ran.stderr) == (0, "")
    words = [word.split("\t")[0].strip().rstrip("/") for word in ran.stdout.splitlines()]
    return {re.sub("^--[a-z-]+=", "", word) for word in words if word}


LINES = {
    "artlint ch": {"check"},
    "artlint check --fail": {"--fail-on"},
    "artlint check --fail-on ": {"error", "warning", "info", "never"},
    "artlint check --fail-on=": {"error", "warning", "info", "never"},
    "artlint check --select=dates --fail-on=e": {"error"},
    "artlint check --output-format rd": {"rdjson", "rdjsonl"},
    "artlint check --output sa": {"sarif="},
    "artlint check --select dat": {"dates"},
    "artlint check --fix --fix-": {"--fix-only"},
    "artlint check art": {"articles"},
    "artlint check blog art": {"articles"},
    "artlint check --cache-dir art": {"articles"},
    "artlint rules empty-c": {"empty-caption"},
    "artlint baseline ": {"create", "update", "prune", "show"},
    "artlint baseline create --fo": {"--force"},
    "artlint help exit": {"exit-codes"},
    "artlint completion ": set(SHELLS),
}


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_offers(sandbox: Sandbox, shell: str, line: str) -> None:
    sandbox.write("articles/1.md")
    assert offered(sandbox, shell, line) == LINES[line]


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_reads_its_script(sandbox: Sandbox, shell: str) -> None:
    if which(shell) is None:
        pytest.skip(f"no {shell} on this machine")
    script = sandbox.run("completion", shell).out
    ran = subprocess.run([shell, "-n"], input=script, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (ran.returncode, ran.stderr) == (0, "")


def test_an_unknown_shell_is_refused(sandbox: Sandbox) -> None:
    assert sandbox.run("completion", "tcl").code == 2
