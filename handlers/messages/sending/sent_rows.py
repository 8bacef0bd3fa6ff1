"""What can be done once an SMS is sent: its report, another try, its key, a new SMS."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from handlers.messages.delivery.lost import text_of
from handlers.messages.resend import send_again
from handlers.messages.routes import REPORT, SendingData
from handlers.messages.sending.progress import DeliverySoFar
from handlers.shared.account_cache import AccountCache
from handlers.shared.half_written import SEND
from handlers.shared.or_else import or_else
from handlers.shared.services import Ctx, linked
from handlers.shared.unsaid import says_credit
from screens.outcome import Outcome, Push, Stay
from screens.view import Button, Copy, Go, Rows, Safe, rows
from smsir import SmsIr
from storage import Job

_LIFE_SECONDS = 60.0
_PARTS = 2
_credit: AccountCache[int | None] = AccountCache(_LIFE_SECONDS)


def sent_rows(ctx: Ctx, jobs: Sequence[Job], moving: DeliverySoFar) -> Rows:
    """One report, which sums up; two parts (groups and contacts, plain numbers) have a key each."""
    sent = [job for job in jobs if job.batch_key]
    keys = _Labels(
        ctx.label("outbox-key"), ctx.label("outbox-key-numbers"), ctx.label("outbox-key-contacts")
    )
    return rows(
        [Button(ctx.label("outbox-report"), "report", sent[0].id) if sent else None],
        [Button(ctx.label("outbox-lost", count=moving.lost), "lost") if moving.lost else None],
        [Copy(keys.of(job, sent), job.batch_key or "") for job in sent]
        if len(sent) <= _PARTS
        else [],
        [Go(ctx.label("outbox-new"), SEND.entry())],
    )


class _Labels(NamedTuple):
    """What a button is called: a part that is alone needs no name."""

    alone: str
    numbers: str
    contacts: str

    def of(self, job: Job, sent: Sequence[Job]) -> str:
        if len(sent) == 1:
            return self.alone
        return self.numbers if job.part == "numbers" else self.contacts


async def credit_line(ctx: Ctx, api: SmsIr | None, data: SendingData) -> list[Safe]:
    """What is left after the send; nothing where it cannot be read now, or is not to be said."""
    if api is None or not says_credit(ctx):
        return []

    async def fetch() -> int | None:
        return (await api.account.info()).credit

    credit = await or_else(_credit.get(api, fetch, f"{data.frame}-{data.revision}"), None)
    return [] if credit is None else [ctx.t("outbox-credit", count=credit)]


async def report(ctx: Ctx, job: Job, api: SmsIr) -> Outcome:
    """To the page of this sending, which has its numbers, a file and a chart."""
    if job.account_id != (await linked(ctx)).id:
        return Stay(notice=ctx.t("outbox-other-account"))
    text = await or_else(text_of(api, job.batch_key or ""), "")
    return Push(
        REPORT(
            batch_key=job.batch_key or "",
            recipients=job.recipients,
            sent_at=job.claimed_at or job.created_at,
            text=text,
        ),
        after=(ctx.services.bells.delivery.ring,),
    )


async def retry_lost(ctx: Ctx, jobs: Sequence[Job], api: SmsIr, *, template: str = "") -> Outcome:
    """Another try for all that were not reached, whichever part they were in.

    `template`: of a personal text, for each to get their own again.
    """
    if jobs[0].account_id != (await linked(ctx)).id:
        return Stay(notice=ctx.t("outbox-other-account"))
    keys = [job.batch_key for job in jobs if job.batch_key]
    return await send_again(ctx, api, keys, template=template)
