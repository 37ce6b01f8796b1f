"""Nothing is imported from the working folder: it may be that of a checked-out tree."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Sandbox

HOSTILE = (
    *("html5lib", "yaml", "sitecustomize", "usercustomize", "multiprocessing", "signal", "pickle", "json"),
    *("pydantic", "typing", "re", "artlint_rules", "pathspec", "dateutil", "sqlite3", "socket"),
)
"""Modules that artlint or Python may import at some time."""

SCRIPT = """\
import sys
from artlint.run.workers import team
team.safe_method = lambda: {method!r}
from artlint.cli import main
if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
"""
"""As the command's own script: Python puts the folder of the script first on the path, not the working folder."""

BODY = "<!--NaN-->\n---\ndate: 1\n---\n<p>a<b>c</p><span id=x>&#xD;</span><table><p>x\n"


def hostile_tree(sandbox: Sandbox) -> None:
    for name in HOSTILE:
        sandbox.write(f"{name}.py", f"open({str(sandbox.folder.parent / 'ran')!r}, 'a').write({name!r})\n")
    for number in range(240):
        sandbox.write(f"articles/{number:03}.md", BODY)
    sandbox.write("artlint.toml", "exclude = ['none.md']\n")


def check(sandbox: Sandbox, *command: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, *command, "check", "-q", "--jobs", "2", "--output-format", "json", "articles"],
        cwd=sandbox.folder,
        env=sandbox.environment(**environment),
        capture_output=True,
        timeout=300,
        check=False,
    )


@pytest.mark.parametrize(
    "flags", [(), *(pytest.param((flag,), marks=pytest.mark.slow) for flag in ("-E", "-I", "-P"))], ids=str
)
@pytest.mark.parametrize("method", ["spawn", "fork"])
def test_workers_import_nothing_from_the_working_folder(sandbox: Sandbox, method: str, flags: tuple[str, ...]) -> None:
    if method == "fork" and sys.platform != "linux":
        pytest.skip("no fork here")
    hostile_tree(sandbox)
    script = sandbox.write("../bin/artlint.script", SCRIPT.format(method=method))
    ran = check(sandbox, *flags, str(script))
    assert not (sandbox.folder.parent / "ran").exists()
    assert (ran.returncode, ran.stderr) == (1, b"")
    assert ran.stdout.count(b'"path": "articles/') >= 240


@pytest.mark.slow
def test_workers_may_be_told_so_already(sandbox: Sandbox) -> None:
    hostile_tree(sandbox)
    script = sandbox.write("../bin/artlint.script", SCRIPT.format(method="spawn"))
    ran = check(sandbox, str(script), PYTHONSAFEPATH="1")
    assert ran.returncode == 1
    assert not (sandbox.folder.parent / "ran").exists()


def test_the_module_imports_nothing_from_the_working_folder(sandbox: Sandbox) -> None:
    hostile_tree(sandbox)
    for name in ("signal", "json", "typing", "re", "socket"):  # Python itself may import them before artlint is asked
        (sandbox.folder / f"{name}.py").unlink()
    ran = check(sandbox, "-m", "artlint")
    assert (ran.returncode, ran.stderr) == (1, b"")
    assert not (sandbox.folder.parent / "ran").exists()


def test_the_environment_is_as_it_was(sandbox: Sandbox) -> None:
    hostile_tree(sandbox)
    left = "open('../left', 'w').write(os.environ.get('PYTHONSAFEPATH', 'none'))"
    last = f"    main(sys.argv[1:])\n    import os\n    {left}\n"
    program = SCRIPT.format(method="spawn").replace("    sys.exit(main(sys.argv[1:]))\n", last)
    script = sandbox.write("../bin/artlint.script", program)
    assert check(sandbox, str(script)).stderr == b""
    assert (sandbox.folder.parent / "left").read_text() == "none"
