"""What is larger than any article is read from no place, and the run says so."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from tests.conftest import HEALTHY

from artlint.disk import LARGEST_ARTICLE, LARGEST_CONFIGURATION, TooLargeError
from artlint.files.blobs import Blobs

if TYPE_CHECKING:
    from tests.conftest import Sandbox
    from tests.repository import Repository

TOO_LARGE = "it is larger than 16,777,216 bytes"
DAMAGED = HEALTHY.replace("<!--1689730743000-->", "<!--NaN-->")


def grow(sandbox: Sandbox, name: str, text: str, size: int = LARGEST_ARTICLE + 1) -> None:
    os.truncate(sandbox.write(name, text), size)


def test_a_staged_article_that_is_too_large(sandbox: Sandbox, repository: Repository) -> None:
    repository.commit()
    grow(sandbox, "large.md", HEALTHY)
    grow(sandbox, "notes.txt", "no article")
    sandbox.write("small.md")
    repository.add()
    ran = sandbox.check("--staged")
    assert (ran.code, ran.json["summary"]["checked"]) == (2, 1)
    assert ran.problems == [("large.md", "unreadable-file")]
    assert ran.json["problems"][0]["message"] == f"cannot be read: {TOO_LARGE}"
    assert [skip["reason"] for skip in ran.json["skipped"]] == ["not-an-article"]


def test_an_earlier_version_that_is_too_large(sandbox: Sandbox, repository: Repository) -> None:
    grow(sandbox, "1.md", HEALTHY)
    repository.commit()
    sandbox.write("1.md", DAMAGED)
    repository.add()
    ran = sandbox.check("--staged")
    assert (ran.code, ran.json["problems"][0]["message"]) == (2, f"its version before cannot be read: {TOO_LARGE}")


def test_a_deleted_file_that_is_too_large_is_no_earlier_version(sandbox: Sandbox, repository: Repository) -> None:
    grow(sandbox, "film.bin", "")
    repository.commit()
    (sandbox.folder / "film.bin").unlink()
    sandbox.write("1.md", DAMAGED)
    repository.add()
    ran = sandbox.check("--staged")
    assert (ran.code, ran.problems, len(ran.found)) == (1, [], 1)


def test_a_configuration_of_a_revision_that_is_too_large(sandbox: Sandbox, repository: Repository) -> None:
    grow(sandbox, "artlint.toml", "", LARGEST_CONFIGURATION + 1)
    sandbox.write("1.md")
    repository.commit()
    ran = sandbox.run("check", "--config-from", "HEAD", "1.md")
    assert ran.code == 2
    assert "it is larger than 4,194,304 bytes" in ran.err


@pytest.mark.parametrize("checked_out", [False, True])
def test_a_version_is_read_up_to_the_limit_and_after_a_larger_one(
    sandbox: Sandbox, repository: Repository, *, checked_out: bool
) -> None:
    contents = {"0": b"", "1": b"a\n\nb", "2": b"x" * LARGEST_ARTICLE, "3": b"\n" * LARGEST_ARTICLE}
    for name, content in contents.items():
        (sandbox.folder / name).write_bytes(content)
    grow(sandbox, "large", "")
    repository.add()
    top = os.fspath(sandbox.folder)
    blobs = Blobs(top, top, checked_out=checked_out)
    try:
        for name, content in contents.items():
            with pytest.raises(TooLargeError, match=TOO_LARGE):
                blobs.read(repository.git("rev-parse", ":large").strip(), f"{top}/large")
            blob = repository.git("rev-parse", f":{name}").strip()
            assert blobs.read(blob, f"{top}/{name}") == content
    finally:
        blobs.close()


@pytest.mark.parametrize("fix", [(), ("--fix",)])
def test_a_stdin_that_is_too_large(sandbox: Sandbox, fix: tuple[str, ...]) -> None:
    data = HEALTHY.encode("utf-8").ljust(LARGEST_ARTICLE + 1, b"\n")
    ran = sandbox.run("check", *fix, "-", stdin=data)
    assert (ran.code, ran.out) == (2, "")
    assert f"-: cannot be read: {TOO_LARGE}" in ran.err
