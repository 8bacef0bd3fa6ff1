"""An import that waits for another person's word, and what becomes of it.

What is submitted is the import as its preview showed it: the rows that were read are stored and
nobody can change them; another group or other counts void it.
"""

from __future__ import annotations

from collections.abc import Sequence

from handlers.contacts.importing.preview import content_lines
from handlers.contacts.importing.result import result_lines, still_stopping
from handlers.contacts.routes import IMPORT_JOB
from handlers.shared.approving import Asked, submit
from handlers.shared.carrier import ApprovalProgress, Carried, VoidedError
from handlers.shared.rights import Right
from handlers.shared.services import Ctx, is_ours
from screens.fingerprint import fingerprint
from screens.outcome import Outcome, Stay
from screens.route import Target
from screens.view import Go, Safe, rows
from storage import Approval, ApprovalKind, Import, ImportState

_LIVE_SECONDS = 3.0
_STOPPABLE = (ImportState.RUNNING, ImportState.STOPPED)
_CAME_TO_NOTHING = frozenset({ImportState.CANCELLED, ImportState.FAILED})
_IMPORT = "import"


def mark(import_job: Import) -> str:
    """The import as it was shown: whom it adds, to which group."""
    counts = import_job.counts.model_dump_json()
    return fingerprint(import_job.id, import_job.group_id, import_job.group_name, counts)


async def submit_import(ctx: Ctx, import_job: Import) -> Outcome:
    asked = Asked(
        kind=ApprovalKind.IMPORT,
        content={_IMPORT: import_job.id, "name": import_job.name},
        digest=mark(import_job),
        recipients=import_job.counts.good,
    )
    return await submit(ctx, import_job.account_id, asked)


class ImportCarrier:
    """Fits `handlers.shared.carrier.Carrier`."""

    needs = Right.PEOPLE_EDIT

    def title(self, ctx: Ctx, approval: Approval) -> Safe:
        if approval.content is None:
            return ctx.t("approval-closed")
        return ctx.t("book-approval", file=ctx.fmt.name(str(approval.content.get("name", ""))))

    def summary(self, ctx: Ctx, approval: Approval) -> Sequence[Safe]:
        return [ctx.t("book-preview-good", count=approval.recipients or 0)]

    async def card(self, ctx: Ctx, approval: Approval) -> Sequence[Safe]:
        import_job = await _still(ctx, approval)
        if import_job is None:
            return [self.title(ctx, approval), ctx.t("book-approval-changed")]
        return [self.title(ctx, approval), await content_lines(ctx, import_job)]

    async def carry_out(
        self, ctx: Ctx, approval: Approval, *, agreed: bool = False
    ) -> Carried | Target:
        del agreed  # nothing is asked first
        import_job = await _still(ctx, approval)
        if import_job is None:
            raise VoidedError(ctx.t("book-approval-changed"), "import")
        imports = ctx.services.storage.imports
        running = imports.moving(import_job.id, [ImportState.READY], ImportState.RUNNING)
        return Carried((running,), (ctx.services.bells.imports.ring,), import_job.id)

    async def trial(self, _ctx: Ctx, _approval: Approval, _answer: str = "") -> Outcome | None:
        return None

    async def progress(self, ctx: Ctx, approval: Approval) -> ApprovalProgress:
        import_job = await _import(ctx, approval)
        if import_job is None:
            return ApprovalProgress()
        running = import_job.state is ImportState.RUNNING
        gone, whole = import_job.added + import_job.refused, max(import_job.counts.good, 1)
        stopping = await still_stopping(ctx, import_job)
        parts = [stopping or ctx.t("book-running-of", count=gone, whole=whole)]
        if not running and stopping is None:
            parts = [line for line in result_lines(ctx, import_job) if line is not None]
        own = Go(ctx.label("book-approval-open"), IMPORT_JOB(id=import_job.id))
        return ApprovalProgress(
            tuple(parts),
            rows([own if is_ours(ctx, import_job) else None]),
            stoppable=import_job.state in _STOPPABLE,
            failed=import_job.state in _CAME_TO_NOTHING,
            live=_LIVE_SECONDS if running or stopping else None,
        )

    async def stop(self, ctx: Ctx, approval: Approval) -> Outcome:
        import_job = await _import(ctx, approval)
        if import_job is None or import_job.state not in _STOPPABLE:
            return Stay(notice=ctx.t("groups-approval-late"))
        imports = ctx.services.storage.imports
        cancel = imports.moving(import_job.id, _STOPPABLE, ImportState.CANCELLED)
        return Stay(effects=(cancel,), after=(ctx.services.bells.imports.ring,))

    def reopened(self, _ctx: Ctx, approval: Approval) -> Target | None:
        ident = _number(approval)
        return None if ident is None else IMPORT_JOB(id=ident)


def _number(approval: Approval) -> int | None:
    ident = None if approval.content is None else approval.content.get(_IMPORT)
    return ident if isinstance(ident, int) else None


async def _import(ctx: Ctx, approval: Approval) -> Import | None:
    """None where it is gone, or of another account."""
    ident = _number(approval)
    import_job = None if ident is None else await ctx.services.storage.imports.get(ident)
    if import_job is None or import_job.account_id != approval.account_id:
        return None
    return import_job


async def _still(ctx: Ctx, approval: Approval) -> Import | None:
    """The import, if it is to be begun still as it was shown."""
    import_job = await _import(ctx, approval)
    if import_job is None or import_job.state is not ImportState.READY:
        return None
    return import_job if mark(import_job) == approval.digest else None
