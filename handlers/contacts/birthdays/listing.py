"""All birthdays from today on, by month; one is added by typing who and when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from itertools import groupby

from handlers.contacts.birthdays.coming import Birthday, coming, people_from
from handlers.contacts.birthdays.typed import date_in, month_of, who_and_when
from handlers.contacts.people.birthday import keep, late_lines
from handlers.contacts.people.cards import card_of
from handlers.contacts.routes import BIRTHDAY, BIRTHDAYS, Card
from handlers.shared.concurrently import gather_all
from handlers.shared.people import display_name, search
from handlers.shared.rights import Right
from handlers.shared.services import Ctx, client, linked
from screens import Outcome, Push, Safe, Screen, Stay, View, lines
from screens.context import DeniedError
from screens.events import TextMessage
from screens.text.bidi import isolate
from screens.view import escape
from screens.widgets import Collection, ListPage, PageData, in_group

_PER_PAGE = 8
_NAMED = 5
_NAME_UNITS = 24

listing: Screen[Ctx, PageData] = Screen(BIRTHDAYS, needs=Right.PEOPLE)


async def _page(ctx: Ctx, data: PageData) -> ListPage[Birthday]:
    account = await linked(ctx)
    days = await coming(ctx.services, account.id, ctx.today)

    async def read(start: int, size: int) -> Sequence[Birthday]:
        people = await people_from(ctx.services, account.id, days, start, size)
        cards = await _cards(ctx, [mobile for _, mobile in people])
        return [Birthday(day, cards.get(mobile, Card(relation_id=0, mobile=mobile)))
                for day, mobile in people]  # fmt: skip

    return await ListPage.read(data.page, days.people, _PER_PAGE, read)


async def _cards(ctx: Ctx, mobiles: Sequence[str]) -> dict[str, Card]:
    contacts = (await client(ctx)).contacts
    hits = await gather_all([contacts.search(mobile=mobile) for mobile in mobiles])
    return {person.mobile: card_of(person) for people in hits for person in reversed(people)}


birthdays = Collection(
    listing,
    _page,
    label=lambda ctx, birthday: ctx.label(
        "birthdays-person", name=display_name(ctx, birthday.card, _NAME_UNITS)
    ),
    key=lambda birthday: birthday.mobile,
    gone="birthdays-gone",
    per_row=2,
)


@listing.render
async def _render(ctx: Ctx, data: PageData) -> View:
    page = await birthdays.page(ctx, data)
    listed = [
        line
        for month, people in groupby(page.items, lambda birthday: _month(ctx, birthday.day))
        for line in ("", ctx.fmt.bold(month), *(_line(ctx, birthday) for birthday in people))
    ]
    return ctx.view(
        lines(
            ctx.t("birthdays-all-title"),
            *(listed or ["", ctx.t("birthdays-none-kept")]),
            "",
            lines(ctx.t("birthdays-add-how"), in_group(ctx))
            if ctx.may(Right.PEOPLE_EDIT)
            else None,
        ),
        *birthdays.rows(ctx, data, page),
        refresh=True,
    )


def _moment(ctx: Ctx, day: date) -> datetime:
    return datetime.combine(day, time(), ctx.fmt.zone)


def _month(ctx: Ctx, day: date) -> str:
    of_calendar = ctx.fmt.day(_moment(ctx, day))
    return ctx.fmt.month(of_calendar.year, of_calendar.month)


def _line(ctx: Ctx, birthday: Birthday) -> Safe:
    away = (birthday.day - ctx.today).days
    return ctx.t(
        "birthdays-line",
        day=ctx.fmt.day_month(_moment(ctx, birthday.day)),
        name=display_name(ctx, birthday.card, _NAME_UNITS),
        when={0: "today", 1: "tomorrow"}.get(away, "later"),
        wait=ctx.fmt.days(away),
    )


@birthdays.on_choice
async def _show(_ctx: Ctx, _data: PageData, birthday: Birthday) -> Outcome:
    return Push(BIRTHDAY.holding(birthday.card))


@listing.on_text
async def _typed(ctx: Ctx, data: PageData, event: TextMessage) -> Outcome:
    """A month leads to its first birthday; who and when is kept."""
    account = await linked(ctx)
    month = month_of(event.text)
    if month is not None:
        days = await coming(ctx.services, account.id, ctx.today)
        return Stay(data=data.changed(page=days.before(month) // _PER_PAGE))
    if not ctx.may(Right.PEOPLE_EDIT):
        raise DeniedError
    said = who_and_when(event.text, ctx.today)
    if said is None:
        return Stay(notice=_unread(ctx, date_in(event.text)))
    who, born = said
    people = {contact.mobile: contact for contact in await search(ctx, who)}
    if len(people) != 1:
        return Stay(notice=_not_one(ctx, who, [card_of(contact) for contact in people.values()]))
    (contact,) = people.values()
    card = card_of(contact)
    over = await keep(ctx, card, born)
    if over is not None:
        return Push(BIRTHDAY.holding(card), notice=late_lines(ctx, card, over))
    after = (ctx.services.bells.birthdays.ring,)
    return Stay(notice=ctx.t("contacts-birthday-saved"), after=after)


def _unread(ctx: Ctx, words: str) -> Safe:
    """`words`: what may have been meant as the date, if anything."""
    named = ctx.fmt.name(words)
    return ctx.t("birthdays-unread-date", words=named) if named else ctx.t("birthdays-unread")


def _not_one(ctx: Ctx, who: str, people: Sequence[Card]) -> Safe:
    """Nobody of this name in the book, or several."""
    name = ctx.fmt.name(who)
    if not people:
        return ctx.t("birthdays-nobody-found", name=name)
    named = [
        escape(isolate(f"{display_name(ctx, card)} {card.mobile[-4:]}")) for card in people[:_NAMED]
    ]
    listed = Safe(ctx.label("birthdays-comma").join(named))
    return ctx.t("birthdays-several", name=name, count=len(people), names=listed)
