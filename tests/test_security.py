"""What a page makes live, the security rules see: in the title, in front matter, in the body, however it is read."""

from __future__ import annotations

import pytest

from artlint.article import File
from artlint.judge import lint
from artlint.packs import builtin_rules, load
from artlint_rules.html.document_element_in_body import DocumentElementInBody

RULES = [load(info)() for info in builtin_rules().values() if info.folder == "security"]
BODY = "------\n\n<p>A bridge reopens.</p>\n"
LINK = "[A bridge](https://example.org/1.html)\n"


def found(text: str) -> list[tuple[str, str, str]]:
    """Rule, message and place of what the security rules say of a file."""
    result = lint(File(text), RULES)
    assert result.crashes == ()
    return [(finding.rule, finding.message, finding.span.of(text)) for finding in result.findings]


def in_frame(line: str) -> list[tuple[str, str, str]]:
    return found(f"<!--1689730743000-->\n{line}\n{BODY}")


def in_front_matter(block: str) -> list[tuple[str, str, str]]:
    return found(f"---\n{block}\n---\n{LINK}{BODY}")


def in_body(body: str) -> list[tuple[str, str, str]]:
    return found(f"<!--1689730743000-->\n{LINK}------\n\n{body}\n")


@pytest.mark.parametrize(
    ("title", "rule", "message", "place"),
    [
        ("<img src=x onerror=a()>", "event-handler", 'attribute onerror runs a script: "a()"', "onerror=a()"),
        ("<script>a()</script>", "script-element", "script element with 3 characters of code", "<script>"),
        ("A <iframe src=//b.net/1></iframe>", "forbidden-embed", "iframe shows a page of b.net", "//b.net/1"),
        ('<a href="javascript:a()">A</a>', "script-url", 'href runs a script: "javascript:a()"', "javascript:a()"),
        ("A <form action=https://b.net/>", "form-element", "form sends what is typed to b.net", None),
        ("<meta http-equiv=refresh content=5>", "meta-refresh", 'meta refresh loads the page again: "5"', None),
        ('<b style="position:fixed">A</b>', "style-injection", 'style holds "position:"', "position:"),
        ("A <style>p{}</style>", "style-injection", "style element with 3 characters of CSS", "<style>"),
        ("<javascript:a()>", "script-url", 'link in Markdown runs a script: "javascript:a()"', "javascript:a()"),
        ("![A](vbscript:a) B", "script-url", 'link in Markdown runs a script: "vbscript:a"', "vbscript:a"),
        ("A <title>", "ambiguous-markup", "title is not closed above the body, so it takes in what follows", None),
    ],
)  # fmt: skip
def test_markup_in_the_title_is_seen(title: str, rule: str, message: str, place: str | None) -> None:
    seen = in_frame(f"[{title}](https://example.org/1.html)")
    assert (rule, message, place or title.removeprefix("A ")) in seen


@pytest.mark.parametrize(
    ("markup", "name"),
    [("<base href=//b.net/>", "<base"), ("<link rel=canonical href=//b.net/>", "<link"), ("</body>", "</body>")],
)
def test_what_belongs_to_a_page_is_seen_in_title_and_front_matter(markup: str, name: str) -> None:
    message = f"`{name.rstrip('>')}>` stands above the body"
    for title in (f"[A {markup}](https://example.org/1.html)\n", f"---\ntitle: 'A {markup}'\n---\n{LINK}"):
        result = lint(File(f"{title}{BODY}"), [DocumentElementInBody()])
        assert [(it.message, it.span.of(f"{title}{BODY}")) for it in result.findings] == [(message, name)]


def test_a_tag_that_the_title_leaves_open_is_seen() -> None:
    (open_, handler) = in_frame("[<img src=x onerror=a() alt='A](https://example.org/1.html)")
    assert handler[:2] == ("event-handler", 'attribute onerror runs a script: "a()"')
    assert open_[:2] == ("ambiguous-markup", "tag is not closed above the body, so it takes in what follows")


@pytest.mark.parametrize(("mark", "what"), [("<a title='", "tag"), ("<!--", "comment"), ("<b", "tag"), ("</b", "tag")])
def test_what_the_title_or_front_matter_leaves_open_is_seen(mark: str, what: str) -> None:
    message = f"{what} is not closed above the body, so it takes in what follows"
    assert [(rule, said) for rule, said, _ in in_frame(f"[A {mark}](https://example.org/1.html)")] == [
        ("ambiguous-markup", message)
    ]
    assert in_front_matter(f'description: "A {mark}"') == [("ambiguous-markup", message, mark)]


@pytest.mark.parametrize("title", ["A < B <3 C", "《桥》<桥>", "1 <2> 3", "A <Nature> B"])
def test_a_title_of_words_is_let_be(title: str) -> None:
    assert in_frame(f"[{title}](https://example.org/1.html)") == []


@pytest.mark.parametrize(
    "address",
    [
        "javascript:a", " JavaScript:a", "java&#115;cript:a", "javascript&colon;a", "<javascript:a>", "javascript\\:a",
        "data:text/html,a", "data: text/html,a", "DATA:image/svg+xml,a", "vbscript:a",
    ],
)  # fmt: skip
def test_a_title_link_that_runs_a_script_is_seen(address: str) -> None:
    seen = in_frame(f"[A bridge]({address})")
    assert [(rule, message.partition(":")[0]) for rule, message, _ in seen] == [
        ("script-url", "title link runs a script")
    ]


def test_other_lines_of_the_frame_are_seen() -> None:
    seen = found(f"A <b onclick=a()>\n{LINK}[x]: javascript:b\n{BODY}")
    assert [place for _, _, place in seen] == ["onclick=a()", "javascript:b"]


@pytest.mark.parametrize(
    ("block", "rule", "place"),
    [
        ("title: A <img src=x onerror=a()>", "event-handler", "onerror=a()"),
        ("title: 'A <img src=x onerror=a()>'", "event-handler", "onerror=a()"),
        ('description: "\\x3cscript>a()</script>"', "script-element", '"\\x3cscript>a()</script>"'),
        ('summary: "<a href=\\"javascript:a()\\">A</a>"', "script-url", '"<a href=\\"javascript:a()\\">A</a>"'),
        ("summary: >-\n  <b\n  onclick=a()>", "event-handler", ">-\n  <b\n  onclick=a()>\n"),
        ("tags: [A, '<script>']", "script-element", "<script>"),
        ("cover: {image: {src: '<script>'}}", "script-element", "<script>"),
        ("'<script>': A", "script-element", "<script>"),
        ("image: javascript:a()", "script-url", "javascript:a()"),
        ('images: ["java\\x73cript:a()"]', "script-url", '"java\\x73cript:a()"'),
        ("description: data:text/html,A", "script-url", "data:text/html,A"),
        ("description: '[A](javascript:a())'", "script-url", "'[A](javascript:a())'"),
        ("all: &all [*all, '<script>']", "script-element", "<script>"),
        ("title: [\nsummary: <script>", "script-element", "<script>"),
    ],
)  # fmt: skip
def test_markup_in_front_matter_is_seen(block: str, rule: str, place: str) -> None:
    assert [(rule, place)] == [(each, where) for each, _, where in in_front_matter(block)]


@pytest.mark.parametrize(
    "block", ["title: 'JavaScript: The Good Parts'", "title: JavaScript:从入门到精通", "tags: [a < b, '<3']", "from: https://a.org/"]
)  # fmt: skip
def test_front_matter_of_words_is_let_be(block: str) -> None:
    assert in_front_matter(block) == []


def test_aliases_in_front_matter_do_not_multiply() -> None:
    lines = ["a0: &a0 ['<script>']", *(f"a{at}: &a{at} [{', '.join([f'*a{at - 1}'] * 9)}]" for at in range(1, 60))]
    assert len(in_front_matter("\n".join(lines))) == 1


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        ("[A](javascript:a)", ["javascript:a"]),
        ("A.\n\n[A]: javascript:a\n", ["javascript:a"]),
        ("<p>[A](javascript:a)</p>", []),
        ("<p>A.</p>\n\nA [A](<javascript:a>)", ["javascript:a"]),
        ("A [A](https://a.org/javascript:a)", []),
    ],
)
def test_a_link_in_markdown_is_seen_where_markdown_is_read(body: str, seen: list[str]) -> None:
    assert [place for _, _, place in in_body(body)] == seen


EARLIER = 'noscript ends earlier where scripts run, and this follows: "<img src=x onerror=alert(1)>'
ALERT = "<img src=x onerror=alert(1)>"


@pytest.mark.parametrize(
    ("body", "place", "message"),
    [
        (f'<noscript><span title="</noscript>{ALERT}">y</span></noscript>', "<noscript>", EARLIER),
        (f"<noscript><!-- </noscript>{ALERT} --></noscript>", "<noscript>", EARLIER),
        (f"<noscript><style></noscript>{ALERT}</style></noscript>", "<noscript>", EARLIER),
        (f"<noscript><textarea></NOSCRIPT/>{ALERT}</textarea></noscript>", "<noscript>", EARLIER),
        ("<div><noscript></div><p>A</p></noscript>", "<noscript>", "noscript ends later where scripts run"),
        ("<noscript><p>A</p>", "<noscript>", "noscript has no end where scripts run"),
        (f'<svg><style><a id="</style>{ALERT}"></style></svg>', "<style>", "style ends earlier outside of a drawing"),
        (f"<math><style><!--</style>{ALERT}--></math>", "<style>", "style ends earlier outside of a drawing"),
        (f"<svg><title><b title='</title>{ALERT}'>A</b></title></svg>", "<title>", "title ends earlier outside"),
        (f"<svg><![CDATA[>{ALERT}]]></svg>", f">{ALERT}", "text in svg hides what runs"),
        (f"<noembed>{ALERT}</noembed>", "<noembed>", "text of noembed hides what runs"),
        (f"<iframe src='/1'>{ALERT}</iframe>", "<iframe src='/1'>", "text of iframe hides what runs"),
        (f"<xmp>{ALERT}</xmp>", "<xmp>", "text of xmp hides what runs"),
        (f"<plaintext>{ALERT}", "<plaintext>", "text of plaintext hides what runs"),
        ('<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
         'title="--&gt;&lt;img src=1 onerror=alert(1)&gt;"', "attribute title hides what runs"),
        (f'<p title="\n\n{ALERT}">A</p>', f'title="\n\n{ALERT}"', "attribute title hides what runs"),
    ],
)  # fmt: skip
def test_what_two_readers_read_differently_is_seen(body: str, place: str, message: str) -> None:
    seen = [(said, where) for rule, said, where in in_body(body) if rule == "ambiguous-markup"]
    assert [where for _, where in seen] == [place]
    assert seen[0][0].startswith(message)


@pytest.mark.parametrize(
    "body", [f'<noembed title="</noembed>"><img title="</noembed>{ALERT}">', f"<p><!-->{ALERT}--></p>"]
)
def test_what_a_browser_reads_as_a_tag_is_one(body: str) -> None:
    assert "event-handler" in {rule for rule, _, _ in in_body(body)}


@pytest.mark.parametrize(
    "body",
    [
        '<noscript><img src="https://a.org/1.jpg"><p title="a > b">A</p><!-- c --></noscript>',
        "<svg><title>A</title><style>a{fill:red}</style><style/><path/></svg>",
        "<svg><noscript></noscript></svg><svg><style><![CDATA[a>b{}]]></style></svg>",
        '<p title="&lt;b&gt;A&lt;/b&gt;" data-a="&lt;/style&gt;&lt;b&gt;A">A</p>',
        '<iframe src="/1"><p>No <a href="/2">frames</a></p></iframe>',
        "<template><p>A</p></template>",
    ],
)
def test_what_all_readers_read_alike_is_let_be(body: str) -> None:
    assert [message for rule, message, _ in in_body(body) if rule == "ambiguous-markup"] == []


def test_noscript_in_front_matter_is_seen() -> None:
    seen = in_front_matter(f"title: '<noscript><p title=\"</noscript>{ALERT}\"></noscript>'")
    assert [rule for rule, _, _ in seen] == ["ambiguous-markup"]
