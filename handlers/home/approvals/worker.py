"""Tells approvers what waits for them, and who asked how it ended; ends what nobody decides.

Told is noted afterwards, so a process that dies in between tells again.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable, Mapping
from datetime import timedelta
from typing import Any, Protocol

from handlers.home.approvals.telling import PUSHED, Build, asking, closed, ended, result
from handlers.shared.approving import APPROVAL
from handlers.shared.colleagues import with_right
from handlers.shared.deciding import is_for_owner
from handlers.shared.intervals import CampaignIntervals
from handlers.shared.jobs import TaskRunner
from handlers.shared.notifier import Addressee, ScreenNotifier, Teller
from handlers.shared.rights import Right
from handlers.shared.services import Services
from storage import Approval, ApprovalKind

_REMIND = timedelta(hours=2)
"""Before its end, and after it was asked for: what has just come needs no reminder."""

_WATCHED = timedelta(minutes=1)
"""So long after the decision somebody looks at its card still."""


class ApprovalTeller(Teller, Protocol):
    """The part of the navigator that also draws over what it has pushed."""

    async def redraw_pushed(self, kind: str, ref: str, build: Build, *, account: int) -> None: ...


class ApprovalWorker:
    def __init__(
        self,
        services: Services,
        tell: ApprovalTeller,
        *,
        intervals: CampaignIntervals | None = None,
    ) -> None:
        self._services = services
        self._approvals = services.storage.approvals
        self._tell, self._notifier = tell, ScreenNotifier(services, tell)
        self._open: set[int] = set()
        """Those that waited for a decision when this was last looked at."""
        self._intervals = intervals or CampaignIntervals()
        self._tasks = TaskRunner(services.bells.approvals)

    async def run(self, stop: asyncio.Event) -> None:
        """Work until `stop` is set."""
        await self._tasks.serve(stop, self._turn, grace=self._intervals.grace, cancel=True)

    async def _turn(self) -> float:
        now, due = self._services.clock(), await self._approvals.next_end()
        if due is not None and due <= now:  # a write is not free, and mostly there is none to do
            await self._approvals.expire(now)
            due = await self._approvals.next_end()
        for approval in await self._approvals.unannounced():
            self._begin("announced", approval, asking(approval))
        await self._close_over()
        for approval in await self._approvals.to_remind(now + _REMIND, since=now - _REMIND):
            self._begin("reminded", approval, asking(approval, reminder=True))
        for approval in await self._approvals.untold():
            self._begin("told", approval, ended(approval))
        for approval in await self._approvals.with_result():
            self._begin("heard", approval, result(approval))
        return self._tasks.until(due, now, self._intervals)

    async def _close_over(self) -> None:
        """The messages that asked for a decision say how it ended, where that is known by now."""
        before = self._open
        self._open = set(await self._approvals.waiting())
        for approval in await self._approvals.over(before - self._open):
            asking_now = {("announced", approval.id), ("reminded", approval.id)}
            if not asking_now.isdisjoint(self._tasks.keys):
                self._open.add(approval.id)  # it may be pushed at this very moment
            else:
                self._tasks.begin(("closed", approval.id), self._close(approval), "approval-closed")

    async def _close(self, approval: Approval) -> None:
        ref, build = str(approval.id), closed(approval)
        await self._tell.redraw_pushed(PUSHED, ref, build, account=approval.account_id)

    def _begin(self, note: str, approval: Approval, build: Build) -> None:
        key = (note, approval.id)
        if key not in self._tasks:
            self._tasks.begin(key, self._announce(note, approval, build), f"approval-{note}")

    async def _announce(self, note: str, approval: Approval, build: Build) -> None:
        """Tried until the messenger took all of it."""
        told = [await self._told(to, approval, build) for to in await self._whom(note, approval)]
        if all(told):
            await self._approvals.mark([approval.id], note=note)
        else:
            await self._tasks.pause(self._intervals.retry)

    async def _told(self, to: Addressee, approval: Approval, build: Build) -> bool:
        """On the card, where it is open and is drawn anew by itself; else by a message."""

        def shows(data: Mapping[str, Any]) -> bool:
            return data.get("id") == approval.id

        ago = self._services.clock() - (approval.decided_at or approval.created_at)
        watched = approval.awaited and ago < _WATCHED
        if watched and await self._notifier.redraw(to, APPROVAL.ident, shows):
            return True
        return await self._notifier.push(to, build)

    async def _asker(self, approval: Approval) -> list[Addressee]:
        """Who asked, where it was; nobody hears of an account of which they are no more."""
        account, user = approval.account_id, approval.user
        is_of = await self._services.storage.members.is_of(account, user)
        return [Addressee(approval.chat, user, account, approval.topic)] if is_of else []

    async def _hearing(self, approval: Approval, approvers: Collection[int]) -> list[Addressee]:
        """Of the result: whoever approved; who asked too, where nothing else tells them."""
        by, account = approval.decided_by or 0, approval.account_id
        approves_still = not set(approvers).isdisjoint(await self._selves(by))
        hearing = [Addressee(by, by, account)] if approves_still else []
        if approval.kind is ApprovalKind.GROUP_DELETION:
            hearing += await self._asker(approval)
        return hearing

    async def _whom(self, note: str, approval: Approval) -> Iterable[Addressee]:
        account = approval.account_id
        if note == "told":
            return await self._asker(approval)
        approvers = await with_right(self._services.storage.members, account, Right.APPROVE)
        if note == "heard":
            return await self._hearing(approval, approvers)
        if is_for_owner(approval, await self._services.storage.approval_rules.of(account)):
            approvers = approvers[:1]  # the owner stands first
        own = await self._selves(approval.user)
        return [Addressee(user, user, account) for user in approvers if user not in own]

    async def _selves(self, user: int) -> Collection[int]:
        """The numbers of this person: approvers stand by the one by which they came."""
        return (await self._services.storage.identities.of(user)).users
