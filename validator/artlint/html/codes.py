"""Every error code with a sentence for the keeper of an archive, and the least example of it.

The codes of the tokenizer, and `non-void-html-element-start-tag-with-trailing-solidus`, are the standard's. Tree
construction has no codes in the standard yet; its names are in the manner of whatwg/html#10397. `nesting-too-deep` is
artlint's own. A sentence may name the offending `{piece}`.
"""

from typing import NamedTuple

from artlint.html.error import ParseError


class Code(NamedTuple):
    """What a code says, and the shortest text that earns it; `document` when only a whole document can."""

    sentence: str
    example: str
    document: bool = False


TOKENIZER: dict[str, Code] = {
    "abrupt-closing-of-empty-comment": Code("the comment `{piece}` is closed before it is opened", "<!-->"),
    "abrupt-doctype-public-identifier": Code(
        "the document type's public identifier has no closing quote", '<!DOCTYPE html PUBLIC "x>', True
    ),
    "abrupt-doctype-system-identifier": Code(
        "the document type's system identifier has no closing quote", '<!DOCTYPE html SYSTEM "x>', True
    ),
    "absence-of-digits-in-numeric-character-reference": Code("`{piece}` names no character: digits are missing", "&#;"),
    "cdata-in-html-content": Code("a CDATA section belongs to XML; browsers take it for a comment", "<![CDATA[x]]>"),
    "character-reference-outside-unicode-range": Code("`{piece}` is beyond the last character there is", "&#x110000;"),
    "control-character-in-input-stream": Code("an invisible control character stands in the text", "a\x0bb"),
    "control-character-reference": Code("`{piece}` names an invisible control character", "&#1;"),
    "duplicate-attribute": Code("the attribute `{piece}` repeats a name; browsers drop it", '<p id="a" id="b"></p>'),
    "end-tag-with-attributes": Code("an end tag has the attribute `{piece}`; browsers drop it", '<p></p id="a">'),
    "end-tag-with-trailing-solidus": Code("the end tag `{piece}` ends in a second slash", "<p></p/>"),
    "eof-before-tag-name": Code("the text ends in `{piece}`, where a tag's name is missing", "x<"),
    "eof-in-cdata": Code("a CDATA section is never closed", "<svg><![CDATA[x"),
    "eof-in-comment": Code("a comment is never closed: everything after it is lost", "<!-- x"),
    "eof-in-doctype": Code("the text ends inside a document type", "<!DOCTYPE html", True),
    "eof-in-script-html-comment-like-text": Code(
        "a script has a `<!--` that is never closed, so its end tag may not count", "<script><!-- x"
    ),
    "eof-in-tag": Code("the text ends inside a tag: the tag is lost", '<a href="x'),
    "incorrectly-closed-comment": Code("a comment is closed with `{piece}` where `-->` is meant", "<!-- x --!>"),
    "incorrectly-opened-comment": Code("`{piece}` is no comment, but browsers take it for one", "<!x>"),
    "invalid-character-sequence-after-doctype-name": Code(
        "a document type's name is followed by neither PUBLIC nor SYSTEM", "<!DOCTYPE html x>", True
    ),
    "invalid-first-character-of-tag-name": Code(
        "a `<` that begins no tag has to be written `&lt;`, and no name begins like this: `{piece}`", "1 < 2"
    ),
    "missing-attribute-value": Code("`{piece}` has an equals sign but no value", "<p id=></p>"),
    "missing-doctype-name": Code("a document type has no name", "<!DOCTYPE>", True),
    "missing-doctype-public-identifier": Code(
        "a document type has the word PUBLIC but no identifier", "<!DOCTYPE html PUBLIC>", True
    ),
    "missing-doctype-system-identifier": Code(
        "a document type has the word SYSTEM but no identifier", "<!DOCTYPE html SYSTEM>", True
    ),
    "missing-end-tag-name": Code("`</>` has no name and closes nothing", "</>"),
    "missing-quote-before-doctype-public-identifier": Code(
        "a document type's public identifier has no opening quote", "<!DOCTYPE html PUBLIC x>", True
    ),
    "missing-quote-before-doctype-system-identifier": Code(
        "a document type's system identifier has no opening quote", "<!DOCTYPE html SYSTEM x>", True
    ),
    "missing-semicolon-after-character-reference": Code("`{piece}` lacks the semicolon at its end", "&amp x"),
    "missing-whitespace-after-doctype-public-keyword": Code(
        "a document type lacks the space after PUBLIC", '<!DOCTYPE html PUBLIC"x">', True
    ),
    "missing-whitespace-after-doctype-system-keyword": Code(
        "a document type lacks the space after SYSTEM", '<!DOCTYPE html SYSTEM"x">', True
    ),
    "missing-whitespace-before-doctype-name": Code(
        "a document type lacks the space before its name", "<!DOCTYPEhtml>", True
    ),
    "missing-whitespace-between-attributes": Code("no space before the attribute `{piece}`", '<p id="a"class="b"></p>'),
    "missing-whitespace-between-doctype-public-and-system-identifiers": Code(
        "a document type lacks the space between its identifiers", '<!DOCTYPE html PUBLIC "x""y">', True
    ),
    "nested-comment": Code("a comment is opened inside a comment; the first `-->` closes both", "<!-- <!-- x -->"),
    "noncharacter-character-reference": Code("`{piece}` names what is promised never to be a character", "&#xFFFE;"),
    "noncharacter-in-input-stream": Code("the text has what is promised never to be a character", "a\ufffeb"),
    "null-character-reference": Code("`{piece}` names the character NUL, which HTML does not have", "&#0;"),
    "surrogate-character-reference": Code("`{piece}` names half a character", "&#xD800;"),
    "surrogate-in-input-stream": Code("the text has half a character, or a byte that is no text", "a\udc80b"),
    "unexpected-character-after-doctype-system-identifier": Code(
        "a document type goes on after its last identifier", '<!DOCTYPE html SYSTEM "x" y>', True
    ),
    "unexpected-character-in-attribute-name": Code(
        "a `{piece}` stands in an attribute's name: a quote or a tag's end is missing before it", '<p id"a"></p>'
    ),
    "unexpected-character-in-unquoted-attribute-value": Code(
        "a `{piece}` stands in an attribute's value that has no quotes", '<p id=a"b></p>'
    ),
    "unexpected-equals-sign-before-attribute-name": Code("`{piece}` has a value but no name before it", "<p =a></p>"),
    "unexpected-null-character": Code("the text has a NUL character, which browsers drop or replace", "a\0b"),
    "unexpected-question-mark-instead-of-tag-name": Code(
        "`{piece}` belongs to XML; browsers take it for a comment", '<?xml version="1.0"?>'
    ),
    "unexpected-solidus-in-tag": Code("a slash stands inside a tag where it means nothing", "<p / id=a></p>"),
    "unknown-named-character-reference": Code("`{piece}` is the name of no character", "&nosuchname;"),
}

TREE: dict[str, Code] = {
    "br-end-tag": Code("`{piece}` is no end tag; browsers take it for `<br>`", "x</br>"),
    "cell-outside-row": Code("`{piece}` stands in no table row", "<table><tbody><td></td></tbody></table>"),
    "end-tag-in-table": Code("`{piece}` may not stand between a table's cells", "<table></b></table>"),
    "form-in-table": Code("`{piece}` may not stand between a table's cells", "<table><form></form></table>"),
    "hidden-input-in-table": Code(
        "`{piece}` may not stand between a table's cells", "<table><input type=hidden></table>"
    ),
    "html-element-in-foreign-content": Code("`{piece}` is no SVG or MathML and ends the drawing", "<svg><p></p>"),
    "ignored-null-character": Code("a NUL character is dropped or replaced", "a\0b"),
    "image-start-tag": Code("`{piece}` has to be written `<img>`", "<image>"),
    "input-in-select": Code("`{piece}` may not stand in a list of choices and ends it", "<select><input>"),
    "mismatched-end-tag-in-foreign-content": Code(
        "`{piece}` does not close the innermost open element", "<svg><g></svg>"
    ),
    "mismatched-heading-end-tag": Code("`{piece}` closes a heading of another level", "<h1>x</h2>"),
    "misnested-formatting-end-tag": Code(
        "`{piece}` is out of the order in which the elements were opened", "<b><i>x</b></i>"
    ),
    "missing-doctype": Code("the document does not begin with `<!DOCTYPE html>`", "<p>x", True),
    "nested-a": Code("`{piece}` begins a link inside a link; browsers end the first one here", "<a>x<a>y</a>"),
    "nested-button": Code(
        "`{piece}` stands inside a button; browsers end the first one here", "<button><button></button>"
    ),
    "nested-form": Code("`{piece}` stands inside a form and is dropped", "<form><form></form>"),
    "nested-heading": Code("`{piece}` stands inside a heading; browsers end the first one here", "<h1>x<h2>y</h2>"),
    "nested-nobr": Code("`{piece}` stands inside its like; browsers end the first one here", "<nobr>x<nobr>y</nobr>"),
    "nested-select": Code("`{piece}` stands inside a list of choices and ends it", "<select><select>"),
    "nested-table": Code("`{piece}` stands in a table outside its cells", "<table><table></table>"),
    "nesting-too-deep": Code(
        "elements are nested too deep here, or copied too often: the rest is checked tag by tag only", "<div>" * 513
    ),
    "non-void-html-element-start-tag-with-trailing-solidus": Code(
        "`{piece}` does not close itself: the slash means nothing and the element stays open", "<div/></div>"
    ),
    "nonconforming-doctype": Code("the document type is not `<!DOCTYPE html>`", '<!DOCTYPE html PUBLIC "x">', True),
    "start-tag-in-frameset": Code("`{piece}` may not stand among frames", "<frameset><p></frameset>", True),
    "start-tag-in-table": Code("`{piece}` may not stand between a table's cells", "<table><p></table>"),
    "table-part-outside-table": Code("`{piece}` stands in no table and is dropped", "<td>x"),
    "tag-after-body": Code("`{piece}` comes after the end of the body", "<!DOCTYPE html></body><p>", True),
    "text-after-body": Code("text comes after the end of the body", "<!DOCTYPE html></body>x", True),
    "text-in-frameset": Code("text may not stand among frames", "<!DOCTYPE html><frameset>x</frameset>", True),
    "text-in-table": Code("text stands between a table's cells; browsers move it before the table", "<table>x</table>"),
    "unclosed-element": Code("`{piece}` is left open", "<div>x"),
    "unexpected-body-start-tag": Code("`{piece}` may not stand inside the body and is dropped", "<body>x"),
    "unexpected-doctype": Code("a document type stands in the middle of the text", "x<!DOCTYPE html>"),
    "unexpected-end-tag": Code("`{piece}` closes nothing that is open", "x</b>"),
    "unexpected-frameset-start-tag": Code("`{piece}` may not stand inside the body", "<frameset>"),
    "unexpected-html-start-tag": Code("`{piece}` may not stand inside the body and is dropped", "<html>x"),
    "unexpected-p-end-tag": Code("`{piece}` closes no paragraph; browsers put an empty one here", "x</p>"),
    "unexpected-start-tag": Code("`{piece}` may not stand here and is dropped", "<head>"),
    "unexpected-start-tag-after-head": Code(
        "`{piece}` comes between head and body", "<!DOCTYPE html><head></head><title>x</title>", True
    ),
    "unexpected-tag-in-head-noscript": Code(
        "`{piece}` may not stand in a head's `<noscript>`", "<!DOCTYPE html><head><noscript><p>x", True
    ),
    "unexpected-text-in-head-noscript": Code(
        "text may not stand in a head's `<noscript>`", "<!DOCTYPE html><head><noscript>x", True
    ),
    "xmlns-value-does-not-match-element-namespace": Code(
        "`{piece}` names another namespace than the element's own", '<svg xmlns="x"></svg>'
    ),
    "xmlns-xlink-value-not-xlink-namespace": Code(
        "`{piece}` gives `xmlns:xlink` another address than XLink's", '<svg xmlns:xlink="x"></svg>'
    ),
}

CODES: dict[str, Code] = TOKENIZER | TREE

_LONGEST_PIECE = 60


def explain(error: ParseError, text: str, offset: int = 0) -> str:
    """The sentence for an error; `text` begins at `offset` of what the error's places count."""
    piece = text[error.span.start - offset : error.span.end - offset]
    if len(piece) > _LONGEST_PIECE:
        piece = piece[: _LONGEST_PIECE - 1] + "…"
    return CODES[error.code].sentence.replace("{piece}", piece)
