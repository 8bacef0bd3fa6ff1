"""Who did what, when: an append-only chain of rows. It never holds a key, a text or a number."""

from __future__ import annotations

import json
from datetime import datetime

from sqlite_utils.db import Database

from storage.act_models import Act, ChainReport, NewAct, Verb
from storage.audit_chain import ChainKey, cut_off
from storage.audit_check import check, sound_front
from storage.audit_rows import act_of
from storage.audit_writing import remember_name, write_act
from storage.models import Frozen
from storage.moments import stamp
from storage.rows import Row, row, rows, value
from storage.table_context import Effect, TableContext


class Wanted(Frozen):
    """Which rows: of one person, of these verbs, since then; None for all."""

    person: int | None = None
    verbs: tuple[Verb, ...] | None = None
    since: datetime | None = None


_ALL = Wanted()


class Audit:
    def __init__(self, kit: TableContext) -> None:
        self._kit = kit

    async def note(self, act: NewAct) -> None:
        await self._kit.write(self.noting(act), full=True)

    def noting(self, act: NewAct) -> Effect:
        """The effect of `note`, for a write that it belongs to."""

        def effect(db: Database) -> None:
            write_act(db, self._kit, act)

        return effect

    def naming(self, user: int, name: str) -> Effect:
        """For the commit of what a worker will do: by which name the person is known."""

        def effect(db: Database) -> None:
            if name:
                remember_name(db, self._kit, user, name)

        return effect

    async def page(
        self, account: int, wanted: Wanted = _ALL, *, start: int = 0, many: int = 50
    ) -> list[Act]:
        """So many of the account's rows from place `start` on, the newest first."""
        fields = _fields(account, wanted) | {"start": start, "many": many}
        records = await self._kit.read(lambda db: rows(db, _PAGE, fields))
        return [act_of(self._kit.vault, each) for each in records]

    async def count(self, account: int, wanted: Wanted = _ALL) -> int:
        fields = _fields(account, wanted)
        return int(await self._kit.read(lambda db: value(db, _COUNT, fields)))

    async def get(self, account: int, number: int) -> Act | None:
        """None where the account has no such row (any more)."""
        sql = "SELECT * FROM audit WHERE id = ? AND account = ?"
        record = await self._kit.read(lambda db: row(db, sql, (number, account)))
        return None if record is None else act_of(self._kit.vault, record)

    async def people(self, account: int) -> dict[int, str]:
        """Who has acted with the account, by the last name that a row has of them."""
        records = await self._kit.read(lambda db: rows(db, _PEOPLE, (account,)))
        acts = [act_of(self._kit.vault, each) for each in records]
        return {act.person: act.name for act in acts}

    async def has(self, account: int, verb: Verb, ref: str) -> bool:
        sql = "SELECT 1 FROM audit WHERE account = ? AND verb = ? AND ref = ?"
        values = (account, verb.value, ref)
        return await self._kit.read(lambda db: value(db, sql, values)) is not None

    async def prune(self, before: datetime) -> int:
        """Drop what is older, from the front; the chain goes on from an anchor. How many."""
        kit = self._kit

        def work(db: Database) -> int:
            last = sound_front(db, kit.vault, stamp(before))
            return cut_off(db, ChainKey(kit.hash_key), last) if last else 0

        return await kit.write(work)

    async def check(self) -> ChainReport:
        """Walk along the chain; reads every row."""
        return await self._kit.read(lambda db: check(db, self._kit.vault))


def _fields(account: int, wanted: Wanted) -> Row:
    return {
        "account": account,
        "person": wanted.person,
        "verbs": None if wanted.verbs is None else json.dumps(wanted.verbs),
        "since": "" if wanted.since is None else stamp(wanted.since),
    }


_WHERE = """
    account = :account AND (:person IS NULL OR person = :person) AND at >= :since
    AND (:verbs IS NULL OR verb IN (SELECT value FROM json_each(:verbs)))
"""
_PAGE = f"SELECT * FROM audit WHERE {_WHERE} ORDER BY id DESC LIMIT :many OFFSET :start"  # noqa: S608 - literals of this module
_COUNT = f"SELECT count(*) FROM audit WHERE {_WHERE}"  # noqa: S608 - literals of this module
_PEOPLE = """
    SELECT * FROM audit WHERE id IN (SELECT max(id) FROM audit WHERE account = ? GROUP BY person)
    ORDER BY id DESC
"""
