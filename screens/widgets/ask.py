"""Asking for one value: a question, the typed answer popped to the screen below as it came.

The asker judges the answer (`asks`); if it is bad this screen comes again with `error` set, so that
the sentence stands above the same question and the last answer is shown, not lost.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from pydantic import BaseModel, JsonValue

from screens.context import Ctx
from screens.events import TextMessage
from screens.outcome import Outcome, Pop, Push
from screens.route import Route
from screens.screen import Data, Need, Screen
from screens.view import Button, Safe, View, in_rows, lines

_MAX_CHOICES = 12


class AskData(Data):
    """`question` and `error`: HTML that has been escaped.

    `last`: what was typed before. `choices`: ready answers as (label, value), values ASCII and
    short. `skip`: a label for "none", which pops an empty text.
    """

    question: str
    error: str | None = None
    last: str | None = None
    choices: tuple[tuple[str, str], ...] = ()
    skip: str | None = None


ASK = Route("ask", AskData)

C = TypeVar("C", bound=Ctx[Any])
D = TypeVar("D", bound=BaseModel)
Question = str | Callable[[C, D], Awaitable[AskData]]
"""The id of its text, or a function where there is more to it."""
Judge = Callable[[C, D, str], Awaitable[Outcome | Safe]]
ask: Screen[Ctx[Any], AskData] = Screen(
    ASK, sample=AskData(question="What is it called?"), needs=None
)


@ask.render
async def _render(ctx: Ctx[Any], data: AskData) -> View:
    last = ctx.fmt.quote(data.last) if data.last else None
    error = (Safe(data.error), "") if data.error else ()
    choices = [
        Button(label, "take", place) for place, (label, _) in enumerate(data.choices[:_MAX_CHOICES])
    ]
    skip = Button(data.skip, "skip") if data.skip else None
    return ctx.view(
        lines(*error, last, Safe(data.question), in_group(ctx)), *in_rows(choices), [skip]
    )


def in_group(ctx: Ctx[Any]) -> Safe | None:
    """How to write there: Telegram passes only replies to the bot's own messages on to it."""
    return None if ctx.private else ctx.t("ask-in-group")


@ask.on_text
async def _typed(_ctx: Ctx[Any], _data: AskData, event: TextMessage) -> Outcome:
    return Pop(result=event.text)


@ask.action("take")
async def _take(_ctx: Ctx[Any], data: AskData, arg: str) -> Outcome:
    return Pop(result=data.choices[int(arg)][1])


@ask.action("skip")
async def _skip(_ctx: Ctx[Any], _data: AskData, _arg: str) -> Outcome:
    return Pop(result="")


def asks(
    screen: Screen[C, D], tag: str, question: Question[C, D], *, needs: Need = None
) -> Callable[[Judge[C, D]], Judge[C, D]]:
    """The action `tag` asks the question; what is decorated hears the answer as it was typed.

    What it returns happens next. A sentence says why the answer is of no use: then the question is
    asked again below it. `needs` as an action's.
    """

    async def asked(ctx: C, data: D) -> AskData:
        if isinstance(question, str):
            return AskData(question=ctx.t(question))
        return await question(ctx, data)

    def register(judge: Judge[C, D]) -> Judge[C, D]:
        @screen.action(tag, needs=needs)
        async def _asking(ctx: C, data: D, _arg: str) -> Outcome:
            return Push(ASK.holding(await asked(ctx, data)), tag=tag)

        @screen.on_answer(tag, needs=needs)
        async def _answered(ctx: C, data: D, value: JsonValue) -> Outcome:
            typed = str(value)
            outcome = await judge(ctx, data, typed)
            if not isinstance(outcome, Safe):
                return outcome
            again = await asked(ctx, data)
            last = typed if typed.strip() else again.last
            return Push(ASK.holding(again.changed(error=outcome, last=last)), tag=tag)

        return judge

    return register
