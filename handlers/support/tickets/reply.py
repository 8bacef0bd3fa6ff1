"""A reply before it goes: one card that names the ticket and echoes the text and the files."""

from __future__ import annotations

from pydantic import JsonValue

from handlers.shared.from_account import from_account
from handlers.shared.rights import Right
from handlers.shared.samples import TEXT
from handlers.shared.services import Ctx, client
from handlers.support.routes import TICKET, TICKET_NEW, TICKET_REPLY, TICKETS, NewData, ReplyData
from handlers.support.tickets.binding import sample_ticket, thing
from handlers.support.tickets.letter import attachment, check_letter, is_over, unsure
from handlers.support.tickets.names import with_names
from handlers.support.tickets.post_files import files_row, takes_off_files, unsure_rows
from handlers.support.tickets.posting import Fate, post, reply_found, too_early
from handlers.support.tickets.replying import added, begin_reply, kept
from handlers.support.tickets.words import echo, file_lines, subject_of
from screens import (
    Button,
    FileIn,
    Home,
    Outcome,
    Pop,
    Push,
    Replace,
    Rows,
    Safe,
    Screen,
    Stay,
    Style,
    TextMessage,
    View,
    lines,
    rows,
)
from screens.view import Go
from screens.widgets import ASK, AskData
from smsir import Refused, SmsIrError
from storage import PostFile, Verb


async def _sample(ctx: Ctx) -> ReplyData:
    ident = (await sample_ticket(ctx)).id
    return ReplyData(ticket_id=ident, thing=thing(ident), subject="Invoice", letter=1, text=TEXT)


reply: Screen[Ctx, ReplyData] = Screen(
    TICKET_REPLY,
    album=lambda data: data.album,
    thing=lambda data: data.thing,
    sample=_sample,
    needs=Right.SUPPORT,
)
takes_off_files(reply)


def body_of(ctx: Ctx, data: ReplyData) -> str:
    """The service wants words with a file (guide: PostNewTicketReply, Body)."""
    return data.text or (ctx.label("tickets-only-file") if data.files else "")


@reply.render
async def _render(ctx: Ctx, data: ReplyData) -> View:
    files = await ctx.services.storage.letters.files(data.letter)
    if await is_over(ctx, data.letter):
        ticket = Go(ctx.label("watch-ticket-open"), TICKETS.entry(data.ticket_id))
        sentence = ctx.t("tickets-reply-over", **_named(ctx, data))
        return ctx.view(sentence, [ticket], bind=thing(data.ticket_id))
    if await unsure(ctx, data.letter) is not None:
        return View(_unsure_text(ctx, data), unsure_rows(ctx), bind=thing(data.ticket_id))
    account = await from_account(ctx) if body_of(ctx, data) else None
    return View(
        lines(account, _text(ctx, data, files)), _rows(ctx, data, files), bind=thing(data.ticket_id)
    )


def _named(ctx: Ctx, data: ReplyData) -> dict[str, Safe]:
    subject = ctx.fmt.bold(subject_of(ctx, data.subject))
    return {"number": ctx.fmt.code(data.ticket_id), "subject": subject}


def _text(ctx: Ctx, data: ReplyData, files: list[PostFile]) -> Safe:
    body = body_of(ctx, data)
    if not body:
        return ctx.t("tickets-reply-ask", **_named(ctx, data))
    question = ctx.t("tickets-reply-sure", **_named(ctx, data))
    if data.closed:
        question = ctx.t("tickets-reply-closed", **_named(ctx, data))
    return lines(question, echo(ctx, body), file_lines(ctx, files, zipped=data.zipped))


def _rows(ctx: Ctx, data: ReplyData, files: list[PostFile]) -> Rows:
    drop = Button(ctx.label("nav-cancel"), "drop")
    if not body_of(ctx, data):
        return rows([drop])
    main = Button(ctx.label("tickets-send"), "send", style=Style.SUCCESS)
    if data.closed:
        main = Button(ctx.label("tickets-as-new"), "as-new", style=Style.PRIMARY)
    edit = Button(ctx.label("tickets-edit-text"), "edit")
    return rows([main], [edit], files_row(ctx, files, zipped=data.zipped), [drop])


def _unsure_text(ctx: Ctx, data: ReplyData) -> Safe:
    sentence = ctx.t("tickets-reply-unsure", **_named(ctx, data))
    return lines(sentence, echo(ctx, body_of(ctx, data)))


@reply.on_text
async def _typed(ctx: Ctx, data: ReplyData, event: TextMessage) -> Outcome:
    return await _more(ctx, data, event)


@reply.on_file
async def _sent(ctx: Ctx, data: ReplyData, event: FileIn) -> Outcome:
    return await _more(ctx, data, event)


async def _more(ctx: Ctx, data: ReplyData, event: TextMessage | FileIn) -> Outcome:
    if await is_over(ctx, data.letter):
        return await begin_reply(ctx, data.ticket_id, event, returns=False)
    if await unsure(ctx, data.letter) is not None:
        return Stay(notice=ctx.t("tickets-look-first"))
    return Stay(data=await added(ctx, data, event))


@reply.on_edit
async def _edited(ctx: Ctx, data: ReplyData, event: TextMessage) -> Outcome:
    """The message that the text came from was edited in Telegram: the text follows."""
    if data.source is None or event.message_id != data.source:
        return Stay(notice=ctx.t("engine-no-edit"))
    if await unsure(ctx, data.letter) is not None:
        return Stay(notice=ctx.t("tickets-look-first"))
    edited = data.changed(text=event.text.strip())
    return Stay(data=await kept(ctx, edited))


@reply.action("edit")
async def _edit(ctx: Ctx, data: ReplyData, _arg: str) -> Outcome:
    ask = AskData(question=ctx.t("tickets-edit-ask"), last=data.text or None)
    return Push(ASK.holding(ask), tag="text")


@reply.on_result
async def _rewritten(ctx: Ctx, data: ReplyData, _tag: str, value: JsonValue) -> Outcome:
    if not isinstance(value, str) or not value.strip():
        return Stay()
    rewritten = data.changed(text=value.strip(), source=None)
    return Stay(data=await kept(ctx, rewritten))


@reply.action("drop")
async def _drop(ctx: Ctx, data: ReplyData, _arg: str) -> Outcome:
    await ctx.services.storage.letters.posted(data.letter)
    return Pop(notice=ctx.t("tickets-dropped"))


@reply.on_cancel
async def _cancelled(ctx: Ctx, data: ReplyData) -> Outcome:
    if await unsure(ctx, data.letter) is not None:
        return Home(notice=ctx.t("engine-cancelled"))
    await ctx.services.storage.letters.posted(data.letter)
    return Home(notice=ctx.t("tickets-dropped"))


@reply.action("leave")
async def _leave(_ctx: Ctx, _data: ReplyData, _arg: str) -> Outcome:
    return Pop()


@reply.action("as-new")
async def _as_new(ctx: Ctx, data: ReplyData, _arg: str) -> Outcome:
    """What was written for a closed ticket opens a new one, with its files."""
    new = NewData(
        subject=ctx.fmt.name(data.subject, 200),
        body=body_of(ctx, data),
        hinted=True,
        letter=data.letter,
        files=data.files,
        album=data.album,
        zipped=data.zipped,
    )
    return Replace(TICKET_NEW.holding(new))


@reply.action("send")
async def _send(ctx: Ctx, data: ReplyData, _arg: str) -> Outcome:
    await check_letter(ctx, data.letter)
    tickets = (await client(ctx)).tickets
    body = body_of(ctx, data)
    try:
        async with attachment(ctx, data.letter, data.files, zipped=data.zipped) as file:
            done = await post(
                ctx,
                data.letter,
                lambda: tickets.reply(data.ticket_id, body, file=file),
                Verb.TICKET_ANSWERED,
                object=data.subject,
                ref=str(data.ticket_id),
            )
    except Refused as error:
        if not await _closed_now(ctx, data, error):
            raise
        return Stay(data=data.changed(closed=True))
    match done.fate:
        case Fate.UNSURE:
            return Stay()
        case Fate.BEFORE:
            return _posted(data, ctx.t("tickets-replied-before", **_named(ctx, data)))
    return _posted(data, ctx.t("tickets-replied", number=ctx.fmt.code(data.ticket_id)))


def _posted(data: ReplyData, notice: Safe) -> Outcome:
    """Back to what the reply interrupted, or on to the ticket that it went into."""
    if data.returns:
        return Pop(notice=notice)
    return Replace(TICKET(id=data.ticket_id), notice=notice)


async def _closed_now(ctx: Ctx, data: ReplyData, refusal: Refused) -> bool:
    """Whether a bare refusal is explained by the ticket having been closed meanwhile."""
    if type(refusal) is not Refused:
        return False
    try:
        thread, names = await with_names(ctx, (await client(ctx)).tickets.get(data.ticket_id))
    except SmsIrError:
        return False
    return names.closed(thread.status_id)


@reply.action("look")
async def _look(ctx: Ctx, data: ReplyData, _arg: str) -> Outcome:
    letter = await unsure(ctx, data.letter)
    if letter is None:
        return Stay()
    thread = await (await client(ctx)).tickets.get(data.ticket_id)
    letters = ctx.services.storage.letters
    if reply_found(thread, letter, body_of(ctx, data), data.newest):
        await letters.posted(data.letter)
        return _posted(data, ctx.t("tickets-replied", number=ctx.fmt.code(data.ticket_id)))
    if too_early(letter, ctx.now):
        return Stay(notice=ctx.t("tickets-look-again"))
    await letters.release(data.letter)
    return Stay(notice=ctx.t("tickets-reply-not-there"))
