"""What every table's class works with, so that none of them makes its own."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from sqlite_utils.db import Database

from storage.engine import Engine
from storage.link_changes import LinkChanges
from storage.moments import Clock, stamp
from storage.vault import Vault

T = TypeVar("T")
Effect = Callable[[Database], object]
"""A write that joins another's transaction; it may raise to undo the whole of it."""


@dataclass(frozen=True, slots=True)
class TableContext:
    engine: Engine
    vault: Vault
    clock: Clock
    hash_key: bytes
    links: LinkChanges

    async def read(self, work: Callable[[Database], T]) -> T:
        return await self.engine.run(work, write=False)

    async def write(self, work: Callable[[Database], T], *, full: bool = False) -> T:
        return await self.engine.run(work, full=full)

    def now(self) -> str:
        return stamp(self.clock())

    def person(self, mobile: str) -> str:
        """By which a mobile is found where it is not to be read."""
        return self.digest("person", mobile)

    def digest(self, kind: str, text: str) -> str:
        """A keyed hash: equal texts can be found, but not guessed from the file alone."""
        data = kind.encode() + b"\0" + text.encode("utf-8", "surrogatepass")
        return hmac.digest(self.hash_key, data, "sha256").hex()
