"""The numbers that an SMS has not reached, and the text that went to them.

The black list is left alone: who is on it does not want SMS.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.messages.delivery.paging import fetching, number_pages
from handlers.messages.delivery.words import UNREACHED, status_of
from smsir import SmsIr

_MOST_PAGES = 400


@dataclass(frozen=True, slots=True)
class Lost:
    """`whole`: there are no more than these."""

    numbers: tuple[str, ...]
    whole: bool


async def lost_numbers(api: SmsIr, batch_keys: Sequence[str], most: int) -> Lost:
    """The numbers that these sendings did not reach, `most` at most. Raises `SmsIrError`."""
    mobiles: dict[str, None] = {}
    whole = True
    for batch_key in batch_keys:
        ended = False
        async for page in number_pages(fetching(api, batch_key), most_pages=_MOST_PAGES):
            mobiles |= {
                row.mobile: None
                for row in page.rows
                if row.mobile and status_of(row.delivery) in UNREACHED
            }
            ended = page.spot is None
            if len(mobiles) > most:
                break
        whole = whole and ended
    numbers = tuple(mobiles)
    return Lost(numbers[:most], whole and len(numbers) <= most)


async def text_of(api: SmsIr, batch_key: str) -> str:
    """The text of a sending, as the service keeps it with its numbers. Raises `SmsIrError`."""
    numbers = await api.messages.numbers(batch_key)
    return numbers[0].text if numbers else ""
