"""Writing down in the audit what a person does: who it was and where comes from the context.

One row for each act. What leaves later by a worker gets its row there, by the person's number, so
the name goes along with the confirmation (`naming`).
"""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TypedDict, Unpack

from handlers.shared.services import (
    Ctx,
    NotLinkedError,
    OtherAccountError,
    RestingError,
    ToldError,
)
from screens.text.bidi import strip
from smsir import SmsIrError
from storage import ActResult, Effect, NewAct, Verb


class Details(TypedDict, total=False):
    """Fields of an act, as in `storage.NewAct`."""

    account: int
    object: str
    people: int | None
    parts: int | None
    text_hash: str
    ref: str
    result: ActResult
    code: str


async def note(ctx: Ctx, verb: Verb, **details: Unpack[Details]) -> None:
    """Write it down now; for what has been done already."""
    effect = await noting(ctx, verb, **details)
    await ctx.services.storage.run(effect, full=True)


async def noting(ctx: Ctx, verb: Verb, **details: Unpack[Details]) -> Effect:
    """The effect of it, for the commit that does it."""
    return ctx.services.storage.audit.noting(await new_act(ctx, verb, **details))


async def new_act(ctx: Ctx, verb: Verb, **details: Unpack[Details]) -> NewAct:
    """What is written down. The account is the one that is acted with, if no other is named."""
    account = details.get("account", ctx.account)
    if account is None:
        account = await ctx.services.storage.accounts.present(ctx.chat)
    return NewAct(
        verb=verb,
        person=ctx.user,
        place=ctx.chat,
        topic=ctx.topic,
        name=strip(ctx.who.first_name),
        **(details | Details(account=account)),
    )


def naming(ctx: Ctx) -> Effect:
    """For the commit of something whose row a worker writes."""
    return ctx.services.storage.audit.naming(ctx.user, strip(ctx.who.first_name))


@dataclass(slots=True)
class Doing:
    """How many people it has been done to so far; None where that is not counted.

    `nothing`: it came to nothing, so that there is nothing to write down.
    """

    people: int | None = None
    nothing: bool = False

    def did(self, people: int) -> None:
        self.people = (self.people or 0) + people


_NOT_BEGUN = (NotLinkedError, OtherAccountError, RestingError, ToldError)
"""Raised before anything is done."""


@asynccontextmanager
async def acting(ctx: Ctx, verb: Verb, **details: Unpack[Details]) -> AsyncGenerator[Doing, None]:
    """Around the calls or writes of one act: one row, whatever they end with.

    None where nothing was done for certain: it was refused, or never left. It is noted durably that
    it has begun, so that the row of a process which dies meanwhile says: nobody knows.
    """
    audit, act = ctx.services.storage.audit, await new_act(ctx, verb, **details)
    begun, doing = await audit.begin(act), Doing()
    try:
        yield doing
    except Exception as error:
        await audit.end(begun, _ended(act, doing, _result(error, doing)))
        raise
    await audit.end(begun, _ended(act, doing, None if doing.nothing else ActResult.DONE))


def _result(error: Exception, doing: Doing) -> ActResult | None:
    """An error of ours may have come after the call."""
    if isinstance(error, SmsIrError) and not error.maybe_processed:
        return ActResult.PARTLY if doing.people else None
    return None if isinstance(error, _NOT_BEGUN) else ActResult.UNKNOWN


def _ended(act: NewAct, doing: Doing, result: ActResult | None) -> NewAct | None:
    if result is None:
        return None
    people = act.people if doing.people is None else doing.people
    return act.model_copy(update={"people": people, "result": result})
