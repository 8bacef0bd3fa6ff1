"""What is in a file, before anything is added."""

from __future__ import annotations

from handlers.bookwork.people import person
from handlers.bookwork.result import rejected_before
from handlers.from_account import from_account
from handlers.services import Ctx
from screens import Button, Safe, Style, View, lines, rows
from storage import Import

_SHEETS = frozenset({"xls", "xlsx"})


async def preview(ctx: Ctx, found: Import) -> View:
    counts = found.counts
    shown = ctx.fmt.number(counts.good)
    title = ctx.t("book-preview-title", file=ctx.fmt.bold(ctx.fmt.name(found.name)))
    group = ctx.t("book-import-group", group=ctx.fmt.bold(ctx.fmt.name(found.group_name)))
    good = ctx.t("book-preview-good", count=counts.good, shown=shown)
    return View(
        lines(
            title,
            group,
            await from_account(ctx),
            "",
            good,
            *_others(ctx, found),
            *_people(ctx, found),
            *_warning(ctx, found),
        ),
        rows(
            [Button(ctx.label("book-preview-yes", shown=shown), "yes", style=Style.SUCCESS)]
            if counts.good
            else [],
            [Button(ctx.label("book-sheet"), "sheet")] if rejected_before(found) else [],
            [Button(ctx.label("book-raw"), "raw")] if found.format in _SHEETS else [],
            [Button(ctx.label("book-drop"), "drop")],
            [ctx.back(), ctx.home()],
        ),
    )


def _others(ctx: Ctx, found: Import) -> list[Safe]:
    counts = found.counts
    told = (
        (counts.duplicate, ctx.t("book-preview-duplicate", shown=ctx.fmt.number(counts.duplicate))),
        (counts.known, ctx.t("book-preview-known", shown=ctx.fmt.number(counts.known))),
        (counts.opted_out, ctx.t("book-preview-out", shown=ctx.fmt.number(counts.opted_out))),
        (
            counts.bad - counts.cut,
            ctx.t("book-preview-bad", shown=ctx.fmt.number(counts.bad - counts.cut)),
        ),
        (counts.cut, ctx.t("book-preview-cut", shown=ctx.fmt.number(counts.cut))),
    )
    return [line for count, line in told if count]


def _people(ctx: Ctx, found: Import) -> list[Safe | str]:
    people = [person(row) for row in found.preview]
    if not people:
        return []
    listed: list[Safe | str] = ["", ctx.t("book-preview-first")]
    for one in people:
        name = ctx.fmt.name(one.name, 40) or ctx.label("book-nameless")
        mobile = ctx.fmt.masked(one.mobile)
        listed.append(ctx.t("book-person-line", name=name, mobile=mobile))
    return listed


def _warning(ctx: Ctx, found: Import) -> list[Safe | str]:
    fresh = found.counts.fresh
    if not fresh:
        return []
    return ["", ctx.t("book-membership", count=fresh, shown=ctx.fmt.number(fresh))]
