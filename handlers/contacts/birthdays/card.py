"""One person's birthday: change it, forget it, leave them out of this year's greeting."""

from __future__ import annotations

from handlers.contacts.people.birthday import (
    DATE,
    GREET,
    birthday_line,
    clear_birthday,
    greeted,
    keeps_birthdays,
    missed_today,
)
from handlers.contacts.people.cards import sample_card
from handlers.contacts.routes import BIRTHDAY, CONTACT, Card
from handlers.shared.acts import note
from handlers.shared.birthday import jalali_year, next_birthday
from handlers.shared.people import display_name
from handlers.shared.rights import Right
from handlers.shared.services import Ctx, linked
from screens import Button, Outcome, Pop, Push, Screen, Stay, Style, View, lines
from storage import Verb

card: Screen[Ctx, Card] = Screen(BIRTHDAY, sample=sample_card, needs=Right.PEOPLE)
keeps_birthdays(card)


@card.render
async def _render(ctx: Ctx, data: Card) -> View:
    edits = ctx.may(Right.PEOPLE_EDIT)
    there = bool(data.relation_id)
    return ctx.view(
        lines(
            ctx.fmt.bold(display_name(ctx, data)),
            ctx.fmt.masked(data.mobile),
            await birthday_line(ctx, data) or ctx.t("birthdays-cleared"),
            None if there else ctx.t("birthdays-not-in-book"),
        ),
        [
            Button(ctx.label("birthdays-change"), DATE) if edits else None,
            Button(ctx.label("birthdays-clear"), "clear", style=Style.DANGER) if edits else None,
        ],
        [Button(ctx.label("contacts-birthday-greet"), GREET) if await _late(ctx, data) else None],
        [Button(ctx.label("birthdays-not-this-year"), "skip") if await _greets(ctx) else None],
        [Button(ctx.label("birthdays-card"), "contact") if there else None],
    )


async def _late(ctx: Ctx, data: Card) -> bool:
    return bool(data.relation_id) and ctx.may(Right.COMPOSE) and await missed_today(ctx, data)


async def _greets(ctx: Ctx) -> bool:
    """Whether there is a greeting that somebody can be left out of, by whom it may concern."""
    if not ctx.may(Right.SEND):
        return False
    return await ctx.services.storage.greetings.get((await linked(ctx)).id) is not None


@card.action("contact")
async def _contact(_ctx: Ctx, data: Card, _arg: str) -> Outcome:
    return Push(CONTACT.holding(data))


@card.action(GREET, needs=Right.COMPOSE)
async def _now(ctx: Ctx, data: Card, _arg: str) -> Outcome:
    return await greeted(ctx, data)


@card.action("clear", needs=Right.PEOPLE_EDIT)
async def _clear(ctx: Ctx, data: Card, _arg: str) -> Outcome:
    return Pop(notice=await clear_birthday(ctx, data))


@card.action("skip", needs=Right.SEND)
async def _skip(ctx: Ctx, data: Card, _arg: str) -> Outcome:
    """No list of that year has them; who stands on one already is left out there."""
    account = await linked(ctx)
    born = await ctx.services.storage.birthdays.get(account.id, data.mobile)
    if born is None:
        return Stay()
    day = next_birthday(born, ctx.today)
    name, year = display_name(ctx, data), ctx.fmt.digits(str(jalali_year(day)))
    if not await ctx.services.storage.greetings.leave_out(
        account.id, jalali_year(day), data.mobile
    ):
        return Stay(notice=ctx.t("birthdays-on-a-list", name=name, year=year))
    await note(ctx, Verb.CONTACT_CHANGED, object=name, people=1)
    return Stay(notice=ctx.t("birthdays-left-out", name=name, year=year))
