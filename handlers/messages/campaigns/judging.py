"""Whether a campaign may leave at its time: everything that was true on its card is asked again.

Days may lie between the card and the call. Nothing leaves that would surprise: a plan that has
ended, too little credit, keys that are refused, an audience that has moved by more than a tenth.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TypeVar

from handlers.messages.campaigns.ceiling import ceiling, differs_too_much
from handlers.messages.campaigns.content import sms_in
from handlers.messages.campaigns.personal_turn import Leaving, judge_personal
from handlers.messages.campaigns.reasons import Reason
from handlers.messages.compose.batches import batches
from handlers.messages.compose.preflight import template_of
from handlers.messages.counting import Count, count_of
from handlers.messages.counting.celebrated import still_there
from handlers.messages.counting.sifting import opted_out
from handlers.messages.personal.refusals import without_names
from handlers.shared.concurrently import gather_two
from handlers.shared.half_written import SendData
from handlers.shared.services import Services
from smsir import AccountExpired, BadCredentials, NoCredit, SmsIr, UserInfo
from smsir.text import measure
from storage import Campaign, NewJob

T = TypeVar("T")


async def judge(services: Services, campaign: Campaign) -> Leaving | Reason:
    """The rows of its turn, or why it must not leave unasked.

    Raises:
        SmsIrError: the service cannot be asked now.
    """
    data = sms_in(campaign)
    if data is None:
        return "closed"

    async def judged(api: SmsIr) -> Leaving | Reason:
        return await _judged(services, api, campaign, await still_there(api, data))

    return await asked_of_its_account(services, campaign, judged)


async def asked_of_its_account(
    services: Services, campaign: Campaign, question: Callable[[SmsIr], Awaitable[T]]
) -> T | Reason:
    """What the question makes of the account, or why the account must not send any more.

    Raises:
        SmsIrError: the service cannot be asked now.
    """
    account = await services.storage.accounts.by_id(campaign.account_id, campaign.chat)
    if account is None:
        return "account"
    return await or_refusal(question(services.clients.of(account)))


async def or_refusal(asking: Awaitable[T]) -> T | Reason:
    """What is answered, or why the service serves this account no more. Raises `SmsIrError`."""
    try:
        return await asking
    except BadCredentials:
        return "keys"
    except AccountExpired:
        return "plan"
    except NoCredit:
        return "credit"


async def _judged(
    services: Services, api: SmsIr, campaign: Campaign, data: SendData
) -> Leaving | Reason:
    if template_of(data.confirmed).is_personal:
        pace = timedelta(seconds=services.options.text_pace)
        return await judge_personal(api, campaign, data, whole_of(campaign), pace)
    if data.numbers:
        # Plain numbers are called as they stand: who has opted out must be known, or it waits.
        await opted_out(api)
    count, info = await gather_two(count_of(api, data), api.account.info())
    why = audience_objection(campaign, data, count)
    why = why or account_objection(info, campaign.segments, count.total)
    return why or Leaving(list(batches(same_for_all(campaign, data), data, count)))


def account_objection(info: UserInfo, segments: int, people: int | None) -> Reason | None:
    """What the account has not got for these people; None of them: nobody can tell how many."""
    if info.is_expired:
        return "plan"
    if info.credit is not None and people is not None and segments * people > info.credit:
        return "credit"
    return None


def audience_objection(campaign: Campaign, data: SendData, count: Count) -> Reason | None:
    """Nobody there any more, or other people than the card said."""
    return "nobody" if count.total == 0 else _growth(campaign, data, count)


def _growth(campaign: Campaign, data: SendData, count: Count) -> Reason | None:
    """More than the ceiling, or than a tenth away from the card where there is none."""
    confirmed = campaign.recipients
    if confirmed is None:
        return None
    most = ceiling(data, confirmed * campaign.segments)
    if most is None:
        return "count" if differs_too_much(confirmed, count.total) else None
    if count.at_most is None:
        return "unsaid"
    return "ceiling" if count.at_most * campaign.segments > most else None


def same_for_all(campaign: Campaign, data: SendData) -> NewJob:
    """What the rows of its turn have in common where everybody gets the same text."""
    text = without_names(template_of(data.confirmed))
    return whole_of(campaign).model_copy(update={"text": text, "segments": measure(text).segments})


def whole_of(campaign: Campaign) -> NewJob:
    """What the rows of its turn have in common.

    Due when the campaign was, so that the outbox tells, and checks, how late it is.
    """
    return NewJob(
        chat=campaign.chat,
        topic=campaign.topic,
        user=campaign.user,
        account_id=campaign.account_id,
        frame=campaign.outbox_frame,
        revision=campaign.turn,
        part="contacts",
        text="",
        recipients=None,
        segments=0,
        due_at=campaign.due_at,
        approved_by=campaign.approved_by,
    )
