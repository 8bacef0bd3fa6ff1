"""A group of those whom an SMS has not reached, made after a second tap that says what it costs."""

from __future__ import annotations

from handlers.messages.delivery.lost import Lost, lost_numbers
from handlers.messages.history.follow import losing_on
from handlers.messages.routes import ReportData
from handlers.shared.acts import Doing, acting
from handlers.shared.new_group import make_group, read_name
from handlers.shared.services import Ctx, client
from screens import Outcome, Push, Safe, Stay, lines
from screens.text.bidi import strip
from screens.widgets import ASK, CONFIRM
from smsir import ContactInput, SmsIrError
from storage import Verb

MOST_GROUPED = 10_000
_BATCH = 100


def ask_name(ctx: Ctx, data: ReportData, error: Safe | None = None) -> Outcome:
    question = ctx.t("sent-group-ask")
    usual = usual_name(ctx, data)
    skip = ctx.label("sent-group-usual", name=usual)
    return Push(ASK(question=question, error=error, skip=skip), tag="name")


def usual_name(ctx: Ctx, data: ReportData) -> str:
    date = ctx.fmt.short_moment(data.sent_at or ctx.now)
    return strip(ctx.label("sent-group-name", date=date))


async def _lost(ctx: Ctx, data: ReportData) -> Lost:
    """Of all batches of the turn."""
    return await lost_numbers(await client(ctx), await losing_on(ctx, data), MOST_GROUPED)


async def ask_sure(ctx: Ctx, data: ReportData, typed: str) -> Outcome:
    """Name, count, and that a new number gets a membership SMS (guide, AddContacts)."""
    name = read_name(strip(typed).strip() or usual_name(ctx, data))
    if name is None:
        return ask_name(ctx, data, ctx.t("sent-group-bad"))
    lost = await _lost(ctx, data)
    if not lost.numbers:
        return Stay(notice=ctx.t("sent-lost-none"))
    count = len(lost.numbers)
    text = lines(
        ctx.t("sent-group-sure", name=ctx.fmt.name(name), count=count),
        None if lost.whole else ctx.t("sent-lost-part", count=count),
        ctx.t("sent-group-membership"),
    )
    return Push(CONFIRM(text=text, yes=ctx.label("sent-group-yes")), tag=f"group:{name}")


async def fill_group(ctx: Ctx, data: ReportData, name: str) -> Outcome:
    """AddOrUpdateContactGroup, then AddContacts in batches; what was done is said."""
    contacts = (await client(ctx)).contacts
    lost = await _lost(ctx, data)
    made = await make_group(ctx, name)
    if isinstance(made, Safe):
        return ask_name(ctx, data, made)
    if not made.id:
        return Stay(notice=ctx.t("sent-group-no-id", name=ctx.fmt.name(name)))
    broken, adding = False, Doing()
    try:
        async with acting(ctx, Verb.IMPORTED, object=name) as adding:
            for start in range(0, len(lost.numbers), _BATCH):
                batch = [ContactInput(mobile=one) for one in lost.numbers[start : start + _BATCH]]
                adding.did(len((await contacts.add(made.id, batch)).added))
    except SmsIrError:
        broken = True
    return Stay(notice=_made(ctx, name, adding.people or 0, len(lost.numbers), broken=broken))


def _made(ctx: Ctx, name: str, added: int, wanted: int, *, broken: bool) -> Safe:
    left = None
    if broken:
        left = ctx.t("sent-group-broken")
    elif added < wanted:
        refused = wanted - added
        left = ctx.t("sent-group-left", count=refused)
    return lines(ctx.t("sent-group-made", name=ctx.fmt.name(name), count=added), left)
