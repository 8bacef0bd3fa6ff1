"""One draft: the whole text, its length as an SMS, and what can be done with it.

The guide's list has no Id, though edit and delete need one (GetDraftMessages): where the service
gives none, the page says so, and the draft can still be used.
"""

from __future__ import annotations

from pydantic import JsonValue

from handlers import reuse
from handlers.drafts.data import DraftData, cleaned
from handlers.services import Ctx, client
from screens import Button, Outcome, Pop, Push, Screen, Stay, Style, View, lines, rows
from screens.widgets import AskData, ConfirmData
from smsir.text import measure

_CLIPPED = 80
card: Screen[Ctx, DraftData] = Screen("draft", DraftData)


@card.render
async def _render(ctx: Ctx, data: DraftData) -> View:
    size = measure(data.text)
    name = ctx.fmt.name(data.title)
    changes = [
        Button(ctx.label("drafts-edit"), "edit"),
        Button(ctx.label("drafts-delete"), "delete", style=Style.DANGER),
    ]
    return View(
        lines(
            ctx.t("drafts-card-named", name=name) if name else ctx.t("drafts-card"),
            ctx.t("drafts-created", moment=ctx.fmt.moment(data.created)) if data.created else None,
            ctx.t(
                "drafts-length",
                units=ctx.fmt.number(size.units),
                count=size.segments,
                segments=ctx.fmt.number(size.segments),
            ),
            ctx.fmt.quote(data.text),
            ctx.t("drafts-no-id") if data.id is None else None,
        ),
        rows(
            [Button(ctx.label("drafts-use"), "use", style=Style.SUCCESS)],
            changes if data.id is not None else [],
            [ctx.back(), ctx.home()],
        ),
    )


@card.action("use")
async def _use(ctx: Ctx, data: DraftData, _arg: str) -> Outcome:
    return reuse.write(ctx, data.text)


@card.action("edit")
async def _edit(ctx: Ctx, data: DraftData, _arg: str) -> Outcome:
    question = ctx.t("drafts-edit-ask")
    return Push("ask", AskData(question=question, last=data.text), tag="edit")


@card.action("delete")
async def _delete(ctx: Ctx, data: DraftData, _arg: str) -> Outcome:
    text = lines(ctx.t("drafts-delete-sure"), ctx.fmt.quote(ctx.fmt.name(data.text, _CLIPPED)))
    confirm = ConfirmData(text=text, yes=ctx.label("drafts-delete-yes"), danger=True)
    return Push("confirm", confirm, tag="delete")


@card.on_result
async def _answered(ctx: Ctx, data: DraftData, tag: str, value: JsonValue) -> Outcome:
    if data.id is None:
        return Stay()
    if tag == "delete" and value is True:
        await (await client(ctx)).drafts.delete(data.id)
        return Pop(notice=ctx.t("drafts-deleted"))
    if tag != "edit" or not isinstance(value, str):
        return Stay()
    return await _edited(ctx, data, data.id, value)


async def _edited(ctx: Ctx, data: DraftData, ident: int, typed: str) -> Outcome:
    text = cleaned(typed)
    if not text:
        question, error = ctx.t("drafts-edit-ask"), ctx.t("drafts-empty")
        return Push("ask", AskData(question=question, error=error, last=data.text), tag="edit")
    await (await client(ctx)).drafts.edit(ident, text)
    changed = data.model_copy(update={"text": text})
    return Stay(data=changed, notice=ctx.t("drafts-edited"))
