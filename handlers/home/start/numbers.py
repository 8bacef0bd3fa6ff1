"""Numbers that were typed at Home: the person says what they are for."""

from __future__ import annotations

from datetime import datetime

from handlers.home.routes import NUMBERS, TypedNumbersData
from handlers.home.start.incoming import handed
from handlers.home.start.opening import enter
from handlers.shared.half_written import MAX_NUMBERS, address, write
from handlers.shared.rights import Right
from handlers.shared.routes import CONTACT_ADD, CONTACTS
from handlers.shared.samples import MOBILE
from handlers.shared.services import Ctx
from handlers.shared.split_texts import is_rest, rejoined
from screens.events import TextMessage
from screens.outcome import Outcome, Stay
from screens.screen import Catalogue, Screen
from screens.text.formatting import clip
from screens.view import Button, Safe, Style, View, lines, rows
from smsir.text import find_mobiles, missed_in

_SHOWN_UNITS = 600


def register_numbers(catalogue: Catalogue) -> None:
    """Its ways lead to screens of the catalogue, so it is made for one."""
    screen: Screen[Ctx, TypedNumbersData] = Screen(
        NUMBERS, sample=TypedNumbersData(text=MOBILE, numbers=(MOBILE,)), needs=None
    )

    @screen.render
    async def _render(ctx: Ctx, data: TypedNumbersData) -> View:
        count = len(data.numbers)
        find = Button(ctx.label("home-number-find"), "find") if count == 1 else None
        send = Button(ctx.label("home-number-sms"), "sms", style=Style.PRIMARY)
        return View(
            lines(
                ctx.fmt.quote(clip(data.text.strip(), _SHOWN_UNITS)),
                *_missed(ctx, data.text),
                ctx.t("home-number-what", count=count),
            ),
            rows(
                [send],
                [Button(ctx.label("home-number-add"), "add"), find],
                [Button(ctx.label("home-number-text"), "text")],
                [ctx.cancel()],
            ),
        )

    @screen.on_text
    async def _typed(ctx: Ctx, data: TypedNumbersData, event: TextMessage) -> Outcome | None:
        at = event.at or ctx.now
        return _with_rest(ctx, data, event.text, at) if is_rest(data.cut_at, at) else None

    screen.simply("sms", lambda ctx, data, _arg: address(ctx, data.numbers), needs=Right.COMPOSE)
    screen.simply("text", lambda ctx, data, _arg: write(ctx, data.text), needs=Right.COMPOSE)

    @screen.action("add", needs=Right.PEOPLE_ADD)
    async def _add(ctx: Ctx, data: TypedNumbersData, _arg: str) -> Outcome:
        event = TextMessage(update_id=0, chat=ctx.chat, who=ctx.who, text=data.text)
        return await handed(ctx, catalogue, CONTACT_ADD, event)

    @screen.action("find", needs=Right.PEOPLE)
    async def _find(ctx: Ctx, data: TypedNumbersData, _arg: str) -> Outcome:
        return await enter(ctx, catalogue, CONTACTS, data.numbers[0])

    catalogue.add(screen)


def _with_rest(ctx: Ctx, data: TypedNumbersData, rest: str, at: datetime) -> Outcome:
    """The list and what the messenger had split from it."""
    text = rejoined(data.text, rest)
    numbers = find_mobiles(text).mobiles
    if len(numbers) > MAX_NUMBERS:
        return Stay(notice=ctx.t("home-number-over", most=MAX_NUMBERS))
    return Stay(data=data.changed(text=text, numbers=numbers, cut_at=at))


def _missed(ctx: Ctx, text: str) -> list[Safe]:
    """What looks like a number of somebody and is no mobile; it goes nowhere."""
    missed = missed_in(text)
    if not missed:
        return []
    said = ctx.t("home-number-missed", count=len(missed))
    return [said, ctx.fmt.quote(clip("\n".join(missed), _SHOWN_UNITS))]
