"""The card before sending and its buttons. Nothing leaves from here: confirming writes rows."""

from __future__ import annotations

from datetime import datetime

from pydantic import JsonValue

from handlers.messages.campaigns.ceiling import ask_ceiling, typed_ceiling
from handlers.messages.campaigns.routes import AGAIN, WHEN
from handlers.messages.compose.card import blocked, card_text, missing
from handlers.messages.compose.confirming import confirm, confirm_again, submit
from handlers.messages.compose.later import confirm_label, is_gone, later_rows
from handlers.messages.compose.limits import trouble
from handlers.messages.compose.line_cost import line_cost
from handlers.messages.compose.paced import choose_pace
from handlers.messages.compose.paying import unpaid
from handlers.messages.compose.preflight import (
    Plan,
    Preflight,
    Seen,
    plan_of,
    preflight,
    reading_of,
)
from handlers.messages.compose.submitting import at_most
from handlers.messages.compose.to_self import answered_to_self, ask_to_self
from handlers.messages.keep_draft import keep_draft
from handlers.messages.personal.card import reading_lines, too_many_people
from handlers.messages.personal.people import TooManyError
from handlers.messages.routes import to_audience
from handlers.shared.buying import buy
from handlers.shared.deciding import sends_alone
from handlers.shared.from_account import from_account
from handlers.shared.half_written import CHECK, SEND, SendData
from handlers.shared.optout_words import says_how_to_stop
from handlers.shared.pacing import Pace
from handlers.shared.repeating import Repeat
from handlers.shared.rights import Right
from handlers.shared.samples import MOBILE, TEXT, sample_group
from handlers.shared.services import Ctx
from handlers.shared.unsaid import counted
from screens.events import TextMessage
from screens.outcome import Outcome, Push, Replace, Stay
from screens.screen import Screen
from screens.view import Button, Row, Rows, Safe, Style, View, lines, rows

_LIVE_SECONDS = 2.0


async def _sample(ctx: Ctx) -> SendData:
    return SendData(text=TEXT, groups=(await sample_group(ctx),), numbers=(MOBILE,))


check: Screen[Ctx, SendData] = Screen(CHECK, keep=True, sample=_sample, needs=Right.COMPOSE)
check.action("send", needs=Right.SEND)(confirm)
check.action("submit", needs=Right.SUBMIT)(submit)


@check.render
async def _render(ctx: Ctx, data: SendData) -> View:
    plan = await plan_of(ctx, data)
    reading = reading_of(ctx, plan, data)
    try:
        if reading is not None and await reading.within() is None:
            text = reading_lines(ctx, reading)
            return ctx.view(text, _leading_back(ctx), cancel=True, live=_LIVE_SECONDS)
        flight = await preflight(ctx, plan, data)
    except TooManyError:
        return ctx.view(too_many_people(ctx), _leading_back(ctx), cancel=True)
    account, problem = await from_account(ctx), blocked(ctx, data, flight)
    alone = await sends_alone(ctx, plan.account.id, at_most(data, flight.cost))
    above = None if alone or not ctx.may(Right.SEND) else ctx.t("send-above")
    text = card_text(ctx, data, flight, account, problem or above)
    if await is_gone(ctx, data):
        text = lines(ctx.t("send-later-gone"), "", text)
    return ctx.view(text, *_buttons(ctx, data, flight, problem, alone=alone), cancel=True)


def _leading_back(ctx: Ctx) -> Row:
    edit = Button(ctx.label("send-edit"), "edit")
    return (edit, Button(ctx.label("send-audience"), "audience"))


def _buttons(
    ctx: Ctx, data: SendData, flight: Preflight, problem: Safe | None, *, alone: bool
) -> Rows:
    """`problem`: why it cannot be confirmed; `alone`: it needs nobody else's word."""
    seen = Seen.of(flight.count, flight.plan, ctx.now)
    send = Button(confirm_label(ctx, data, flight), "send", seen, Style.SUCCESS)
    if not alone:
        send = Button(ctx.label("send-submit"), "submit", seen, Style.SUCCESS)
    return rows(
        [send if problem is None else None],
        *later_rows(ctx, data, flight),
        [buy(ctx) if missing(ctx, data, flight) is not None else None],
        _leading_back(ctx),
        [
            Button(ctx.label("send-self"), "me") if _may_try(ctx, flight) else None,
            Button(ctx.label("send-draft"), "draft"),
        ],
        [_switch(ctx, data, flight)],
    )


def _may_try(ctx: Ctx, flight: Preflight) -> bool:
    """Whether one SMS to the account's own number can be sent and paid."""
    parts = flight.plan.size.segments
    return bool(flight.info.mobile) and unpaid(ctx, flight.info, parts) is None


def _switch(ctx: Ctx, data: SendData, flight: Preflight) -> Button | None:
    """The opt-out line as a tick, with what it costs all recipients together.

    None where the text says it already: it is not paid for twice.
    """
    line = flight.plan.line or own_line(ctx, flight.plan)
    if says_how_to_stop(ctx, data.text, line):
        return None
    name, cost = ctx.fmt.name(line, 20), counted(line_cost(data, flight, line))
    label = (
        ctx.label("send-line-on", line=name, count=cost)
        if flight.plan.line
        else ctx.label("send-line-off", line=name, count=cost)
    )
    return Button(label, "line")


def own_line(ctx: Ctx, plan: Plan) -> str:
    """The line of the chat's settings, or the usual one."""
    return plan.settings.optout_line or ctx.label("settings-optout-standard")


check.simply("edit", lambda _ctx, data, _arg: Replace(SEND.holding(data)))
check.simply("audience", lambda _ctx, data, _arg: Replace(to_audience(data)))
check.simply("later", lambda _ctx, _data, _arg: Push(WHEN(), tag="when"))
check.simply("now", lambda _ctx, data, _arg: Stay(data=data.at_once))
check.simply("most", lambda ctx, data, arg: ask_ceiling(ctx, data, int(arg)))


@check.action("again")
async def _again(ctx: Ctx, data: SendData, _arg: str) -> Outcome:
    first = data.at or ctx.now
    return Push(AGAIN(at=first), tag="again")


@check.on_answer("most")
async def _ceiling(ctx: Ctx, data: SendData, value: JsonValue) -> Outcome:
    """Nothing typed: the usual rule."""
    flight = await preflight(ctx, await plan_of(ctx, data), data)
    cost, typed = flight.cost or 0, str(value)
    most = typed_ceiling(typed, cost)
    if typed and most is None:
        return ask_ceiling(ctx, data, cost, typed=typed)
    return Stay(data=data.changed(most=most))


@check.action("pace")
async def _pace(ctx: Ctx, data: SendData, _arg: str) -> Outcome:
    return await choose_pace(ctx, data)


@check.on_answer("pace")
async def _paced(_ctx: Ctx, data: SendData, value: JsonValue) -> Outcome:
    return Stay(data=data.changed(pace=Pace.model_validate(value) if value else None))


@check.action("line")
async def _line(ctx: Ctx, data: SendData, _arg: str) -> Outcome:
    """The opt-out line on or off; the choice is for this SMS, the setting stays the default."""
    plan = await plan_of(ctx, data)
    return Stay(data=data.changed(optout="" if plan.line else own_line(ctx, plan)))


@check.action("draft")
async def _draft(ctx: Ctx, data: SendData, _arg: str) -> Outcome:
    added = await keep_draft(ctx, data.text)
    return Stay(toast=ctx.label("send-draft-saved") if added else ctx.label("drafts-kept"))


@check.action("me", needs=Right.SEND)
async def _me(ctx: Ctx, data: SendData, _arg: str) -> Outcome:
    return await ask_to_self(ctx, data)


@check.on_result
async def _result(ctx: Ctx, data: SendData, tag: str, value: JsonValue) -> Outcome:
    kind = tag.partition(":")[0]
    if kind == "when" and isinstance(value, str):
        at = datetime.fromisoformat(value)
        again = data.again and data.again.beginning(at.astimezone(ctx.fmt.zone))
        return Stay(data=data.changed(at=at, again=again))
    if kind == "again":
        return Stay(data=data.changed(again=Repeat.model_validate(value) if value else None))
    if value is not True:
        return Stay()
    if kind == "me":
        return await answered_to_self(ctx, data, tag)
    return await confirm_again(ctx, data, tag)


@check.on_text
async def _typed(ctx: Ctx, _data: SendData, _event: TextMessage) -> Outcome:
    """A stray word must not become the text of a card that is about to be confirmed."""
    return Stay(notice=ctx.t("send-card-typed"))


@check.on_edit
async def _edited(ctx: Ctx, data: SendData, event: TextMessage) -> Outcome:
    """The message of the text was edited: nothing was done with it yet, so it is taken."""
    if event.message_id is None or event.message_id != data.source:
        return Stay(notice=ctx.t("engine-no-edit"))
    fresh = data.with_text(event.text, event.message_id)
    problem = trouble(ctx, fresh.text)
    if problem is not None:
        return Stay(notice=lines(problem, ctx.t("send-edit-refused")))
    return Stay(data=fresh, notice=ctx.t("send-edit-taken"))
