"""The message of the evening before: whose birthday it is, what they get, and what it costs."""

from __future__ import annotations

from datetime import timedelta

from handlers.messages.routes import BIRTHDAYS_OF_DAY
from handlers.shared.half_written import SendData
from handlers.shared.services import Ctx
from screens.text.bidi import isolate
from screens.view import Go, Safe, View, escape, lines, rows
from storage import Campaign, CampaignState

_NAMED = 20


def announcement(ctx: Ctx, campaign: Campaign, sms: SendData) -> View:
    """Who is on the list; the screen behind its button leaves people out."""
    return View(
        list_lines(ctx, campaign, sms),
        rows([Go(ctx.label("birthdays-choose"), BIRTHDAYS_OF_DAY(id=campaign.id))]),
    )


def list_lines(ctx: Ctx, campaign: Campaign, sms: SendData) -> Safe:
    """Names, text, hour and cost; why it waits for a word where it does."""
    return lines(
        _title(ctx, campaign, len(sms.birthdays)),
        "",
        *_names(ctx, sms),
        "",
        ctx.fmt.quote(sms.confirmed),
        _end(ctx, campaign, sms),
    )


def _title(ctx: Ctx, campaign: Campaign, many: int) -> Safe:
    zone = ctx.fmt.zone
    day, today = campaign.due_at.astimezone(zone).date(), ctx.now.astimezone(zone).date()
    when = {today: "today", today + timedelta(days=1): "tomorrow"}.get(day, "other")
    date = ctx.fmt.date(campaign.due_at)
    return ctx.t("birthdays-of-day", when=when, date=date, count=many)


def _names(ctx: Ctx, sms: SendData) -> list[Safe]:
    """The first of those who get it."""
    listed = [ctx.t("birthdays-item", name=Safe(escape(isolate(ctx.fmt.name(name)))))
              for _, name in sms.contacts[:_NAMED]]  # fmt: skip
    more = len(sms.contacts) - len(listed)
    return [*listed, *([ctx.t("birthdays-more", count=more)] if more else [])]


def _end(ctx: Ctx, campaign: Campaign, sms: SendData) -> Safe:
    cost = sms.cost_of(len(sms.contacts), campaign.segments)
    moment = ctx.fmt.moment(campaign.due_at)
    if campaign.state is CampaignState.WAITING:
        return ctx.t("birthdays-leaves", count=cost, moment=moment)
    return ctx.t("birthdays-held", why=campaign.why or "", most=sms.most or 0, count=cost)
