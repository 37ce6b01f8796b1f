"""What a finding is known by: its content, not its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import HEALTHY

from artlint.article import File
from artlint.config import Selection
from artlint.config.settings import default_config, settings_of
from artlint.files.identity import file_marks
from artlint.judge import lint
from artlint.judge.fingerprint import content_key
from artlint.judge.locate import distinct, located
from artlint.packs.plan import Plan
from artlint.rule import Finding, Related, Severity
from artlint.span import Span

if TYPE_CHECKING:
    from artlint.model import Located

CONFIG = default_config("/")
PARAGRAPHS = (
    "<p>一。</p>",
    "<p>一。</p>",
    "<p>二<em></em>。</p>",
    "<p></p>",
    "<p>三<b>。</p>",
    '<p>四<a href="">。</a></p>',
    '<p>五<img src="">。</p>',
    "<p>六\x07。</p>",
    "<div><p>七<em></em></p><p>八</b></p></div>",
    "<p>九<br><br><i></i>十<br><br>十一<script>1</script></p>",
)
bodies = st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=8)


def findings_of(text: str) -> tuple[Located, ...]:
    """What the rules that run by default find, as reports show it."""
    settings = settings_of(CONFIG, ())
    file = File(text, path="1.md", now=1_700_000_000_000)
    found = lint(file, Plan(settings.rules_for(file.article.layout, Selection()))).findings
    return distinct((located(finding, file, "1.md", None) for finding in found), "1.md")


def keys_of(text: str) -> list[tuple[str, str]]:
    return sorted((finding.rule, finding.key) for finding in findings_of(text))


def key(text: str, piece: str, code: str | None = None, related: tuple[Related, ...] = ()) -> str:
    start = text.index(piece) if piece else text.index("|")
    finding = Finding("r", Severity.ERROR, Span(start, start + len(piece)), "m", "h", code, related)
    return content_key(finding, File(text).article)


def body(html: str) -> str:
    return f"<!--1689730743000-->\n[桥](https://a.org/1)\n------\n\n{html}\n"


def with_body(paragraphs: list[str]) -> str:
    return HEALTHY.replace("<p>第一段", "".join(paragraphs) + "<p>第一段")


@given(bodies)
def test_every_finding_has_a_fingerprint_of_its_own(paragraphs: list[str]) -> None:
    prints = [finding.fingerprint for finding in findings_of(with_body(paragraphs))]
    assert len(prints) == len(set(prints))


@given(bodies, st.integers(0, 3))
def test_fingerprints_survive_lines_put_above(paragraphs: list[str], lines: int) -> None:
    text = with_body(paragraphs)
    moved = text.replace("------\n\n", "------\n\n" + "\n" * lines)
    assert [f.fingerprint for f in findings_of(moved)] == [f.fingerprint for f in findings_of(text)]


@given(bodies)
def test_content_survives_another_order_of_paragraphs(paragraphs: list[str]) -> None:
    whole = [paragraph for paragraph in paragraphs if "<b>" not in paragraph]  # `<b>` runs on into the next
    mixed = sorted(whole)
    assert keys_of(with_body(whole)) == keys_of(with_body(mixed))


def test_white_space_between_words_and_line_ends_are_no_content() -> None:
    text = body("<p>a LOUD b</p>")
    assert key(text, "LOUD") == key(body("<p>a  LOUD\n b</p>"), "LOUD") == key(text.replace("\n", "\r\n"), "LOUD")


def test_the_smallest_block_is_content_and_what_stands_beside_it_is_not() -> None:
    text = body("<div>x<p>a LOUD b</p>y</div>")
    assert key(text, "LOUD") == key(body("<div>xx<p>a LOUD b</p>yy</div><p>z</p>"), "LOUD")
    assert key(text, "LOUD") != key(body("<div>x<p>a LOUD c</p>y</div>"), "LOUD")
    assert key(text, "LOUD") != key(text, "LOUD", code="finer")


def test_doubled_line_breaks_part_blocks() -> None:
    text = body("<p>a<br><br>b LOUD c<br><br>d</p>")
    assert key(text, "LOUD") == key(body("<p>A<br><br>b LOUD c<br><br>D</p>"), "LOUD")
    assert key(text, "LOUD") != key(body("<p>a<br><br>B LOUD c<br><br>d</p>"), "LOUD")


def test_in_the_frame_the_part_is_content() -> None:
    text = "<!--1-->\n[a &amp; b](https://a.org/1)\n------\n\n<p>a</p>\n"
    assert key(text, "&amp;") == key(text.replace("/1", "/2").replace("<!--1", "<!--2"), "&amp;")
    assert key(text, "&amp;") != key(text.replace("a &", "c &"), "&amp;")
    matter = "---\ntitle: LOUD\ndate: x\n---\n[a](https://a.org/1)\n------\n\n<p>a</p>\n"
    assert key(matter, "LOUD") == key(matter.replace("date: x", "date: y"), "LOUD")


def test_what_is_missing_is_known_by_what_it_is_missing_in() -> None:
    def missing(html: str) -> str:
        article = File(body(html.replace("|", ""))).article
        at = body(html).index("|")
        return content_key(Finding("r", Severity.ERROR, Span(at, at), "m", "h"), article)

    assert missing("<img>|<p>a</p>") == missing("<p>b</p><img>|<p>c</p><p>d</p>")
    assert missing("<div class=x>a<img>|b</div>") == missing("<div class=x>c<img>|d<p>e</p></div>")
    assert missing("<div class=x>|</div>") != missing("<div class=y>|</div>")
    assert missing('<p>a<img src="|"></p>') != missing('<p>b<img src="|"></p>')


def test_the_pieces_that_a_finding_compares_itself_with_are_content() -> None:
    text = body("<p>LOUD</p><p>one</p>")
    start = text.index("one")
    first = key(text, "LOUD", related=(Related(Span(start, start + 3), "m"),))
    other = text.replace("one", "two")
    assert first != key(other, "LOUD", related=(Related(Span(start, start + 3), "m"),))
    assert first == key(text, "LOUD", related=(Related(Span(start, start + 3), "another message"),))


def test_a_finding_that_tells_how_many_more_there_are_is_known_by_that_alone() -> None:
    text = body("<p>a LOUD b LOUDER</p>")
    assert key(text, "LOUD", code="more-errors") == key(text, "LOUDER", code="more-findings") == "+"


def test_a_piece_of_any_length_and_any_character_has_a_key() -> None:
    long = "x" * 50_000
    assert key(body(f"<p>{long}</p>"), long) != key(body(f"<p>{long}y</p>"), long + "y")
    assert key(body("<p>\udcff</p>"), "\udcff") != key(body("<p>\udcfe</p>"), "\udcfe")


def test_a_file_is_marked_by_its_address_and_its_body() -> None:
    text = body("<p>a</p>")
    title, content = file_marks(File(text).article)
    assert file_marks(File(text.replace("桥", "桥梁")).article) == (title, content)
    assert file_marks(File(text.replace("a.org", "b.org")).article)[1] == content
    assert file_marks(File(text.replace("<p>a", "<p>b")).article)[0] == title
    assert file_marks(File("").article) == ("", "")


def test_the_paragraphs_above_are_damaged_in_many_ways() -> None:
    assert len({rule for rule, _ in keys_of(with_body(list(PARAGRAPHS)))}) > 5
