"""Export: choose Excel or vCard, see how far it is; the files come as messages of their own."""

from __future__ import annotations

from handlers.contacts.importing.people import new_id
from handlers.contacts.routes import EXPORT, ExportData
from handlers.shared.acts import naming
from handlers.shared.rights import Right
from handlers.shared.services import Ctx, client, is_ours, linked
from screens import Button, Outcome, Safe, Screen, Stay, View, lines, rows
from storage import Export, ExportState, NewExport

LIVE = 3.0


exporting: Screen[Ctx, ExportData] = Screen(
    EXPORT, sample=ExportData(kind="all"), needs=Right.EXPORT
)


@exporting.render
async def _render(ctx: Ctx, data: ExportData) -> View:
    export_job = await _mine(ctx, data.export_id)
    title = await _title(ctx, data)
    if export_job is None:
        return _choice(ctx, lines(title, "", ctx.t("book-export-how")))
    if export_job.state is ExportState.RUNNING:
        return _progress(ctx, title, export_job)
    sentence = ctx.t("book-export-end", state=export_job.state)
    return _choice(ctx, lines(title, "", sentence))


async def _mine(ctx: Ctx, ident: int) -> Export | None:
    export_job = await ctx.services.storage.exports.get(ident) if ident else None
    return export_job if export_job is not None and is_ours(ctx, export_job) else None


async def _title(ctx: Ctx, data: ExportData) -> Safe:
    if data.kind == "all":
        return ctx.t("book-export-all")
    if data.kind == "opted-out":
        return ctx.t("book-export-out")
    groups = await (await client(ctx)).contacts.groups()
    name = next((group.name for group in groups if group.id == data.group_id), "")
    return ctx.t("book-export-group", group=ctx.fmt.name(name))


def _choice(ctx: Ctx, text: Safe) -> View:
    return ctx.view(
        text,
        [
            Button(ctx.label("book-export-xlsx"), "go", "xlsx"),
            Button(ctx.label("book-export-vcf"), "go", "vcf"),
        ],
    )


def _progress(ctx: Ctx, title: Safe, export_job: Export) -> View:
    bar = None
    if export_job.total:
        share = export_job.fetched / max(export_job.total, export_job.fetched)
        bar = Safe(f"{ctx.fmt.bar(share)} {ctx.fmt.percent(share)}")
    text = lines(
        title,
        bar,
        ctx.t("book-export-running", count=export_job.fetched),
    )
    return View(text, rows([Button(ctx.label("book-stop"), "stop")], [ctx.home()]), live=LIVE)


@exporting.action("go")
async def _go(ctx: Ctx, data: ExportData, arg: str) -> Outcome:
    account = await linked(ctx)
    new = NewExport(
        id=new_id(),
        chat=ctx.chat,
        topic=ctx.topic or 0,
        user=ctx.user,
        account_id=account.id,
        kind=data.kind,
        format="vcf" if arg == "vcf" else "xlsx",
        group_id=data.group_id,
    )
    effect = ctx.services.storage.exports.insertion(new)
    begun = data.changed(export_id=new.id)
    ring = ctx.services.bells.exports.ring
    return Stay(data=begun, effects=(effect, naming(ctx)), after=(ring,))


@exporting.action("stop")
async def _stop(ctx: Ctx, data: ExportData, _arg: str) -> Outcome:
    if await _mine(ctx, data.export_id) is not None:
        await ctx.services.storage.exports.finish(data.export_id, ExportState.CANCELLED)
    return Stay()
