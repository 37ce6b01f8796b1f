"""What a file shows itself hides nothing from the rules of security: templates, code, and the look of a whole page."""

from __future__ import annotations

import pytest

from artlint.article import File
from artlint.config import Selection
from artlint.config.settings import default_config, settings_of
from artlint.judge import lint

POST = "---\ntitle: A\n---\n\n"


def _found(text: str, path: str) -> set[str]:
    settings = settings_of(default_config("/"), ())
    file = File(text, path=path)
    rules = settings.rules_for(file.article.layout, Selection(select=("security",)))
    return {finding.rule for finding in lint(file, rules).findings}


@pytest.mark.parametrize("path", ["1.md", "1.html"])
@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ('<p><img src=x onerror="alert(1){{ x }}"></p>', "event-handler"),
        ("<p><img {% if a > b %} onerror=alert(1) {% endif %}></p>", "event-handler"),
        ('<p><a href="javascript:alert(1)//{{ x }}">a</a></p>', "script-url"),
        ("{% raw %}<script>alert(1)</script>{% endraw %}", "script-element"),
        ("{% highlight html %}<script>alert(1)</script>{% endhighlight %}", "script-element"),
        ("[code]<script>alert(1)</script>[/code]", "script-element"),
        ("<p>{{ x</p><script>alert(1)</script><p>}}</p>", "script-element"),
        ('<iframe src="https://evil.example/{{ x }}"></iframe>', "forbidden-embed"),
        ('{{ "<form action=/x><input></form>" }}', "form-element"),
        ('<p style="position:fixed;left:{{ x }}">a</p>', "style-injection"),
        ('{% raw %}<meta http-equiv="refresh" content="0;url=https://evil.example">{% endraw %}', "meta-refresh"),
    ],
)
def test_a_template_hides_nothing(path: str, body: str, rule: str) -> None:
    assert rule in _found(f"{POST}{body}\n", path)


@pytest.mark.parametrize("address", ["javascript:alert(1)//{{x}}", "javascript:alert({{ x }})"])
def test_a_template_in_an_address_of_markdown_hides_no_script(address: str) -> None:
    assert _found(f"{POST}[a]({address})\n", "1.md") == {"script-url"}


def test_what_stands_in_both_readings_is_told_once() -> None:
    settings = settings_of(default_config("/"), ())
    file = File(f"{POST}<script>a</script> {{{{ x }}}} <script>b</script>\n", path="1.md")
    findings = lint(file, settings.rules_for("post", Selection(select=("security",)))).findings
    assert [finding.rule for finding in findings] == ["script-element"] * 2


@pytest.mark.parametrize("path", ["1.md", "1.html"])
def test_the_look_of_a_page_hides_no_style(path: str) -> None:
    page = '<!DOCTYPE html>\n<p style="position:fixed">a</p>\n<style>p{}</style>\n'
    assert _found(page, path) == {"style-injection"}


def test_code_of_markdown_runs_nothing() -> None:
    shown = "`<script>a</script>` `[a](javascript:b)`\n\n```\n<img onerror=c>\n[a](javascript:d)\n```\n"
    assert _found(POST + shown, "1.md") == set()


def test_a_tag_in_code_of_html_runs() -> None:
    assert _found(f"{POST}<pre><code><img src=x onerror=a()></code></pre>\n", "1.md") == {"event-handler"}
