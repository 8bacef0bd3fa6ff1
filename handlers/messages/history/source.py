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
        found = await api.messages.sent_from(cursor)
    except (BadCredentials, NotSent):
        raise
    except SmsIrError as error:
        first, found = error, []
    if found and (not cursor or max(one.id for one in found) < cursor):
        return _newest_first(found)
    try:
        return _newest_first(await api.messages.sent_page(number))
    except SmsIrError:
        if first is not None:
            raise first from None
        raise


async def cursors_to(api: SmsIr, known: tuple[int, ...], wanted: int) -> tuple[int, ...]:
    """`known`, lengthened until page `wanted` has its cursor, or the list ends before it."""
    while len(known) <= wanted:
        rows = await service_page(api, len(known) - 1, known[-1])
        if not rows:
            break
        known = (*known, min(one.id for one in rows))
    return known


def _newest_first(rows: list[SentMessage]) -> list[SentMessage]:
    return sorted(rows, key=lambda one: one.id, reverse=True)
