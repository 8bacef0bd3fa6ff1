"""What somebody sends to be imported, on its way into storage; the worker reads it from there."""

from __future__ import annotations

from handlers.contacts.importing.people import new_id
from handlers.contacts.importing.reading.limits import MAX_FILE
from handlers.contacts.routes import IMPORT_JOB
from handlers.shared.big_files import arriving
from handlers.shared.services import Ctx, client, linked
from screens.events import FileIn, FileTooBigError
from screens.outcome import Outcome, Push, Stay
from storage import Account, ImportState, NewImport

MEGABYTES = MAX_FILE // (1024 * 1024)


async def receive(ctx: Ctx, event: FileIn, group_id: int = 0) -> Outcome:
    """A file, to the screen that says what is in it and asks for the group.

    Raises:
        NotLinkedError: nobody to import for.
        SmsIrError: the groups cannot be read.
    """
    if event.is_picture:
        return Stay(notice=ctx.t("book-trouble-kind"))
    if event.size is not None and event.size > MAX_FILE:
        return _too_big(ctx)
    new = await _new(ctx, event.name, group_id)
    try:
        # Stored at once, not with the screen: nobody's twenty megabytes stay in memory.
        async with arriving(ctx, event, MAX_FILE) as content:
            fits = await ctx.services.storage.imports.insert(new, file=content)
    except FileTooBigError:
        return _too_big(ctx)
    return _begun(ctx, new, fits=fits)


def _too_big(ctx: Ctx) -> Outcome:
    return Stay(notice=ctx.t("book-too-big", megabytes=MEGABYTES))


async def begin(ctx: Ctx, content: bytes, name: str, group_id: int = 0) -> Outcome:
    """Store pasted text, or a file that was fetched already. Raises as `receive` does."""
    new = await _new(ctx, name, group_id)
    return _begun(ctx, new, fits=await ctx.services.storage.imports.insert(new, file=content))


async def _new(ctx: Ctx, name: str, group_id: int) -> NewImport:
    account: Account = await linked(ctx)
    group = ""
    if group_id:
        groups = await (await client(ctx)).contacts.groups()
        group = next((group_.name for group_ in groups if group_.id == group_id), "")
    return NewImport(
        id=new_id(),
        chat=ctx.chat,
        topic=ctx.topic or 0,
        user=ctx.user,
        account_id=account.id,
        group_id=group_id if group else 0,
        group_name=group,
        name=ctx.fmt.name(name),
        state=ImportState.READING,
    )


def _begun(ctx: Ctx, new: NewImport, *, fits: bool) -> Outcome:
    if not fits:
        return Stay(notice=ctx.t("book-busy"))
    return Push(IMPORT_JOB(id=new.id), after=(ctx.services.bells.imports.ring,))
