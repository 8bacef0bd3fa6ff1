"""One import: being read, shown before it begins, on its way, ended."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import JsonValue

from handlers.contacts.group_picker import taken
from handlers.contacts.importing.approval import submit_import
from handlers.contacts.importing.birthdays import keep_from
from handlers.contacts.importing.gathering import gather
from handlers.contacts.importing.intake import for_group
from handlers.contacts.importing.people import Rejected, rejected
from handlers.contacts.importing.preview import preview
from handlers.contacts.importing.receiving import receive
from handlers.contacts.importing.report import reason, rejected_sheet
from handlers.contacts.importing.result import result_lines, still_stopping, with_a_reason
from handlers.contacts.importing.upload import upload
from handlers.contacts.routes import GROUP, GROUP_PICK, IMPORT, IMPORT_JOB, JobData
from handlers.shared.account_groups import all_groups
from handlers.shared.acts import naming
from handlers.shared.deciding import asks_first
from handlers.shared.rights import Right
from handlers.shared.services import Ctx, is_ours
from screens import (
    Button,
    Go,
    Outcome,
    Pop,
    Push,
    Row,
    Safe,
    Screen,
    Stay,
    Style,
    View,
    lines,
    rows,
)
from screens.events import FileIn
from screens.widgets import CONFIRM
from storage import ApprovalKind, Import, ImportState

LIVE = 3.0
_SHOWN = 10
_LIST = "list"


job: Screen[Ctx, JobData] = Screen(
    IMPORT_JOB, sample=JobData(id=1), needs=Right.PEOPLE_ADD, takes=Right.PEOPLE_EDIT
)


async def _mine(ctx: Ctx, ident: int) -> Import | None:
    """The import, if it is this chat's."""
    import_job = await ctx.services.storage.imports.get(ident)
    return import_job if import_job is not None and is_ours(ctx, import_job) else None


@job.render
async def _render(ctx: Ctx, data: JobData) -> View:
    import_job = await _mine(ctx, data.id)
    if import_job is None:
        return ctx.view(ctx.t("book-gone"))
    match import_job.state:
        case ImportState.READING:
            return _reading(ctx, import_job)
        case ImportState.READY:
            return await preview(ctx, import_job)
        case ImportState.RUNNING:
            return _progress(ctx, import_job)
        case ImportState.UPLOADING | ImportState.DRAFT:
            return View(ctx.t("book-uploading"), rows([ctx.refresh(), ctx.home()]), live=LIVE)
    return await _ended(ctx, import_job)


def _reading(ctx: Ctx, import_job: Import) -> View:
    progress = ctx.t("book-reading-seen", count=import_job.seen) if import_job.seen else None
    stop = Button(ctx.label("book-stop"), "stop")
    return View(lines(ctx.t("book-reading"), progress), rows([stop], [ctx.home()]), live=LIVE)


def _progress(ctx: Ctx, import_job: Import) -> View:
    gone, whole = import_job.added + import_job.refused, max(import_job.counts.good, 1)
    share = gone / whole
    text = lines(
        ctx.t("book-running", group=ctx.fmt.name(import_job.group_name)),
        f"{ctx.fmt.bar(share)} {ctx.fmt.percent(share)}",
        ctx.t("book-running-of", count=gone, whole=whole),
        ctx.t("book-running-note"),
    )
    stop = Button(ctx.label("book-stop"), "stop", style=Style.DANGER)
    return View(text, rows([stop], [ctx.home()]), live=LIVE)


async def _ended(ctx: Ctx, import_job: Import) -> View:
    stopping = await still_stopping(ctx, import_job)
    if stopping is not None:
        return View(stopping, rows([ctx.home()]), live=LIVE)
    lost = import_job.refused + with_a_reason(import_job)
    unfinished = import_job.state in {ImportState.STOPPED, ImportState.CANCELLED}
    tools: list[Row] = []
    if import_job.state is ImportState.STOPPED:
        tools.append((Button(ctx.label("book-resume"), "resume", style=Style.SUCCESS),))
        tools.append((Button(ctx.label("book-stop"), "stop"),))
    if import_job.state is not ImportState.FAILED and (lost or unfinished):
        tools.append((Button(ctx.label("book-sheet"), "sheet"),))
    if import_job.added:
        tools.append((Go(ctx.label("book-group"), GROUP(id=import_job.group_id)),))
    again = ctx.label("book-again")
    by_hand = import_job.format == _LIST
    tools.append((Button(again, "again") if by_hand else Go(again, IMPORT()),))
    return ctx.view(lines(*result_lines(ctx, import_job), *await _refused(ctx, import_job)), *tools)


async def _refused(ctx: Ctx, import_job: Import) -> Sequence[Safe]:
    """Of a short list, who was refused and why; a long one has its sheet."""
    if import_job.format != _LIST:
        return ()
    parts: list[Safe] = []
    async for part in ctx.services.storage.imports.parts(import_job, "rejected"):
        parts += [_line(ctx, rejected(row)) for row in part.rows]
    return parts[:_SHOWN]


def _line(ctx: Ctx, row: Rejected) -> Safe:
    return ctx.t(
        "book-refused-line",
        name=ctx.fmt.name(row.name, 30),
        mobile=ctx.fmt.masked(row.shown),
        reason=reason(ctx.words, row),
    )


@job.action("yes", needs=Right.PEOPLE_EDIT)
async def _yes(ctx: Ctx, data: JobData, _arg: str) -> Outcome:
    import_job = await _mine(ctx, data.id)
    if import_job is not None and not import_job.group_id:
        return Push(GROUP_PICK(), tag="group")
    if import_job is not None and await _asks(ctx, import_job):
        return await submit_import(ctx, import_job)
    return await _moved(ctx, data, [ImportState.READY], ImportState.RUNNING)


async def _asks(ctx: Ctx, import_job: Import) -> bool:
    """Whether adding its people waits for another person's word."""
    begins = import_job.state is ImportState.READY
    return begins and await asks_first(ctx, import_job.account_id, ApprovalKind.IMPORT)


@job.action("resume")
async def _resume(ctx: Ctx, data: JobData, _arg: str) -> Outcome:
    return await _moved(ctx, data, [ImportState.STOPPED], ImportState.RUNNING)


@job.action("stop")
async def _stop(ctx: Ctx, data: JobData, _arg: str) -> Outcome:
    before = [ImportState.READING, ImportState.RUNNING, ImportState.STOPPED]
    return await _moved(ctx, data, before, ImportState.CANCELLED)


async def _moved(
    ctx: Ctx, data: JobData, before: Sequence[ImportState], after: ImportState
) -> Outcome:
    if await _mine(ctx, data.id) is None:
        return Stay()
    moving = ctx.services.storage.imports.moving(data.id, before, after)
    return Stay(effects=(naming(ctx), moving), after=(ctx.services.bells.imports.ring,))


@job.on_file
async def _file(ctx: Ctx, data: JobData, event: FileIn) -> Outcome:
    """One more file, as of an album: it is read on its own, to the same group."""
    import_job = await _mine(ctx, data.id)
    return await receive(ctx, event, import_job.group_id if import_job else 0)


@job.action("take", needs=Right.PEOPLE_EDIT)
async def _take(ctx: Ctx, data: JobData, arg: str) -> Outcome:
    for group in await all_groups(ctx):
        if group.id == int(arg):
            return await _to_group(ctx, data, group.id, group.name)
    return Stay(notice=ctx.t("book-trouble-group"))


async def _to_group(ctx: Ctx, data: JobData, group_id: int, name: str) -> Outcome:
    import_job, imports = await _mine(ctx, data.id), ctx.services.storage.imports
    if import_job is not None and group_id and import_job.state is ImportState.READY:
        counts = await for_group(imports, import_job, group_id)
        await imports.give_group(import_job, group_id, name, counts)
    return Stay()


@job.action("drop", needs=Right.PEOPLE_EDIT)
async def _drop(ctx: Ctx, data: JobData, _arg: str) -> Outcome:
    if await _mine(ctx, data.id) is None:
        return Pop()
    imports = ctx.services.storage.imports
    drop = imports.moving(data.id, [ImportState.READY], ImportState.CANCELLED)
    return Pop(notice=ctx.t("book-dropped"), effects=(drop,))


@job.action("birthdays", needs=Right.PEOPLE_EDIT)
async def _birthdays(ctx: Ctx, data: JobData, _arg: str) -> Outcome:
    """Of people who are there already; nobody is added."""
    import_job = await _mine(ctx, data.id)
    if import_job is None or import_job.state is not ImportState.READY:
        return Stay()
    kept = await keep_from(ctx.services, import_job, ctx.fmt.zone)
    drop = ctx.services.storage.imports.moving(data.id, [ImportState.READY], ImportState.CANCELLED)
    sentence = ctx.t("book-birthdays-kept", count=kept)
    return Pop(notice=sentence, effects=(drop,))


@job.action("sheet", needs=Right.EXPORT)
async def _sheet(ctx: Ctx, data: JobData, _arg: str) -> Outcome:
    import_job = await _mine(ctx, data.id)
    if import_job is None:
        return Stay()
    sheet = await rejected_sheet(ctx.services.storage.imports, ctx.fmt, import_job)
    return Stay(files=(sheet,)) if sheet else Stay(toast=ctx.label("book-sheet-none"))


@job.action("again")
async def _again(ctx: Ctx, _data: JobData, _arg: str) -> Outcome:
    return gather(ctx)


@job.action("raw", needs=Right.PEOPLE_EDIT)
async def _raw(ctx: Ctx, data: JobData, _arg: str) -> Outcome:
    import_job = await _mine(ctx, data.id)
    if import_job is None or await _asks(ctx, import_job):
        return Stay()
    text = ctx.t(
        "book-raw-sure",
        file=ctx.fmt.name(import_job.name),
        group=ctx.fmt.name(import_job.group_name),
    )
    return Push(CONFIRM(text=text, yes=ctx.label("book-raw-yes")), tag="raw")


@job.on_result
async def _confirmed(ctx: Ctx, data: JobData, tag: str, value: JsonValue) -> Outcome:
    if tag == "group":
        return await _to_group(ctx, data, *taken(value))
    import_job = await _mine(ctx, data.id)
    if import_job is not None and await _asks(ctx, import_job):
        return Stay()
    if import_job is not None and tag == "raw" and value is True:
        await ctx.services.storage.run(naming(ctx))
        await keep_from(ctx.services, import_job, ctx.fmt.zone)
        await upload(ctx, import_job)
    return Stay()
