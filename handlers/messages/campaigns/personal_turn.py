"""A turn of a personal text: rendered anew from the address book as it is at its time.

Once, it leaves as it was confirmed, everybody's text to the letter, or is held and asked about.
What comes again, has a ceiling, or greets on a birthday goes with the names of that day, as long as
it stays below.
"""

from __future__ import annotations

from datetime import timedelta

from handlers.messages.campaigns.ceiling import ceiling
from handlers.messages.campaigns.reasons import Reason
from handlers.messages.compose.limits import MAX_SEGMENTS
from handlers.messages.personal.batches import MOST_TEXTS, batches, calls
from handlers.messages.personal.people import TooManyError, read_people
from handlers.messages.personal.template import parse
from handlers.messages.personal.texts import Texts, texts_of
from handlers.shared.concurrently import both
from handlers.shared.half_written import Personal, SendData
from smsir import SmsIr, UserInfo
from storage import NewJob


async def judge_personal(
    api: SmsIr, data: SendData, whole: NewJob, pace: timedelta
) -> list[NewJob] | Reason:
    """Its rows, or why it must not leave unasked. Raises `SmsIrError`."""
    try:
        reading, info = await both(
            read_people(api, data, lambda _read, _people: None), api.account.info()
        )
    except TooManyError:
        return "ceiling"
    texts = await texts_of(parse(data.confirmed), list(reading.people.values()))
    why = _objection(data, texts, info)
    return why or batches(whole, texts, data.confirmed, pace)


def _objection(data: SendData, texts: Texts, info: UserInfo) -> Reason | None:
    if info.is_expired:
        return "plan"
    if not texts.batches:
        return "nobody"
    confirmed = data.personal or Personal(digest="", cost=0)
    most = ceiling(data, confirmed.cost)
    if most is None and not data.birthdays and texts.digest != confirmed.digest:
        return "names"
    if not _can_be_sent(texts):
        return "names"
    if most is not None and texts.cost > most:
        return "ceiling"
    return "credit" if info.credit is not None and texts.cost > info.credit else None


def _can_be_sent(texts: Texts) -> bool:
    fit = texts.longest.size.segments <= MAX_SEGMENTS and calls(texts) <= MOST_TEXTS
    return fit and all(batch.text for batch in texts.batches)
