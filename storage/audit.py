"""Who did what, when: an append-only chain of rows. It never holds a key, a text or a number."""

from __future__ import annotations

import contextlib
import json
import secrets
from datetime import datetime

from sqlite_utils.db import Database

from storage.act_models import Act, ActResult, ChainReport, NewAct, Verb
from storage.audit_chain import ChainKey, cut_off
from storage.audit_check import check, sound_front
from storage.audit_rows import act_of
from storage.audit_writing import remember_name, role_in, write_act
from storage.errors import Unsealable
from storage.models import Frozen
from storage.moments import stamp
from storage.rows import Row, change, row, rows, value
from storage.table_context import Effect, TableContext


class Wanted(Frozen):
    """Which rows: of one person, of these verbs, since then; None for all.

    `approver`: what this person has decided about, and what was done by it.
    """

    person: int | None = None
    approver: int | None = None
    verbs: tuple[Verb, ...] | None = None
    since: datetime | None = None


_ALL = Wanted()


class Audit:
    def __init__(self, context: TableContext) -> None:
        self._context = context

    async def note(self, act: NewAct) -> None:
        await self._context.write(self.noting(act), full=True)

    def noting(self, act: NewAct) -> Effect:
        """The effect of `note`, for a write that it belongs to."""

        def effect(db: Database) -> None:
            write_act(db, self._context, act)

        return effect

    def naming(self, user: int, name: str) -> Effect:
        """For the commit of what a worker will do: by which name the person is known."""

        def effect(db: Database) -> None:
            if name:
                remember_name(db, self._context, user, name)

        return effect

    async def begin(self, act: NewAct) -> int:
        """Before the call of an act, durably: a number for `end`. The role is the present one."""
        number, context = secrets.randbits(_BITS), self._context

        def work(db: Database) -> None:
            acting = act.model_copy(update={"role": act.role or role_in(db, context, act)})
            sealed = context.vault.seal(_begun(number), acting.model_dump_json().encode())
            change(db, _BEGIN, (number, act.person, sealed, context.now()))

        await context.write(work, full=True)
        return number

    async def end(self, number: int, act: NewAct | None) -> None:
        """It has ended, and `act` is written down; None: nothing was done for certain."""

        def work(db: Database) -> None:
            change(db, "DELETE FROM acts_begun WHERE id = ?", (number,))
            if act is not None:
                write_act(db, self._context, act)

        await self._context.write(work, full=True)

    async def recover(self) -> int:
        """At start: nobody knows how those ended that a dead process had begun. How many."""
        context = self._context

        def work(db: Database) -> int:
            begun = rows(db, "DELETE FROM acts_begun RETURNING *")
            for each in sorted(begun, key=lambda record: str(record["begun_at"])):
                with contextlib.suppress(Unsealable):
                    act = NewAct.model_validate_json(
                        context.vault.open(_begun(each["id"]), each["sealed"])
                    )
                    unknown = {"result": ActResult.UNKNOWN}
                    write_act(db, context, act.model_copy(update=unknown))
            return len(begun)

        return await context.write(work, full=True)

    async def page(
        self, account: int, wanted: Wanted = _ALL, *, start: int = 0, many: int = 50
    ) -> list[Act]:
        """So many of the account's rows from place `start` on, the newest first."""
        fields = _fields(account, wanted) | {"start": start, "many": many}
        records = await self._context.read(lambda db: rows(db, _PAGE, fields))
        return [act_of(self._context.vault, each) for each in records]

    async def count(self, account: int, wanted: Wanted = _ALL) -> int:
        fields = _fields(account, wanted)
        return int(await self._context.read(lambda db: value(db, _COUNT, fields)))

    async def get(self, account: int, number: int) -> Act | None:
        """None where the account has no such row (any more)."""
        sql = "SELECT * FROM audit WHERE id = ? AND account = ?"
        record = await self._context.read(lambda db: row(db, sql, (number, account)))
        return None if record is None else act_of(self._context.vault, record)

    async def people(self, account: int) -> dict[int, str]:
        """Who has acted with the account, by the last name that a row has of them."""
        records = await self._context.read(lambda db: rows(db, _PEOPLE, (account,)))
        acts = [act_of(self._context.vault, each) for each in records]
        return {act.person: act.name for act in acts}

    async def approvers(self, account: int) -> dict[int, str]:
        """Who has decided about what others asked for, by the last name that a row has of them."""
        records = await self._context.read(lambda db: rows(db, _APPROVERS, (account,)))
        acts = [act_of(self._context.vault, each) for each in records]
        return {
            act.approver or act.person: act.approved_by if act.approver else act.name
            for act in acts
        }

    async def has(self, account: int, verb: Verb, ref: str) -> bool:
        sql = "SELECT 1 FROM audit WHERE account = ? AND verb = ? AND ref = ?"
        values = (account, verb.value, ref)
        return await self._context.read(lambda db: value(db, sql, values)) is not None

    async def prune(self, before: datetime) -> int:
        """Drop what is older, from the front; the chain goes on from an anchor. How many."""
        context = self._context

        def work(db: Database) -> int:
            last = sound_front(db, context.vault, stamp(before))
            return cut_off(db, ChainKey(context.hash_key), last) if last else 0

        return await context.write(work)

    async def check(self) -> ChainReport:
        """Walk along the chain; reads every row."""
        return await self._context.read(lambda db: check(db, self._context.vault))


def _begun(number: int) -> str:
    return f"begun:{number}"


def _fields(account: int, wanted: Wanted) -> Row:
    return {
        "account": account,
        "person": wanted.person,
        "approver": wanted.approver,
        "verbs": None if wanted.verbs is None else json.dumps(wanted.verbs),
        "since": "" if wanted.since is None else stamp(wanted.since),
    }


_BITS = 53
_BEGIN = "INSERT INTO acts_begun (id, user, sealed, begun_at) VALUES (?, ?, ?, ?)"
_DECIDED = "verb IN ('approved', 'declined')"
_WHERE = f"""
    account = :account AND (:person IS NULL OR person = :person) AND at >= :since
    AND (:approver IS NULL OR approver = :approver OR (person = :approver AND {_DECIDED}))
    AND (:verbs IS NULL OR verb IN (SELECT value FROM json_each(:verbs)))
"""  # noqa: S608 - literals of this module
_PAGE = f"SELECT * FROM audit WHERE {_WHERE} ORDER BY id DESC LIMIT :many OFFSET :start"  # noqa: S608 - literals of this module
_COUNT = f"SELECT count(*) FROM audit WHERE {_WHERE}"  # noqa: S608 - literals of this module
_APPROVERS = f"""
    SELECT * FROM audit WHERE id IN (
        SELECT max(id) FROM audit WHERE account = ? AND (approver > 0 OR {_DECIDED})
        GROUP BY coalesce(approver, person)
    ) AND coalesce(approver, person) > 0 ORDER BY id DESC
"""  # noqa: S608 - literals of this module
_PEOPLE = """
    SELECT * FROM audit WHERE id IN (SELECT max(id) FROM audit WHERE account = ? GROUP BY person)
    ORDER BY id DESC
"""
