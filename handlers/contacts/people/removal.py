"""Deleting one or many contacts, after a second tap that names what goes.

DeleteContacts wants the contact's own id, which only GetContactsFromLastId tells; every other
list has the membership's (relation) id. The ids are therefore looked up just before the call:
see docs/decisions/0006.
"""

from __future__ import annotations

from collections.abc import Collection

from handlers.shared.services import Ctx, client
from screens import Button, Outcome, Pop, Screen, Stay, Style, View, lines, rows
from screens.fingerprint import fingerprint
from screens.screen import Data
from smsir import SmsIr
from smsir.pages import from_last_id

BATCH = 500


class RemovalData(Data):
    relation_ids: tuple[int, ...]
    name: str = ""


removal: Screen[Ctx, RemovalData] = Screen("contact-rm", RemovalData)


async def contact_ids(service: SmsIr, relation_ids: Collection[int]) -> dict[int, int]:
    """Contact ids by relation id, walking the list until all are found or it ends."""
    wanted = set(relation_ids)
    found: dict[int, int] = {}
    async for row in from_last_id(service.contacts.from_last_id, lambda one: one.id):
        if row.relation_id in wanted and row.id is not None:
            found[row.relation_id] = row.id
            if len(found) == len(wanted):
                break
    return found


def _mark(data: RemovalData) -> str:
    return fingerprint(sorted(data.relation_ids))


@removal.render
async def _render(ctx: Ctx, data: RemovalData) -> View:
    count = len(data.relation_ids)
    shown = ctx.fmt.number(count)
    what = ctx.t("contacts-rm-many", count=count, shown=shown)
    if data.name:
        what = ctx.t("contacts-rm-one", name=data.name)
    return View(
        lines(what, ctx.t("contacts-rm-note", count=count)),
        rows(
            [
                Button(
                    ctx.label("contacts-rm-yes", count=count, shown=shown),
                    "yes",
                    _mark(data),
                    Style.DANGER,
                )
            ],
            [ctx.back(), ctx.home()],
        ),
    )


@removal.action("yes")
async def _delete(ctx: Ctx, data: RemovalData, arg: str) -> Outcome:
    if arg != _mark(data):
        return Stay(notice=ctx.t("errors-changed"))
    service = await client(ctx)
    found = await contact_ids(service, data.relation_ids)
    if not found:
        return Stay(notice=ctx.t("contacts-rm-lost"))
    ids = sorted(set(found.values()))
    for start in range(0, len(ids), BATCH):
        await service.contacts.delete(ids[start : start + BATCH])
    missing = len(data.relation_ids) - len(found)
    said = ctx.t("contacts-rm-done", count=len(found), shown=ctx.fmt.number(len(found)))
    also = ctx.t("contacts-rm-missing", shown=ctx.fmt.number(missing)) if missing else None
    return Pop(result=True, notice=lines(said, also))
