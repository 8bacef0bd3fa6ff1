"""The one call that costs money: made once, its answer read for what it says about the money.

Only a call that never left is repeated (the connection was not made, or the token could not be
fetched before), and one whose token was refused where the sent list goes on showing that nothing
came of it, for as long as a send whose answer was lost is looked for.
Everything else that may have reached the service ends as `unknown`: the vendor's own client notes
"send has done but exception thrown".
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from handlers.messages.sending.lookup import fits
from handlers.messages.sent_list import newest_entries
from smsir import NotSent, Refused, Sending, SmsIr, SmsIrError, TokenRefused
from storage import Job, JobState
from storage.outbox import Ending

log = logging.getLogger(__name__)

DETACHED = "detached"
"""`Job.resolved_by` of one whose chat acts with its account no more."""
OWN_ERROR = "error"
"""The same of one that an error of ours kept from being called."""

Pause = Callable[[float], Awaitable[bool]]
"""Waits so many seconds; False where the process is asked to stop."""


@dataclass(frozen=True, slots=True)
class CallEnd:
    """How one job ended. `service_message`: the service's own words; `by`: who settled it."""

    state: Ending
    message_id: int | None = None
    batch_key: str | None = None
    service_message: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Patience:
    """Waits between tries of one call, in seconds.

    `reconnect`: between tries of a call that never left. `rechecks`: before each look at the sent
    list but the first: some lists show a send late. After a refusal there is one more look, a call
    is repeated only after all of them.
    """

    reconnect: Sequence[float]
    rechecks: Sequence[float]
    pause: Pause


async def newest_sent_id(api: SmsIr) -> int | None:
    """The newest id of the sent list; None where there is none, or one cannot be read.

    What is sent from now on has a greater one, whatever the clocks say.
    """
    try:
        listed = await newest_entries(api)
    except SmsIrError:
        return None
    ids = [entry.id for entry in listed if entry.id is not None]
    return max(ids, default=0) or None if len(ids) == len(listed) else None


async def call(api: SmsIr, job: Job, patience: Patience) -> CallEnd:
    """Send the job, whose `last_sent_id` was read just before."""
    waits = iter(patience.reconnect)
    doubted = False
    while True:
        try:
            return _sent(job, await _once(api, job))
        except Refused as error:
            return await _refused(api, job, error, patience)
        except TokenRefused as error:
            if doubted or not await _nothing_came(api, job, patience):
                return _unknown(job, error)
            doubted = True
        except NotSent as error:
            wait = next(waits, None)
            if doubted:
                return _unknown(job, error)
            if wait is None or not await patience.pause(wait):
                return CallEnd(JobState.NOT_SENT)
        except SmsIrError as error:
            return _unknown(job, error)


async def _stands_in_part(api: SmsIr, job: Job) -> bool:
    """Whether the newest entries of the sent list hold one to some of the job's recipients."""
    try:
        return any(fits(job, entry, in_part=True) for entry in await newest_entries(api))
    except SmsIrError:
        return False


async def _refused(api: SmsIr, job: Job, error: Refused, patience: Patience) -> CallEnd:
    """A refusal in known words is believed, unless the sent list says otherwise."""
    if error.operation != "GetToken":
        for wait in (0.0, *patience.rechecks[:1]):
            if wait and not await patience.pause(wait):
                break
            if await _stands_in_part(api, job):
                return _unknown(job, error)
    return CallEnd(JobState.REFUSED, service_message=error.service_message)


async def _nothing_came(api: SmsIr, job: Job, patience: Patience) -> bool:
    """Whether the sent list shows nothing newer than before, each time that it is looked at."""
    if job.last_sent_id is None:
        return False
    for wait in (0.0, *patience.rechecks):
        if wait and not await patience.pause(wait):
            return False
        if await newest_sent_id(api) != job.last_sent_id:
            return False
    return True


def _unknown(job: Job, error: SmsIrError) -> CallEnd:
    log.warning("the end of job %d is unknown: %s", job.id, error)
    return CallEnd(JobState.UNKNOWN, service_message=error.service_message)


async def _once(api: SmsIr, job: Job) -> Sending:
    text = job.text or ""
    if job.part == "numbers":
        return await api.messages.send_numbers(text, job.mobiles)
    return await api.messages.send(text, group_ids=job.group_ids, relation_ids=job.relation_ids)


def _sent(job: Job, sending: Sending) -> CallEnd:
    """A success that names no sending is proof of none: the sent list is asked."""
    if not (sending.message_id or sending.batch_key):
        log.warning("job %d was answered with a success that names no sending", job.id)
        return CallEnd(JobState.UNKNOWN)
    return CallEnd(JobState.SENT, message_id=sending.message_id, batch_key=sending.batch_key)
