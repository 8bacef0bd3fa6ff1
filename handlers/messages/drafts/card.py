"""One draft: the whole text, its length as an SMS, and what can be done with it.

The guide's list has no Id, though edit and delete need one (GetDraftMessages): where the service
gives none, the page says so, and the draft can still be used.
"""

from __future__ import annotations

from handlers.messages.drafts.texts import cleaned
from handlers.messages.routes import DRAFT, DraftData
from handlers.shared import half_written
from handlers.shared.account_groups import all_groups, find
from handlers.shared.narrow import half_row
from handlers.shared.or_else import or_else
from handlers.shared.rights import Right
from handlers.shared.services import Ctx, client
from handlers.shared.unsaid import number_or_mark, row_arg
from screens import Button, Outcome, Pop, Safe, Screen, Stay, Style, View, in_rows, lines
from screens.widgets import AskData, ConfirmData, asks, confirms
from smsir import ContactGroup
from smsir.text import measure

_CLIPPED = 80
_MOST_GROUPS = 4


async def _sample(ctx: Ctx) -> DraftData:
    return DraftData.of((await (await client(ctx)).drafts.list())[0])


card: Screen[Ctx, DraftData] = Screen(DRAFT, sample=_sample, needs=Right.COMPOSE)


@card.render
async def _render(ctx: Ctx, data: DraftData) -> View:
    size = measure(data.text)
    name = ctx.fmt.name(data.title)
    groups = await _groups(ctx)
    to = [Button(_to_group(ctx, one), "to", row_arg(one.id), Style.SUCCESS) for one in groups]
    changes = [
        Button(ctx.label("drafts-edit"), "edit"),
        Button(ctx.label("drafts-delete"), "delete", style=Style.DANGER),
    ]
    return ctx.view(
        lines(
            ctx.t("drafts-card-named", name=name) if name else ctx.t("drafts-card"),
            ctx.t("drafts-created", moment=ctx.fmt.moment(data.created)) if data.created else None,
            ctx.t("drafts-length", units=size.units, count=size.segments),
            ctx.fmt.quote(data.text),
            ctx.t("drafts-no-id") if data.id is None else None,
            ctx.t("drafts-to-how") if to else None,
        ),
        *in_rows(to),
        [Button(ctx.label("drafts-use"), "use", style=None if to else Style.SUCCESS)],
        changes if data.id is not None else [],
    )


async def _groups(ctx: Ctx) -> list[ContactGroup]:
    """The largest groups, one tap away from the card; none where they cannot be read now."""
    groups = await or_else(all_groups(ctx), ())
    some = [group for group in groups if group.contacts_count != 0]
    return sorted(some, key=lambda group: -(group.contacts_count or 0))[:_MOST_GROUPS]


def _to_group(ctx: Ctx, group: ContactGroup) -> str:
    members = number_or_mark(ctx, group.contacts_count)
    return ctx.label("drafts-to", name=half_row(ctx, group.name, f" ({members})"), members=members)


@card.action("to")
async def _to(ctx: Ctx, data: DraftData, arg: str) -> Outcome:
    group = await find(ctx, int(arg))
    return half_written.to_group(ctx, data.text, (int(arg), ctx.fmt.name(group.name, 40)))


@card.action("use")
async def _use(ctx: Ctx, data: DraftData, _arg: str) -> Outcome:
    return half_written.write(ctx, data.text)


async def _deletion(ctx: Ctx, data: DraftData) -> ConfirmData:
    text = lines(ctx.t("drafts-delete-sure"), ctx.fmt.quote(ctx.fmt.name(data.text, _CLIPPED)))
    return ConfirmData(text=text, yes=ctx.label("drafts-delete-yes"), danger=True)


@confirms(card, "delete", _deletion)
async def _deleted(ctx: Ctx, data: DraftData) -> Outcome:
    """Only the draft that was shown: one that was changed elsewhere is shown anew."""
    drafts = (await client(ctx)).drafts
    now = next((draft for draft in await drafts.list() if draft.id == data.id), None)
    if now is None or now.id is None:
        return Pop(notice=ctx.t("drafts-gone"))
    if now.text != data.text:
        return Stay(data=DraftData.of(now), notice=ctx.t("errors-changed"))
    await drafts.delete(now.id)
    return Pop(notice=ctx.t("drafts-deleted"))


async def _rewriting(ctx: Ctx, data: DraftData) -> AskData:
    return AskData(question=ctx.t("drafts-edit-ask"), last=data.text)


@asks(card, "edit", _rewriting)
async def _edited(ctx: Ctx, data: DraftData, typed: str) -> Outcome | Safe:
    text = cleaned(typed)
    if not text:
        return ctx.t("drafts-empty")
    if data.id is None:
        return Stay()
    await (await client(ctx)).drafts.edit(data.id, text)
    changed = data.changed(text=text)
    return Stay(data=changed, notice=ctx.t("drafts-edited"))
