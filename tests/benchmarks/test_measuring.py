"""What the benchmarks measure with: commands, rounds, figures, the page."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from benchmarks.measuring.command import Command, FailedError, Spent, lines_of, peak, spent
from benchmarks.measuring.figures import Figure, figure, ratio, table
from benchmarks.measuring.page import with_part, write_part
from benchmarks.measuring.rounds import Entry, Measured, Plan, Rounds

if TYPE_CHECKING:
    from pathlib import Path

ONCE = Plan(rounds=1, slow_rounds=1, memory_rounds=0, slow=99)


def python(folder: Path, program: str, *codes: int) -> Command:
    return Command((sys.executable, "-c", program), folder, codes=frozenset(codes or (0,)))


def measured(*walls: float) -> Measured:
    return Measured(0, tuple(Spent(wall, wall) for wall in walls), ())


def test_time_counts_the_processes_that_a_process_starts(tmp_path: Path) -> None:
    work = "sum(range(3_000_000))"
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', '{work}'])"
    assert spent(python(tmp_path, child)).cpu > spent(python(tmp_path, "pass")).cpu


def test_memory_counts_the_processes_that_a_process_starts(tmp_path: Path) -> None:
    hold = "x = bytearray(60_000_000); import time; time.sleep(0.5)"
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', '{hold}'])"
    assert 60_000_000 < peak(python(tmp_path, child)) < 200_000_000


def test_a_command_runs_in_its_folder_with_its_variables(tmp_path: Path) -> None:
    program = "import os; print(os.getcwd()); print(os.environ['THREADS'])"
    command = python(tmp_path, f"{program}; open('here', 'w').close()")._replace(environment={"THREADS": "1"})
    assert lines_of(command) == 2
    assert (tmp_path / "here").exists()


@pytest.mark.parametrize("run", [lines_of, spent, peak])
def test_a_command_that_ends_as_it_should_not_has_failed(tmp_path: Path, run: object) -> None:
    assert callable(run)
    run(python(tmp_path, "raise SystemExit(3)", 0, 3))
    with pytest.raises(FailedError, match="exit code 3"):
        run(python(tmp_path, "raise SystemExit(3)", 0, 1))


def test_a_failed_command_is_told_with_its_last_words(tmp_path: Path) -> None:
    with pytest.raises(FailedError, match="exit code 1: no such rule"):
        lines_of(python(tmp_path, "raise SystemExit('no\\nsuch rule')"))


def test_a_program_that_is_not_there_has_failed(tmp_path: Path) -> None:
    with pytest.raises(FailedError, match="nowhere: No such file"):
        spent(Command(("nowhere",), tmp_path))


def test_every_round_runs_all_commands_in_turn(tmp_path: Path) -> None:
    log = tmp_path / "log"
    entries = [Entry(name, python(tmp_path, f"print({name!r}, file=open('log', 'a'))")) for name in "abc"]
    rounds = Rounds(entries, Plan(rounds=2, slow_rounds=1, memory_rounds=1, slow=99))
    assert log.read_text(encoding="utf-8").split() == [*"abc", *"abc", *"bca", *"abc"]
    assert [(name, len(its.spent), len(its.peaks)) for name, its in rounds.measured.items()] == [
        ("a", 2, 1), ("b", 2, 1), ("c", 2, 1),
    ]  # fmt: skip


@pytest.mark.parametrize(("slow", "rounds"), [(0.0, 1), (1e9, 3)], ids=["slow", "not slow"])
def test_a_slow_command_runs_in_fewer_rounds(tmp_path: Path, slow: float, rounds: int) -> None:
    entries = [Entry("one", Command(("true",), tmp_path))]
    result = Rounds(entries, Plan(rounds=3, slow_rounds=1, memory_rounds=0, slow=slow))
    assert len(result.measured["one"].spent) == rounds


def test_what_is_done_before_a_run_is_done_before_each(tmp_path: Path) -> None:
    done: list[int] = []
    entry = Entry("one", Command(("true",), tmp_path), before=lambda: done.append(1))
    Rounds([entry], Plan(rounds=3, slow_rounds=1, memory_rounds=2, slow=99))
    assert len(done) == 1 + 3 + 2


def test_a_command_that_fails_costs_the_others_nothing(tmp_path: Path) -> None:
    entries = [Entry("bad", python(tmp_path, "raise SystemExit(5)")), Entry("good", Command(("true",), tmp_path))]
    said: list[str] = []
    rounds = Rounds(entries, ONCE, said.append)
    assert list(rounds.measured) == ["good"]
    assert rounds.problems == {"bad": "exit code 5"}
    assert "first run: bad: failed: exit code 5" in said


def test_a_command_that_fails_later_is_no_result(tmp_path: Path) -> None:
    once = "import os; os.mkdir('been')"
    rounds = Rounds([Entry("once", python(tmp_path, once, 0))], ONCE)
    assert rounds.measured == {}
    assert rounds.problems == {"once": "exit code 1"}


def test_a_figure_is_the_median_with_its_range() -> None:
    assert figure([3.0, 1.0, 2.0]) == Figure(2.0, 1.0, 3.0)
    assert Figure(2.0, 1.0, 3.0).shown(".1f") == "2.0 [1.0-3.0]"
    assert Figure(1234.0, 1234.0, 1234.0).shown() == "1,234.00"


def test_a_ratio_is_taken_round_by_round_over_the_rounds_of_both() -> None:
    """A machine that is twice as slow in one round changes no ratio."""
    assert ratio(measured(1.0, 2.0, 1.0), measured(2.0, 4.0, 2.0)) == Figure(0.5, 0.5, 0.5)
    assert ratio(measured(3.0, 9.0, 9.0), measured(1.0)) == Figure(3.0, 3.0, 3.0)


def test_a_table_sets_figures_right() -> None:
    assert table(("name", "s"), [("a", "1")], right=1) == "| name | s |\n| --- | ---: |\n| a | 1 |\n"


def test_a_part_of_the_page_is_written_and_the_rest_is_left_alone(tmp_path: Path) -> None:
    page = tmp_path / "performance.md"
    write_part("scale", "old\n", page)
    page.write_text(page.read_text(encoding="utf-8") + "What was tried.\n", encoding="utf-8")
    write_part("peers", "peers\n", page)
    write_part("scale", "new\n", page)
    text = page.read_text(encoding="utf-8")
    assert "<!-- peers -->\npeers\n<!-- end of peers -->\n" in text
    assert "<!-- scale -->\nnew\n<!-- end of scale -->\n" in text
    assert text.endswith("What was tried.\n")
    assert "old" not in text


def test_a_page_without_the_part_is_not_overwritten() -> None:
    with pytest.raises(ValueError, match="no part 'peers'"):
        with_part("# A page\n", "peers", "text\n")
