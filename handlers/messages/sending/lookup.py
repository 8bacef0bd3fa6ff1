"""Finding out whether an SMS with an unknown end was sent, from the service's own list.

The service gives no reference of the caller's, so the text, the id and the count must do: the
same text, an id greater than the newest one before the call, a time not long after it (or, where
that id is not known, near it: the clocks may differ, and ours may jump, by an hour), about as many
recipients, and a batch key that no other job has. Other jobs with the same text that may own an
entry are rivals; which job owns which entry is decided in `matching`.
"""

from __future__ import annotations

from datetime import timedelta

from handlers.messages.sending.matching import Claims, owned
from handlers.messages.sent_list import newest_pages, sent_since
from handlers.shared.clock_slack import SENT_SLACK
from smsir import SentMessage, SmsIr
from smsir.text import fold
from storage import Job, JobState, Storage

_FEW, _SHARE = 10, 0.05
_LONG_OVER = timedelta(minutes=10)
"""A call that ended so long before another began owns nothing that is newer than that one."""


async def resolve_unknown(storage: Storage, api: SmsIr, job: Job) -> bool:
    """Look for an unknown job and, if it was sent, say so in the outbox; whether it was found.

    The list is read before the rows: whose entry stands in it has its row by then.

    Raises:
        SmsIrError: the list cannot be read, so nothing is known.
    """
    listed = await newest_pages(api)
    keys = [entry.batch_key for entry in listed]
    owners, owned_keys = await storage.outbox.claims(job.account_id, keys)
    mine = next((each for each in owners if each.id == job.id), None)
    if mine is None or mine.state is not JobState.UNKNOWN or mine.text is None:
        return False
    rivals = [each for each in owners if _same_text(each, mine)]
    free = [
        candidate
        for candidate in listed
        if candidate.batch_key and candidate.batch_key not in owned_keys
    ]
    entry = match(mine, rivals, free)
    if entry is None:
        return False
    return await storage.outbox.resolve(
        job.id, JobState.SENT, by="lookup", batch_key=entry.batch_key
    )


def match(job: Job, rivals: list[Job], listed: list[SentMessage]) -> SentMessage | None:
    """The entry that is this job's, None where that cannot be told.

    `rivals`: jobs of the account with the same text that may own an entry, this one among them,
    in the order of their calls. `listed`: entries that belong to no job yet. While a rival is out
    that may own one of them, nothing is decided: its answer will tell.
    """
    entries = sorted((sent for sent in listed if _text_of(job, sent)), key=_oldest_first)
    claims: Claims = {
        each.id: [
            place
            for place in _likely_first(each, entries)
            if _may_own(each, entries[place], rivals)
        ]
        for each in rivals
    }
    if any(each.state is JobState.SENDING and claims[each.id] for each in rivals):
        return None
    mine = owned(claims, job.id)
    return None if mine is None else entries[mine]


async def may_have_left(storage: Storage, api: SmsIr, job: Job) -> bool:
    """Whether the sent list, back to a doubtful job's time, holds one that it may be.

    What another job sent is not. What was sent later than now is: our clock may have been set
    back. Raises `SmsIrError`.
    """
    entries = await sent_since(api, min(job.created_at, job.due_at) - SENT_SLACK)
    if entries is None:
        return True
    likely = [entry for entry in entries if _text_of(job, entry) and _same_size(job, entry)]
    others = await storage.outbox.taken(job.account_id, [entry.batch_key for entry in likely])
    return any(entry.batch_key not in others for entry in likely)


def _oldest_first(entry: SentMessage) -> tuple[bool, int]:
    """By id; entries whose id cannot be read come last."""
    return entry.id is None, entry.id or 0


def fits(job: Job, entry: SentMessage, *, in_part: bool = False) -> bool:
    """Whether an entry of the sent list can be what this job sent, or a part of it."""
    return _text_of(job, entry) and (in_part or _same_size(job, entry)) and _in_time(job, entry)


def _text_of(job: Job, entry: SentMessage) -> bool:
    return job.text is not None and fold(entry.text) == fold(job.text)


def _could_be(job: Job, entry: SentMessage) -> bool:
    """What the service leaves unsaid (count, id, time) rules nothing out."""
    return _same_size(job, entry) and _in_time(job, entry)


def _same_size(job: Job, entry: SentMessage) -> bool:
    """Unless both counts are known and too different to be of one send."""
    if job.recipients is None or entry.recipients is None:
        return True
    return abs(entry.recipients - job.recipients) <= max(_FEW, job.recipients * _SHARE)


def _in_time(job: Job, entry: SentMessage) -> bool:
    called = job.claimed_at or job.created_at
    if job.last_sent_id is None or entry.id is None:
        begun = min(called, job.created_at, job.due_at)
        return entry.sent_at is None or begun - SENT_SLACK <= entry.sent_at <= called + SENT_SLACK
    return entry.id > job.last_sent_id and (
        entry.sent_at is None or entry.sent_at <= called + SENT_SLACK
    )


def _may_own(job: Job, entry: SentMessage, rivals: list[Job]) -> bool:
    return _could_be(job, entry) and not any(
        _newer(entry, later.last_sent_id) and _long_over(job, later) for later in rivals
    )


def _newer(entry: SentMessage, last_id: int | None) -> bool:
    """Whether the entry is known to be newer than this id."""
    return last_id is not None and entry.id is not None and entry.id > last_id


def _long_over(job: Job, later: Job) -> bool:
    if job.finished_at is None or later.claimed_at is None:
        return False
    return job.state is not JobState.SENDING and job.finished_at + _LONG_OVER < later.claimed_at


def _likely_first(job: Job, entries: list[SentMessage]) -> list[int]:
    """Places of the entries, by how near their count is; those whose count is unsaid come last."""

    def distance(place: int) -> tuple[bool, int]:
        count = entries[place].recipients
        if count is None or job.recipients is None:
            return count is None, 0
        return False, abs(count - job.recipients)

    return sorted(range(len(entries)), key=distance)


def _same_text(job: Job, mine: Job) -> bool:
    """Texts are erased once sent; until then they are compared as entries of the list are."""
    if job.text is None or mine.text is None:
        return job.text_hash == mine.text_hash
    return fold(job.text) == fold(mine.text)
