"""One sending: the whole text, how far it has come, and what can be done with it now."""

from __future__ import annotations

from dataclasses import replace

from pydantic import JsonValue

from handlers.messages.delivery.chart import sending_picture
from handlers.messages.delivery.delivery_tasks import enqueue_delivery_task
from handlers.messages.delivery.lines import delivery_lines, status_name
from handlers.messages.delivery.lost import text_of
from handlers.messages.delivery.sheet import sheet_name, sheet_of
from handlers.messages.delivery.turns import Turn
from handlers.messages.history.belonging import (
    Belonging,
    belonging,
    belonging_lines,
    belonging_rows,
    to_campaign,
    to_turn,
)
from handlers.messages.history.follow import Look, ask_anew, look, losing_on, turn_on
from handlers.messages.history.unreached import ask_name, ask_sure, fill_group
from handlers.messages.personal.template import escaped
from handlers.messages.personal_turns import template_kept
from handlers.messages.resend import send_again
from handlers.messages.routes import REPORT, SENT, SENT_NUMBERS, ReportData
from handlers.shared import half_written
from handlers.shared.acts import note
from handlers.shared.rights import Right
from handlers.shared.services import Ctx, client, linked
from handlers.shared.unsaid import counted
from screens.outcome import Outcome, Push, Stay
from screens.screen import Screen
from screens.view import Button, Row, Safe, View, document, lines, photo, row, rows
from storage import Verb

_USUAL_BATCHES = 2


async def _sample(ctx: Ctx) -> ReportData:
    return ReportData.of((await (await client(ctx)).messages.sent_page())[0])


report: Screen[Ctx, ReportData] = Screen(REPORT, sample=_sample, needs=Right.REPORTS)


@report.open
async def _open(ctx: Ctx, args: str) -> Outcome:
    """From a message about it: the argument is the number of the follow-up."""
    account = await linked(ctx)
    number = int(args) if args.isdecimal() else 0
    follow = await ctx.services.storage.deliveries.followed(number)
    if follow is None or (follow.chat, follow.account_id) != (ctx.chat, account.id):
        return Push(SENT(), notice=ctx.t("sent-gone"))
    text = await text_of(await client(ctx), follow.batch_key)
    data = ReportData.of(follow).changed(text=text)
    return Push(REPORT.holding(data), after=(ctx.services.bells.delivery.ring,))


@report.render
async def _render(ctx: Ctx, data: ReportData) -> View:
    seen = await look(ctx, data)
    known = await belonging(ctx, seen.turn)
    return View(_text(ctx, data, seen, known), rows(*_rows(ctx, data, seen, known)), live=seen.live)


def _text(ctx: Ctx, data: ReportData, seen: Look, known: Belonging) -> Safe:
    turn = seen.turn
    counting = not (seen.delivery.total or seen.unread or turn.is_small)
    delivery = delivery_lines(ctx, seen.delivery, turn.recipients)
    sent_at = turn.sent_at
    return lines(
        ctx.t("sent-one-title"),
        ctx.t("sent-one-when", moment=ctx.fmt.moment(sent_at)) if sent_at else None,
        ctx.t("sent-one-count", count=counted(turn.recipients)),
        _batches(ctx, turn),
        *belonging_lines(ctx, known),
        ctx.t("sent-one-personal", count=turn.texts) if turn.texts != 1 else None,
        ctx.fmt.quote(data.text) if data.text else None,
        "",
        *([ctx.t("sent-counting")] if counting else delivery),
        ctx.t("sent-unread") if seen.unread else None,
        ctx.t("sent-following") if seen.followed else None,
    )


def _batches(ctx: Ctx, turn: Turn) -> Safe | None:
    """Two (contacts, plain numbers) are no news; many were sent one after the other."""
    many = len(turn.batches)
    if many <= _USUAL_BATCHES:
        return None
    return ctx.t("sent-one-batches", count=many)


def _rows(ctx: Ctx, data: ReportData, seen: Look, known: Belonging) -> list[Row]:
    lost = seen.delivery.unreached
    some = bool(seen.delivery.total)
    again = Button(ctx.label("sent-again", count=lost), "again") if lost else None
    group = Button(ctx.label("sent-group", count=lost), "group") if lost else None
    picture = Button(ctx.label("sent-picture"), "picture") if some else None
    use = Button(ctx.label("sent-reuse"), "reuse") if data.text else None
    return [
        (Button(ctx.label("sent-numbers"), "numbers"), Button(ctx.label("sent-file"), "file")),
        row(again),
        row(group),
        row(picture, use),
        *belonging_rows(ctx, known),
        (ctx.back(), Button(ctx.label("nav-refresh"), "anew"), ctx.home()),
    ]


@report.action("anew")
async def _anew(ctx: Ctx, data: ReportData, _arg: str) -> Outcome:
    await ask_anew(ctx, data)
    return Stay(after=(ctx.services.bells.delivery.ring,))


@report.action("numbers")
async def _numbers(ctx: Ctx, data: ReportData, _arg: str) -> Outcome:
    turn = await turn_on(ctx, data)
    return Push(SENT_NUMBERS(batch_key=data.batch_key, recipients=turn.recipients))


@report.action("reuse", needs=Right.COMPOSE)
async def _reuse(ctx: Ctx, data: ReportData, _arg: str) -> Outcome:
    """Of a personal one the text on the screen is one person's: what it was made from is taken."""
    turn = await turn_on(ctx, data)
    template = await template_kept(ctx, turn.job)
    if template:
        return half_written.write(ctx, template)
    text = half_written.write(ctx, escaped(data.text))
    return text if turn.texts == 1 else replace(text, notice=ctx.t("sent-reuse-personal"))


@report.action("again", needs=Right.COMPOSE)
async def _again(ctx: Ctx, data: ReportData, _arg: str) -> Outcome:
    turn = await turn_on(ctx, data)
    template = await template_kept(ctx, turn.job)
    if turn.texts > 1 and not template:
        return Stay(notice=ctx.t("sent-again-personal"))
    losing_keys = await losing_on(ctx, data)
    api = await client(ctx)
    return await send_again(
        ctx, api, turn.keys, data.text, turn.sent_at, losing=losing_keys, template=template
    )


@report.action("turn")
async def _turn(ctx: Ctx, data: ReportData, arg: str) -> Outcome:
    return await to_turn(ctx, await turn_on(ctx, data), arg)


@report.action("belonging")
async def _belonging(ctx: Ctx, data: ReportData, arg: str) -> Outcome:
    return await to_campaign(ctx, await turn_on(ctx, data), arg)


@report.action("group", needs=Right.PEOPLE_EDIT)
async def _group(ctx: Ctx, data: ReportData, _arg: str) -> Outcome:
    return ask_name(ctx, data)


@report.on_result
async def _answered(ctx: Ctx, data: ReportData, tag: str, value: JsonValue) -> Outcome:
    step, _, name = tag.partition(":")
    if step == "name" and isinstance(value, str):
        return await ask_sure(ctx, data, value)
    if step == "group" and value is True:
        return await fill_group(ctx, data, name)
    return Stay()


@report.action("picture")
async def _picture(ctx: Ctx, data: ReportData, _arg: str) -> Outcome:
    seen = await look(ctx, data)
    if not seen.delivery.total:
        return Stay(notice=ctx.t("delivery-none"))
    when = ctx.fmt.date(seen.turn.sent_at) if seen.turn.sent_at else ""
    content = await sending_picture(ctx, seen.delivery, when)
    share = seen.delivery.counts["delivered"] / seen.delivery.total
    caption = ctx.t(
        "sent-picture-caption",
        status=status_name(ctx, "delivered"),
        percent=ctx.fmt.percent(share),
        date=when,
    )
    return Stay(files=(photo("delivery.png", content, caption),))


@report.action("file", needs=Right.EXPORT)
async def _file(ctx: Ctx, data: ReportData, _arg: str) -> Outcome:
    """A large one comes in a message of its own when it is ready."""
    account = await linked(ctx)
    turn = await turn_on(ctx, data)
    await note(
        ctx,
        Verb.EXPORTED,
        object=ctx.label("delivery-sheet"),
        people=turn.recipients,
        code=data.batch_key,
    )
    if not turn.is_small:
        await enqueue_delivery_task(ctx, account, data, "file")
        later = ctx.t("sent-file-later", count=counted(turn.recipients))
        return Stay(notice=later, after=(ctx.services.bells.delivery.ring,))
    api = ctx.services.clients.of(account)
    content, many = await sheet_of(ctx, api, turn.batches)
    caption = ctx.t("delivery-file-ready", count=many)
    return Stay(files=(document(sheet_name(ctx, turn.sent_at), content, caption),))
