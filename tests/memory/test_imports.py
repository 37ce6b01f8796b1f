"""A verdict depends on what the code of plugins imports, wherever that comes from and whenever it is imported."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest
from tests.conftest import HEALTHY

from artlint.memory.imports import plugin_code

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Sandbox

PROGRAM = (
    "import sys; from artlint.cli import main; from artlint.run import verdicts; verdicts.LEAST_FILES = 1\n"
    "from artlint.run.checker import Checker; judge = Checker.verdict; judged = []\n"
    "Checker.verdict = lambda self, candidate: (judged.append(1), judge(self, candidate))[1]\n"
    "sys.path[0] = {place!r}\nmain(sys.argv[1:])\nprint(len(judged), file=sys.stderr)\n"
)
"""The command in a process of its own that has a folder on its path; it says how many files it judged."""

RULE = '''\
from artlint import Rule, Span
{top}

class HelpedWord(Rule):
    """Keep the helper's word out."""

    def check(self, article):
        {inner}
        if (at := article.text.find(word())) >= 0:
            yield self.finding(Span(at, at + 1), "found")
'''

WORD = "def word():\n    return {word!r}\n"


class Helped:
    """Articles, and a rule that keeps a word out which a helper tells; the helper stands elsewhere."""

    def __init__(self, sandbox: Sandbox, place: Path) -> None:
        self.sandbox = sandbox
        self.place = place
        self._seconds = 1_000_000_000

    def rule(self, top: str = "", inner: str = "pass") -> None:
        self.sandbox.write("lint_rules/helped.py", RULE.format(top=top, inner=inner))
        self.sandbox.write("artlint.toml", "plugins = ['./lint_rules']\n")
        self.sandbox.write("1.md", HEALTHY.replace("桥上的人群", "LOUD"))
        self.sandbox.write("2.md", HEALTHY.replace("桥上的人群", "SOFT"))

    def helper(self, name: str, content: str) -> None:
        path = self.place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
        self._seconds += 1  # Python takes byte code for fresh by the size and the whole second of its source
        os.utime(path, (self._seconds, self._seconds))

    def check(self) -> tuple[list[str], int]:
        """The files that are found, and how many were judged."""
        program = PROGRAM.format(place=str(self.place))
        arguments = ("check", "--output-format", "concise", "--select", "helped-word", "-q")
        ran = self.sandbox.python(program, *arguments)
        *errors, judged = ran.stderr.decode().splitlines()
        assert errors == []
        return [line.partition(":")[0] for line in ran.stdout.decode().splitlines()], int(judged)


@pytest.fixture
def helped(sandbox: Sandbox) -> Helped:
    return Helped(sandbox, sandbox.folder.parent / "elsewhere")


def plain(helped: Helped, word: str) -> None:
    helped.rule("from helper import word")
    helped.helper("helper.py", WORD.format(word=word))


def inside_a_function(helped: Helped, word: str) -> None:
    helped.rule(inner="from helper import word")
    helped.helper("helper.py", WORD.format(word=word))


def by_its_name(helped: Helped, word: str) -> None:
    helped.rule("import importlib", "word = importlib.import_module('helper').word")
    helped.helper("helper.py", WORD.format(word=word))


def from_a_package(helped: Helped, word: str) -> None:
    helped.rule("from pack.words.loud import word")
    helped.helper("pack/__init__.py", "")
    helped.helper("pack/words/__init__.py", "")
    helped.helper("pack/words/loud.py", WORD.format(word=word))


def helper_of_a_helper(helped: Helped, word: str) -> None:
    helped.rule(inner="from helper import word")
    helped.helper("helper.py", "def word():\n    import further\n    return further.word()\n")
    helped.helper("further.py", WORD.format(word=word))


def data_of_a_package(helped: Helped, word: str) -> None:
    helped.rule("from pack import word")
    source = "import pathlib\ndef word():\n    return (pathlib.Path(__file__).parent / 'word.txt').read_text()\n"
    helped.helper("pack/__init__.py", source)
    helped.helper("pack/word.txt", word)


def put_on_the_path_by_the_plugin(helped: Helped, word: str) -> None:
    helped.rule(f"import sys\nsys.path.append({str(helped.place / 'hidden')!r})\nfrom helper import word")
    helped.helper("hidden/helper.py", WORD.format(word=word))


WAYS = (
    *(plain, inside_a_function, by_its_name, from_a_package),
    *(helper_of_a_helper, data_of_a_package, put_on_the_path_by_the_plugin),
)


QUICK = (plain, data_of_a_package)


@pytest.mark.parametrize(
    "way",
    [pytest.param(way, marks=[pytest.mark.slow] * (way not in QUICK)) for way in WAYS],
    ids=[way.__name__ for way in WAYS],
)
def test_a_helper_that_changes(helped: Helped, way: Callable[[Helped, str], None]) -> None:
    way(helped, "LOUD")
    assert helped.check() == (["1.md"], 2)
    assert helped.check() == (["1.md"], 0)
    way(helped, "SOFT")
    assert helped.check() == (["2.md"], 2)
    assert helped.check() == (["2.md"], 0)


class TestInstalled:
    """What pip has installed: a dependency of a plugin, and a dependency of that."""

    @pytest.fixture
    def installed(self, sandbox: Sandbox) -> Helped:
        helped = Helped(sandbox, sandbox.folder.parent / "site-packages")
        helped.rule("from helper import word")
        helped.helper("helper.py", "import further\n\ndef word():\n    return further.WORD\n")
        self.install(helped, "LOUD", "1.0")
        return helped

    @staticmethod
    def install(helped: Helped, word: str, version: str, digest: str = "") -> None:
        for old in helped.place.glob("further-*"):
            (old / "RECORD").unlink()
            old.rmdir()
        helped.helper("further.py", f"WORD = {word!r}\n")
        helped.helper(f"further-{version}.dist-info/RECORD", f"further.py,sha256={digest or word},12\n")

    def test_a_dependency_of_a_dependency_is_upgraded(self, installed: Helped) -> None:
        assert installed.check() == (["1.md"], 2)
        assert installed.check() == (["1.md"], 0)
        self.install(installed, "SOFT", "1.1")
        assert installed.check() == (["2.md"], 2)

    def test_the_same_version_is_installed_anew(self, installed: Helped) -> None:
        installed.check()
        self.install(installed, "SOFT", "1.0")
        assert installed.check() == (["2.md"], 2)

    def test_what_the_plugin_imports_itself_is_edited_where_it_is_installed(self, installed: Helped) -> None:
        installed.check()
        installed.helper("helper.py", "def word():\n    return 'SOFT'\n")
        assert installed.check() == (["2.md"], 2)

    def test_byte_code_that_is_new_changes_nothing(self, installed: Helped) -> None:
        installed.check()
        record = installed.place / "further-1.0.dist-info/RECORD"
        record.write_text(record.read_text() + "__pycache__/further.cpython-311.pyc,,\n")
        assert installed.check() == (["1.md"], 0)


def test_a_remembered_configuration_depends_on_it_too(helped: Helped) -> None:
    """An option's type may come from a helper."""
    option = "\n    limit: Limit = 1\n"
    helped.rule("from helper import word, Limit")
    source = (helped.sandbox.folder / "lint_rules/helped.py").read_text()
    helped.sandbox.write("lint_rules/helped.py", source.replace("    def check", f"{option}\n    def check"))
    helped.sandbox.write("artlint.toml", "plugins = ['./lint_rules']\nrules.helped-word.limit = 1\n")
    helped.helper("helper.py", "Limit = int\n" + WORD.format(word="LOUD"))
    for path in ("artlint.toml", "lint_rules/helped.py"):
        os.utime(helped.sandbox.folder / path, (1, 1))
    program = "from artlint.memory import configurations as kept\nkept.RACY = 0\n" + PROGRAM.format(
        place=str(helped.place)
    )
    arguments = ("check", "--select", "helped-word", "1.md")
    assert helped.sandbox.python(program, *arguments).stderr == b"1\n"
    helped.helper("helper.py", "Limit = str\n" + WORD.format(word="LOUD"))
    assert b"rules.helped-word.limit: expected a text, got 1" in helped.sandbox.python(program, *arguments).stderr


def test_without_plugins_nothing_is_asked(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any) -> Any:
        raise AssertionError

    monkeypatch.setattr("artlint.memory.imports._installed", refuse)
    assert plugin_code((), (("artlint-acme", str(sandbox.folder)),)) == ""
