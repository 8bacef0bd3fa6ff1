"""Choosing a pace: how many, how often, between which hours, by chips or typed.

What is chosen stands above the chips in full, with the number of batches and the moment of the
last one. It goes back to the screen below as the pace's data, or as nothing for "in one go".
"""

from __future__ import annotations

from datetime import time

from handlers.messages.campaigns.pace_words import hours_in_words, plan_lines
from handlers.messages.campaigns.routes import PACE, PaceData
from handlers.messages.campaigns.typed_pace import Trouble, read_pace, unread_word
from handlers.shared.pacing import MOST_MANY, MOST_MINUTES, Pace
from handlers.shared.rights import Right
from handlers.shared.services import Ctx
from screens.events import TextMessage
from screens.outcome import Outcome, Pop, Stay
from screens.screen import Screen
from screens.view import Button, Row, Safe, Style, View, lines
from screens.widgets import in_group, ticked
from storage import ChatSettings

_MANY = (50, 200, 500)
_MINUTES = (10, 30, 60)
_HOURS = ((time(9), time(21)), (time(10), time(20)))

pace: Screen[Ctx, PaceData] = Screen(
    PACE,
    sample=PaceData(
        pace=Pace(many=200, minutes=10, start=time(9), end=time(21)), contacts=2_000, numbers=0
    ),
    needs=Right.COMPOSE,
)


def usual_pace(settings: ChatSettings) -> Pace:
    """What is offered first; its hours are those that are not quiet."""
    start, end = time(settings.quiet_to), time(settings.quiet_from)
    return Pace(many=200, minutes=10, start=start, end=end)


@pace.render
async def _render(ctx: Ctx, data: PaceData) -> View:
    at = data.at if data.at is not None and data.at > ctx.now else ctx.now
    settings = await ctx.services.storage.settings.get(ctx.chat)
    return ctx.view(
        lines(
            ctx.t("pace-title"),
            "",
            ctx.t("pace-why"),
            "",
            *plan_lines(ctx, data.pace, (data.contacts, data.numbers), at),
            "",
            ctx.t("pace-or-type"),
            in_group(ctx),
        ),
        _many(ctx, data.pace),
        _minutes(ctx, data.pace),
        _hours(ctx, data.pace, usual_pace(settings)),
        [Button(ctx.label("pace-yes"), "yes", style=Style.SUCCESS)],
        [Button(ctx.label("pace-none"), "none")],
    )


def _many(ctx: Ctx, chosen: Pace) -> Row:
    return tuple(
        Button(ticked(ctx.label("pace-many", count=many), on=many == chosen.many),
               "many", many)
        for many in _MANY
    )  # fmt: skip


def _minutes(ctx: Ctx, chosen: Pace) -> Row:
    return tuple(
        Button(
            ticked(
                ctx.label("pace-every", count=minutes),
                on=minutes == chosen.minutes,
            ),
            "minutes",
            minutes,
        )
        for minutes in _MINUTES
    )


def _hours(ctx: Ctx, chosen: Pace, usual: Pace) -> Row:
    """Two usual spans and, where it is another one, what the chat's quiet hours leave."""
    spans = dict.fromkeys(((usual.start, usual.end), *_HOURS))
    return tuple(
        Button(
            ticked(hours_in_words(ctx, start, end), on=(start, end) == (chosen.start, chosen.end)),
            "hours",
            f"{start.hour}-{end.hour}",
        )
        for start, end in list(spans)[:2]
    )


pace.simply(
    "many", lambda _ctx, data, arg: Stay(data=data.changed(pace=data.pace.changed(many=int(arg))))
)
pace.simply(
    "minutes",
    lambda _ctx, data, arg: Stay(data=data.changed(pace=data.pace.changed(minutes=int(arg)))),
)
pace.simply("yes", lambda _ctx, data, _arg: Pop(result=data.pace.model_dump(mode="json")))
pace.simply("none", lambda _ctx, _data, _arg: Pop(result=""))


@pace.action("hours")
async def _chosen_hours(_ctx: Ctx, data: PaceData, arg: str) -> Outcome:
    start, _, end = arg.partition("-")
    hours = {"start": time(int(start)), "end": time(int(end))}
    return Stay(data=data.changed(pace=data.pace.changed(**hours)))


@pace.on_text
async def _typed(ctx: Ctx, data: PaceData, event: TextMessage) -> Outcome:
    """What was not said stays as it was; what was understood is shown before it is taken."""
    read = read_pace(event.text, data.pace)
    if isinstance(read, Pace):
        return Stay(data=data.changed(pace=read))
    return Stay(notice=_why(ctx, read, event.text))


def _why(ctx: Ctx, trouble: Trouble, typed: str) -> Safe:
    match trouble:
        case "many":
            return ctx.t("pace-bad-many", most=MOST_MANY)
        case "minutes":
            return ctx.t("pace-bad-minutes", most=MOST_MINUTES)
        case "hours":
            return ctx.t("pace-bad-hours")
        case "unread":
            word = unread_word(typed)
            if word is None:
                return ctx.t("pace-unread")
            return ctx.t("pace-unread-word", word=ctx.fmt.digits(word))
