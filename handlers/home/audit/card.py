"""One act with all that is kept of it."""

from __future__ import annotations

from handlers.home.audit.kinds import ICONS, kind_of
from handlers.home.audit.words import (
    doer,
    place_in_words,
    result_in_words,
    role_in_words,
    verb_in_words,
)
from handlers.home.routes import AUDIT_ACT, ActData
from handlers.shared.rights import Right
from handlers.shared.services import Ctx, linked
from handlers.shared.unsaid import counted
from screens import Safe, Screen, View, lines
from storage import Act


async def _sample(ctx: Ctx) -> ActData:
    account = await linked(ctx)
    return ActData(id=(await ctx.services.storage.audit.page(account.id, many=1))[0].id)


card: Screen[Ctx, ActData] = Screen(AUDIT_ACT, sample=_sample, needs=Right.AUDIT)


@card.render
async def _render(ctx: Ctx, data: ActData) -> View:
    account = await linked(ctx)
    act = await ctx.services.storage.audit.get(account.id, data.id)
    text = ctx.t("audit-gone") if act is None else _text(ctx, act)
    return ctx.view(text)


def _text(ctx: Ctx, act: Act) -> Safe:
    title = ctx.t(
        "audit-card-title",
        icon=ICONS[kind_of(act.verb)],
        verb=ctx.fmt.bold(verb_in_words(ctx, act)),
        number=act.id,
    )
    return lines(
        title,
        "",
        ctx.t("audit-card-who", name=doer(ctx, act), role=role_in_words(ctx, act)),
        ctx.t("audit-card-when", moment=ctx.fmt.moment(act.at)),
        ctx.t("audit-card-where", place=place_in_words(ctx, act)),
        *_about(ctx, act),
        ctx.t("audit-card-result", result=result_in_words(ctx, act)),
        *_marks(ctx, act),
    )


def _about(ctx: Ctx, act: Act) -> list[Safe]:
    facts = []
    if act.object:
        facts.append(ctx.t("audit-card-object", object=ctx.fmt.name(act.object)))
    if act.approved_by:
        facts.append(ctx.t("audit-card-approved", name=ctx.fmt.name(act.approved_by)))
    if act.people is not None:
        facts.append(ctx.t("audit-card-people", count=counted(act.people)))
    if act.parts is not None:
        facts.append(ctx.t("audit-card-parts", count=counted(act.parts)))
    return facts


def _marks(ctx: Ctx, act: Act) -> list[Safe]:
    """By which it is found elsewhere."""
    facts = []
    if act.ref:
        facts.append(ctx.t("audit-card-ref", ref=ctx.fmt.code(act.ref)))
    if act.code:
        facts.append(ctx.t("audit-card-code", code=ctx.fmt.code(act.code)))
    return facts
