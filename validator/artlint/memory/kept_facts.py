"""The facts that earlier runs left in the cache, for a run over a part of an archive."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from artlint.config import ConfigError
from artlint.memory.fact_tables import KeptFacts
from artlint.memory.folder import demand_own
from artlint.memory.place import DATABASE, anchor_of, cache_folder
from artlint.memory.store import Store, StoreError

if TYPE_CHECKING:
    from artlint.model import Request


def kept_facts(request: Request) -> KeptFacts | None:
    """The facts that earlier runs left in the cache of a request; None where there is none that may be read."""
    try:
        where = cache_folder(request)
        database = os.path.join(where, DATABASE)
        if not os.path.exists(database):
            return None
        demand_own(where, named=request.cache_folder is not None)
        with Store(where) as store:
            return KeptFacts(database, os.path.join(anchor_of(request), "")) if store.has_facts() else None
    except (ConfigError, StoreError, OSError):
        return None
