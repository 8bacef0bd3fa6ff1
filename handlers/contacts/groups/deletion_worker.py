"""Makes the call of a deletion that was approved, once, and writes down how it ended.

It is claimed before the call leaves. Where the answer was lost, or the process died meanwhile, the
list of groups tells: a group that is not there any more is deleted, of one that is nobody can tell.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from handlers.contacts.groups.deletion_approval import deletion_in
from handlers.shared.intervals import CampaignIntervals
from handlers.shared.jobs import TaskRunner
from handlers.shared.services import Services
from screens.crash_point import CrashPoint, no_crash_point
from smsir import NotSent, Refused, SmsIr, SmsIrError
from storage import ActResult, Approval, CallState, NewAct, Verb

_RESULTS = {CallState.DONE: ActResult.DONE, CallState.UNKNOWN: ActResult.UNKNOWN}


class DeletionWorker:
    """`ended` is called when one has a result; `steps` hears where a kill may fall."""

    def __init__(
        self,
        services: Services,
        *,
        ended: Callable[[], None],
        steps: CrashPoint = no_crash_point,
        intervals: CampaignIntervals | None = None,
    ) -> None:
        self._services = services
        self._approvals = services.storage.approvals
        self._calls = services.storage.approval_calls
        self._ended, self._steps = ended, steps
        self._intervals = intervals or CampaignIntervals()
        self._tasks = TaskRunner(services.bells.deletions)

    async def run(self, stop: asyncio.Event) -> None:
        """Work until `stop` is set; what is being called then is seen through."""
        for number in await self._calls.out():
            self._tasks.begin(number, self._settle_later(number), f"deletion-{number}")
        await self._tasks.serve(stop, self._turn, grace=self._intervals.grace, cancel=False)

    async def _turn(self) -> float:
        for number in await self._calls.due():
            if number not in self._tasks:
                self._tasks.begin(number, self._delete(number), f"deletion-{number}")
        return self._intervals.idle

    async def _delete(self, number: int) -> None:
        if not await self._calls.claim(number):
            return
        self._steps("deletion:claimed")
        approval, api = await self._approved(number)
        data = None if approval is None else deletion_in(approval)
        if approval is None or data is None or api is None:
            await self._end(number, approval, CallState.REFUSED)
            return
        try:
            await api.contacts.delete_group(data.group)
        except NotSent:
            await self._calls.finish(number, CallState.DUE, None)
            await self._tasks.pause(self._intervals.retry)
        except Refused as refused:
            await self._end(number, approval, CallState.REFUSED, refused.service_message or "")
        except SmsIrError:
            await self._settle_later(number)
        else:
            self._steps("deletion:answered")
            await self._end(number, approval, CallState.DONE)

    async def _approved(self, number: int) -> tuple[Approval | None, SmsIr | None]:
        """No client where the account is not the asker's to act with any more."""
        approval = await self._approvals.get(number)
        return approval, None if approval is None else await self._services.client_of(approval)

    async def _settle_later(self, number: int) -> None:
        """By the list of groups, read until it can be."""
        approval, api = await self._approved(number)
        data = None if approval is None else deletion_in(approval)
        state = CallState.UNKNOWN
        while api is not None and data is not None:
            try:
                groups = await api.contacts.groups()
            except SmsIrError:
                if await self._tasks.pause(self._intervals.retry):
                    continue
                return  # it is out still, and looked for at the next start
            there = any(group.id == data.group for group in groups)
            state = CallState.UNKNOWN if there else CallState.DONE
            break
        await self._end(number, approval, state)

    async def _end(
        self, number: int, approval: Approval | None, state: CallState, words: str = ""
    ) -> None:
        act = None if approval is None or state not in _RESULTS else _act(approval, state)
        await self._calls.finish(number, state, act, words)
        self._ended()


def _act(approval: Approval, state: CallState) -> NewAct:
    """Of who asked for it; who approved has a row of their own."""
    data = deletion_in(approval)
    return NewAct(
        verb=Verb.GROUP_DELETED,
        person=approval.user,
        place=approval.chat,
        account=approval.account_id,
        object="" if data is None else data.name,
        people=approval.recipients,
        result=_RESULTS[state],
    )
