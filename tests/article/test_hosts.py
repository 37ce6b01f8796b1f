"""Hosts and ports are read as the URL standard reads them, and every rule reads them so."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artlint import Source, split_address
from artlint.article import File, origin_of, read_host
from artlint.judge import lint
from artlint.packs import builtin_rules, load

HEALTHY = "<!--1689730743000-->\n[A bridge](https://www.example.org/1.html)\n------\n\n"
PROXY = "https://images.weserv.nl/?url="


def said(body: str, name: str, source: Source | None = None, frame: str = HEALTHY, **options: Any) -> list[str]:
    rule = load(builtin_rules()[name])(**options)
    result = lint(File(f"{frame}{body}\n", source=source or Source()), [rule])
    assert result.crashes == ()
    return [finding.message for finding in result.findings]


@pytest.mark.parametrize(
    "host",
    [
        "example.org",
        "EXAMPLE.org",
        "example.org.",
        "exam%70le.org",
        "ｅｘａｍｐｌｅ.org",
        "example。org",
        "exam\u00adple.org",
        "%65xample%2eorg",
    ],
)
def test_a_host_has_one_plain_form(host: str) -> None:
    assert read_host(host) == "example.org"


@pytest.mark.parametrize(
    ("written", "host"),
    [
        ("Bücher.example", "xn--bcher-kva.example"),
        ("xn--bcher-kva.EXAMPLE", "xn--bcher-kva.example"),
        ("faß.de", "xn--fa-hia.de"),
        ("💩.la", "xn--ls8h.la"),
        ("b%C3%BCcher.example", "xn--bcher-kva.example"),
        ("0x7f.1", "127.0.0.1"),
        ("2130706433", "127.0.0.1"),
        ("0177.0.0.01", "127.0.0.1"),
        ("1.2.3", "1.2.0.3"),
        ("127.0.0.1.", "127.0.0.1"),
        ("１２７.0.0.1", "127.0.0.1"),
        ("0x", "0.0.0.0"),
        ("[::1]", "[::1]"),
        ("[0:0:0:0:0:0:0:1]", "[::1]"),
        ("[2001:DB8::A]", "[2001:db8::a]"),
        ("localhost", "localhost"),
        ("a_b.example", "a_b.example"),
        ("1.2.3.example", "1.2.3.example"),
    ],
)
def test_a_host_is_read_as_browsers_read_it(written: str, host: str) -> None:
    assert read_host(written) == host


@pytest.mark.parametrize(
    "written",
    [
        "",
        ".",
        "a b.org",
        "a<b.org",
        "a%2fb.org",
        "a%00.org",
        "256.1.1.1",
        "1.2.3.4.5",
        "1.2.3.256",
        "4294967296",
        "08.1",
        "a.org.1",
        "0xg.1.0x",
        "[::1",
        "[:::]",
        "[::1%25eth0]",
        "[1.2.3.4]",
        "a\ufffd.org",
        "\ud800.org",
        "a^.org",
        "a" * 3000 + "ü.org",
        "1" * 5000,
    ],
)
def test_what_no_browser_accepts_is_no_host(written: str) -> None:
    assert read_host(written) is None


@pytest.mark.parametrize(
    ("url", "scheme", "site"),
    [
        ("https://a.org:443/1", "https", "a.org"),
        ("HTTP://a.org:80", "http", "a.org"),
        ("http://a.org:443/", "http", "a.org:443"),
        ("https://a.org:/1", "https", "a.org"),
        ("https://a.org:0/1", "https", "a.org:0"),
        ("gemini://a.org:443/1", "gemini", "a.org:443"),
        ("https://a.org:00443/1", "https", "a.org"),
        ("//a.org:443/", "", "a.org"),
        ("https://a.org@b.org:8080/", "https", "b.org:8080"),
        ("https://a.org:1@b.org/", "https", "b.org"),
        ("https://a.org\\@b.org/", "https", "a.org"),
        ("https:\\\\a.org\\1", "https", "a.org"),
        ("https:a.org", "https", "a.org"),
        ("https:////a.org/", "https", "a.org"),
        ("/\\a.org/", "", "a.org"),
        ("https://a.org?@b.org", "https", "a.org"),
        ("https://a\n.org/", "https", "a.org"),
        (" https://a.org/", "https", "a.org"),
        ("ftp://a.org:21/", "ftp", "a.org"),
        ("https://[::1]:443/", "https", "[::1]"),
        ("https://[::1]:8443/", "https", "[::1]:8443"),
    ],
)
def test_an_address_leads_where_a_browser_goes(url: str, scheme: str, site: str) -> None:
    origin = origin_of(url)
    assert origin is not None
    assert (origin.scheme, origin.site, origin.fault) == (scheme, site, None)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "/a",
        "a.org/1",
        "mailto:a@b.org",
        "https:",
        "https://",
        "#//a.org",
        "?a=//b.org",
        "https:///",
        "http\u017f://a.org/",  # a long s, of which `re` takes a capital S for a twin
        "\u212aio://a.org/",
    ],
)
def test_what_names_no_host_leads_nowhere(url: str) -> None:
    assert origin_of(url) is None


@pytest.mark.parametrize(
    ("url", "fault"),
    [
        ("https://a.org:99999/", "port"),
        ("https://a.org:65536", "port"),
        ("https://a.org:8o/", "port"),
        ("https://a.org:８０/", "port"),
        ("https://a.org:" + "9" * 5000, "port"),
        ("https://1.2.3.256:99999/", "host"),
        ("https://a%2f.org/", "host"),
    ],
)
def test_what_no_browser_accepts_is_a_fault(url: str, fault: str) -> None:
    origin = origin_of(url)
    assert origin is not None
    assert origin.fault == fault
    assert origin.host == origin.host.lower()


@given(st.text(alphabet="ahtps:/\\@.0x%[]2fü。\n?#９ ") | st.text())
def test_no_text_is_too_strange(text: str) -> None:
    for url in (text, f"https://{text}"):
        origin = origin_of(url)
        assert origin is None or url[: origin.end]
        host = split_address(url).host
        assert read_host(host) in (None, host)


@pytest.mark.parametrize(
    ("url", "flaw"),
    [
        ("https://example.org:99999/", "has the port `99999`"),
        ("https://example.org:65536", "has the port `65536`"),
        ("https://example.org:８０/", "has the port `８０`"),
        ("https://1.2.3.256/", "has a host that cannot be"),
        ("https://example.org.1/", "has a host that cannot be"),
        ("https://[:::]/", "has a host that cannot be"),
    ],
)
def test_a_port_or_host_that_cannot_be_is_found_wherever_an_address_stands(url: str, flaw: str) -> None:
    assert said(f'<p>A <a href="{url}">b</a></p>', "malformed-link") == [f"address `{url}` {flaw}"]
    part = "port" if "port" in flaw else "host"
    frame = HEALTHY.replace("https://www.example.org/1.html", url)
    assert said("<p>A</p>", "malformed-title-link", frame=frame) == [
        f'title link leads to "{url}", whose {part} cannot be'
    ]
    assert said(f'<img src="{url}">', "missing-image-source") == [f"image has an address that no browser loads: {url}"]
    target = url.removeprefix("https://")
    assert said(f'<img src="{PROXY}{target}">', "malformed-proxy-url") == [
        f"proxy address names a {part} that cannot be: {target}"
    ]


@pytest.mark.parametrize(
    "url", ["https://example.org:65535/", "https://example.org:080/", "https://example.org:/", "https://0x7f.1/"]
)
def test_a_port_or_host_that_can_be_is_let_be(url: str) -> None:
    assert said(f'<p>A <a href="{url}">b</a></p>', "malformed-link") == []


PROXY_SPELLINGS = (
    "https://images.weserv.nl:443/?url=",
    "https://Images.WESERV.nl/?url=",
    "https://images.weserv.nl./?url=",
    "https://user@images.weserv.nl/?url=",
    "http://images.weserv.nl:80/?url=",
    "https://images%2Eweserv.nl?url=",
    "https://images。weserv。nl/?url=",
)


@pytest.mark.parametrize("prefix", PROXY_SPELLINGS)
def test_the_proxy_is_known_however_its_host_is_written(prefix: str) -> None:
    assert said(f'<img src="{prefix}a.org/1.jpg">', "image-bypasses-proxy") == []
    srcset = f'<img src="{PROXY}a.org/1.jpg" srcset="{prefix}a.org/2.jpg 2x">'
    assert said(srcset, "srcset-bypasses-proxy") == []
    assert said(f'<img src="{prefix}">', "malformed-proxy-url") == ["proxy address has nothing behind url="]
    assert len(said(f'<img src="{PROXY}a.org/1.jpg"><img src="{prefix}a.org/1.jpg">', "repeated-image")) == 1


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://images.weserv.nl:8443/?url=a.org/1", "images.weserv.nl:8443, not through images.weserv.nl"),
        ("http://images.weserv.nl:443/?url=a.org/1", "images.weserv.nl:443, not through images.weserv.nl"),
        ("https://images.weserv.nl.evil.net/?url=a.org/1", "images.weserv.nl.evil.net, not through images.weserv.nl"),
        ("https://images.weserv.nl@evil.net/?url=a.org/1", "evil.net, not through images.weserv.nl"),
    ],
)
def test_what_only_looks_like_the_proxy_is_named_by_what_differs(url: str, name: str) -> None:
    assert said(f'<img src="{url}">', "image-bypasses-proxy") == [f"image is loaded from {name}"]


def test_another_folder_of_the_proxys_host_is_not_the_proxy() -> None:
    found = said('<img src="https://p.org/old/1">', "image-bypasses-proxy", Source(proxy="https://p.org/i/"))
    assert found == ["image is loaded from p.org, not through p.org/i/"]


@pytest.mark.parametrize("nested", ["images.weserv.nl:443/?url=", "Images.weserv.nl.?url=", "images。weserv.nl/?url="])
def test_the_proxy_within_the_proxy_is_known(nested: str) -> None:
    found = said(f'<img src="{PROXY}{nested}a.org/1.jpg">', "malformed-proxy-url")
    assert found == ["proxy address holds another proxy address"]


def test_a_proxy_may_be_configured_in_any_spelling() -> None:
    source = Source(proxy="https://Bücher.example:443?url=")
    assert said('<img src="https://xn--bcher-kva.example/?url=a.org/1">', "image-bypasses-proxy", source) == []
    assert said('<img src="https://xn--bcher-kva.example/?url=">', "malformed-proxy-url", source) != []
    by_number = Source(proxy="http://127.0.0.1/?url=")
    assert said('<img src="https://0x7f.0.0.1/?url=">', "malformed-proxy-url", by_number) != []


@pytest.mark.parametrize("allowed", ["s.rfi.fr", "S.RFI.fr.", "s.rfi.fr:443"])
@pytest.mark.parametrize("url", ["https://s.rfi.fr/1.jpg", "https://S.rfi.fr:443/1.jpg", "https://s%2Erfi.fr./1.jpg"])
def test_an_allowed_host_is_allowed_in_any_spelling(allowed: str, url: str) -> None:
    assert said(f'<img src="{url}">', "image-bypasses-proxy", allow=(allowed,)) == []
    assert said(f'<iframe src="{url}"></iframe>', "forbidden-embed", allow=(allowed.removesuffix(":443"),)) == []


@pytest.mark.parametrize("host", ["EXAMPLE.org", "example.org.:443", "ex%61mple.org", "ｅxample。org", "a@example.org"])
def test_the_own_host_is_known_in_any_spelling(host: str) -> None:
    assert said(f'<iframe src="https://{host}/1"></iframe>', "forbidden-embed") == []
    assert len(said(f'<a href="http://{host}/1">A</a>', "insecure-link")) == 1
    matter = f"---\nfrom: https://{host}/1.html\n---\n[A](https://example.org/1.html)\n------\n\n"
    assert said("<p>A</p>", "front-matter-mismatch", frame=matter) == []


@pytest.mark.parametrize(
    "host", ["example.org.evil.net", "example.org@evil.net", "evil.net\\.example.org", "2130706433"]
)
def test_another_host_is_known_in_any_spelling(host: str) -> None:
    shown = "127.0.0.1" if host.isdigit() else host.rpartition("@")[2].partition("\\")[0]
    assert said(f'<iframe src="https://{host}/1"></iframe>', "forbidden-embed") == [f"iframe shows a page of {shown}"]


def test_other_ports_are_other_places() -> None:
    matter = "---\nfrom: https://a.org:8080/1\n---\n[A](https://a.org/1)\n------\n\n"
    assert len(said("<p>A</p>", "front-matter-mismatch", frame=matter)) == 1
    assert said('<img src="https://a.org/1"><img src="https://a.org:8080/1">', "repeated-image") == []
    assert len(said('<img src="https://a.org/1"><img src="//A.org:443/1">', "repeated-image")) == 1


def test_a_counter_of_readers_is_known_in_any_spelling() -> None:
    assert said('<img src="https://PIXEL.wp.com:443/b.gif">', "tracking-pixel") != []
