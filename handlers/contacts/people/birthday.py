"""The birthday on a contact's card: kept by the bot, for the service has no field for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time

from pydantic import JsonValue

from handlers.contacts.routes import Card
from handlers.shared.acts import note
from handlers.shared.birthday import next_birthday, read_birthday
from handlers.shared.birthday_clock import moment_of
from handlers.shared.birthdays import keep_birthdays, missed
from handlers.shared.half_written import to_contact
from handlers.shared.people import display_name
from handlers.shared.rights import Right
from handlers.shared.services import Ctx, linked
from screens import Outcome, Push, Safe, Screen, Stay
from screens.view import lines
from screens.widgets import CONFIRM, AskData, asks
from storage import DayOfYear, Greeting, Verb

DATE, GREET = "birthday", "greet"
"""The tags of the questions."""


async def birthday_line(ctx: Ctx, data: Card) -> Safe | None:
    """When it is next; nothing where it is not known."""
    born = await ctx.services.storage.birthdays.get((await linked(ctx)).id, data.mobile)
    if born is None:
        return None
    day = next_birthday(born, ctx.today)
    if day == ctx.today:
        return ctx.t("contacts-card-birthday-today")
    date = ctx.fmt.date(datetime.combine(day, time(), ctx.fmt.zone))
    return ctx.t("contacts-card-birthday", date=date, wait=ctx.fmt.days((day - ctx.today).days))


def keeps_birthdays(screen: Screen[Ctx, Card]) -> None:
    """The action that asks for it, and what follows a late one: the offer to greet now."""
    asks(screen, DATE, _asking, needs=Right.PEOPLE_EDIT)(_typed)

    @screen.on_answer(GREET, needs=Right.COMPOSE)
    async def _greeting(ctx: Ctx, data: Card, value: JsonValue) -> Outcome:
        return await greeted(ctx, data) if value is True else Stay()


async def _asking(ctx: Ctx, data: Card) -> AskData:
    known = await ctx.services.storage.birthdays.get((await linked(ctx)).id, data.mobile)
    skip = None if known is None else ctx.label("contacts-clear")
    return AskData(question=ctx.t("contacts-ask-birthday", name=display_name(ctx, data)), skip=skip)


async def clear_birthday(ctx: Ctx, data: Card) -> Safe:
    """What is said of it."""
    await ctx.services.storage.birthdays.remove((await linked(ctx)).id, [data.mobile])
    await _note(ctx, data)
    return ctx.t("contacts-birthday-cleared")


async def _typed(ctx: Ctx, data: Card, typed: str) -> Outcome | Safe:
    """Kept, or cleared where nothing was typed; what has two readings is asked again."""
    if not typed:
        return Stay(notice=await clear_birthday(ctx, data))
    born = read_birthday(typed, ctx.today)
    if born is None:
        return ctx.t("contacts-birthday-unread")
    over = await keep(ctx, data, born)
    if over is not None:
        return _too_late(ctx, data, over)
    after = (ctx.services.bells.birthdays.ring,)
    return Stay(notice=ctx.t("contacts-birthday-saved"), after=after)


async def keep(ctx: Ctx, data: Card, born: DayOfYear) -> Greeting | None:
    """Kept; the greeting is returned where it has left already on this very day."""
    account, zone = await linked(ctx), ctx.fmt.zone
    over = await keep_birthdays(ctx.services, account.id, {data.mobile: born}, ctx.now, zone)
    await _note(ctx, data)
    return over


def late_lines(ctx: Ctx, data: Card, greeting: Greeting) -> Safe:
    """Saved, but the greeting of this year will not leave by itself."""
    hour = moment_of(ctx.today, greeting.clock, ctx.fmt.zone)
    name, time = display_name(ctx, data), ctx.fmt.time(hour)
    late = ctx.t("contacts-birthday-late", name=name, time=time)
    return lines(ctx.t("contacts-birthday-saved"), late)


def _too_late(ctx: Ctx, data: Card, greeting: Greeting) -> Outcome:
    """Whoever may send is offered to."""
    sentence = late_lines(ctx, data, greeting)
    if not ctx.may(Right.COMPOSE):
        return Stay(notice=sentence)
    text = lines(sentence, "", ctx.t("contacts-birthday-greet-ask"))
    return Push(CONFIRM(text=text, yes=ctx.label("contacts-birthday-greet")), tag=GREET)


async def missed_today(ctx: Ctx, data: Card) -> bool:
    """Whether today's greeting left before this birthday was known."""
    account = await linked(ctx)
    storage = ctx.services.storage
    greeting = await storage.greetings.get(account.id)
    born = await storage.birthdays.get(account.id, data.mobile)
    if greeting is None or born is None:
        return False
    days = {data.mobile: born}
    return await missed(ctx.services, greeting, days, ctx.now, ctx.fmt.zone) is not None


async def greeted(ctx: Ctx, data: Card) -> Outcome:
    """The card before sending, with the greeting for this contact alone."""
    greeting = await ctx.services.storage.greetings.get((await linked(ctx)).id)
    if greeting is None:
        return Stay()
    return to_contact(ctx, greeting.text, (data.relation_id, display_name(ctx, data)))


async def _note(ctx: Ctx, data: Card) -> None:
    """A birthday decides who gets a greeting, so it is an act on a person."""
    await note(ctx, Verb.CONTACT_CHANGED, object=display_name(ctx, data), people=1)


async def without_birthday(ctx: Ctx, before: Card, saved: Outcome) -> Outcome:
    """A birthday belongs to a number: who has another one may be somebody else."""
    account = await linked(ctx)
    if not await ctx.services.storage.birthdays.remove(account.id, [before.mobile]):
        return saved
    return replace(saved, notice=lines(saved.notice, ctx.t("contacts-birthday-lost")))
