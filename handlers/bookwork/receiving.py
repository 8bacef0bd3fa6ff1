"""What somebody sends to be imported, on its way into storage; the worker reads it from there."""

from __future__ import annotations

from handlers.bookwork.people import new_id
from handlers.bookwork.reading.limits import MAX_FILE
from handlers.services import Ctx, client, linked
from screens.events import FileIn, FileTooBigError
from screens.outcome import Outcome, Push, Stay
from storage import ImportState, NewImport

MEGABYTES = MAX_FILE // (1024 * 1024)


async def receive(ctx: Ctx, event: FileIn, group_id: int = 0) -> Outcome:
    """A file, to the screen that says what is in it; without a group, to the one that asks for it.

    Raises:
        NotLinkedError: nobody to import for.
        SmsIrError: the groups cannot be read.
    """
    if event.photo:
        return Stay(notice=ctx.t("book-trouble-kind"))
    if event.size is not None and event.size > MAX_FILE:
        return _too_big(ctx)
    try:
        content = await event.fetch(MAX_FILE)
    except FileTooBigError:
        return _too_big(ctx)
    return await begin(ctx, content, event.name, group_id)


def _too_big(ctx: Ctx) -> Outcome:
    return Stay(notice=ctx.t("book-too-big", megabytes=ctx.fmt.number(MEGABYTES)))


async def begin(ctx: Ctx, content: bytes, name: str, group_id: int = 0) -> Outcome:
    """Store a file or pasted text as a new import. Raises as `receive` does."""
    account = await linked(ctx)
    group = ""
    if group_id:
        groups = await (await client(ctx)).contacts.groups()
        group = next((one.name for one in groups if one.id == group_id), "")
    new = NewImport(
        id=new_id(),
        chat=ctx.chat,
        user=ctx.user,
        account_id=account.id,
        group_id=group_id if group else 0,
        group_name=group,
        name=ctx.fmt.name(name),
        state=ImportState.READING if group else ImportState.DRAFT,
    )
    effects = (ctx.services.storage.imports.insertion(new, file=content),)
    if group:
        return Push("import-job", {"id": new.id}, effects=effects)
    return Push("import", {"group_id": 0, "draft": new.id}, effects=effects)
