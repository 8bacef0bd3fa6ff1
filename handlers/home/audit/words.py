"""An act in words: who it was, what was done, how it ended."""

from __future__ import annotations

from datetime import datetime, timedelta

from handlers.home.audit.kinds import ActKind, verbs_of
from handlers.home.routes import AuditData
from handlers.shared.services import Ctx
from screens.bands import spelled
from screens.text.bidi import isolate
from storage import Act, ActResult, Wanted

_NAME_UNITS = 14


def wanted_by(ctx: Ctx, data: AuditData) -> Wanted:
    """What the list is narrowed to. A kind that this version does not know is none."""
    kind = ActKind(data.kind) if data.kind in set(ActKind) else None
    return Wanted(
        person=data.person or None,
        approver=data.approver or None,
        verbs=None if kind is None else verbs_of(kind),
        since=_midnight(ctx, data.days) if data.days else None,
    )


def _midnight(ctx: Ctx, days: int) -> datetime:
    """Where the first of so many days began that end with today."""
    today = ctx.now.astimezone(ctx.fmt.zone).replace(hour=0, minute=0, second=0, microsecond=0)
    return today - timedelta(days=days - 1)


def verb_in_words(ctx: Ctx, act: Act) -> str:
    return ctx.label("audit-verb", verb=act.verb.value)


def person_of(ctx: Ctx, person: int, name: str) -> str:
    """The name, or what is known instead of one."""
    shown = ctx.fmt.name(name)
    if shown:
        return shown
    if not person:
        return ctx.label("audit-bot")
    return ctx.label("audit-person", person=ctx.fmt.digits(spelled(person)))


def doer(ctx: Ctx, act: Act) -> str:
    if act.closed and not act.person:
        return ctx.label("audit-forgotten")
    return person_of(ctx, act.person, act.name)


def row_label(ctx: Ctx, act: Act) -> str:
    """One line of a phone: what, who, when."""
    name = isolate(ctx.fmt.name(doer(ctx, act), _NAME_UNITS))
    label = f"{isolate(verb_in_words(ctx, act))} \u2014 {name} \u2014 {ctx.fmt.day_month(act.at)}"
    return label if act.result is ActResult.DONE else f"{label} \u26a0\ufe0f"


def result_in_words(ctx: Ctx, act: Act) -> str:
    return ctx.label("audit-result", result=act.result.value)


def role_in_words(ctx: Ctx, act: Act) -> str:
    return ctx.label("audit-role", role=act.role)


def place_in_words(ctx: Ctx, act: Act) -> str:
    """A chat of one's own has a positive number, a group a negative one (Bot API, chat id)."""
    return ctx.label("audit-place", place="group" if act.place < 0 else "private")
