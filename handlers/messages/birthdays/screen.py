"""The birthday greeting: text, hour, what a day may cost; switched on by one confirmation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from handlers.messages.campaigns.content import sms_in
from handlers.messages.campaigns.typed_clock import hour_in_words
from handlers.messages.compose.limits import trouble
from handlers.messages.compose.preflight import plan_of, template_of
from handlers.messages.personal.refusals import without_names
from handlers.messages.routes import BIRTHDAY_GREETING, OCCASIONS, GreetingData
from handlers.shared.acts import naming, noting
from handlers.shared.birthday_clock import last_over, moment_of
from handlers.shared.deciding import rules_guard, sends_alone
from handlers.shared.from_account import from_account
from handlers.shared.half_written import SendData
from handlers.shared.or_else import or_else
from handlers.shared.quiet_hours import quiet_until
from handlers.shared.rights import Right
from handlers.shared.routes import BIRTHDAYS
from handlers.shared.services import Ctx, client, linked
from handlers.shared.sms_news import handled
from handlers.shared.typed_number import whole_number
from handlers.shared.unsaid import counted, says_credit
from screens import Button, Go, Outcome, Rows, Safe, Screen, Stay, Style, View, lines, rows
from screens.fingerprint import fingerprint
from screens.widgets import AskData, asks
from smsir import BadCredentials
from smsir.text import clean_message, measure, to_ascii_digits
from storage import Effect, Greeting, NewGreeting, Verb

_HOURS = (8, 9, 10, 11, 12, 14, 16, 17, 18, 19, 20, 21)
_CEILINGS = (10, 20, 50, 100, 200, 500)
_USUAL_CLOCK, _USUAL_MOST = 10 * 60, 50
_LARGEST = 100_000
_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?")
_HOUR_MINUTES, _DAY_HOURS = 60, 24

greeting: Screen[Ctx, GreetingData] = Screen(
    BIRTHDAY_GREETING, sample=GreetingData(), needs=Right.SEND
)


@dataclass(frozen=True, slots=True)
class _Draft:
    """What a confirmation makes of it. `text`: with the opt-out line that the chat always adds."""

    kept: Greeting | None
    text: str
    clock: int
    most: int

    @property
    def is_new(self) -> bool:
        now = None if self.kept is None else (self.kept.text, self.kept.clock, self.kept.most)
        return now != (self.text, self.clock, self.most)

    @property
    def mark(self) -> str:
        return fingerprint(self.text, self.clock, self.most)


async def _draft(ctx: Ctx, data: GreetingData) -> _Draft:
    kept = await ctx.services.storage.greetings.get((await linked(ctx)).id)
    text = "" if kept is None else kept.text
    if data.text is not None:
        sms = SendData(text=data.text)
        text = sms.final((await plan_of(ctx, sms)).line)
    clock, most = (_USUAL_CLOCK, _USUAL_MOST) if kept is None else (kept.clock, kept.most)
    return _Draft(
        kept,
        text,
        clock if data.clock is None else data.clock,
        most if data.most is None else data.most,
    )


@greeting.render
async def _render(ctx: Ctx, data: GreetingData) -> View:
    draft = await _draft(ctx, data)
    account = await linked(ctx)
    people = await ctx.services.storage.birthdays.count(account.id)
    problem = trouble(ctx, draft.text) if draft.text else None
    return ctx.view(
        lines(
            ctx.t("birthdays-title"),
            "",
            await from_account(ctx),
            ctx.t("birthdays-kept", count=people),
            ctx.t("birthdays-how-entered") if not people else None,
            *_state(ctx, draft),
            "",
            ctx.fmt.quote(draft.text) if draft.text else ctx.t("birthdays-no-text"),
            problem,
            *(await _cost(ctx, draft) if draft.text else []),
            "",
            ctx.t("birthdays-explained"),
        ),
        *_rows(ctx, draft, ready=bool(draft.text) and problem is None),
    )


def _state(ctx: Ctx, draft: _Draft) -> list[Safe]:
    if draft.kept is None:
        return [ctx.t("birthdays-off")]
    changing = ctx.t("birthdays-unsaved") if draft.is_new else None
    time = ctx.fmt.time(_moment(ctx, draft.kept.clock))
    return [ctx.t("birthdays-on", time=time), *([changing] if changing else [])]


async def _cost(ctx: Ctx, draft: _Draft) -> list[Safe]:
    """For one person, for a day at most, and what there is to pay it."""
    template = template_of(draft.text)
    parts = measure(without_names(template)).segments
    cost = "birthdays-cost-about" if template.is_personal else "birthdays-cost"
    return [
        ctx.t(cost, count=parts),
        ctx.t("birthdays-most", count=draft.most),
        *await _credit_line(ctx),
    ]


async def _credit_line(ctx: Ctx) -> list[Safe]:
    if not says_credit(ctx):
        return []
    return [ctx.t("birthdays-credit", count=counted(await _credit(ctx)))]


async def _credit(ctx: Ctx) -> int | None:
    """None where the service fails: a greeting can be switched off then as well."""
    info = await or_else((await client(ctx)).account.info(), None, but=BadCredentials)
    return None if info is None else info.credit


def _rows(ctx: Ctx, draft: _Draft, *, ready: bool) -> Rows:
    time = ctx.fmt.time(_moment(ctx, draft.clock))
    label = ctx.label("birthdays-switch-on" if draft.kept is None else "birthdays-save")
    confirm = Button(label, "on", draft.mark, Style.SUCCESS)
    off = Button(ctx.label("birthdays-switch-off"), "off", style=Style.DANGER)
    return rows(
        [confirm if ready and draft.is_new else None],
        [
            Button(ctx.label("birthdays-own-text"), "text"),
            Go(ctx.label("birthdays-ready-text"), OCCASIONS()),
        ],
        [
            Button(ctx.label("birthdays-hour", time=time), "clock"),
            Button(ctx.label("birthdays-ceiling", count=draft.most), "most"),
        ],
        [Go(ctx.label("birthdays-all"), BIRTHDAYS.plain()) if ctx.may(Right.PEOPLE) else None],
        [off if draft.kept is not None else None],
    )


def _moment(ctx: Ctx, clock: int) -> datetime:
    return moment_of(ctx.today, clock, ctx.fmt.zone)


async def _writing(ctx: Ctx, data: GreetingData) -> AskData:
    last = (await _draft(ctx, data)).text or None
    return AskData(question=ctx.t("birthdays-ask-text"), last=last)


@asks(greeting, "text", _writing)
async def _written(ctx: Ctx, data: GreetingData, typed: str) -> Outcome | Safe:
    text = clean_message(typed).strip()
    return trouble(ctx, text) or Stay(data=data.changed(text=text))


async def _choosing_hour(ctx: Ctx, _data: GreetingData) -> AskData:
    """Hours within the quiet ones are not offered."""
    settings = await ctx.services.storage.settings.get(ctx.chat)
    moments = [(hour, _moment(ctx, hour * _HOUR_MINUTES)) for hour in _HOURS]
    choices = tuple(
        (ctx.fmt.time(moment), f"{hour}:00")
        for hour, moment in moments
        if quiet_until(settings, moment, ctx.fmt.zone) is None
    )
    return AskData(question=ctx.t("birthdays-ask-hour"), choices=choices)


@asks(greeting, "clock", _choosing_hour)
async def _hour_typed(ctx: Ctx, data: GreetingData, typed: str) -> Outcome | Safe:
    clock = _read_clock(ctx, typed)
    if clock is None:
        return ctx.t("birthdays-hour-unread")
    settings = await ctx.services.storage.settings.get(ctx.chat)
    if quiet_until(settings, _moment(ctx, clock), ctx.fmt.zone) is not None:
        return ctx.t("birthdays-hour-quiet")
    return Stay(data=data.changed(clock=clock))


async def _choosing_ceiling(ctx: Ctx, _data: GreetingData) -> AskData:
    choices = tuple((ctx.label("later-ceiling-chip", count=most), str(most)) for most in _CEILINGS)
    return AskData(question=ctx.t("birthdays-ask-most"), choices=choices)


@asks(greeting, "most", _choosing_ceiling)
async def _ceiling_typed(ctx: Ctx, data: GreetingData, typed: str) -> Outcome | Safe:
    most = whole_number(typed)
    if most is None or not 0 < most <= _LARGEST:
        return ctx.t("birthdays-most-unread")
    return Stay(data=data.changed(most=most))


def _read_clock(ctx: Ctx, typed: str) -> int | None:
    """Minutes since midnight: 10 and 10:30 by the clock of 24 hours, others in words."""
    digits = _CLOCK.fullmatch(to_ascii_digits(typed).strip())
    if digits is None:
        return hour_in_words(typed, ctx.now.astimezone(ctx.fmt.zone))
    hours, minutes = int(digits[1]), int(digits[2] or 0)
    return (
        hours * _HOUR_MINUTES + minutes if hours < _DAY_HOURS and minutes < _HOUR_MINUTES else None
    )


@greeting.action("on")
async def _on(ctx: Ctx, data: GreetingData, arg: str) -> Outcome:
    """Confirmed as it was shown: with this text, hour and ceiling."""
    draft = await _draft(ctx, data)
    if arg != draft.mark or not draft.text:
        return Stay(notice=ctx.t("send-card-changed"))
    problem = trouble(ctx, draft.text)
    if problem is not None:
        return Stay(notice=problem)
    account_id = (await linked(ctx)).id
    if not await sends_alone(ctx, account_id, draft.most):
        return Stay(notice=ctx.t("birthdays-above"))
    new = NewGreeting(
        account_id=account_id,
        chat=ctx.chat,
        topic=ctx.topic or 0,
        user=ctx.user,
        text=draft.text,
        clock=draft.clock,
        most=draft.most,
        planned_until=last_over(ctx.now, draft.clock, ctx.fmt.zone),
    )
    storage = ctx.services.storage
    on = await noting(ctx, Verb.GREETINGS_ON, parts=draft.most)
    return Stay(
        data=GreetingData(),
        notice=ctx.t("birthdays-switched-on"),
        effects=(
            rules_guard(ctx, account_id, draft.most),
            storage.greetings.switching_on(new),
            on,
            naming(ctx),
        ),
        after=(ctx.services.bells.birthdays.ring,),
    )


@greeting.action("off")
async def _off(ctx: Ctx, _data: GreetingData, _arg: str) -> Outcome:
    """What waits of it is stopped as well; what is leaving already cannot be."""
    storage, account = ctx.services.storage, await linked(ctx)
    for campaign in await storage.campaigns.open_of(account.id):
        sms = sms_in(campaign)
        if sms is not None and sms.birthdays:
            await storage.campaigns.stop(campaign.id)
    off, before = await noting(ctx, Verb.GREETINGS_OFF), await storage.greetings.get(account.id)
    telling = () if before is None else _telling(ctx, before)
    return Stay(
        data=GreetingData(),
        notice=ctx.t("birthdays-switched-off"),
        effects=(storage.greetings.switching_off(account.id), off, *telling),
    )


def _telling(ctx: Ctx, before: Greeting) -> tuple[Effect, ...]:
    """Whoever switched it on hears that somebody else has switched it off."""
    ref = f"{before.version}:{ctx.now.isoformat()}"
    return handled(ctx, Verb.GREETINGS_OFF, before, words=before.text, ref=ref)
