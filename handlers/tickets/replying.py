"""How a reply begins: by the button, by writing under the thread, or by Telegram's own reply."""

from __future__ import annotations

from handlers.services import Ctx, client
from handlers.tickets.data import KIND, ReplyData, thing
from handlers.tickets.letter import begin, take
from handlers.tickets.names import with_names
from handlers.tickets.thread import newest_id
from screens import FileIn, Outcome, Push, Stay, Typed


async def answer_by_reply(
    ctx: Ctx, bound: tuple[str, str], event: Typed | FileIn
) -> Outcome | None:
    """A Telegram reply to a message that shows a ticket. Fits `screens.ports.ReplyRouter`.

    None for other things, and for the edit of a message that was heard before.
    """
    kind, ref = bound
    if kind != KIND or not ref.isdecimal() or (isinstance(event, Typed) and event.edited):
        return None
    return await begin_reply(ctx, int(ref), event)


async def begin_reply(ctx: Ctx, ticket_id: int, event: Typed | FileIn | None = None) -> Outcome:
    """Lay the reply's screen over what is open; the ticket tells its name, and if it is closed."""
    thread, known = await with_names(ctx, (await client(ctx)).tickets.get(ticket_id))
    closed = known.closed(thread.status_id)
    if closed and event is None:
        return Stay(notice=ctx.t("tickets-closed-note"))
    data = ReplyData(
        ticket_id=ticket_id,
        thing=thing(ticket_id),
        subject=thread.subject,
        letter=await begin(ctx),
        newest=newest_id(thread),
        closed=closed,
    )
    if event is not None:
        data = await added(ctx, data, event)
    return Push("ticket-reply", data)


async def added(ctx: Ctx, data: ReplyData, event: Typed | FileIn) -> ReplyData:
    """With one more message: its text below what is there, its file beside the others."""
    if isinstance(event, Typed):
        source = event.message_id if not data.text else None
        return data.model_copy(update={"text": joined(data.text, event.text), "source": source})
    await take(ctx, data.letter, event)
    return data.model_copy(
        update={
            "text": joined(data.text, event.caption),
            "source": None,
            "files": data.files + 1,
            "album": event.album or data.album,
        }
    )


def joined(text: str, more: str) -> str:
    """Telegram cuts a long text into several messages; they are one text again here."""
    return f"{text}\n{more.strip()}".strip()
