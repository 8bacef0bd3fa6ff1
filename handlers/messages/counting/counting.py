"""How many people a choice of recipients reaches, and why some of it reaches nobody."""

from __future__ import annotations

from dataclasses import dataclass, field

from handlers.messages.counting.sifting import Picked, Sifted, sift
from handlers.shared.concurrently import gather_all, gather_two
from handlers.shared.unsaid import total
from smsir import RecipientCount, SmsIr

_MOST_PARTS = 8
"""Groups that are counted one by one to tell doubles from the rest that is left out."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Memberships that no SMS goes to by themselves, by cause.

    `doubles`: further memberships of people who get it once. `waiting`: new members of the groups.
    `others`: opted out or not valid; with `may_wait` also single contacts who wait: of those the
    service does not say which.
    """

    doubles: int = 0
    waiting: int = 0
    others: int = 0
    may_wait: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """`contacts`: distinct people of the groups and contacts; `numbers`: plain numbers to call.

    `left_out`: memberships of the groups and contacts that are not among `contacts`. Both None
    where the service did not say; then `members` is the number of memberships, if that is known.
    """

    contacts: int | None
    numbers: int
    left_out: int | None
    sifted: Sifted = field(default_factory=Sifted)
    members: int | None = None

    @property
    def unsaid(self) -> bool:
        return self.contacts is None

    @property
    def total(self) -> int | None:
        return None if self.contacts is None else self.contacts + self.numbers

    @property
    def at_most(self) -> int | None:
        """As many at most: the total, or else with the memberships in its place."""
        known = self.members if self.contacts is None else self.contacts
        return None if known is None else known + self.numbers


async def count_of(api: SmsIr, picked: Picked) -> Count:
    """Who gets it, each person once. Raises `SmsIrError`."""
    counted, sifted = await gather_two(_counted(api, picked), sift(api, picked))
    if counted.valid is None:
        return Count(None, len(sifted.kept), None, sifted, await _memberships(api, picked))
    return Count(counted.valid, len(sifted.kept), counted.invalid, sifted)


async def _memberships(api: SmsIr, picked: Picked) -> int | None:
    """At most so many people, never none where something was chosen; None if sizes are unsaid."""
    chosen = {ident for ident, _ in picked.groups}
    groups = await api.contacts.groups() if chosen else []
    members = total(group.contacts_count for group in groups if group.id in chosen)
    if members is None:
        return None
    return max(members, len(chosen)) + len(picked.contacts)


async def _counted(api: SmsIr, picked: Picked) -> RecipientCount:
    if not (picked.groups or picked.contacts):
        return RecipientCount(valid=0, invalid=0)
    return await api.messages.count(
        [ident for ident, _ in picked.groups], [ident for ident, _ in picked.contacts]
    )


async def causes(api: SmsIr, picked: Picked, count: Count) -> LeftOut | None:
    """Why memberships were left out; None where that cannot be told apart. Raises `SmsIrError`.

    The service counts doubles, people who wait and invalid numbers as one. Doubles are what the
    parts reach more than the whole; who waits stands in the list of groups.
    """
    groups = [ident for ident, _ in picked.groups]
    relations = [ident for ident, _ in picked.contacts]
    if not count.left_out or count.contacts is None or len(groups) > _MOST_PARTS:
        return None
    parts: list[tuple[list[int], list[int]]] = [([ident], []) for ident in groups]
    parts += [([], relations)] if relations else []
    reached = count.contacts
    if len(parts) > 1:
        counts = await gather_all([api.messages.count(*part) for part in parts])
        together = total(part.valid for part in counts)
        if together is None:
            return None
        reached = together
    known = await api.contacts.groups() if groups else []
    doubles = min(max(0, reached - count.contacts), count.left_out)
    waits = total(group.waiting_count for group in known if group.id in groups)
    if waits is None:
        return None
    waiting = min(waits, count.left_out - doubles)
    others = count.left_out - doubles - waiting
    return LeftOut(doubles, waiting, others, may_wait=bool(relations))
