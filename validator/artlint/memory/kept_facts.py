"""The facts that earlier runs left in the cache, for a run over a part of an archive."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from artlint.config import ConfigError
from artlint.memory.place import DATABASE, anchor_of, cache_folder

if TYPE_CHECKING:
    from artlint.memory.fact_tables import KeptFacts
    from artlint.model import Request


def kept_facts(request: Request) -> KeptFacts | None:
    """The facts that earlier runs left in the cache of a request; None where there is none that may be read."""
    try:
        where = cache_folder(request)
        if not os.path.exists(os.path.join(where, DATABASE)):
            return None
        return _facts_in(where, request)
    except (ConfigError, OSError):
        return None


def _facts_in(where: str, request: Request) -> KeptFacts | None:
    from artlint.memory.fact_tables import KeptFacts  # SQLite, only where there is a cache
    from artlint.memory.folder import demand_own
    from artlint.memory.store import Store, StoreError

    demand_own(where, named=request.cache_folder is not None)
    try:
        with Store(where) as store:
            has_facts = store.has_facts()
    except StoreError:
        return None
    return KeptFacts(os.path.join(where, DATABASE), os.path.join(anchor_of(request), "")) if has_facts else None
