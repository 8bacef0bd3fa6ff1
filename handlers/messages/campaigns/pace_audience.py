"""The people of a turn that leaves in slices: read once, when it begins, and each person once.

The service resolves a group by itself; for slices the people must be known. So the members are
read, and who is in twice, has opted out or may not be written to yet is left out.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from handlers.messages.campaigns.pace_slices import Run, Slice
from handlers.messages.counting import Count, memberships, opted_out
from handlers.shared.concurrently import gather_two
from handlers.shared.half_written import SendData
from smsir import ContactDetail, SmsIr


async def frozen(api: SmsIr, data: SendData, count: Count, began: datetime) -> Run:
    """`count`: of now, whose plain numbers are sifted. Raises `SmsIrError`."""
    everybody = [contact async for contact in members(api, data)]
    gone = await opted_out(api) if everybody else frozenset()
    relations, unread = _each_once(each for each in everybody if each.mobile not in gone)
    # Not even where they could not be compared for the count: here all members were read.
    in_groups = {member.mobile for member in everybody}
    numbers = (mobile for mobile in count.sifted.kept if mobile not in in_groups)
    return Run(relations=relations, mobiles=(*unread, *numbers), began=began)


async def members(api: SmsIr, data: SendData) -> AsyncIterator[ContactDetail]:
    """The memberships that the SMS is for, those who get nothing included. Raises `SmsIrError`."""
    groups = {ident for ident, _ in data.groups}
    relations = {ident for ident, _ in data.contacts}
    if not (groups or relations):
        return
    known = await api.contacts.groups()
    # Only a list of the whole book tells relation ids together with numbers.
    read = known if relations else [group for group in known if group.id in groups]
    async for contact in memberships(api, read, groups, relations):
        yield contact


def _each_once(members: Iterable[ContactDetail]) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Membership ids and, of members without a readable one, numbers: one for each person."""
    relations: dict[str, int] = {}
    unread: dict[str, None] = {}
    for member in members:
        if (member.remained_seconds or 0) > 0:
            continue
        if member.relation_id is None:
            unread.setdefault(member.mobile)
        else:
            relations.setdefault(member.mobile, member.relation_id)
    alone = tuple(mobile for mobile in unread if mobile and mobile not in relations)
    return tuple(relations.values()), alone


@dataclass(frozen=True, slots=True)
class Reached:
    """A call as it may be made now, and how many people that reaches; None: unsaid."""

    piece: Slice
    people: int | None


async def still_reached(api: SmsIr, pieces: Sequence[Slice]) -> list[Reached]:
    """The calls of a slice that still reach anybody.

    Who opted out since is left out: of memberships by the service, of plain numbers here.

    Raises:
        SmsIrError: that cannot be asked now. Unlike on a card, nobody is there to be told so.
    """
    contacts = [piece for piece in pieces if piece.relations]
    numbers = [piece for piece in pieces if piece.mobiles]
    reached = [*await _members_reached(api, contacts), *await _numbers_reached(api, numbers)]
    order = {id(piece): place for place, piece in enumerate(pieces)}
    ordered = sorted(reached, key=lambda each: order[id(each[0])])
    return [now for _, now in ordered if now.people != 0]


async def _members_reached(api: SmsIr, pieces: Sequence[Slice]) -> list[tuple[Slice, Reached]]:
    """One count for all of them; where somebody is gone, one for each half tells of which."""
    if not pieces:
        return []
    everybody = tuple(each for piece in pieces for each in piece.relations)
    valid = (await api.messages.count([], everybody)).valid
    if len(pieces) == 1 or valid is None:
        return [(piece, Reached(piece, valid)) for piece in pieces]
    if valid == len(everybody):
        return [(piece, Reached(piece, piece.size)) for piece in pieces]
    half = len(pieces) // 2
    first, second = await gather_two(
        _members_reached(api, pieces[:half]), _members_reached(api, pieces[half:])
    )
    return [*first, *second]


async def _numbers_reached(api: SmsIr, pieces: Sequence[Slice]) -> list[tuple[Slice, Reached]]:
    gone = await opted_out(api) if pieces else frozenset()
    reached = []
    for piece in pieces:
        kept = tuple(mobile for mobile in piece.mobiles if mobile not in gone)
        reached.append((piece, Reached(replace(piece, mobiles=kept), len(kept))))
    return reached
