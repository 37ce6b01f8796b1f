"""The processes of git: only this module starts one. Nothing goes through a shell."""

import os
from collections.abc import Mapping
from subprocess import Popen
from typing import NamedTuple

_NO_REPOSITORY = "fatal: not a git repository: "
"""git's words before the name of a repository that a worktree's or submodule's `.git` names and that is missing."""


class GitError(Exception):
    """git is missing, or refused. The message says what to do."""


class NoRepositoryError(GitError):
    """A folder stands in no repository."""


class Answer(NamedTuple):
    """The exit code of a git command, and the bytes that it wrote to stdout and stderr."""

    code: int
    out: bytes
    err: bytes

    def demand_success(self) -> bytes:
        """What was written to stdout. GitError, or NoRepositoryError, where the command failed."""
        if self.code and b"not a git repository (" in self.err:
            raise NoRepositoryError(self.reason)
        if self.code:
            raise GitError(self.reason)
        return self.out

    @property
    def reason(self) -> str:
        """git's own words for the failure, and what to do where it does not trust the folder."""
        lines = [line for line in self.err.decode("utf-8", "backslashreplace").splitlines() if line.strip()]
        text = " ".join(line.strip() for line in lines)
        if "dubious ownership" in text:
            return f"git does not trust the repository, for another user owns it: {text}"
        if text.startswith(_NO_REPOSITORY):
            return f"the repository of this worktree is not there: {text.removeprefix(_NO_REPOSITORY)}"
        if "not a git repository" in text:
            return "here is no git repository"
        return f"git failed: {text or 'without a word'}"


def environment(*, alone: bool = False) -> dict[str, str]:
    """The environment of git: English messages, no lock for what is only read, pathspecs that mean what git documents.

    With `alone`, no variable that names a repository.
    """
    own = {key: value for key, value in os.environ.items() if not key.endswith("_PATHSPECS")}
    if alone:
        own = {key: value for key, value in own.items() if not key.startswith("GIT_") or key.startswith("GIT_CONFIG")}
    return {**own, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}


def run(folder: str, variables: Mapping[str, str], *arguments: str) -> Answer:
    """Run a git command in a folder to its end. GitError where git cannot be started."""
    import subprocess  # only a run that asks git pays for it

    try:
        ran = subprocess.run(  # noqa: S603  no shell, and revisions are told from options
            _command(*arguments),
            cwd=folder,
            env=variables,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        raise GitError("git is not installed, or not on the PATH") from None
    except OSError as error:
        raise GitError(f"git cannot be started: {error.strerror}") from None
    return Answer(ran.returncode, ran.stdout, ran.stderr)


def start(folder: str, *arguments: str) -> Popen[bytes]:
    """Start a git command in a folder that answers questions until its stdin is closed."""
    import subprocess  # as above

    return subprocess.Popen(  # noqa: S603  ids and paths of the repository, and no shell
        _command(*arguments),
        cwd=folder,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


def _command(*arguments: str) -> list[str]:
    """A command line of git that starts no pager and no file system monitor, which a repository can name.

    Nor does git take a folder of the tree for a bare repository, whose configuration would come with the tree.
    """
    return ["git", "--no-pager", "-c", "core.fsmonitor=false", "-c", "safe.bareRepository=explicit", *arguments]
