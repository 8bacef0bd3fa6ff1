"""One look at one account: each kind in turn, its cursor and its news kept in one transaction.

A kind that is refused or answered with rubbish does not stop the others; a service that does not
answer at all ends the look, as the rest would only wait as well.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Literal, Protocol
from zoneinfo import ZoneInfo

from handlers.news.kinds import DETECTORS, Detector, Revoked, kind_of, written
from handlers.news.kinds.snapshot import AccountSnapshot, Findings, Item
from handlers.news.kinds.statuses import Statuses
from handlers.news.watch.overview import OVERVIEW
from handlers.news.watch.schedule import phase
from screens.crash_point import CrashPoint
from smsir import (
    AccountExpired,
    BadCredentials,
    NotSent,
    Refused,
    SmsIr,
    SmsIrError,
    TimedOut,
    Unreadable,
)
from smsir.errors import Dropped, ServiceFault
from storage import Account, Effect, NewPush, Storage

log = logging.getLogger(__name__)

Seen = Literal["seen", "failed", "gone"]

_UNANSWERED = (NotSent, TimedOut, Dropped)
_REFUSALS = 2
"""Looks in a row in which the keys are refused before they count as revoked: a service in trouble
may refuse a token once, and to stop watching ten thousand accounts for that would be wrong."""


class ClientOf(Protocol):
    """Gives the client of an account."""

    def __call__(self, account: Account, /) -> SmsIr: ...


class AccountPoller:
    """Polls one account for news.

    `steps` hears the name of each step that a kill may fall behind; `wake` is called when news
    wait to be told. `timer`: seconds that only grow.
    """

    def __init__(
        self,
        storage: Storage,
        client_of: ClientOf,
        *,
        zone: ZoneInfo,
        every: float,
        timer: Callable[[], float],
        steps: CrashPoint,
        wake: Callable[[], None],
    ) -> None:
        self._storage = storage
        self._client_of = client_of
        self._zone = zone
        self._every = every
        self._timer = timer
        self._steps = steps
        self._wake = wake
        self._statuses = Statuses(timer)
        self._refusals: dict[int, int] = {}

    async def poll(self, account_id: int, now: datetime) -> Seen:
        """Look once. Errors of the service are answered with `failed`; ours are raised."""
        account = await self._storage.accounts.by_id(account_id)
        if account is None or account.status != "ok":
            return "gone"
        snapshot = await self._snapshot(account, now)
        try:
            answered = await self._inform(snapshot)
            for detector in (*DETECTORS, OVERVIEW):
                came = await self._detect(snapshot, detector)
                answered = answered or (came and detector.asks == "always")
        except BadCredentials:
            return await self._refused(account, snapshot)
        except SmsIrError as error:
            log.debug("account %d: %s", account_id, error)
            return "failed"
        self._refusals.pop(account_id, None)
        return "seen" if answered else "failed"

    async def _snapshot(self, account: Account, now: datetime) -> AccountSnapshot:
        cursors = await self._storage.news.known(account.id)
        return AccountSnapshot(
            owner=account.owner,
            account_id=account.id,
            api=self._client_of(account),
            storage=self._storage,
            chats=tuple(chat for chat in cursors.chats if chat in account.chats),
            cursors=cursors.cursors,
            now=now,
            zone=self._zone,
            statuses=self._statuses,
            turn=int(self._timer() // self._every),
            every=self._every,
            place=phase(account.id),
        )

    async def _inform(self, snapshot: AccountSnapshot) -> bool:
        """GetUserInfo, for two kinds at once; an ended account may be told nothing but that."""
        try:
            snapshot.info = await snapshot.api.account.info()
        except AccountExpired:
            snapshot.expired = True
        except BadCredentials:
            raise
        except (Refused, Unreadable, ServiceFault) as error:
            log.debug("account %d: %s", snapshot.account_id, error)
            return False
        return True

    async def _detect(self, snapshot: AccountSnapshot, detector: Detector) -> bool:
        """Whether the service answered for this detector."""
        try:
            findings = await detector.detect(snapshot)
        except BadCredentials:
            raise
        except _UNANSWERED:
            raise
        except SmsIrError as error:
            log.debug("account %d, %s: %s", snapshot.account_id, detector.name, error)
            return False
        await self._keep(snapshot, detector.name, findings)
        return True

    async def _keep(self, snapshot: AccountSnapshot, name: str, findings: Findings) -> None:
        if findings.cursor is None or findings.cursor == snapshot.cursors.get(name):
            return
        effects = [
            effect for item in findings.items for effect in await self._pushes(snapshot, item)
        ]
        self._steps("watch:looked")
        await self._storage.cursors.set(snapshot.account_id, name, findings.cursor, effects)
        if effects:
            self._steps("watch:stored")
            self._wake()

    async def _pushes(self, snapshot: AccountSnapshot, item: Item) -> list[Effect]:
        """What keeps the news for each chat that is to be told and wants it."""
        kind = kind_of(item.news)
        chats = kind.audience(snapshot.chats, snapshot.owner) if item.chat is None else (item.chat,)
        return [
            self._push(snapshot, item, chat)
            for chat in chats
            if kind.switch is None or kind.switch.is_on(await snapshot.settings(chat), chat)
        ]

    def _push(self, snapshot: AccountSnapshot, item: Item, chat: int) -> Effect:
        push = NewPush(
            account_id=snapshot.account_id,
            chat=chat,
            kind=item.news.kind,
            ref=item.ref,
            payload=written(item.news),
            due_at=snapshot.now,
        )
        return self._storage.pushes.insertion(push)

    async def _refused(self, account: Account, snapshot: AccountSnapshot) -> Seen:
        """The keys are refused: at the second time told, once, and the watching ends."""
        many = self._refusals.get(account.id, 0) + 1
        self._refusals[account.id] = many
        if many < _REFUSALS:
            return "failed"
        self._refusals.pop(account.id, None)
        item = Item(Revoked(at=snapshot.now, account=account.label), snapshot.now.isoformat())
        pushes = await self._pushes(snapshot, item)
        self._steps("watch:looked")
        if await self._storage.news.revoke(account.id, account.linked_at, pushes):
            log.warning("account %d: its keys are refused; it is watched no more", account.id)
            self._steps("watch:stored")
            self._wake()
        return "gone"
