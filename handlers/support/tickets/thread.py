"""A ticket's messages in order, cut into pages that fit one Telegram message."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import unquote, urlsplit

from screens.text.bidi import strip
from screens.text.formatting import clip, utf16
from smsir import TicketThread

PAGE_UNITS = 2800
"""UTF-16 units of messages on a page; a Telegram message holds 4096 with the head and the rest."""

_HEAD_UNITS = 80
_MOST_PARTS = 40


@dataclass(frozen=True, slots=True)
class Said:
    """One message of the thread. `place` 0 is the ticket itself; `part` counts pieces of one."""

    place: int
    admin: bool
    text: str
    created: datetime | None
    url: str | None
    part: int = 0

    @property
    def units(self) -> int:
        return utf16(self.text) + _HEAD_UNITS


def messages(thread: TicketThread) -> list[Said]:
    """By date where all are dated, else in the service's order; the ticket itself comes first."""
    replies = thread.replies
    if all(reply.created is not None for reply in replies):
        replies = sorted(replies, key=lambda reply: reply.created or datetime.min)  # noqa: DTZ901 (none is left)
    first = Said(
        0, admin=False, text=_clean(thread.body), created=thread.created, url=thread.download_url
    )
    later = [
        Said(place, reply.is_admin, _clean(reply.body), reply.created, reply.download_url)
        for place, reply in enumerate(replies, 1)
    ]
    return [first, *later]


def _clean(text: str) -> str:
    return strip(text).replace("\r\n", "\n").strip()


def pages(thread_messages: list[Said]) -> list[list[Said]]:
    """Pages that are as full as may be; a message too long for one goes on on the next."""
    grouped: list[list[Said]] = [[]]
    room = PAGE_UNITS
    for part in (piece for whole in thread_messages for piece in _pieces(whole)):
        if part.units > room and grouped[-1]:
            grouped.append([])
            room = PAGE_UNITS
        grouped[-1].append(part)
        room -= part.units
    return grouped


def _pieces(whole: Said) -> Iterator[Said]:
    rest, part = whole.text, 0
    limit = PAGE_UNITS - _HEAD_UNITS
    while utf16(rest) > limit and part < _MOST_PARTS:
        piece = clip(rest, limit).removesuffix("\u2026")
        cut = max(piece.rfind("\n"), piece.rfind(" "))
        piece = piece[:cut] if cut > limit // 2 else piece
        yield Said(whole.place, whole.admin, piece, whole.created, None, part)
        rest, part = rest[len(piece) :].lstrip(), part + 1
    yield Said(whole.place, whole.admin, clip(rest, limit), whole.created, whole.url, part)


def newest_id(thread: TicketThread) -> int:
    """The highest reply id, 0 where there is none."""
    return max((reply.id or 0 for reply in thread.replies), default=0)


def file_name(url: str) -> str:
    """The name at the end of an address, as people write it."""
    try:
        path = urlsplit(url.strip()).path
    except ValueError:
        return ""
    return unquote(path.rsplit("/", 1)[-1])
