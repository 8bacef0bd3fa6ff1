"""What is in a file, before anything is added: the group is chosen here, then one tap adds."""

from __future__ import annotations

from handlers.contacts.importing.birthdays import late_line
from handlers.contacts.importing.people import person
from handlers.contacts.importing.result import with_a_reason
from handlers.contacts.routes import GROUP_PICK
from handlers.shared.account_groups import all_groups
from handlers.shared.deciding import asks_first
from handlers.shared.from_account import from_account
from handlers.shared.narrow import half_row
from handlers.shared.services import Ctx
from handlers.shared.unsaid import row_arg
from screens import Button, Go, Row, Safe, Style, View, lines
from screens.text.bidi import isolate
from screens.view import in_rows
from storage import ApprovalKind, Import
from storage.import_models import ImportCounts

_SHEETS = frozenset({"xls", "xlsx"})
_GROUPS = 6


async def content_lines(ctx: Ctx, import_job: Import) -> Safe:
    """What is in it and where it goes."""
    counts = import_job.counts
    title = ctx.t("book-preview-title", file=ctx.fmt.bold(ctx.fmt.name(import_job.name)))
    good = ctx.t("book-preview-good", count=counts.good)
    return lines(
        title,
        await from_account(ctx),
        *_sheet(ctx, import_job),
        "",
        good,
        *_others(ctx, counts),
        await late_line(ctx) if counts.birthdays else None,
        *_people(ctx, import_job),
        *_warning(ctx, counts),
        "",
        _group(ctx, import_job),
    )


async def preview(ctx: Ctx, import_job: Import) -> View:
    counts = import_job.counts
    asks = await asks_first(ctx, import_job.account_id, ApprovalKind.IMPORT)
    return ctx.view(
        await content_lines(ctx, import_job),
        *await _ways_on(ctx, import_job, asks=asks),
        [Button(ctx.label("book-sheet"), "sheet")] if with_a_reason(import_job) else [],
        [_only_birthdays(ctx, counts)],
        [Button(ctx.label("book-raw"), "raw")] if _may_go_raw(import_job) and not asks else [],
        [Button(ctx.label("book-drop"), "drop")],
    )


def _only_birthdays(ctx: Ctx, counts: ImportCounts) -> Button | None:
    """Where nobody is to be added; else they are kept with those who are."""
    if counts.good or not counts.birthdays:
        return None
    return Button(ctx.label("book-birthdays", count=counts.birthdays), "birthdays")


def _may_go_raw(import_job: Import) -> bool:
    return import_job.format in _SHEETS and bool(import_job.group_id) and import_job.size > 0


def _group(ctx: Ctx, import_job: Import) -> Safe | None:
    if import_job.group_id:
        return ctx.t("book-import-group", group=ctx.fmt.bold(ctx.fmt.name(import_job.group_name)))
    good = import_job.counts.good
    return ctx.t("book-preview-which", count=good) if good else None


async def _ways_on(ctx: Ctx, import_job: Import, *, asks: bool) -> list[Row]:
    """The groups where none is chosen; else the tap that adds, or asks for a word first."""
    if not import_job.counts.good and not import_job.counts.known:
        return []
    if import_job.group_id:
        good = import_job.counts.good
        yes = ctx.label("book-preview-yes", count=good)
        if asks:
            yes = ctx.label("book-preview-ask", count=good)
        add: Row = (Button(yes, "yes", style=Style.SUCCESS),) if import_job.counts.good else ()
        return [add, (Go(ctx.label("book-import-change"), GROUP_PICK(), tag="group"),)]
    groups = await all_groups(ctx)
    takes = [
        Button(f"\U0001f465 {isolate(half_row(ctx, group.name, ''))}", "take", row_arg(group.id))
        for group in groups[:_GROUPS]
    ]
    return [*in_rows(takes), (Go(ctx.label("book-pick-other"), GROUP_PICK(), tag="group"),)]


def _sheet(ctx: Ctx, import_job: Import) -> list[Safe]:
    """Which sheet was read, where there was a choice; and what of it cannot be seen in Excel."""
    sheet, notes = import_job.sheet, []
    if sheet.name and sheet.others:
        name = ctx.fmt.name(sheet.name)
        notes.append(ctx.t("book-preview-sheet", name=name, count=sheet.others))
    if sheet.hidden:
        notes.append(ctx.t("book-preview-hidden", count=sheet.hidden))
    return notes


def _others(ctx: Ctx, counts: ImportCounts) -> list[Safe]:
    bad = counts.bad - counts.cut
    sentence = (
        (counts.duplicate, ctx.t("book-preview-duplicate", count=counts.duplicate)),
        (counts.known, ctx.t("book-preview-known", count=counts.known)),
        (counts.opted_out, ctx.t("book-preview-out", count=counts.opted_out)),
        (bad, ctx.t("book-preview-bad", count=bad)),
        (counts.cut, ctx.t("book-preview-cut", count=counts.cut)),
        (counts.birthdays, ctx.t("book-preview-birthdays", count=counts.birthdays)),
        (counts.unclear_birthdays, ctx.t("book-preview-unclear", count=counts.unclear_birthdays)),
    )
    return [line for count, line in sentence if count]


def _people(ctx: Ctx, import_job: Import) -> list[Safe | str]:
    people = [person(row) for row in import_job.preview]
    if not people:
        return []
    listed: list[Safe | str] = ["", ctx.t("book-preview-first")]
    for contact in people:
        name = ctx.fmt.name(contact.name, 40) or ctx.label("book-nameless")
        mobile = ctx.fmt.masked(contact.mobile)
        listed.append(ctx.t("book-person-line", name=name, mobile=mobile))
    return listed


def _warning(ctx: Ctx, counts: ImportCounts) -> list[Safe | str]:
    fresh = counts.fresh
    if not fresh:
        return []
    return ["", ctx.t("book-membership", count=fresh)]
