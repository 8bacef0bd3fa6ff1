"""One batch of people into a group, with certainty about each of them.

AddContacts gives no reason for whom it refuses, and may answer nothing although it has added. So
what is unclear is looked up in the book before anything is added again: nobody is added twice, and
nobody gets a second membership SMS.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

from handlers.contacts.importing.checking import members, number, opted_out
from handlers.contacts.importing.people import NewContact, Rejected, given, refused
from smsir import (
    AccountExpired,
    BadCredentials,
    NoCredit,
    NotSent,
    Refused,
    SmsIr,
    SmsIrError,
)

Pause = Callable[[float], Awaitable[bool]]
"""Waits so many seconds; False where the process is asked to stop meanwhile."""

_LOOKUPS = 200
"""Refused people of one import whose reason is looked for one by one; then the rest is not."""

_CHANCE = 10
"""So many refused one by one, and nobody added: it is not the people that the service means."""


class StoppedError(Exception):
    """Adding cannot go on.

    `trouble`: a code ("group", "credentials", ...) or the service's words; empty where only the
    process ends.
    """

    def __init__(self, trouble: str) -> None:
        super().__init__(trouble)
        self.trouble = trouble


@dataclass(slots=True)
class BatchEnd:
    added: int = 0
    rejected: list[Rejected] = field(default_factory=list)


class Adder:
    """Adds the batches of one import. `pauses`: seconds between tries of a call that failed."""

    def __init__(self, api: SmsIr, group_id: int, *, pauses: Sequence[float], pause: Pause) -> None:
        self._api = api
        self._group_id = group_id
        self._pauses = pauses
        self._pause = pause
        self._opted_out: set[int] | None = None
        self._lookups = _LOOKUPS

    async def add(self, people: Sequence[NewContact], *, in_doubt: bool = False) -> BatchEnd:
        """See a batch to its end; `in_doubt`: its call may have been made before.

        Raises:
            StoppedError: the service is not reached, or refuses the account, group or everybody.
        """
        outcome, waiting = BatchEnd(), list(people)
        try:
            await self._add(waiting, outcome, in_doubt=in_doubt)
        except Refused as error:
            await self._check_group(error)
            await self._halve(waiting, outcome)
            if not outcome.added and len(outcome.rejected) > _CHANCE:
                raise StoppedError(_trouble(error)) from error
        return outcome

    async def look(self, people: Sequence[NewContact]) -> set[str]:
        """The mobiles of those who are in the group; nobody is added. Raises `StoppedError`."""
        mobiles = [person.mobile for person in people]
        for wait in (*self._pauses, None):
            try:
                return await members(self._api, self._group_id, mobiles)
            except SmsIrError as error:
                if wait is None:
                    raise StoppedError(_trouble(error)) from error
            if not await self._pause(wait):
                break
        raise StoppedError("")

    async def _add(self, waiting: list[NewContact], outcome: BatchEnd, *, in_doubt: bool) -> None:
        """Try until the service has answered. `waiting` loses whoever is known to be added.

        Raises:
            StoppedError: as in `add`.
            Refused: the service refused these people as a whole.
        """
        for wait in (*self._pauses, None):
            try:
                await self._try(waiting, outcome, in_doubt=in_doubt)
            except (BadCredentials, AccountExpired, NoCredit) as error:
                raise StoppedError(_trouble(error)) from error
            except Refused:
                raise
            except SmsIrError as error:
                in_doubt = in_doubt or not isinstance(error, NotSent)
                if wait is None:
                    raise StoppedError(_trouble(error)) from error
            else:
                return
            if not await self._pause(wait):
                raise StoppedError("")

    async def _try(self, waiting: list[NewContact], outcome: BatchEnd, *, in_doubt: bool) -> None:
        """One call. Where one may have been made before, those in the group now count as added."""
        if in_doubt:
            there = await members(self._api, self._group_id, [person.mobile for person in waiting])
            outcome.added += len(there)
            waiting[:] = [person for person in waiting if person.mobile not in there]
        if not waiting:
            return
        answer = await self._api.contacts.add(self._group_id, given(waiting))
        added = {person.mobile for person in answer.added}
        others = [person for person in waiting if person.mobile not in added]
        outcome.added += len(waiting) - len(others)
        waiting.clear()
        if others:
            said_no = {person.mobile for person in answer.erroneous}
            await self._explain(others, outcome, said_no, again=in_doubt)

    async def _explain(
        self, people: list[NewContact], outcome: BatchEnd, said_no: set[str], *, again: bool
    ) -> None:
        """Why these were not added; and who was, although the answer did not say so.

        Whoever is in the group after a call that may have been made twice was added by one of them.
        """
        gone, there = await self._looked_up(people, again=again)
        for person in people:
            inside = person.mobile in there
            if inside and (again or person.mobile not in said_no):
                outcome.added += 1
            elif number(person.mobile) in gone:
                outcome.rejected.append(refused(person, "opted-out"))
            else:
                outcome.rejected.append(refused(person, "known" if inside else "refused"))

    async def _looked_up(
        self, people: list[NewContact], *, again: bool
    ) -> tuple[set[int], set[str]]:
        """Who of them has opted out, and who is in the group; nobody, where it cannot be known."""
        try:
            if self._opted_out is None:
                self._opted_out = await opted_out(self._api)
            mobiles = [
                person.mobile for person in people if number(person.mobile) not in self._opted_out
            ]
            if not again and len(mobiles) > self._lookups:
                return self._opted_out, set()
            self._lookups -= len(mobiles)
            return self._opted_out, await members(self._api, self._group_id, mobiles)
        except SmsIrError:
            return self._opted_out or set(), set()

    async def _halve(self, people: list[NewContact], outcome: BatchEnd) -> None:
        """Find out whom a refusal means: halves are tried until single people are refused."""
        middle = (len(people) + 1) // 2
        for half in (people[:middle], people[middle:]):
            if not half:
                continue
            try:
                await self._add(half, outcome, in_doubt=False)
            except Refused as error:
                if len(half) > 1:
                    await self._halve(half, outcome)
                else:
                    words = error.service_message or ""
                    outcome.rejected.append(refused(half[0], "refused", words))

    async def _check_group(self, error: Refused) -> None:
        """Raises `StoppedError` where the group is gone."""
        try:
            groups = await self._api.contacts.groups()
        except SmsIrError as failure:
            raise StoppedError(_trouble(failure)) from failure
        if all(group.id != self._group_id for group in groups):
            raise StoppedError("group") from error


def _trouble(error: SmsIrError) -> str:
    match error:
        case BadCredentials():
            return "credentials"
        case AccountExpired():
            return "expired"
        case NoCredit():
            return "credit"
        case Refused():
            return error.service_message or "refused"
    return "unreachable"
