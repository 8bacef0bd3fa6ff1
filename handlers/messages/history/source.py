"""The service's list of sendings, newest first, from whichever of its two calls works.

GetLastSentMessagesFromLastId is preferred: the vendor's client marks it as tested, and has seen the
other one, by page number, come back empty. Where last ids lead to newer rows, older pages can only
be had by number.
"""

from __future__ import annotations

from smsir import BadCredentials, NotSent, SentMessage, SmsIr, SmsIrError

SERVICE_PAGE = 50


async def service_page(api: SmsIr, number: int, cursor: int) -> list[SentMessage]:
    """Page `number` of 50; `cursor`: the smallest id of the page before, 0 for the first.

    Raises:
        SmsIrError: neither call could be read.
    """
    first: SmsIrError | None = None
    try:
        batches = await api.messages.sent_from(cursor)
    except (BadCredentials, NotSent):
        raise
    except SmsIrError as error:
        first, batches = error, []
    if batches and (not cursor or max(ids_of(batches), default=cursor) < cursor):
        return _newest_first(batches)
    try:
        return _newest_first(await api.messages.sent_page(number))
    except SmsIrError:
        if first is not None:
            raise first from None
        raise


def ids_of(rows: list[SentMessage]) -> list[int]:
    """Of the rows whose id can be read."""
    return [row.id for row in rows if row.id is not None]


def _newest_first(rows: list[SentMessage]) -> list[SentMessage]:
    """Rows whose id cannot be read stand last."""
    return sorted(rows, key=lambda row: row.id or 0, reverse=True)
