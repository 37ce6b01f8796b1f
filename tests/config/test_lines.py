"""The line of a key in a TOML file: it is the right one, or none is told."""

from __future__ import annotations

import pytest

from artlint.config.lines import line_of


@pytest.mark.parametrize(
    ("text", "path", "line"),
    [
        ('[rules]\na = "off"\n', ("rules", "a"), 2),
        ('[rules]\n"a" = "off"\n', ("rules", "a"), 2),
        ('rules.a = "off"\n', ("rules", "a"), 1),
        ('rules = { a = "off" }\n', ("rules", "a"), 1),
        ('[ rules . a ]\nseverity = "off"\n', ("rules", "a", "severity"), 2),
        ('a = "off"\n[other]\na = "off"\n', ("rules", "a"), None),
        ('[[s]]\n[s.rules]\na = "off"\n[[s]]\n[s.rules]\na = "off"\n', ("s", "2", "rules", "a"), 6),
        ('[[s]]\nrules.a = "off"\n[[s]]\nrules.b = "off"\n', ("s", "2", "rules", "a"), None),
        ('[[s]]\nrules = {a = "off"}\n', ("s", "1", "rules", "a"), 2),
        ('[tool.artlint.rules]\r\n# a\r\na = "off"\r\n', ("tool", "artlint", "rules", "a"), 3),
        ('x = """\n[rules]\na = "off"\n"""\n[rules]\na = "off"\n', ("rules", "a"), None),
        ("", ("rules", "a"), None),
    ],
)
def test_a_key_is_found_on_its_line(text: str, path: tuple[str, ...], line: int | None) -> None:
    assert line_of(text, path) == line
