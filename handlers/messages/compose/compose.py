"""The text of the SMS: asked first, or taken from the command's own line."""

from __future__ import annotations

import re
from dataclasses import replace

from pydantic import JsonValue

from handlers.messages.campaigns.times import in_full
from handlers.messages.compose.card import to_whom
from handlers.messages.compose.limits import trouble
from handlers.messages.compose.preflight import template_of
from handlers.messages.compose.resume import first_step
from handlers.messages.personal.refusals import without_names
from handlers.messages.routes import FIELDS, onward
from handlers.shared.account_groups import group_name
from handlers.shared.half_written import RESUME, SEND, SendData, parked
from handlers.shared.rights import Right
from handlers.shared.samples import TEXT
from handlers.shared.services import Ctx, linked
from handlers.shared.split_texts import cut, is_rest
from screens.events import FileIn, TextMessage
from screens.outcome import Outcome, Push, Replace, Stay
from screens.screen import Screen
from screens.text.formatting import clip, utf16
from screens.view import Button, Copy, Style, View, lines
from screens.widgets import in_group
from smsir.text import measure

_MOST_COPIED = 256
_REFUSED_UNITS = 600
"""Of a text that cannot be sent: why it cannot stands below it, in view."""

_GROUP = re.compile(r"g(\d{1,18})")
_NUMBER = re.compile(r"n(09\d{9})")

compose: Screen[Ctx, SendData] = Screen(
    SEND, keep=True, sample=SendData(text=TEXT), needs=Right.COMPOSE, command="send"
)


@compose.open
async def _open(ctx: Ctx, args: str) -> Outcome:
    """`/send`, `/send text…`, or a button of a group's or a contact's card (`g12`, `n0912…`)."""
    await linked(ctx)
    fresh = await _asked_for(ctx, args.strip())
    kept = parked(ctx)
    if kept is not None:
        return Push(RESUME(kept=kept, fresh=fresh))
    step, problem = first_step(ctx, fresh)
    return Push(step, notice=problem)


async def _asked_for(ctx: Ctx, args: str) -> SendData:
    if group := _GROUP.fullmatch(args):
        ident = int(group[1])
        return SendData(groups=((ident, ctx.fmt.name(await group_name(ctx, ident), 40)),))
    if number := _NUMBER.fullmatch(args):
        return SendData(numbers=(number[1],))
    return SendData(text=args, cut_at=cut(args, ctx.now))


@compose.render
async def _render(ctx: Ctx, data: SendData) -> View:
    to = to_whom(ctx, data) if data.addressed else None
    fields = Button(ctx.label("personal-fields"), "fields")
    if not data.text:
        ask = lines(ctx.t("send-ask"), to, ctx.t("send-ask-hint"), in_group(ctx))
        return ctx.view(ask, [fields], cancel=True)
    problem = trouble(ctx, data.text)
    copied = None
    if utf16(data.text) <= _MOST_COPIED:
        copied = Copy(ctx.label("send-copy"), data.text)
    keep = Button(ctx.label("send-keep"), "keep", style=Style.PRIMARY)
    size = measure(without_names(template_of(data.text)))
    return ctx.view(
        lines(
            ctx.t("send-present", units=size.units, count=size.segments),
            ctx.fmt.quote(data.text if problem is None else clip(data.text, _REFUSED_UNITS)),
            to,
            in_full(ctx, data.at) if data.at is not None else None,
            problem or ctx.t("send-rewrite"),
            in_group(ctx),
        ),
        [keep if problem is None else None],
        [copied],
        [fields],
        cancel=True,
    )


@compose.action("keep")
async def _keep(ctx: Ctx, data: SendData, _arg: str) -> Outcome:
    problem = trouble(ctx, data.text)
    return Stay(notice=problem) if problem is not None else Replace(onward(data))


@compose.action("fields")
async def _fields(_ctx: Ctx, data: SendData, _arg: str) -> Outcome:
    return Push(FIELDS(written=bool(data.text)), tag="fields")


@compose.on_answer("fields")
async def _with_field(_ctx: Ctx, data: SendData, value: JsonValue) -> Outcome:
    """The greeting is put in front of what was written."""
    return Stay(data=data.with_text(f"{value}{data.text}", data.source))


@compose.on_text
async def _typed(ctx: Ctx, data: SendData, event: TextMessage) -> Outcome:
    at = event.at or ctx.now
    if is_rest(data.cut_at, at):
        return Stay(data=data.changed(cut_at=at), notice=ctx.t("send-tail"))
    return _taken(ctx, data, event)


@compose.on_edit
async def _edited(ctx: Ctx, data: SendData, event: TextMessage) -> Outcome:
    """Taken if it is the text that stands here, or if none was accepted yet."""
    if data.text and event.message_id != data.source:
        return Stay(notice=ctx.t("engine-no-edit"))
    return _taken(ctx, data, event)


@compose.on_file
async def _pictured(ctx: Ctx, data: SendData, event: FileIn) -> Outcome:
    """Only what was written with it."""
    if not event.caption.strip():
        return Stay(notice=ctx.t("errors-no-picture"))
    outcome = _taken(ctx, data, event.as_text())
    said = lines(ctx.t("errors-caption-taken"), outcome.notice)
    return replace(outcome, notice=said)


def _taken(ctx: Ctx, data: SendData, event: TextMessage) -> Replace | Stay:
    fresh = data.with_text(event.text, event.message_id)
    problem = trouble(ctx, fresh.text)
    if problem is None:
        return Replace(onward(fresh))
    cut_at = cut(event.text, event.at or ctx.now)
    return Stay(data=data.changed(cut_at=cut_at), notice=problem)
