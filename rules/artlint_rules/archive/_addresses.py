"""Addresses of articles, normalised so that those of one page are equal."""

from __future__ import annotations

from artlint_rules._tracking import names_and_starts

_WEB = ("http:", "https:")


def page_of(address: str, parameters: tuple[str, ...]) -> str | None:
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
    names, starts = names_and_starts(parameters)
    pairs = [pair for pair in url.search.lstrip("?").split("&") if pair]
    kept = [pair for pair in pairs if (name := pair.partition("=")[0]) not in names and not name.startswith(starts)]
    return f"{url.host}{url.pathname}?{'&'.join(sorted(kept))}"
