"""`check --fix`, `--unsafe-fixes`, `--fix-only` and `--diff`: what they write, say, and leave with."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tests.conftest import HEALTHY

if TYPE_CHECKING:
    from tests.conftest import Sandbox

FRAME = "<!--1689730743000-->\n[A](https://example.org/1.html)\n------\n\n"
DATE = "<div><i>Wed, 19 Jul 2023 01:20:00 GMT</i></div>"
IMAGE = '<img src="https://images.weserv.nl?url=a.org/1.jpg" width="100%"><div><small>A.</small></div>'
BODY = f"{DATE}{IMAGE}<p>The bridge is open.</p>"
SAFE = f"{FRAME}{BODY}<p></p>\n"
"""One warning, empty-element, with a safe fix."""
UNSAFE = f"{FRAME}{BODY}<p>a\x01b</p>\n"
"""One error, control-character, with an unsafe fix."""
ERROR = f"{FRAME}{BODY}<p><a>b</a></p><p></p>\n"
"""A safe fix, and an error that nobody fixes."""

PLUGIN = '''\
"""Rules whose fixes are bad."""

from artlint import Edit, Finding, Fix, Rule, Severity, Span


class SilentWord(Rule):
    """Keep the word out; its fix changes a text that it says it leaves."""

    severity = Severity.WARNING
    fix = "safe"
    literals = ("bridge",)
    help = "leave it out"

    def check(self, article):
        at = article.text.find("bridge")
        span = Span(at, at + 6)
        yield self.finding(span, "a bridge", fix=Fix("write tunnel", (Edit(span, "tunnel"),)))


class SwingingWord(Rule):
    """Turn a word round and round."""

    severity = Severity.WARNING
    fix = "safe"
    literals = ("open", "nepo")
    help = "turn it"

    def check(self, article):
        at = max(article.text.find("open"), article.text.find("nepo"))
        span = Span(at, at + 4)
        fix = Fix("turn it", (Edit(span, span.of(article.text)[::-1]),), changes=("text",))
        yield self.finding(span, "a word", fix=fix)
'''


def content(sandbox: Sandbox, path: str = "1.md") -> bytes:
    return (sandbox.folder / path).read_bytes()


@pytest.mark.parametrize(
    ("text", "arguments", "came"),  # exit code, number of fixes, rules of what is left
    [
        (SAFE, ("--fix",), (0, 1, [])),
        (ERROR, ("--fix",), (1, 1, ["link-without-target"])),
        (ERROR, ("--fix", "--fail-on", "never"), (0, 1, ["link-without-target"])),
        (ERROR, ("--fix-only",), (0, 1, [])),
        (ERROR, ("--fix", "--fix-only"), (0, 1, [])),
        (UNSAFE, ("--fix",), (1, 0, ["control-character"])),
        (UNSAFE, ("--fix", "--unsafe-fixes"), (0, 1, [])),
        (UNSAFE, ("--fix-only", "--unsafe-fixes"), (0, 1, [])),
        (UNSAFE, ("--unsafe-fixes",), (1, 0, ["control-character"])),
        (SAFE, (), (0, 0, ["empty-element"])),
        (HEALTHY, ("--fix",), (0, 0, [])),
    ],
)
def test_what_is_fixed_and_what_is_left(
    sandbox: Sandbox, text: str, arguments: tuple[str, ...], came: tuple[int, int, list[str]]
) -> None:
    sandbox.write("1.md", text)
    ran = sandbox.check(*arguments)
    fixed = ran.json["summary"]["fixed"]
    assert (ran.code, fixed, [finding["rule"] for finding in ran.json["findings"]]) == came
    assert content(sandbox) == (text.replace("<p></p>", "").replace("\x01", "") if fixed else text).encode()
    assert [path.name for path in sandbox.folder.iterdir() if path.is_file()] == ["1.md"]


def test_a_file_without_a_fix_is_not_touched(sandbox: Sandbox) -> None:
    file = sandbox.write("1.md", UNSAFE)
    before = file.stat()
    sandbox.check("--fix")
    assert (file.stat().st_mtime_ns, file.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_a_second_run_changes_nothing(sandbox: Sandbox) -> None:
    sandbox.write("1.md", "\ufeff" + ERROR.replace("\n", "\r\n").rstrip())
    sandbox.check("--fix", "--unsafe-fixes")
    first = content(sandbox)
    assert sandbox.check("--fix", "--unsafe-fixes").json["summary"]["fixed"] == 0
    assert content(sandbox) == first


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"{FRAME}{BODY}<p>caf\udce9</p><p></p>\n", f"{FRAME}{BODY}<p>caf\udce9</p>\n"),
        (f"{FRAME}{BODY}<p>a\x01\x02</p><p></p>\n", f"{FRAME}{BODY}<p>a\x01\x02</p>\n"),
        (f"{FRAME}{BODY}<p></p>\n\n\n", f"{FRAME}{BODY}\n\n\n"),
        (f"{FRAME}{BODY}<p></p> \t\n", f"{FRAME}{BODY} \t\n"),
    ],
    ids=["not UTF-8", "control characters", "empty lines", "blanks"],
)
def test_every_byte_outside_the_edit_stays(sandbox: Sandbox, before: str, after: str) -> None:
    sandbox.write("1.md", before)
    sandbox.check("--fix", "--select", "empty-element")
    assert content(sandbox) == after.encode("utf-8", "surrogateescape")


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_stay_where_nobody_asks_for_others(sandbox: Sandbox, end: str) -> None:
    sandbox.write("1.md", "\ufeff" + SAFE.replace("\n", end).replace(end * 2, end).removesuffix(end))
    rules = "empty-element,missing-blank-line,missing-final-newline"
    assert sandbox.check("--fix", "--select", rules).json["summary"]["fixed"] == 3
    expected = "\ufeff" + SAFE.replace("<p></p>", "").replace("\n", end)
    assert content(sandbox) == (expected if end == "\r\n" else expected.removesuffix(end) + "\n").encode()


def test_the_text_report_marks_what_is_fixable(sandbox: Sandbox) -> None:
    sandbox.write("1.md", UNSAFE.replace("a\x01b", "a\x01b</p><p>"))
    plain = sandbox.run("check", "--output-format", "concise").out.splitlines()
    assert [line.partition(": ")[2].partition(":")[0] for line in plain[:2]] == [
        "error control-character",
        "warning empty-element [*]",
    ]
    assert plain[2:] == [
        "1 file checked, 2 findings (1 error, 1 warning)",
        "[*] 1 fixable with `--fix` (1 more with `--fix --unsafe-fixes`)",
    ]
    both = sandbox.run("check", "--output-format", "concise", "--unsafe-fixes").out.splitlines()
    assert sum("[*]:" in line for line in both) == 2
    assert both[-1] == "[*] 2 fixable with `--fix --unsafe-fixes`"
    full = sandbox.run("check").out
    assert "  unsafe fix: delete U+0001\n" in full
    assert "  fix: delete the element\n" in full


def test_the_text_report_tells_what_was_fixed(sandbox: Sandbox) -> None:
    sandbox.write("1.md", UNSAFE.replace("a\x01b", "a\x01b</p><p></p><p>"))
    ran = sandbox.run("check", "--fix", "--output-format", "concise")
    assert ran.out.splitlines() == [
        "1.md: fixed 2 empty-element",
        "1.md:5:171: error control-character: control character U+0001",
        "1 file checked, 1 finding (1 error), 2 fixed",
        "1 more fixable with `--fix --unsafe-fixes`",
    ]
    assert sandbox.run("check", "--fix-only", "--unsafe-fixes").out.splitlines() == [
        "1.md: fixed 1 control-character",
        "1 file checked, 1 fixed",
    ]
    assert sandbox.run("check", "--fix").out.splitlines() == ["1 file checked, no finding, 0 fixed"]


def test_the_json_report_holds_the_fix(sandbox: Sandbox) -> None:
    sandbox.write("1.md", SAFE)
    at = SAFE.index("<p></p>")
    column = at - len(FRAME) + 1
    ran = sandbox.check()
    assert ran.json["summary"]["fixable"] == 1
    assert ran.json["findings"][0]["fix"] == {
        "safe": True,
        "message": "delete the element",
        "edits": [
            {
                "start": {"line": 5, "column": column, "offset": at},
                "end": {"line": 5, "column": column + 7, "offset": at + 7},
                "text": "",
            }
        ],
    }


@pytest.mark.parametrize("option", ["--fix", "--fix-only"])
def test_the_reports_for_programs_tell_what_was_fixed_in_which_file(sandbox: Sandbox, option: str) -> None:
    def damage() -> None:
        sandbox.write("1.md", SAFE.replace("<p></p>\n", "<p></p><em></em>"))
        sandbox.write("\udcff.md", SAFE)
        sandbox.write("healthy.md")

    expected = [
        {"path": "1.md", "rule": "empty-element", "count": 2},
        {"path": "1.md", "rule": "missing-final-newline", "count": 1},
        {"path": "\\xff.md", "rule": "empty-element", "count": 1},
    ]
    damage()
    assert sandbox.check(option).json["fixed"] == expected
    assert sandbox.check(option).json["fixed"] == []
    damage()
    lines = sandbox.run("check", option, "--output-format", "jsonl").out.splitlines()
    assert [line for line in map(json.loads, lines) if line["type"] == "fixed"] == [
        {"type": "fixed", **fixed} for fixed in expected
    ]


def test_unsafe_fixes_count_when_they_are_asked_for(sandbox: Sandbox) -> None:
    sandbox.write("1.md", UNSAFE)
    assert sandbox.check().json["summary"]["fixable"] == 0
    assert sandbox.check().json["findings"][0]["fix"]["safe"] is False
    assert sandbox.check("--unsafe-fixes").json["summary"]["fixable"] == 1


def test_a_patch_writes_nothing_and_can_be_applied(sandbox: Sandbox) -> None:
    texts = {
        "1.md": f"{FRAME}{BODY}<p>caf\udce9</p><p></p>".encode("utf-8", "surrogateescape"),
        "a b/法.md": SAFE.replace("\n", "\r\n").encode(),
        "healthy.md": HEALTHY.encode(),
    }
    for path, text in texts.items():
        sandbox.write(path, text)
    ran = sandbox.start("check", "--output-format", "patch")
    assert (ran.returncode, ran.stderr) == (1, b"")
    assert {path: content(sandbox, path) for path in texts} == texts
    (sandbox.folder / ".git").rmdir()
    subprocess.run(["git", "init", "-q"], cwd=sandbox.folder, check=True)
    subprocess.run(["git", "apply", "--whitespace=nowarn", "-"], cwd=sandbox.folder, input=ran.stdout, check=True)
    patched = {path: content(sandbox, path) for path in texts}
    for path, text in texts.items():
        sandbox.write(path, text)
    assert sandbox.start("check", "--fix").returncode == 1
    assert {path: content(sandbox, path) for path in texts} == patched
    assert patched["healthy.md"] == texts["healthy.md"]
    assert patched["1.md"] != texts["1.md"]


def test_a_patch_of_files_with_odd_names_can_be_applied(sandbox: Sandbox) -> None:
    names = ["a\nb.md", 'q"x.md', "b\\c.md", "t\tab.md", "cr\r.md", "一 二.md", os.fsdecode(b"\xff.md")]
    names += [" x.md", "a b/c d.md", "-x.md", 'a "b" c.md', "a b/ b b.md", "é.md", "e\u0301.md"]
    for name in names:
        sandbox.write(name, SAFE)
    diff = sandbox.start("check", "--output-format", "patch").stdout
    apply = ["git", "apply", "--unsafe-paths", "-"]
    ran = subprocess.run(apply, cwd=sandbox.folder, input=diff, capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert {content(sandbox, name) for name in names} == {SAFE.replace("<p></p>", "").encode()}


def test_a_diff_of_nothing_is_clean(sandbox: Sandbox) -> None:
    sandbox.write("1.md", UNSAFE)
    ran = sandbox.run("check", "--diff")
    assert (ran.code, ran.out) == (0, "1 file checked, nothing would be fixed\n")
    assert sandbox.run("check", "--diff", "-q").out == ""
    assert sandbox.run("check", "--output-format", "patch").out == ""
    assert sandbox.run("check", "--diff", "--unsafe-fixes").code == 1


def test_a_diff_of_stdin(sandbox: Sandbox) -> None:
    for name in ((), ("--stdin-filename", "1.md")):
        ran = sandbox.run("check", "--output-format", "patch", "-", *name, stdin=SAFE.encode())
        shown = name[-1] if name else "-"
        assert (ran.code, ran.out.splitlines()[1:3]) == (1, [f"--- a/{shown}", f"+++ b/{shown}"])
        assert f"\n{shown}:5:" in "\n" + sandbox.run("check", "--diff", "-", *name, stdin=SAFE.encode()).out


def test_a_diff_goes_to_a_file(sandbox: Sandbox) -> None:
    sandbox.write("1.md", SAFE)
    ran = sandbox.run("check", "--output-format", "patch", "-o", "fixes.patch")
    assert (ran.code, ran.out) == (1, "")
    head = b"diff --git a/1.md b/1.md\n--- a/1.md\n+++ b/1.md\n@@ -2,4 +2,4 @@\n"
    assert content(sandbox, "fixes.patch").startswith(head)
    assert sandbox.run("check", "--diff", "-o", "fixes.txt").code == 1
    assert content(sandbox, "fixes.txt").endswith(b"\n1 fix would change 1 of 1 file: 1 empty-element\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("--diff", "--output-format", "json"),
            "--diff: it prints a diff and no report, so it goes without --output-format but for patch",
        ),
        (("--diff", "--output", "json=a"), "--output: it writes one more report, and --diff and patch are none"),
        (
            ("--fix", "--output-format", "patch"),
            "--output-format patch: it shows fixes that are not made, so it goes without --fix",
        ),
        (("--fix", "-", "-o", "/dev/stdout"), "--output: the fixed text and text both go to /dev/stdout"),
    ],
)
def test_what_cannot_be_asked_for(sandbox: Sandbox, arguments: tuple[str, ...], said: str) -> None:
    ran = sandbox.run("check", *arguments, stdin=SAFE.encode())
    assert (ran.code, ran.out, ran.err) == (2, "", f"error: {said}\n")


def test_a_read_only_file_is_told_and_its_findings_stay(sandbox: Sandbox) -> None:
    sandbox.write("1.md", SAFE).chmod(0o444)
    sandbox.write("2.md", SAFE)
    ran = sandbox.check("--fix")
    assert (ran.code, ran.problems) == (2, [("1.md", "not-written")])
    assert (ran.found, ran.json["summary"]["fixed"]) == (["1.md empty-element"], 1)
    assert ran.err == "error: 1.md: not fixed: the file is read-only\n"


def test_a_link_stays_a_link(sandbox: Sandbox) -> None:
    sandbox.write("real/1.txt", SAFE)
    (sandbox.folder / "1.md").symlink_to("real/1.txt")
    assert sandbox.check("--fix", "1.md").code == 0
    assert (sandbox.folder / "1.md").is_symlink()
    assert b"<p></p>" not in content(sandbox, "real/1.txt")


def test_a_fix_that_is_refused_is_told_and_the_others_are_made(sandbox: Sandbox) -> None:
    sandbox.write("rules/bad.py", PLUGIN)
    sandbox.write("artlint.toml", 'plugins = ["./rules"]\n')
    sandbox.write("1.md", SAFE)
    ran = sandbox.check("--fix")
    assert content(sandbox).decode() == SAFE.replace("<p></p>", "")
    assert (ran.code, ran.json["summary"]["fixed"]) == (2, 1)
    assert sorted(ran.found) == ["1.md silent-word", "1.md swinging-word"]
    assert [problem["message"].partition(":")[0] for problem in ran.json["problems"]] == ["not fixed", "not fixed"]
    assert "error: 1.md: not fixed: silent-word: the article's text would change: " in ran.err
    assert "error: 1.md: not fixed: swinging-word: the fixes have no end: " in ran.err


@pytest.mark.parametrize(
    "place", ["[rules.empty-element]", '[[sources]]\nname = "a"\nfiles = ["*.md"]\n[sources.rules.empty-element]']
)
def test_a_configuration_keeps_a_rule_from_fixing(sandbox: Sandbox, place: str) -> None:
    sandbox.write("artlint.toml", f'{place}\nfix = "never"\n')
    sandbox.write("1.md", SAFE)
    ran = sandbox.check("--fix")
    assert (ran.found, ran.json["findings"][0]["fix"]) == (["1.md empty-element"], None)
    assert content(sandbox).decode() == SAFE
    assert '    fix = "never"  (' in sandbox.run("config", "show", "1.md").out


IGNORED = "<!-- artlint-ignore empty-element -- the robot's own -->"


@pytest.mark.parametrize(
    ("body", "fixed"),
    [
        (f"{BODY}{IGNORED}<p></p>", None),
        (f"{BODY}{IGNORED}<p></p><p>b</p><p></p>", f"{BODY}{IGNORED}<p></p><p>b</p>"),
        (f"{IGNORED}\n{BODY}<p></p>", BODY),
        (f"{BODY}<p> <!-- artlint-ignore mojibake --> </p>", BODY),
        (f"{BODY}<p> {IGNORED}</p>", BODY),
        (f"{BODY}{IGNORED}<p></p>\r", f"{BODY}{IGNORED}<p></p>"),
    ],
    ids=["suppressed", "beside", "unused", "within", "within, of its own", "another rule"],
)
def test_what_is_suppressed_is_not_fixed_and_its_comment_stays(sandbox: Sandbox, body: str, fixed: str | None) -> None:
    text = f"{FRAME}{body}\n"
    sandbox.write("1.md", text)
    ran = sandbox.check("--fix")
    assert (ran.code, ran.problems, ran.found) == (0, [], [])
    assert content(sandbox).decode() == (text if fixed is None else f"{FRAME}{fixed}\n")


def test_the_list_of_rules_says_which_fix(sandbox: Sandbox) -> None:
    rules = {rule["name"]: rule["fix"] for rule in sandbox.run("rules", "--output-format", "json").json["rules"]}
    assert (rules["empty-element"], rules["control-character"], rules["empty-body"]) == ("safe", "unsafe", None)
    assert "its fix is unsafe" in sandbox.run("rules", "mojibake").out


def test_without_a_fix_asked_for_nothing_of_fixing_is_loaded(sandbox: Sandbox) -> None:
    sandbox.write("1.md", SAFE)
    program = (
        f"import sys; sys.path[:0] = {sys.path!r}\n"
        "from artlint.cli import main; main(sys.argv[1:])\n"
        "print([name for name in sys.modules if 'html5lib' in name or 'artlint.fix' in name])"
    )
    for arguments, loaded in ((("check", "-q"), False), (("check", "-q", "--fix"), True)):
        ran = subprocess.run(
            [sys.executable, "-c", program, *arguments], cwd=sandbox.folder, capture_output=True, text=True, check=True
        )
        assert (ran.stdout.splitlines()[-1] != "[]") is loaded


def test_the_cache_neither_keeps_from_fixing_nor_tells_of_yesterday(sandbox: Sandbox) -> None:
    for number in range(210):
        sandbox.write(f"articles/{number}.md", SAFE)
    found = [len(sandbox.check("--ignore", "archive").json["findings"]) for _ in range(2)]
    assert sandbox.check("--fix").json["summary"]["fixed"] == 210
    again = sandbox.check("--ignore", "archive")
    assert (found, again.found, again.json["summary"]["checked"]) == ([210, 210], [], 210)
    assert sandbox.check("--fix").json["summary"]["fixed"] == 0


def test_a_fix_is_reported_the_same_from_the_cache(sandbox: Sandbox) -> None:
    for number in range(210):
        sandbox.write(f"articles/{number}.md", UNSAFE)
    first, second = (sandbox.check("--ignore", "archive").json for _ in range(2))
    assert first == second
    assert {finding["fix"]["safe"] for finding in second["findings"]} == {False}
