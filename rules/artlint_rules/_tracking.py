"""Parameters of addresses that only follow the reader."""

from __future__ import annotations

from functools import cache

TRACKING = (
    "utm_*",
    "fbclid",
    "gclid",
    "dclid",
    "gbraid",
    "wbraid",
    "msclkid",
    "yclid",
    "twclid",
    "ttclid",
    "igshid",
    "igsh",
    "mc_cid",
    "mc_eid",
    "mkt_tok",
    "_hsenc",
    "_hsmi",
    "oly_anon_id",
    "oly_enc_id",
    "vero_id",
    "wickedid",
    "ref_src",
    "ref_url",
    "spm",
)
"""Names that say where a reader came from, not what the page is; `utm_*` means all that begin so."""


@cache
def names_and_starts(parameters: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    """The names of parameters, and those that end in `*` without it."""
    starts = tuple(name[:-1] for name in parameters if name[-1:] == "*")
    return frozenset(name for name in parameters if name[-1:] != "*"), starts
