"""What a new ticket's screen does: takes words, files and choices, and opens the ticket once."""

from __future__ import annotations

from handlers.shared.services import Ctx, client
from handlers.support.questions import mark, questions
from handlers.support.routes import FAQ_ANSWER, TICKET, TICKETS, NewData
from handlers.support.tickets.letter import attachment, begin, check_letter, take, unsure
from handlers.support.tickets.opening import SUBJECT_UNITS, choices, hints, opening
from handlers.support.tickets.posting import Fate, post, ticket_found, too_early
from handlers.support.tickets.replying import joined
from handlers.support.tickets.steps import STEPS, with_defaults
from screens import FileIn, Outcome, Pop, Push, Replace, Stay, TextMessage
from screens.widgets import answered
from storage import Verb

_KEPT = "ticket-new"


@opening.on_text
async def _typed(ctx: Ctx, data: NewData, event: TextMessage) -> Outcome:
    if data.letter and await unsure(ctx, data.letter) is not None:
        return Stay(notice=ctx.t("tickets-look-first"))
    if STEPS.at(data) == "subject":
        return await _subject(ctx, data, event.text)
    body = event.text.strip() if data.edit == "body" else joined(data.body, event.text)
    return await _next(ctx, answered(data, body=body, hinted=True))


async def _subject(ctx: Ctx, data: NewData, text: str) -> Outcome:
    subject = ctx.fmt.name(text, SUBJECT_UNITS)
    if not subject:
        return Stay(notice=ctx.t("tickets-new-empty"))
    no_hints = bool(data.body) or not await hints(ctx, subject)
    return await _next(ctx, answered(data, subject=subject, hinted=no_hints))


async def _next(ctx: Ctx, data: NewData) -> Outcome:
    if STEPS.at(data) in {"department", "priority"} and not data.edit:
        data = with_defaults(data, await choices(ctx))
    if STEPS.at(data) == "card" and not data.letter:
        # The letter's number must be saved before the press that posts it.
        data = data.changed(letter=await begin(ctx))
    return Stay(data=data)


@opening.on_file
async def _file(ctx: Ctx, data: NewData, event: FileIn) -> Outcome:
    if not data.subject or data.edit == "subject":
        return Stay(notice=ctx.t("tickets-new-subject-first"))
    if data.letter and await unsure(ctx, data.letter) is not None:
        return Stay(notice=ctx.t("tickets-look-first"))
    letter = data.letter or await begin(ctx)
    await take(ctx, letter, event)
    changed = {
        "letter": letter,
        "files": data.files + 1,
        "album": event.album or data.album,
        "body": joined(data.body, event.caption),
        "hinted": True,
    }
    return await _next(ctx, data.changed(**changed))


@opening.action("hint")
async def _hint(ctx: Ctx, _data: NewData, arg: str) -> Outcome:
    for faq in await questions(ctx):
        if mark(faq) == arg:
            return Push(FAQ_ANSWER(question=faq.question, answer=faq.answer))
    return Stay()


opening.sets("go-on", hinted=True)
opening.simply("leave", lambda _ctx, _data, _arg: Pop(forget=(_KEPT,)))


@opening.action("choose")
async def _choose(ctx: Ctx, data: NewData, arg: str) -> Outcome:
    field = "department_id" if STEPS.at(data) == "department" else "priority_id"
    return await _next(ctx, answered(data, **{field: int(arg)}))


@opening.action("drop")
async def _drop(ctx: Ctx, data: NewData, _arg: str) -> Outcome:
    if data.letter:
        await ctx.services.storage.letters.posted(data.letter)
    return Pop(notice=ctx.t("tickets-dropped"), forget=(_KEPT,))


@opening.action("send")
async def _send(ctx: Ctx, data: NewData, _arg: str) -> Outcome:
    await check_letter(ctx, data.letter)
    tickets = (await client(ctx)).tickets
    async with attachment(ctx, data.letter, data.files, zipped=data.zipped) as file:
        done = await post(
            ctx,
            data.letter,
            lambda: tickets.open(
                data.subject,
                data.body,
                department_id=data.department_id or None,
                priority_id=data.priority_id or None,
                file=file,
            ),
            Verb.TICKET_OPENED,
            object=data.subject,
        )
    if done.fate is Fate.UNSURE:
        return Stay()
    return _opened(ctx, done.answer)


def _opened(ctx: Ctx, ticket_id: int | None) -> Outcome:
    if ticket_id is None:
        notice = ctx.t("tickets-opened-nameless")
        return Replace(TICKETS(), notice=notice, forget=(_KEPT,))
    notice = ctx.t("tickets-opened", number=ctx.fmt.code(ticket_id))
    return Replace(TICKET(id=ticket_id), notice=notice, forget=(_KEPT,))


@opening.action("look")
async def _look(ctx: Ctx, data: NewData, _arg: str) -> Outcome:
    letter = await unsure(ctx, data.letter)
    if letter is None:
        return Stay()
    letters = ctx.services.storage.letters
    ticket = await ticket_found(await client(ctx), letter, data.subject, data.body)
    if ticket is not None:
        await letters.posted(data.letter)
        return _opened(ctx, ticket or None)
    if too_early(letter, ctx.now):
        return Stay(notice=ctx.t("tickets-look-again"))
    await letters.release(data.letter)
    return Stay(notice=ctx.t("tickets-new-not-there"))
