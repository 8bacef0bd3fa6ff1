"""The one call that costs money: made once, its answer read for what it says about the money.

Only a call that never left is repeated (the connection was not made, or the token could not be
fetched before). Everything that may have reached the service ends as `unknown`: the vendor's own
client notes "send has done but exception thrown".
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from smsir import NotSent, Refused, Sending, SmsIr, SmsIrError
from storage import Job, JobState
from storage.outbox import Ending

log = logging.getLogger(__name__)

Pause = Callable[[float], Awaitable[bool]]
"""Waits so many seconds; False where the process is asked to stop."""


@dataclass(frozen=True, slots=True)
class Answer:
    """How one job ended. `service_message`: the service's own words."""

    state: Ending
    message_id: int | None = None
    batch_key: str | None = None
    service_message: str | None = None


async def newest_sent_id(api: SmsIr) -> int | None:
    """The newest id of the sent list, 0 where it is empty; None where it cannot be read.

    What is sent from now on has a greater one, whatever the clocks say.
    """
    try:
        listed = await api.messages.sent_from(0)
    except SmsIrError:
        return None
    return max((one.id for one in listed), default=0)


async def call(api: SmsIr, job: Job, *, pauses: Sequence[float], pause: Pause) -> Answer:
    """Send the job. `pauses` in seconds: between tries of a call that never left."""
    for wait in (*pauses, None):
        try:
            return _sent(await _once(api, job))
        except Refused as error:
            return Answer(JobState.REFUSED, service_message=error.service_message)
        except SmsIrError as error:
            if not _never_left(error):
                log.warning("the end of job %d is unknown: %s", job.id, error)
                return Answer(JobState.UNKNOWN, service_message=error.service_message)
        if wait is None or not await pause(wait):
            break
    return Answer(JobState.NOT_SENT)


def _never_left(error: SmsIrError) -> bool:
    """Besides `NotSent`, a failed GetToken: a read, after which the send was not tried."""
    return isinstance(error, NotSent) or not error.maybe_processed


async def _once(api: SmsIr, job: Job) -> Sending:
    text = job.text or ""
    if job.part == "numbers":
        return await api.messages.send_numbers(text, job.mobiles)
    return await api.messages.send(text, group_ids=job.group_ids, relation_ids=job.relation_ids)


def _sent(sending: Sending) -> Answer:
    return Answer(JobState.SENT, message_id=sending.message_id, batch_key=sending.batch_key)
