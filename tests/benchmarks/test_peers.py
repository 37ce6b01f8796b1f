"""artlint beside its peers: who is found, what they read, and what the tables say."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
from benchmarks.measuring.command import Spent
from benchmarks.measuring.rounds import Measured
from benchmarks.peers.__main__ import main
from benchmarks.peers.entries import commit_all, over_archive, over_one_file
from benchmarks.peers.find import Found, find
from benchmarks.peers.goals import ARCHIVE, GIT, GOALS, ONE_FILE, goals
from benchmarks.peers.inputs import Inputs, body_of, prepare
from benchmarks.peers.programs import ARTLINT, PEERS, Peer
from benchmarks.peers.table import archive_table, few_table, install_lines, missing_lines, problem_lines, programs_table

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "<!--1689730743000-->\n[桥](https://example.org/1)\n------\n\n"
TOY = Peer("toy", "toys", "toy", "pip install toy", "html", "{program} -q html", "{program} {html_file}")


def program(path: Path, text: str = "#!/bin/sh\necho toy 1.2.3\n") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)
    return path


def archive(folder: Path, **articles: str) -> Path:
    for name, text in articles.items():
        (folder / "a b" / f"{name}.md").parent.mkdir(parents=True, exist_ok=True)
        (folder / "a b" / f"{name}.md").write_bytes(text.encode("utf-8", "surrogateescape"))
    return folder


def measured(wall: float, rounds: int = 1, peak: int = 2_000_000) -> Measured:
    return Measured(7, (Spent(wall, 2 * wall),) * rounds, (peak,))


def test_a_peer_is_found_in_a_folder_before_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path / "path" / "toy")
    monkeypatch.setenv("PATH", str(tmp_path / "path"))
    assert find([TOY]) == ([Found(TOY, str(tmp_path / "path" / "toy"))], [])
    named = program(tmp_path / "named" / "toy")
    assert find([TOY], [tmp_path / "named"]) == ([Found(TOY, str(named))], [])


def test_a_peer_that_is_not_there_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find([TOY], [tmp_path / "nowhere"]) == ([], [TOY])
    assert missing_lines([TOY, TOY._replace(name="toy, one thread")]) == (
        "- toy was not found and is not measured; `pip install toy` installs it\n"
    )


def test_an_installer_is_called_once_for_all() -> None:
    others = [TOY._replace(install="npm install a"), TOY._replace(install="apt-get install b && pip install c")]
    assert install_lines([TOY, *others, TOY]) == ["pip install toy c", "npm install a", "apt-get install b"]


def test_a_jar_beside_the_commands_is_found_where_java_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    vnu = next(peer for peer in PEERS if peer.name == "vnu")
    commands = tmp_path / "node_modules" / ".bin"
    commands.mkdir(parents=True)
    jar = program(tmp_path / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find([vnu], [commands]) == ([], [vnu])
    program(tmp_path / "java")
    assert find([vnu], [commands]) == ([Found(vnu, str(jar))], [])


def test_a_program_tells_its_version(tmp_path: Path) -> None:
    assert Found(TOY, str(program(tmp_path / "toy"))).version == "1.2.3"
    assert Found(TOY, str(program(tmp_path / "mute", "#!/bin/sh\n"))).version == ""
    assert Found(TOY, str(tmp_path / "nowhere")).version == ""


def test_every_peer_of_the_goals_is_measured() -> None:
    names = {peer.name for peer in (*ARTLINT, *PEERS)}
    assert {name for goal in GOALS if goal.measurement != GIT for name in (goal.ours, goal.theirs)} <= names
    assert len(names) == len(ARTLINT) + len(PEERS)


def test_the_inputs_are_the_articles_and_their_bodies_until_there_are_enough(tmp_path: Path) -> None:
    texts = {"1": f"{HEAD}<p>一</p>\n", "2": f"{HEAD}<p>\udc80</p>\n", "3": "no frame\n"}
    inputs = prepare(archive(tmp_path / "archive", **texts), tmp_path / "work", 4)
    assert inputs.files == 6
    assert sorted(path.relative_to(inputs.folder / "md").as_posix() for path in inputs.folder.glob("md/**/*.md")) == [
        f"{copy}/a b/{name}.md" for copy in "01" for name in "123"
    ]
    assert (inputs.folder / "html/1/a b/1.html").read_text(encoding="utf-8") == "<p>一</p>\n"
    assert (inputs.folder / "html/0/a b/2.html").read_bytes() == b"<p>\x80</p>\n"
    assert (inputs.folder / "fixed/0/a b/2.md").read_bytes() == (inputs.folder / "md/1/a b/2.md").read_bytes()
    for tree in ("md", "html", "fixed"):
        files = [path for path in (inputs.folder / tree).rglob("*") if path.is_file()]
        listed = (inputs.folder / f"{tree}.list").read_text(encoding="utf-8").split("\0")
        assert sorted(listed[:-1]) == sorted(path.relative_to(inputs.folder).as_posix() for path in files)
        assert inputs.size[tree] == sum(path.stat().st_size for path in files)
    assert all((inputs.folder / name).is_file() for name in inputs.names.values())


def test_a_backslash_in_a_name_is_written_otherwise(tmp_path: Path) -> None:
    inputs = prepare(archive(tmp_path / "archive", **{"a\\b": "1"}), tmp_path / "work", 1)
    assert inputs.names["md_file"] == "md/0/a b/a%5Cb.md"
    assert (inputs.folder / "html/0/a b/a%5Cb.html").is_file()


def test_an_archive_without_articles_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"no \*\.md in"):
        prepare(tmp_path, tmp_path / "work", 1)


def test_the_body_of_a_dated_article_begins_below_its_date() -> None:
    article = "[a](https://b.org)\n------\n日期：Wed, 19 Jul 2023 01:20:00 +0000\n\n<p>a</p>\n"
    assert body_of(article.encode()) == b"<p>a</p>\n"


def test_commands_name_the_program_and_the_file_even_with_spaces(tmp_path: Path) -> None:
    inputs = Inputs(tmp_path, 2, {}, "0/a b/1.md")
    found = [Found(TOY, "/opt/my toys/toy")]
    assert over_archive(found, inputs)[0].command.arguments == ("/opt/my toys/toy", "-q", "html")
    assert over_one_file(found, inputs)[0].command.arguments == ("/opt/my toys/toy", "html/0/a b/1.html")


def test_commands_that_differ_only_over_many_files_run_once_over_one(tmp_path: Path) -> None:
    inputs = Inputs(tmp_path, 2, {}, "0/1.md")
    found = [Found(peer, peer.program) for peer in (*ARTLINT, TOY)]
    assert [entry.name for entry in over_one_file(found, inputs)] == ["artlint", "toy"]


def test_the_table_of_the_archive_compares_with_artlint(tmp_path: Path) -> None:
    inputs = Inputs(tmp_path, 100, {"md": 3_000_000, "html": 2_000_000}, "")
    lines = archive_table({"artlint": measured(0.5), "toy": measured(2.0, rounds=3)}, [ARTLINT[0], TOY], inputs)
    assert lines.splitlines()[2:] == [
        "| artlint | articles, Python | 1 | 0.50 | 1.00 | 2 | 200 | 6.0 | 1.000 | 7 |",
        "| toy | toys | 3 | 2.00 | 4.00 | 2 | 50 | 1.0 | 0.250 | 7 |",
    ]


def test_the_table_of_the_archive_stands_without_artlint(tmp_path: Path) -> None:
    inputs = Inputs(tmp_path, 100, {"html": 2_000_000}, "")
    assert "| 50 | 1.0 | - | 7 |" in archive_table({"toy": measured(2.0)}, [ARTLINT[0], TOY], inputs)


def test_the_table_of_short_commands_is_in_milliseconds() -> None:
    rows = few_table({"artlint": measured(0.05), "toy": measured(0.04)}, "artlint").splitlines()[2:]
    assert rows == ["| artlint | 1 | 50.0 | 100.0 | 1.000 |", "| toy | 1 | 40.0 | 80.0 | 1.250 |"]


def test_a_goal_is_met_or_missed_or_not_measured() -> None:
    archive_results = {"artlint": measured(0.7), "rumdl": measured(1.0), "djlint": measured(1.0)}
    text = goals({ARCHIVE: archive_results, ONE_FILE: {"artlint": measured(0.05)}})
    assert "| rumdl (Rust), both on all cores | ≤ 0.75 | 0.700 | met |" in text
    assert "| djlint | ≤ 0.12 | 0.700 | **missed** |" in text
    assert "| vnu | ≤ 0.1 | not measured |  |" in text
    assert len(text.splitlines()) == 2 + len(GOALS)


def test_programs_are_shown_with_version_and_command(tmp_path: Path) -> None:
    found = Found(TOY._replace(environment={"THREADS": "1"}), str(program(tmp_path / "toy")))
    assert programs_table([found]).splitlines()[-1] == "| toy | 1.2.3 | `THREADS=1 toy -q html` |"


def test_a_failed_command_is_told() -> None:
    assert problem_lines({"toy (archive)": "exit code 101"}) == (
        "- toy (archive) failed and is not measured: exit code 101\n"
    )


def test_a_repository_is_clean_after_its_commit(tmp_path: Path) -> None:
    archive(tmp_path, a="1")
    commit_all(tmp_path)
    status = subprocess.run(["git", "status", "--porcelain"], cwd=tmp_path, capture_output=True, check=True)
    assert status.stdout == b""


@pytest.mark.slow
def test_the_command_measures_prints_and_cleans_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    toy = program(tmp_path / "bin" / "typos", "#!/bin/sh\ncat md/*/*/*.md\nexit 2\n")
    articles = archive(tmp_path / "archive", a=f"{HEAD}<p>a</p>\n", b=f"{HEAD}<p>b</p>\n")
    options = ["--bin", str(toy.parent), "--only", "typos", "--files", "2", "--rounds", "1", "--one-file-rounds", "1"]
    assert main([str(articles), *options, "--git-files", "3"]) == 0
    out = capsys.readouterr().out
    assert "| typos | spelling, Rust | 1 |" in out
    assert "| git status | 1 |" in out
    assert "not measured" in out
    assert sorted(path.name for path in tmp_path.iterdir()) == ["archive", "bin"]


def test_a_command_with_nothing_to_measure_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([])
    assert "nothing to measure: give ARCHIVE, --git-files or both" in capsys.readouterr().err
