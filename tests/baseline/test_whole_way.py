"""A keeper's way with one repository: adopt it, be refused, mend, accept, be refused again, merge."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from tests.conftest import HEALTHY, addressed

if TYPE_CHECKING:
    import subprocess

    from tests.conftest import Sandbox
    from tests.repository import Repository

CAPTION = '<div><small style="color: #999;">桥上的人群</small></div>'
DAMAGED = HEALTHY.replace(CAPTION, "").replace("<!--1689730743000-->", "<!--NaN-->")


def try_to_commit(repository: Repository, message: str) -> subprocess.CompletedProcess[str]:
    repository.add()
    return repository.attempt("commit", "-m", message)


def found(ran: subprocess.CompletedProcess[str]) -> list[str]:
    """`path rule` of every finding that the hook's report of one file shows."""
    path, *lines = ran.stdout.splitlines()
    return [f"{path} {match[1]}" for line in lines if (match := re.match(r"  \d+:\d+ \w+ ([\w-]+): ", line))]


def test_the_way_of_a_real_repository(sandbox: Sandbox, repository: Repository) -> None:
    for number in range(4):
        sandbox.write(f"articles/{number}.md", DAMAGED.replace("7186728", f"718672{number}"))
    repository.commit("the past")
    assert sandbox.run("hook", "install").code == 0

    # damage is refused, in a new article and in an old one
    sandbox.write("articles/4.md", DAMAGED)
    ran = try_to_commit(repository, "damaged")
    assert (ran.returncode, found(ran)) == (1, ["articles/4.md malformed-epoch", "articles/4.md missing-caption"])
    sandbox.write("articles/4.md")
    assert try_to_commit(repository, "healthy").returncode == 0

    # what is safe to mend is mended, and then committed
    sandbox.write("articles/5.md", HEALTHY.replace("------\n", "-----\n"))
    assert try_to_commit(repository, "a short separator").returncode == 1
    assert sandbox.run("check", "--fix", "articles/5.md").code == 0
    assert (sandbox.folder / "articles" / "5.md").read_text(encoding="utf-8") == HEALTHY
    assert try_to_commit(repository, "mended").returncode == 0

    # the past is accepted; the whole archive is a gate now
    assert sandbox.check(".").code == 1
    assert sandbox.run("baseline", "create").code == 0
    assert sandbox.check(".").code == 0
    assert try_to_commit(repository, "the baseline").returncode == 0

    # new damage beside accepted findings is refused, by the hook and by the gate
    sandbox.write("articles/0.md", DAMAGED.replace("7186728", "7186720").replace("</p>\n", "<script>1</script></p>\n"))
    ran = try_to_commit(repository, "damaged")
    assert (ran.returncode, found(ran)) == (1, ["articles/0.md script-element"])
    assert sandbox.check(".").found == ["articles/0.md script-element"]
    repository.git("checkout", "-q", "HEAD", "articles/0.md")

    # a typo in an article with accepted findings passes, and a rename
    sandbox.write("articles/1.md", DAMAGED.replace("7186728", "7186721").replace("第一段", "首段"))
    os.rename(sandbox.folder / "articles" / "2.md", sandbox.folder / "articles" / "moved.md")
    assert try_to_commit(repository, "a typo").returncode == 0

    # a branch is judged by what it brings, before, in and after a merge of what others did meanwhile
    repository.git("checkout", "-q", "-b", "mine")
    sandbox.write("articles/mine.md", addressed("mine", HEALTHY.replace("第一段", "<em></em>首段")))
    assert try_to_commit(repository, "mine").returncode == 0
    repository.git("checkout", "-q", "main")
    sandbox.write("articles/theirs.md", addressed("theirs", DAMAGED))
    repository.commit("theirs, past the hook")
    repository.git("checkout", "-q", "mine")
    assert sandbox.check("--diff-base", "main").found == ["articles/mine.md empty-element"]
    repository.git("merge", "-q", "--no-commit", "main")
    assert sandbox.check("--diff-base", "main").found == ["articles/mine.md empty-element"]
    assert try_to_commit(repository, "merged").returncode == 0
    assert sandbox.check("--diff-base", "main").found == ["articles/mine.md empty-element"]
    assert set(sandbox.check(".").found) == {
        "articles/mine.md empty-element", "articles/theirs.md malformed-epoch", "articles/theirs.md missing-caption",
    }  # fmt: skip
