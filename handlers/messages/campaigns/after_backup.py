"""What left of a campaign after the backup was made that the bot was put back from.

The database knows nothing of it. The service's list of what was sent does: entries of the same text
that no row of the outbox has, and the numbers of each. Whoever stands there has it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from contextlib import aclosing
from dataclasses import dataclass
from datetime import datetime

from handlers.messages.campaigns.content import sms_in
from handlers.messages.campaigns.pace_audience import members
from handlers.messages.campaigns.pace_slices import Run
from handlers.messages.compose.preflight import template_of
from handlers.messages.delivery.paging import fetching, number_pages, pages_of
from handlers.messages.personal.refusals import without_names
from handlers.messages.sent_list import sent_since
from handlers.shared.clock_slack import BACKUP_SLACK
from handlers.shared.half_written import SendData
from handlers.shared.services import Ctx, Services, client
from handlers.shared.unsaid import total
from smsir import SentMessage, SmsIr
from smsir.text import fold
from storage import Campaign


@dataclass(frozen=True, slots=True)
class Unrecorded:
    """Sendings of a text that no row knows. `whole`: there are no more than these."""

    entries: tuple[SentMessage, ...] = ()
    whole: bool = True

    def __bool__(self) -> bool:
        return bool(self.entries) or not self.whole

    @property
    def people(self) -> int | None:
        return total(entry.recipients for entry in self.entries)

    @property
    def last(self) -> datetime | None:
        return max((entry.sent_at for entry in self.entries if entry.sent_at), default=None)


def in_doubt(campaign: Campaign) -> bool:
    """Whether it may have left without a row: it comes from a backup, or was not there in time.

    A raw copy of the file, or of the whole disk, does not say that it is one.
    """
    return campaign.copied or campaign.why == "late"


async def may_have_left(ctx: Ctx, campaign: Campaign) -> bool:
    """Whether it comes from a backup and the list has what it may have sent.

    Of a personal text nobody knows without reading the names: it is asked about in any case.

    Raises:
        SmsIrError: the list cannot be read.
    """
    sms = sms_in(campaign)
    if not in_doubt(campaign) or sms is None:
        return False
    if campaign.copied and template_of(sms.confirmed).is_personal:
        return True
    api = await client(ctx)
    return bool(await unrecorded(ctx.services, api, campaign, rendered_from(sms.confirmed)))


async def unrecorded(
    services: Services, api: SmsIr, campaign: Campaign, is_of: Callable[[str], bool]
) -> Unrecorded:
    """What the list has of its texts since the last row of the campaign. Raises `SmsIrError`."""
    outbox = services.storage.outbox
    heads = await outbox.of_campaigns([campaign.id])
    since = max([campaign.created_at, *(item.head.created_at for item in heads)]) - BACKUP_SLACK
    entries = await sent_since(api, since)
    if entries is None:
        return Unrecorded(whole=False)
    likely = [entry for entry in entries if is_of(entry.text)]
    keys = [entry.batch_key for entry in likely]
    recorded = await outbox.taken(campaign.account_id, keys)
    return Unrecorded(tuple(entry for entry in likely if entry.batch_key not in recorded))


def rendered_from(typed: str) -> Callable[[str], bool]:
    """Whether a text may be this template with anybody's name, whatever that was then.

    What was sent is known by its words alone, since a name may have changed meanwhile; a text that
    is nothing but a name is known by nothing: everything counts as sent.
    """
    template = template_of(typed)
    if not template.is_personal:
        wanted = fold(without_names(template))
        return lambda text: fold(text) == wanted
    pieces = (
        re.escape(fold(piece)) if isinstance(piece, str) else ".*" for piece in template.pieces
    )
    pattern = re.compile(r"\s*".join(pieces), re.DOTALL)
    return lambda text: pattern.fullmatch(fold(text)) is not None


async def people_of(api: SmsIr, sent: Unrecorded) -> frozenset[str] | None:
    """Whom these went to; None where the service does not name them all. Raises `SmsIrError`."""
    people: set[str] = set()
    for entry in sent.entries:
        numbers = await _numbers(api, entry) if entry.batch_key else frozenset()
        if len(numbers) < (entry.recipients or 1):
            return None
        people |= numbers
    return frozenset(people) if sent.whole else None


async def _numbers(api: SmsIr, entry: SentMessage) -> frozenset[str]:
    people: set[str] = set()
    walk = number_pages(fetching(api, entry.batch_key), most_pages=pages_of(entry.recipients))
    async with aclosing(walk):
        async for page in walk:
            people.update(row.mobile for row in page.rows if row.mobile)
    return frozenset(people)


async def without_served(api: SmsIr, sms: SendData, run: Run, people: Collection[str]) -> Run:
    """The turn without those of the rest who have it already. Raises `SmsIrError`."""
    mobiles = {member.relation_id: member.mobile async for member in members(api, sms)}
    had = frozenset(people)
    rest = run.without(lambda one: (mobiles.get(one) if isinstance(one, int) else one) in had)
    return rest.changed(reached=run.reached + run.people - rest.people)
