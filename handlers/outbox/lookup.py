"""Finding out whether an SMS with an unknown end was sent, from the service's own list.

The service gives no reference of the caller's, so the text, the id and the count must do: the
same text, an id greater than the newest one before the call (or, where that is not known, a time
near the call: the clocks may differ, and ours may jump, by an hour), about as many recipients, and
a batch key that no other job has. Where two jobs could claim one entry, neither does.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from smsir import SentMessage, SmsIr, SmsIrError
from smsir.pages import from_last_id, pages
from smsir.text import fold
from storage import Job, JobState, Storage

_PAGES = 4
_SLACK = timedelta(minutes=90)
_FEW, _SHARE = 10, 0.05


async def settle(storage: Storage, api: SmsIr, job: Job) -> bool:
    """Look for an unknown job and, if it was sent, say so in the outbox; whether it was found.

    Raises:
        SmsIrError: the list cannot be read, so nothing is known.
    """
    rivals = [each for each in await storage.outbox.unknown(job.account_id) if _same(each, job)]
    if job.text is None or job.id not in {each.id for each in rivals}:
        return False
    taken = await storage.outbox.batch_keys(job.account_id)
    listed = [one for one in await _listed(api) if one.batch_key not in taken]
    found = match(job, rivals, listed)
    if found is None:
        return False
    return await storage.outbox.resolve(
        job.id, JobState.SENT, by="lookup", batch_key=found.batch_key or None
    )


def match(job: Job, rivals: list[Job], listed: list[SentMessage]) -> SentMessage | None:
    """The entry that is this job's.

    `rivals`: unknown jobs of the account with the same text, this one among them, in the order
    of their calls. `listed`: entries that belong to no job yet.
    """
    fitting = sorted((one for one in listed if fits(job, one)), key=lambda one: one.id)
    claims = [each for each in rivals if any(fits(each, one) for one in fitting)]
    if not fitting or len(fitting) < len(claims):
        return None
    if len(claims) == 1:
        return min(fitting, key=lambda one: (abs(one.recipients - job.recipients), one.id))
    return fitting[[each.id for each in claims].index(job.id)]


def fits(job: Job, one: SentMessage) -> bool:
    """Whether an entry of the sent list can be what this job sent."""
    if job.text is None or fold(one.text) != fold(job.text):
        return False
    if abs(one.recipients - job.recipients) > max(_FEW, job.recipients * _SHARE):
        return False
    if job.last_sent_id is not None:
        return one.id > job.last_sent_id
    return _near(job.claimed_at or job.created_at, one.sent_at)


def _near(called: datetime, sent: datetime | None) -> bool:
    return sent is None or called - _SLACK <= sent <= called + _SLACK


def _same(one: Job, other: Job) -> bool:
    return one.text_hash == other.text_hash


async def _listed(api: SmsIr) -> list[SentMessage]:
    """The newest entries. One of the two lists has been seen empty, so the other is asked too."""
    error: SmsIrError | None = None
    for read in (_by_id, _by_page):
        try:
            found = await read(api)
        except SmsIrError as failed:
            error = failed
            continue
        if found:
            return found
    if error is not None:
        raise error
    return []


async def _by_id(api: SmsIr) -> list[SentMessage]:
    walk = from_last_id(api.messages.sent_from, lambda one: one.id, most_pages=_PAGES)
    return [one async for one in walk]


async def _by_page(api: SmsIr) -> list[SentMessage]:
    fetch: Callable[[int], Awaitable[list[SentMessage]]] = api.messages.sent_page
    return [one async for one in pages(fetch, key=lambda one: one.id, most_pages=_PAGES)]
