"""To which sources a file belongs: by its path, by the keys at its top, and by the host of its own address."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from artlint.article.addresses import origin_of
from artlint.characters import canonical

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from artlint.article import Article, Field, FrontMatter
    from artlint.config.settings import Config, SourceBlock

    ReadArticle = Callable[[], Article]


def blocks_of(config: Config, path: str, read: ReadArticle | None = None) -> tuple[int, ...]:
    """The sources of a file, given by its absolute path, as their places in `config.sources`.

    `read` gives its article as it is read without any source. It is called where a condition asks what the article
    says; without it, no such condition holds.
    """
    return tuple([index for index, block in enumerate(config.sources) if _holds(block, path, read)])


def _holds(block: SourceBlock, path: str, read: ReadArticle | None) -> bool:
    if block.files is not None and not block.files.match(path):
        return False
    return not block.asks_article or (read is not None and all(_evidence(block, read())))


def evidence(block: SourceBlock, path: str, read: ReadArticle) -> Iterator[str]:
    """By what a file belongs to a source, in words."""
    if block.files is not None and (pattern := block.files.matching(path)):
        yield f"files {pattern}"
    if block.asks_article:
        yield from filter(None, _evidence(block, read()))


def _evidence(block: SourceBlock, article: Article) -> Iterator[str | None]:
    """For each condition about the article what meets it, in words; None where it does not hold."""
    for key, glob in block.where:
        value = next((value for value in _values(article, key) if fnmatchcase(canonical(value), canonical(glob))), None)
        yield None if value is None else f"{key}: {value}"
    if block.link_hosts:
        host = _own_host(article)
        yield f"link-host {host}" if any(host == it or host.endswith(f".{it}") for it in block.link_hosts) else None


def _own_host(article: Article) -> str:
    """The host of the article's own address; empty where it has none."""
    origin = origin_of(article.address.url) if article.address is not None else None
    return origin.host if origin is not None else ""


def _values(article: Article, key: str) -> Iterator[str]:
    """The value of a key of the front matter or of the header lines, or all scalars of the list that it holds.

    Capital letters in keys do not count.
    """
    matter = article.front_matter
    for name in matter.fields if matter is not None else ():
        if matter is not None and name.lower() == key.lower():
            field = matter.fields[name]
            yield from _scalars(field, matter, article.text) if field.value is None else (field.value,)


def _scalars(field: Field, matter: FrontMatter, text: str) -> Iterator[str]:
    """The scalars of a list. Where they are not read one by one, it is one of words: `[a, b]`."""
    written = field.value_span.of(text).strip(" ")
    if not matter.nested and written.startswith("[") and written.endswith("]"):
        yield from (word.strip(" ") for word in written[1:-1].split(","))
    for inner in matter.nested:
        if inner.key_span == field.key_span and inner.value_span != inner.key_span and inner.value is not None:
            yield inner.value
