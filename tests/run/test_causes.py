"""One cause, one finding, with its number and first places; each place is suppressed, accepted and blamed by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.conftest import HEALTHY

if TYPE_CHECKING:
    from tests.conftest import Sandbox

HEAD, BODY = HEALTHY.removesuffix("\n").split("<p>", 1)
BODY = f"<p>{BODY}"


def article(more: str) -> str:
    return f"{HEAD}{BODY}{more}\n"


def found(sandbox: Sandbox, content: str, *arguments: str) -> list[dict[str, Any]]:
    sandbox.write("1.md", content)
    findings: list[dict[str, Any]] = sandbox.check("1.md", *arguments).json["findings"]
    return findings


@pytest.mark.parametrize(
    ("more", "rule", "message"),
    [
        ("<p>一\u200b二</p>" * 1_500, "invisible-character", "1,500 places with invisible characters: U+200B"),
        ("<p>一\x01二</p>" * 1_500, "control-character", "1,500 places with control characters: U+0001"),
        (
            "<p>一\ufffd二</p>" * 1_500,
            "replacement-character",
            "1,500 places where text was lost: replacement character (U+FFFD)",
        ),
        ("</small>" * 1_500, "malformed-html", "`</small>` closes nothing that is open, in 1,500 places"),
        ("<p></p>" * 1_500, "empty-element", "`<p>` is empty, in 1,500 places"),
        ("<p>a\udc80</p>" * 3, "not-utf8", "3 runs of bytes are not UTF-8"),
    ],
)
def test_the_same_thing_all_over_a_file_is_said_once(sandbox: Sandbox, more: str, rule: str, message: str) -> None:
    (finding,) = found(sandbox, article(more), "--select", rule)
    count = int(message.replace(",", "").split()[0 if message[0].isdigit() else -2])
    assert (finding["message"], len(finding["related"])) == (message, min(9, count - 1))
    assert finding["related"][0]["start"]["offset"] > finding["start"]["offset"]


def test_a_file_saved_into_itself_is_told_once_by_each_rule(sandbox: Sandbox) -> None:
    prose = "".join(
        f'<p>第{n}段说桥今天重新开放，河两岸的人都来了，船也可以从桥下过去了。看这里的第{n}张图。</p><img src="https://images.weserv.nl?url=a.org/{n}.jpg">'
        for n in range(1_300)
    )
    (images,) = found(sandbox, article(prose * 2), "--select", "repeated-image")
    assert images["message"] == "1,300 images stand in the article again"
    (paragraphs,) = found(sandbox, article(prose * 2), "--select", "repeated-paragraph")
    assert paragraphs["message"] == "1,300 paragraphs repeat earlier ones"


def test_errors_of_one_tag_are_one_finding(sandbox: Sandbox) -> None:
    tag = """<p data-x="{"a": "b", "c": "d"}">"""
    (finding,) = found(sandbox, article(f"{tag}桥</p>"), "--select", "malformed-html")
    assert "parse errors in the tag `<p data-x=" in finding["message"]
    first, second = found(
        sandbox, article(f"{tag}桥</p>" + """<p title="{"e": "f"}">桥</p>"""), "--select", "malformed-html"
    )
    assert first["message"] == finding["message"]
    assert "<p title=" in second["message"]


def test_one_place_keeps_its_fingerprint_and_several_have_that_of_the_first(sandbox: Sandbox) -> None:
    (alone,) = found(sandbox, article("<p>一\u200b二</p>"), "--select", "invisible-character")
    assert (alone["message"], alone["related"]) == ("zero width space (U+200B)", [])
    (both,) = found(sandbox, article("<p>一\u200b二</p><p>三\u200b四</p>"), "--select", "invisible-character")
    assert both["fingerprint"] == alone["fingerprint"]


def test_the_fix_of_one_cause_has_all_its_edits(sandbox: Sandbox) -> None:
    (finding,) = found(sandbox, article("<p></p><p>桥</p>" * 12), "--select", "empty-element")
    assert len(finding["fix"]["edits"]) == 12
    assert sandbox.check("1.md", "--fix", "--select", "empty-element").json["findings"] == []
    assert (sandbox.folder / "1.md").read_text(encoding="utf-8") == article("<p>桥</p>" * 12)


def test_a_comment_hides_its_place_alone(sandbox: Sandbox) -> None:
    more = "<p>一\u200b二</p><!-- artlint-ignore invisible-character --><p>三\u200b四</p><p>五\u200b六</p>"
    sandbox.write("1.md", article(more))
    report = sandbox.check("1.md", "--select", "invisible-character").json
    assert [it["message"] for it in report["findings"]] == ["2 places with invisible characters: U+200B"]
    assert [it["message"] for it in report["suppressed"]] == ["zero width space (U+200B)"]


def test_a_baseline_knows_every_place(sandbox: Sandbox) -> None:
    sandbox.write("1.md", article("<p>一\u200b二</p><p>三\u200b四</p>"))
    assert sandbox.run("baseline", "create").code == 0
    assert found(sandbox, article("<p>三\u200b四</p>")) == []
    (new,) = found(sandbox, article("<p>一\u200b二</p><p>三\u200b四</p><p>五\u200b六</p>"))
    assert (new["message"], new["related"]) == ("zero width space (U+200B)", [])
