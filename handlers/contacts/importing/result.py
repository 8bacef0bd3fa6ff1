"""The sentences about an import: its counts, its progress, its end, and why it stopped."""

from __future__ import annotations

from handlers.shared.services import Ctx
from screens.view import Safe, lines
from storage import Import, ImportState

_CODES = frozenset(
    {
        "empty", "encrypted", "kind", "pdf", "json", "large", "wide", "memory", "broken", "slow",
        "heavy", "nobody", "group", "account",
        "service", "credentials", "expired", "credit", "unreachable", "refused", "restored", "bug",
        "unclear",
    }
)  # fmt: skip


def trouble(ctx: Ctx, found: Import) -> Safe | None:
    """Why an import stopped or failed: our sentence for a code, else the service's own words."""
    if not found.trouble:
        return None
    if found.trouble in _CODES:
        return ctx.t(f"book-trouble-{found.trouble}")
    return lines(ctx.t("book-trouble-refused"), ctx.fmt.quote(found.trouble))


def result_lines(ctx: Ctx, found: Import) -> list[Safe | None]:
    """How an import ended, or that it is ready to be confirmed."""
    name = ctx.fmt.name(found.group_name)
    match found.state:
        case ImportState.READY:
            shown = ctx.fmt.number(found.counts.good)
            file = ctx.fmt.name(found.name)
            return [ctx.t("book-ready-push", count=found.counts.good, shown=shown, file=file)]
        case ImportState.FAILED:
            return [ctx.t("book-failed"), trouble(ctx, found)]
        case ImportState.STOPPED:
            return [ctx.t("book-stopped"), trouble(ctx, found), *amounts(ctx, found)]
        case ImportState.CANCELLED:
            whole = found.added + found.refused >= found.counts.good > 0
            said = ctx.t("book-cancelled-late") if whole else ctx.t("book-cancelled")
            return [said, *amounts(ctx, found)]
    said = ctx.t("book-done", group=name) if found.added else ctx.t("book-done-nobody", group=name)
    return [said, *amounts(ctx, found)]


def amounts(ctx: Ctx, found: Import) -> list[Safe | None]:
    """How many were added, how many not, and how many are left."""
    missing = found.refused + rejected_before(found)
    left = found.counts.good - found.added - found.refused
    over = found.state in {ImportState.STOPPED, ImportState.CANCELLED} and left > 0
    return [
        ctx.t("book-added", count=found.added, shown=ctx.fmt.number(found.added)),
        ctx.t("book-missing", count=missing, shown=ctx.fmt.number(missing)) if missing else None,
        ctx.t("book-left", count=left, shown=ctx.fmt.number(left)) if over else None,
    ]


def rejected_before(found: Import) -> int:
    """Rows of the file that were never to be added."""
    counts = found.counts
    return counts.duplicate + counts.bad + counts.known + counts.opted_out
