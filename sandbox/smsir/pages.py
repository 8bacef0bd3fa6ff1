"""The two ways in which the service cuts long lists: by page number, and from a last id on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import TypeVar

from sandbox.smsir.call import Call

T = TypeVar("T")


def by_page(call: Call, newest_first: Iterable[T]) -> list[T]:
    """Page `pageId` of rows that come newest first; page 0 is the newest."""
    size = call.rules.page_size
    start = max(call.number("pageId"), 0) * size
    return list(islice(newest_first, start, start + size))


def from_last_id(call: Call, oldest_first: Sequence[T], id_of: Callable[[T], int]) -> list[T]:
    """Rows that continue from `lastId`, newest first; 0 gives the newest.

    `oldest_first` is in the order of its ids. The guide does not say which way the list goes on:
    `quirks.last_id_direction` decides between the rows just older and those just newer.
    """
    size, last = call.rules.page_size, call.number("lastId")
    if last <= 0:
        rows = oldest_first[-size:]
    elif call.rules.quirks.last_id_direction == "older":
        end = bisect_left(oldest_first, last, key=id_of)
        rows = oldest_first[max(end - size, 0) : end]
    else:
        begin = bisect_right(oldest_first, last, key=id_of)
        rows = oldest_first[begin : begin + size]
    return list(reversed(rows))
