"""Those whom an SMS has not reached: another try for them alone, or a group of their own.

The black list is left alone: who is on it does not want SMS. A second try goes through the card
before sending, like every SMS; a group is made after a second tap that says what it costs.
"""

from __future__ import annotations

from dataclasses import dataclass

from handlers import reuse
from handlers.delivery import UNREACHED, status_of
from handlers.delivery.walk import fetching, number_pages
from handlers.sent.data import OneData
from handlers.services import Ctx, client
from screens import Outcome, Push, Safe, Stay, lines
from screens.text.bidi import strip
from screens.widgets import AskData, ConfirmData
from smsir import ContactInput, Refused, SmsIr, SmsIrError

MOST_SENT = 2_000
"""Plain numbers that one send takes (see the choice of recipients)."""

MOST_GROUPED = 10_000
_MOST_PAGES = 400
_BATCH = 100
_NAME_UNITS = 60


@dataclass(frozen=True, slots=True)
class Lost:
    """`whole`: there are no more than these."""

    numbers: tuple[str, ...]
    whole: bool


async def lost_numbers(api: SmsIr, batch_key: str, most: int) -> Lost:
    """The numbers that an SMS did not reach, `most` at most. Raises `SmsIrError`."""
    found: dict[str, None] = {}
    whole = False
    async for page in number_pages(fetching(api, batch_key), most_pages=_MOST_PAGES):
        found |= {
            row.mobile: None
            for row in page.rows
            if row.mobile and status_of(row.delivery) in UNREACHED
        }
        whole = page.spot is None
        if len(found) > most:
            break
    numbers = tuple(found)
    return Lost(numbers[:most], whole and len(numbers) <= most)


async def send_again(ctx: Ctx, data: OneData) -> Outcome:
    """To the card, with these numbers only."""
    lost = await lost_numbers(await client(ctx), data.batch_key, MOST_SENT)
    if not lost.numbers:
        return Stay(notice=ctx.t("sent-lost-none"))
    if not data.text:
        return Stay(notice=ctx.t("sent-lost-no-text"))
    card = reuse.check(ctx, data.text, lost.numbers)
    shown = ctx.fmt.number(len(lost.numbers))
    notice = ctx.t("sent-lost-card", count=len(lost.numbers), shown=shown)
    if not lost.whole:
        notice = lines(notice, ctx.t("sent-lost-part", shown=shown))
    return Push(card.screen, card.data, notice=notice)


def ask_name(ctx: Ctx, data: OneData, error: Safe | None = None) -> Outcome:
    question = ctx.t("sent-group-ask")
    usual = usual_name(ctx, data)
    skip = ctx.label("sent-group-usual", name=usual)
    return Push("ask", AskData(question=question, error=error, skip=skip), tag="name")


def usual_name(ctx: Ctx, data: OneData) -> str:
    date = ctx.fmt.short_moment(data.sent_at or ctx.now)
    return strip(ctx.label("sent-group-name", date=date))


async def ask_sure(ctx: Ctx, data: OneData, typed: str) -> Outcome:
    """Name, count, and that a new number gets a membership SMS (guide, AddContacts)."""
    name = " ".join(strip(typed).split()) or usual_name(ctx, data)
    if len(name) > _NAME_UNITS:
        return ask_name(ctx, data, ctx.t("sent-group-bad"))
    lost = await lost_numbers(await client(ctx), data.batch_key, MOST_GROUPED)
    if not lost.numbers:
        return Stay(notice=ctx.t("sent-lost-none"))
    count = len(lost.numbers)
    shown = ctx.fmt.number(count)
    text = lines(
        ctx.t("sent-group-sure", name=ctx.fmt.name(name), count=count, shown=shown),
        None if lost.whole else ctx.t("sent-lost-part", shown=shown),
        ctx.t("sent-group-membership"),
    )
    return Push(
        "confirm", ConfirmData(text=text, yes=ctx.label("sent-group-yes")), tag=f"group:{name}"
    )


async def make_group(ctx: Ctx, data: OneData, name: str) -> Outcome:
    """AddOrUpdateContactGroup, then AddContacts in batches; what was done is said."""
    contacts = (await client(ctx)).contacts
    lost = await lost_numbers(await client(ctx), data.batch_key, MOST_GROUPED)
    try:
        made = await contacts.add_group(name)
    except Refused as refused:
        words = ctx.fmt.quote(refused.service_message) if refused.service_message else None
        return ask_name(ctx, data, lines(ctx.t("sent-group-refused"), words))
    if not made.id:
        return Stay(notice=ctx.t("sent-group-no-id", name=ctx.fmt.name(name)))
    added = 0
    for start in range(0, len(lost.numbers), _BATCH):
        batch = [ContactInput(mobile=one) for one in lost.numbers[start : start + _BATCH]]
        try:
            added += len((await contacts.add(made.id, batch)).added)
        except SmsIrError:
            return Stay(notice=_made(ctx, name, added, len(lost.numbers), broken=True))
    return Stay(notice=_made(ctx, name, added, len(lost.numbers)))


def _made(ctx: Ctx, name: str, added: int, wanted: int, *, broken: bool = False) -> Safe:
    shown = ctx.fmt.number(added)
    left = None
    if broken:
        left = ctx.t("sent-group-broken")
    elif added < wanted:
        left = ctx.t("sent-group-left", shown=ctx.fmt.number(wanted - added))
    return lines(ctx.t("sent-group-made", name=ctx.fmt.name(name), count=added, shown=shown), left)
