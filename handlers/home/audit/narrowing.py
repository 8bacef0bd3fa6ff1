"""Choosing by what the list of acts is narrowed: a person, an approver, a kind, the last days."""

from __future__ import annotations

from handlers.home.audit.kinds import ICONS, ActKind
from handlers.home.audit.words import person_of
from handlers.home.routes import AUDIT_PICK, AuditPickData
from handlers.shared.rights import Right
from handlers.shared.services import Ctx, linked
from screens import Button, Outcome, Pop, Screen, View
from screens.widgets import ticked

_DAYS = (1, 7, 30, 90)
_MOST_PEOPLE = 20
_PERSONS = frozenset({"who", "approver"})

picking: Screen[Ctx, AuditPickData] = Screen(
    AUDIT_PICK, sample=AuditPickData(by="what"), needs=Right.AUDIT
)


@picking.render
async def _render(ctx: Ctx, data: AuditPickData) -> View:
    choices = {"": ctx.label("audit-all"), **await _choices(ctx, data.by)}
    buttons = [
        [Button(ticked(label, on=value == data.now), "take", value)]
        for value, label in choices.items()
    ]
    question = ctx.t("audit-ask", by=data.by)
    return ctx.view(question, *buttons)


async def _choices(ctx: Ctx, by: str) -> dict[str, str]:
    """Each value with its words."""
    if by in _PERSONS:
        audit, account = ctx.services.storage.audit, (await linked(ctx)).id
        people = await (audit.people if by == "who" else audit.approvers)(account)
        listed = [(person, name) for person, name in people.items() if person][:_MOST_PEOPLE]
        return {str(person): person_of(ctx, person, name) for person, name in listed}
    if by == "what":
        return {kind.value: f"{ICONS[kind]} {_kind(ctx, kind)}" for kind in ActKind}
    return {str(days): _days(ctx, days) for days in _DAYS}


async def value_in_words(ctx: Ctx, by: str, value: str) -> str:
    """As the list says what it is narrowed to."""
    if by in _PERSONS:
        return (await _choices(ctx, by)).get(value) or person_of(ctx, int(value), "")
    return _kind(ctx, ActKind(value)) if by == "what" else _days(ctx, int(value))


def _kind(ctx: Ctx, kind: ActKind) -> str:
    return ctx.label("audit-kind", kind=kind.value)


def _days(ctx: Ctx, days: int) -> str:
    return ctx.label("audit-days", count=days)


@picking.action("take")
async def _take(_ctx: Ctx, _data: AuditPickData, arg: str) -> Outcome:
    return Pop(result=arg)
