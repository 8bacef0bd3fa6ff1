"""The sentences about an import: its counts, its progress, its end, and why it stopped."""

from __future__ import annotations

from handlers.shared.services import Ctx
from screens.view import Safe, lines
from storage import Import, ImportState

_CODES = frozenset(
    {
        "empty", "encrypted", "kind", "pdf", "json", "large", "wide", "memory", "broken", "slow",
        "heavy", "nobody", "cut", "group", "account",
        "service", "credentials", "expired", "credit", "unreachable", "refused", "restored", "bug",
        "unclear",
    }
)  # fmt: skip


def trouble(ctx: Ctx, import_job: Import) -> Safe | None:
    """Why an import stopped or failed: our sentence for a code, else the service's own words."""
    if not import_job.trouble:
        return None
    if import_job.trouble in _CODES:
        return ctx.t(f"book-trouble-{import_job.trouble}")
    return lines(ctx.t("book-trouble-refused"), ctx.fmt.quote(import_job.trouble))


def result_lines(ctx: Ctx, import_job: Import) -> list[Safe | None]:
    """How an import ended, or that it is ready to be confirmed."""
    name = ctx.fmt.name(import_job.group_name)
    match import_job.state:
        case ImportState.READY:
            file = ctx.fmt.name(import_job.name)
            return [ctx.t("book-ready-push", count=import_job.counts.good, file=file)]
        case ImportState.FAILED:
            return [
                ctx.t("book-failed", file=ctx.fmt.name(import_job.name)),
                trouble(ctx, import_job),
            ]
        case ImportState.STOPPED:
            return [ctx.t("book-stopped"), trouble(ctx, import_job), *amounts(ctx, import_job)]
        case ImportState.CANCELLED:
            whole = import_job.added + import_job.refused >= import_job.counts.good > 0
            sentence = ctx.t("book-cancelled-late") if whole else ctx.t("book-cancelled")
            return [sentence, trouble(ctx, import_job), *amounts(ctx, import_job)]
    sentence = (
        ctx.t("book-done", group=name)
        if import_job.added
        else ctx.t("book-done-nobody", group=name)
    )
    return [sentence, *amounts(ctx, import_job)]


async def still_stopping(ctx: Ctx, import_job: Import) -> Safe | None:
    """Of one that was stopped: how many had left by then, and may be added all the same."""
    if import_job.state is not ImportState.CANCELLED:
        return None
    parts = await ctx.services.storage.imports.in_doubt(import_job)
    count = sum(len(part.rows) for part in parts)
    return ctx.t("book-stopping", count=count) if count else None


def amounts(ctx: Ctx, import_job: Import) -> list[Safe | None]:
    """How many were added, how many not, and how many are left."""
    missing = import_job.refused + rejected_before(import_job)
    remaining = import_job.counts.good - import_job.added - import_job.refused
    over = import_job.state in {ImportState.STOPPED, ImportState.CANCELLED} and remaining > 0
    return [
        ctx.t("book-added", count=import_job.added),
        ctx.t("book-missing", count=missing) if missing else None,
        ctx.t("book-left", count=remaining) if over else None,
    ]


def with_a_reason(import_job: Import) -> int:
    """Rows of the file that the sheet names: left out, or without the birthday that stood there."""
    return rejected_before(import_job) + import_job.counts.unclear_birthdays


def rejected_before(import_job: Import) -> int:
    """Rows of the file that were never to be added."""
    counts = import_job.counts
    return counts.duplicate + counts.bad + counts.known + counts.opted_out
