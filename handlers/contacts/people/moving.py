"""Moving one or many contacts to another group (TransferContactsToGroup)."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.shared.acts import acting
from handlers.shared.services import Ctx, client
from handlers.shared.unsaid import counted, total
from screens import Safe, lines
from storage import Verb

BATCH = 500


async def move(ctx: Ctx, relation_ids: Sequence[int], group_id: int) -> Safe:
    """What became of it, as the service told. Raises `SmsIrError`."""
    contacts, done = (await client(ctx)).contacts, []
    async with acting(ctx, Verb.CONTACTS_MOVED, ref=str(group_id)) as doing:
        for start in range(0, len(relation_ids), BATCH):
            transfer = await contacts.transfer(relation_ids[start : start + BATCH], group_id)
            doing.did(transfer.moved or 0)
            done.append(transfer)
    moved = total(transfer.moved for transfer in done)
    duplicate = total(transfer.duplicate for transfer in done)
    said = ctx.t("contacts-moved", count=counted(moved))
    also = None
    if duplicate != 0:
        also = ctx.t("contacts-moved-duplicate", count=counted(duplicate))
    return lines(said, also)
