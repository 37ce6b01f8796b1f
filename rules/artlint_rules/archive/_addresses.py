"""Addresses of articles, normalised so that those of one page are equal."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_WEB = ("http:", "https:")


def page_of(address: str, parameters: Sequence[str]) -> str | None:
    """The page that an address leads to, None where it is no valid address of the web.

    The address is read by the URL standard. Scheme, fragment and the parameters of these names (`utm_*` means all that
    begin so) do not count, nor does the order of parameters.
    """
    import ada_url  # a library of its own, only for archives whose articles have addresses

    try:
        url = ada_url.URL(address)
    except ValueError:
        return None
    if url.protocol not in _WEB:
        return None
    kept = [it for it in url.search.lstrip("?").split("&") if it and not _is_named(it.partition("=")[0], parameters)]
    return f"{url.host}{url.pathname}?{'&'.join(sorted(kept))}"


def _is_named(parameter: str, names: Sequence[str]) -> bool:
    return any(fnmatchcase(parameter.lower(), name) for name in names)
