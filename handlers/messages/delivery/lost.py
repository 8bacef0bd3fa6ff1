"""The numbers that an SMS has not reached, and the text that went to them.

The black list is left alone: who is on it does not want SMS.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import aclosing
from dataclasses import dataclass

from handlers.messages.delivery.paging import Page, fetching, number_pages
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
        walk = number_pages(fetching(api, batch_key), most_pages=_MOST_PAGES)
        async with aclosing(walk):
            async for page in walk:
                mobiles |= dict.fromkeys(_unreached(page))
                ended = page.spot is None
                if len(mobiles) > most:
                    return Lost(tuple(mobiles)[:most], whole=False)
        whole = whole and ended
    return Lost(tuple(mobiles), whole)


def _unreached(page: Page) -> list[str]:
    return [row.mobile for row in page.rows if row.mobile and status_of(row.delivery) in UNREACHED]


async def text_of(api: SmsIr, batch_key: str) -> str:
    """The text of a sending, as the service keeps it with its numbers. Raises `SmsIrError`."""
    numbers = await api.messages.numbers(batch_key)
    return numbers[0].text if numbers else ""
