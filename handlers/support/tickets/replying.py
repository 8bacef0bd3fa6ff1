"""How a reply begins: by the button, by writing under the thread, or by Telegram's own reply."""

from __future__ import annotations

from handlers.shared.services import Ctx, client, linked
from handlers.support.routes import TICKET_REPLY, ReplyData
from handlers.support.tickets.binding import KIND, SEVERAL, thing
from handlers.support.tickets.letter import begin, take, unsure
from handlers.support.tickets.names import with_names
from handlers.support.tickets.thread import newest_id
from screens import FileIn, Outcome, Push, Stay, TextMessage
from storage import ReplyDraft


async def answer_by_reply(
    ctx: Ctx, bound: tuple[str, str], event: TextMessage | FileIn
) -> Outcome | None:
    """A Telegram reply to a message that shows a ticket. Fits `screens.ports.ReplyRouter`.

    None for other things, and for the edit of a message that was heard before.
    """
    kind, ref = bound
    if kind == SEVERAL:
        return Stay(notice=ctx.t("tickets-reply-which"))
    if kind != KIND or not ref.isdecimal() or (isinstance(event, TextMessage) and event.edited):
        return None
    ticket_id = int(ref)
    open_now = ctx.screen == "ticket" and ctx.data.get("id") == ticket_id
    return await begin_reply(ctx, ticket_id, event, returns=ctx.busy or open_now)


async def begin_reply(
    ctx: Ctx, ticket_id: int, event: TextMessage | FileIn | None = None, *, returns: bool = True
) -> Outcome:
    """Lay the reply's screen over what is open; the ticket tells its name, and if it is closed.

    What was begun for this ticket and not posted goes on, with `event` below it. `returns` as in
    `ReplyData`: a page that merely stood open would hear what is written next as its own.
    """
    thread, names = await with_names(ctx, (await client(ctx)).tickets.get(ticket_id))
    closed = names.closed(thread.status_id)
    if closed and event is None:
        return Stay(notice=ctx.t("tickets-closed-note"))
    draft = await draft_of(ctx, ticket_id)
    data = ReplyData(
        ticket_id=ticket_id,
        thing=thing(ticket_id),
        subject=thread.subject,
        letter=draft.letter if draft else await begin(ctx),
        newest=newest_id(thread),
        text=draft.text if draft else "",
        files=draft.files if draft else 0,
        closed=closed,
        returns=returns,
    )
    if await unsure(ctx, data.letter) is not None:
        return Push(
            TICKET_REPLY.holding(data), notice=ctx.t("tickets-look-first") if event else None
        )
    if event is not None:
        data = await added(ctx, data, event)
    return Push(TICKET_REPLY.holding(data), notice=ctx.t("tickets-reply-kept") if draft else None)


async def draft_of(ctx: Ctx, ticket_id: int) -> ReplyDraft | None:
    """What this person began to write into the ticket and did not post."""
    account = await linked(ctx)
    drafts = ctx.services.storage.reply_drafts
    return await drafts.find(account.id, ctx.chat, ctx.user, ticket_id)


async def kept(ctx: Ctx, data: ReplyData) -> ReplyData:
    """The same, once its words are kept beside the conversation."""
    drafts = ctx.services.storage.reply_drafts
    await drafts.write(data.letter, data.ticket_id, ctx.user, data.text)
    return data


async def added(ctx: Ctx, data: ReplyData, event: TextMessage | FileIn) -> ReplyData:
    """With one more message: its text below what is there, its file beside the others."""
    if isinstance(event, TextMessage):
        source = event.message_id if not data.text else None
        changes: dict[str, object] = {"text": joined(data.text, event.text), "source": source}
        return await kept(ctx, data.changed(**changes))
    await take(ctx, data.letter, event)
    more = {
        "text": joined(data.text, event.caption),
        "source": None,
        "files": data.files + 1,
        "album": event.album or data.album,
    }
    return await kept(ctx, data.changed(**more))


def joined(text: str, more: str) -> str:
    """Telegram cuts a long text into several messages; they are one text again here."""
    return f"{text}\n{more.strip()}".strip()
