"""Deleting one or many contacts, after a second tap that names what goes.

DeleteContacts wants the contact's own id, which only GetContactsFromLastId tells; every other
list has the membership's (relation) id. The ids are therefore looked up just before the call:
see docs/decisions/0006.
"""

from __future__ import annotations

from collections.abc import Collection

from handlers.contacts.people.cards import sample_card
from handlers.contacts.routes import CONTACT_RM, RemovalData
from handlers.shared.acts import acting
from handlers.shared.rights import Right
from handlers.shared.services import Ctx, client, linked
from screens import Button, Outcome, Pop, Screen, Stay, Style, View, lines
from screens.fingerprint import fingerprint
from smsir import ContactDetail, SmsIr
from smsir.pages import from_last_id
from storage import Verb

BATCH = 500


async def _sample(ctx: Ctx) -> RemovalData:
    return RemovalData(relation_ids=((await sample_card(ctx)).relation_id,))


removal: Screen[Ctx, RemovalData] = Screen(CONTACT_RM, sample=_sample, needs=Right.PEOPLE_EDIT)


async def memberships(service: SmsIr, relation_ids: Collection[int]) -> dict[int, ContactDetail]:
    """With the contact's own id, by relation id: the list is walked until all are found."""
    wanted = set(relation_ids)
    by_relation: dict[int, ContactDetail] = {}
    async for row in from_last_id(service.contacts.from_last_id, lambda contact: contact.id):
        if row.relation_id in wanted and row.id is not None:
            by_relation[row.relation_id] = row
            if len(by_relation) == len(wanted):
                break
    return by_relation


def _mark(data: RemovalData) -> str:
    return fingerprint(sorted(data.relation_ids))


@removal.render
async def _render(ctx: Ctx, data: RemovalData) -> View:
    count = len(data.relation_ids)
    what = ctx.t("contacts-rm-many", count=count)
    if data.name:
        what = ctx.t("contacts-rm-one", name=data.name)
    return ctx.view(
        lines(what, ctx.t("contacts-rm-note", count=count)),
        [
            Button(
                ctx.label("contacts-rm-yes", count=count),
                "yes",
                _mark(data),
                Style.DANGER,
            )
        ],
    )


@removal.action("yes")
async def _delete(ctx: Ctx, data: RemovalData, arg: str) -> Outcome:
    if arg != _mark(data):
        return Stay(notice=ctx.t("errors-changed"))
    service = await client(ctx)
    found = await memberships(service, data.relation_ids)
    if not found:
        return Stay(notice=ctx.t("contacts-rm-lost"))
    people = {row.id: row.mobile for row in found.values() if row.id is not None}
    ids = sorted(people)
    async with acting(ctx, Verb.CONTACTS_DELETED, object=data.name) as doing:
        for start in range(0, len(ids), BATCH):
            await service.contacts.delete(ids[start : start + BATCH])
            doing.did(len(ids[start : start + BATCH]))
    await ctx.services.storage.birthdays.remove((await linked(ctx)).id, people.values())
    missing = len(data.relation_ids) - len(found)
    sentence = ctx.t("contacts-rm-done", count=len(found))
    also = ctx.t("contacts-rm-missing", count=missing) if missing else None
    return Pop(result=True, notice=lines(sentence, also))
