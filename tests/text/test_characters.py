"""Which characters are trimmed, split at and compared: the standards' sets, not Python's."""

from __future__ import annotations

import unicodedata

import pytest

from artlint import Rule, split_address
from artlint.article import File
from artlint.config.globs import Globs
from artlint.html import decode_references
from artlint.judge import lint
from artlint.packs import builtin_rules
from artlint.packs.pack import load
from artlint.testing import HEALTHY_FRAME

ODD_SPACES = ("\u3000", "\xa0", "\u2003", "\u200b", "\ufeff")


def found(body: str, *names: str, frame: str = HEALTHY_FRAME) -> list[str]:
    rules: list[Rule] = [load(builtin_rules()[name])() for name in names]
    return [finding.message for finding in lint(File(f"{frame}{body}\n", now=0), rules).findings]


@pytest.mark.parametrize("space", ODD_SPACES)
@pytest.mark.parametrize("reference", [False, True])
def test_an_address_begins_and_ends_where_a_browser_says(space: str, reference: bool) -> None:
    odd = f"&#{ord(space)};" if reference else space
    told = f"U+{ord(space):04X}"
    for address, verb in ((f"{odd}https://a.org/1", "begins with"), (f"https://a.org/1{odd}", "ends in")):
        said = f"{verb} {told}, which browsers take for a part of it"
        assert said in found(f'<p>A<a href="{address}">B</a></p>', "malformed-link")[0]
        assert said in "".join(found(f'<img src="{address}">', "relative-image", "missing-image-source"))
        assert len(found(f'<p>A<a href="{address}">B</a></p>', "malformed-link", "relative-link")) == 1
        assert len(found(f'<img src="{address}">', "relative-image", "missing-image-source")) == 1


@pytest.mark.parametrize("space", ODD_SPACES)
def test_the_title_links_address_begins_and_ends_there_too(space: str) -> None:
    for url in (f"{space}https://a.org/1", f"https://a.org/1{space}"):
        frame = f"<!--1689730743000-->\n[A]({url})\n------\n\n"
        assert f"U+{ord(space):04X}" in found("<p>A.</p>", "malformed-title-link", frame=frame)[0]


@pytest.mark.parametrize("space", [" ", "\t", "\n", "\x01", "\x1f"])
def test_what_the_url_standard_takes_off_is_no_part_of_an_address(space: str) -> None:
    assert found(f'<p>A<a href="{space}https://a.org/1{space}">B</a></p>', "malformed-link", "relative-link") == []
    assert split_address(f"{space}https://a.org/1").host == "a.org"


def test_an_ideographic_space_within_a_srcset_parts_no_addresses() -> None:
    assert found('<img src="https://a.org/1" srcset="\u3000https://a.org/1.jpg 2x">', "relative-image") == [
        "image address begins with U+3000, which browsers take for a part of it: \u3000https://a.org/1.jpg"
    ]


@pytest.mark.parametrize("sign", ["\x85", "\x1c", "\x1f", "\x0b", "&#133;"])
def test_what_is_no_white_space_to_a_reader_empties_nothing(sign: str) -> None:
    names = ("empty-element", "empty-link", "link-without-target", "empty-caption")
    assert found(f'<p>{sign}</p><p><a href="https://a.org/1">{sign}</a></p>', *names) == []


@pytest.mark.parametrize("space", ["\xa0", "\u3000", "\u2003", "\u202f", "&emsp;"])
def test_what_is_white_space_to_a_reader_is_no_content(space: str) -> None:
    assert found(f"<p>A.</p><p>{space}</p>", "empty-element") == ["`<p>` is empty"]
    assert found(f'<p>A<a href="https://a.org/1">{space}</a></p>', "empty-link") != []


def test_a_superscript_is_no_digit_of_an_epoch() -> None:
    frame = "<!--m²-->\n[A bridge reopens](https://a.org/1)\n------\n\n"
    assert found("<p>A.</p>", "malformed-epoch", frame=frame) == []
    frame = "<!--１６８９７３０７４３０００-->\n[A bridge reopens](https://a.org/1)\n------\n\n"
    assert found("<p>A.</p>", "malformed-epoch", frame=frame) != []


NFC = "Café, Đà Nẵng và Hội An: über die Brücke, часть й, が行く 한국"
NFD = unicodedata.normalize("NFD", NFC)


@pytest.mark.parametrize(
    ("one", "other"),
    [(NFC, NFD), (NFD, NFC), ("Ångström 豈 over the river", "A\u030angstro\u0308m \uf900 over the river")],
)
def test_what_is_canonically_equivalent_is_equal(one: str, other: str) -> None:
    assert one != other
    title, same_title = one.replace(":", ""), other.replace(":", "")
    frame = f"---\ntitle: {title}\n---\n<!--1689730743000-->\n[{same_title}](https://a.org/1)\n------\n\n"
    assert found("<p>A.</p>", "front-matter-mismatch", frame=frame) == []
    assert len(found(f"<p>{one} {one}</p><p>{other} {other}</p>", "repeated-paragraph")) == 1
    long = f"{one} {one}".replace(":", "").replace(",", "")
    same = f"{other} {other}".replace(":", "").replace(",", "")
    image = f'<figure><img src="https://a.org/1.jpg"><figcaption>{long}</figcaption></figure>'
    assert len(found(f"{image}<p>{same}.</p>", "caption-repeats-body")) == 1


def test_compatibility_is_no_equivalence() -> None:
    frame = "---\ntitle: ①Ａ\n---\n<!--1689730743000-->\n[1A](https://a.org/1)\n------\n\n"
    assert len(found("<p>A.</p>", "front-matter-mismatch", frame=frame)) == 1


def test_a_configured_word_is_found_in_both_forms() -> None:
    rule = load(builtin_rules()["placeholder-text"])(words=("Non défini",))
    for written in ("Non défini", unicodedata.normalize("NFD", "Non défini"), "\u3000Non défini\u200b"):
        file = File(f"{HEALTHY_FRAME}<p>{written}</p>\n", now=0)
        assert len(lint(file, [rule]).findings) == 1, decode_references(written)


@pytest.mark.parametrize(("pattern", "path"), [(NFC, NFD), (NFD, NFC), ("Ångström", "A\u030angstro\u0308m")])
def test_a_glob_matches_a_name_in_both_forms(pattern: str, path: str) -> None:
    globs = Globs("/archive", (f"{pattern}/**",))
    assert globs.match(f"/archive/{path}/1.md")
    assert not globs.match("/archive/Cafe/1.md")
    assert globs.idle(lambda: ["/archive/Cafe/1.md"]) == []


def test_an_encoded_address_is_compared_in_one_form() -> None:
    frame = "---\nfrom: https://a.org/Cafe%CC%81\n---\n<!--1689730743000-->\n[A](https://a.org/Caf%C3%A9)\n------\n\n"
    assert found("<p>A.</p>", "front-matter-mismatch", frame=frame) == []
