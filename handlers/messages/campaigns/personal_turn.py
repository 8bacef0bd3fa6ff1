"""A turn of a personal text: rendered anew from the address book as it is at its time.

Who has joined its groups since gets their own text, who left gets none: it is asked about where
their number has moved by a tenth, or the cost has grown by one, and where somebody who was there
has another text now. What comes again, has a ceiling, or greets on a birthday goes with the names
of that day, as long as it stays below.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from pydantic import JsonValue

from handlers.messages.campaigns.ceiling import a_tenth_more, ceiling, differs_too_much
from handlers.messages.campaigns.content import MOST_ODD, Odd, kept_of, turned_with
from handlers.messages.campaigns.pace_slices import OwnText, Run
from handlers.messages.campaigns.reasons import Reason
from handlers.messages.compose.limits import MAX_SEGMENTS
from handlers.messages.personal.batches import MOST_TEXTS, batches, calls
from handlers.messages.personal.people import TooManyError, read_people
from handlers.messages.personal.template import parse
from handlers.messages.personal.texts import Texts, texts_of
from handlers.shared.concurrently import gather_two
from handlers.shared.half_written import Personal, SendData
from handlers.shared.unsaid import total
from smsir import SmsIr, UserInfo
from storage import Campaign, NewJob


@dataclass(frozen=True, slots=True)
class Leaving:
    """A turn that may leave: its rows. `kept`: what stays of the content, `again`: for more turns.

    Both None: all of it stays for more turns, and nothing behind the last one.
    """

    jobs: Sequence[NewJob]
    kept: dict[str, JsonValue] | None = None
    again: dict[str, JsonValue] | None = None


def cost_of(jobs: Sequence[NewJob]) -> int | None:
    """Of these rows in SMS; None where nobody can tell."""
    return total(None if job.recipients is None else job.recipients * job.segments for job in jobs)


async def judge_personal(
    api: SmsIr, campaign: Campaign, data: SendData, whole: NewJob, pace: timedelta
) -> Leaving | Reason:
    """Its rows, or why it must not leave unasked. Raises `SmsIrError`."""
    try:
        reading, info = await gather_two(
            read_people(api, data, lambda _read, _people: None), api.account.info()
        )
    except TooManyError:
        return "ceiling"
    texts = await texts_of(parse(data.confirmed), list(reading.people.values()))
    why = _objection(campaign, data, texts, info)
    if why is not None:
        return why
    odd = _odd(texts)
    return Leaving(
        batches(whole, texts, data.confirmed, pace), kept_of(data, odd), turned_with(campaign, odd)
    )


def _odd(texts: Texts) -> list[Odd]:
    return [(person.mobile, value.raw, value.wrong or "") for person, value in texts.odd]


async def begun_personal(api: SmsIr, campaign: Campaign, data: SendData) -> Run | Reason:
    """A turn that leaves at a pace: everybody's text is judged against the card, and frozen.

    Raises:
        SmsIrError: the names cannot be read now.
    """
    try:
        reading = await read_people(api, data, lambda _read, _people: None)
    except TooManyError:
        return "ceiling"
    texts = await texts_of(parse(data.confirmed), list(reading.people.values()))
    why = _unlike(campaign, data, texts)
    if why is not None:
        return why
    own = tuple(
        OwnText(
            text=same.text,
            relations=tuple(one.relation for one in same.people if one.relation is not None),
            mobiles=tuple(one.mobile for one in same.people if one.relation is None),
        )
        for same in texts.batches
    )
    odd = tuple(_odd(texts)[:MOST_ODD])
    return Run(texts=own, began=campaign.due_at, confirmed=campaign.recipients, odd=odd)


def _objection(campaign: Campaign, data: SendData, texts: Texts, info: UserInfo) -> Reason | None:
    if info.is_expired:
        return "plan"
    unlike = _unlike(campaign, data, texts)
    if unlike is not None:
        return unlike
    return "credit" if info.credit is not None and texts.cost > info.credit else None


def _unlike(campaign: Campaign, data: SendData, texts: Texts) -> Reason | None:
    """Why these texts are not what was confirmed, or cannot be sent."""
    if not texts.batches:
        return "nobody"
    return _changed(campaign, data, texts) if _can_be_sent(texts) else "names"


def _changed(campaign: Campaign, data: SendData, texts: Texts) -> Reason | None:
    """What is otherwise than it was confirmed."""
    confirmed = data.personal or Personal(digest="", cost=0)
    most = ceiling(data, confirmed.cost)
    if most is not None:
        return "ceiling" if texts.cost > most else None
    if data.birthdays or texts.digest == confirmed.digest:
        return None
    if not confirmed.marks or texts.differs_from(confirmed.marks):
        return "names"
    if campaign.recipients is None or differs_too_much(campaign.recipients, texts.people):
        return "count"
    return "ceiling" if texts.cost > a_tenth_more(confirmed.cost) else None


def _can_be_sent(texts: Texts) -> bool:
    fit = texts.longest.size.segments <= MAX_SEGMENTS and calls(texts) <= MOST_TEXTS
    return fit and all(batch.text for batch in texts.batches)
