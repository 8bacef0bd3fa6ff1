"""The door of this room: opens the database and hands out one object a table."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from sqlite_utils.db import Database

from storage import backup, doctor
from storage.account_seal import bind_old
from storage.accounts import Accounts
from storage.approval_calls import ApprovalCalls
from storage.approval_rules import ApprovalRulesTable
from storage.approvals import Approvals
from storage.audit import Audit
from storage.audit_writing import chain_old
from storage.bindings import Bindings
from storage.birthdays import Birthdays
from storage.campaigns import Campaigns
from storage.chat_settings import SettingsTable
from storage.chats import Chats
from storage.cursors import Cursors
from storage.daily_limits import DailyLimits
from storage.deliveries import Deliveries
from storage.departures import Departures
from storage.dismissals import Dismissals
from storage.engine import Engine
from storage.exports import Exports
from storage.greetings import Greetings
from storage.handovers import Handovers
from storage.heartbeat import Heartbeat
from storage.identities import Identities
from storage.identity_uses import IdentityUses
from storage.imports import Imports
from storage.inbox import Inbox
from storage.inspection import KEYS_CHANGED, key_trouble
from storage.invitations import Invitations
from storage.link_changes import LinkChanges
from storage.members import Members
from storage.models import Facts
from storage.moments import Clock, utcnow
from storage.news import NewsStore
from storage.outbox import Outbox
from storage.people import People
from storage.pushes import Pushes
from storage.reply_drafts import ReplyDrafts
from storage.rotation import Rotation, reseal
from storage.rows import value
from storage.signing import signing_key
from storage.states import States
from storage.table_context import TableContext
from storage.ticket_posts import PendingPosts
from storage.vault import Vault

T = TypeVar("T")


class Storage:
    """One open database; an async context manager.

    `key_trouble`: None, or a sentence for the operator where the master keys do not open all that
    the database holds; `key_is_strange`: they open nothing.
    `generation`: another number in each copy of a database that was restored or put back.
    """

    def __init__(
        self, engine: Engine, context: TableContext, key_trouble: str | None, generation: int = 0
    ) -> None:
        self._engine = engine
        self._context = context
        self.key_trouble = key_trouble
        self.key_is_strange = False
        self.generation = generation
        self.signing_key = context.hash_key
        self.accounts = Accounts(context)
        self.members = Members(context)
        self.invitations = Invitations(context, self.members)
        self.handovers = Handovers(context, self.members)
        self.identities = Identities(context)
        self.identity_uses = IdentityUses(context)
        self.dismissals = Dismissals(context)
        self.daily_limits = DailyLimits(context)
        self.departures = Departures(context)
        self.states = States(context)
        self.settings = SettingsTable(context)
        self.inbox = Inbox(context)
        self.heartbeat = Heartbeat(context)
        self.outbox = Outbox(context)
        self.campaigns = Campaigns(context)
        self.approvals = Approvals(context)
        self.approval_calls = ApprovalCalls(context)
        self.approval_rules = ApprovalRulesTable(context)
        self.birthdays = Birthdays(context)
        self.greetings = Greetings(context, self.campaigns)
        self.chats = Chats(context)
        self.bindings = Bindings(context)
        self.cursors = Cursors(context)
        self.pushes = Pushes(context)
        self.news = NewsStore(context, self.pushes)
        self.audit = Audit(context)
        self.people = People(context)
        self.letters = PendingPosts(context)
        self.reply_drafts = ReplyDrafts(context)
        self.imports = Imports(context)
        self.exports = Exports(context)
        self.deliveries = Deliveries(context)

    @classmethod
    async def open(
        cls, path: Path | str, vault: Vault, *, clock: Clock = utcnow, threaded: bool = True
    ) -> Self:
        """Open, check and migrate; the file is made where there is none. `threaded`: see `Engine`.

        Raises:
            AlreadyOpen: another process has it.
            DatabaseTooNew: a newer Sefid wrote it.
            DatabaseUnusable: it is not a database of ours, damaged, or not writable.
            StorageFull: no room is left on its disk.
        """
        file = Path(path)
        engine, links = await Engine.open(file, threaded=threaded), LinkChanges()
        try:
            hash_key, strange = await engine.run(lambda db: signing_key(db, vault), full=True)
            await engine.run(lambda db: bind_old(db, vault), full=True)
            await engine.run(lambda db: chain_old(db, vault, hash_key), full=True)
            lack = await engine.run(lambda db: key_trouble(db, vault), write=False)
            generation = await engine.run(_generation, write=False)
            await engine.run(links.watch)
        except BaseException:
            await engine.close()
            raise
        context = TableContext(engine, vault, clock, hash_key, links)
        store = cls(engine, context, KEYS_CHANGED if strange else lack, generation)
        store.key_is_strange = strange
        return store

    async def close(self) -> None:
        """End what is queued and empty the WAL. Harmless twice."""
        await self._engine.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    async def run(
        self, work: Callable[[Database], T], *, write: bool = True, full: bool = False
    ) -> T:
        """Run `work` in the storage thread, in a transaction of its own (see `Engine.run`)."""
        return await self._engine.run(work, write=write, full=full)

    @property
    def wal_bytes(self) -> int:
        """What is written and not moved into the database yet."""
        return self._engine.wal_bytes

    async def shrink(self) -> None:
        """Give pages that nothing stands on back to the file system."""
        await self._engine.shrink()

    async def backup(self, target: Path) -> None:
        """A checked copy under `target`, mode 600, in which nothing waits to be sent again.

        Raises:
            DatabaseUnusable: the copy cannot be written, or did not pass its check.
            StorageFull: no room; an older `target` is untouched.
        """
        await asyncio.to_thread(backup.snapshot, self._engine.path, target)

    async def rotate(self) -> Rotation:
        """Seal everything again with the vault's first key; safe to kill and to repeat."""
        return await reseal(self._context)

    async def doctor(self) -> Facts:
        path, trouble = self._engine.path, self.key_trouble
        return await self._engine.run(lambda db: doctor.facts(db, path, trouble), write=False)


def _generation(db: Database) -> int:
    return int(value(db, "PRAGMA user_version") or 0)
