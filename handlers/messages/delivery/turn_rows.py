"""The numbers of a whole turn, batch after batch, in memory that does not grow."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing

from handlers.messages.delivery.paging import fetching, number_pages, pages_of
from handlers.messages.delivery.turns import Batch
from smsir import SentMessageMobile, SmsIr


async def turn_rows(
    api: SmsIr, batches: Sequence[Batch]
) -> AsyncGenerator[list[SentMessageMobile], None]:
    """Every number once, page by page. Raises `SmsIrError`.

    A page is held back until the next one is there: where that begins its batch anew, it was none.
    """
    for batch in batches:
        held: list[SentMessageMobile] | None = None
        walk = number_pages(fetching(api, batch.key), most_pages=pages_of(batch.recipients))
        async with aclosing(walk):
            async for page in walk:
                if held is not None and not page.anew:
                    yield held
                held = page.rows
        if held is not None:
            yield held
