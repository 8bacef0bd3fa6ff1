"""The deletion of a group that waits for another person's word, and what becomes of it.

What is submitted is the group as it was shown: with another name or other people it is voided. The
call is made by `deletion_worker.py`, once.
"""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import ValidationError

from handlers.contacts.routes import GROUP, GROUPS
from handlers.shared.account_groups import all_groups
from handlers.shared.approving import Asked, submit
from handlers.shared.carrier import ApprovalProgress, Carried, VoidedError
from handlers.shared.from_account import from_account
from handlers.shared.rights import Right
from handlers.shared.services import Ctx, linked
from handlers.shared.unsaid import counted
from screens.fingerprint import fingerprint
from screens.outcome import Outcome, Stay
from screens.route import Target
from screens.screen import Data
from screens.view import Go, Safe, rows
from smsir import ContactGroup
from storage import Approval, ApprovalKind, CallState

_LIVE_SECONDS = 3.0
_OPEN = frozenset({CallState.DUE, CallState.OUT})


class DeletionData(Data):
    """What is frozen: which group, by the name that it had."""

    group: int
    name: str


def mark(group: ContactGroup) -> str:
    """The group as it was shown: another one, a new name or other people are asked about anew."""
    return fingerprint(group.id, group.name, group.contacts_count)


async def submit_deletion(ctx: Ctx, group: ContactGroup) -> Outcome:
    asked = Asked(
        kind=ApprovalKind.GROUP_DELETION,
        content=DeletionData(group=group.id or 0, name=group.name).model_dump(mode="json"),
        digest=mark(group),
        recipients=group.contacts_count,
    )
    return await submit(ctx, (await linked(ctx)).id, asked)


class DeletionCarrier:
    """Fits `handlers.shared.carrier.Carrier`."""

    needs = Right.PEOPLE_EDIT

    def title(self, ctx: Ctx, approval: Approval) -> Safe:
        data = deletion_in(approval)
        if data is None:
            return ctx.t("approval-closed")
        return ctx.t("groups-approval", name=ctx.fmt.name(data.name))

    def summary(self, ctx: Ctx, approval: Approval) -> Sequence[Safe]:
        return [ctx.t("groups-delete-what", count=counted(approval.recipients))]

    async def card(self, ctx: Ctx, approval: Approval) -> Sequence[Safe]:
        group = await _group(ctx, approval)
        if group is None or mark(group) != approval.digest:
            return [self.title(ctx, approval), ctx.t("groups-approval-changed")]
        return [
            await from_account(ctx),
            self.title(ctx, approval),
            *self.summary(ctx, approval),
            ctx.t("groups-gone-people"),
        ]

    async def carry_out(
        self, ctx: Ctx, approval: Approval, *, agreed: bool = False
    ) -> Carried | Target:
        del agreed  # nothing is asked first
        group = await _group(ctx, approval)
        if group is None or mark(group) != approval.digest:
            raise VoidedError(ctx.t("groups-approval-changed"), "group")
        calls = ctx.services.storage.approval_calls
        return Carried((calls.insertion(approval.id),), (ctx.services.bells.deletions.ring,))

    async def trial(self, _ctx: Ctx, _approval: Approval, _answer: str = "") -> Outcome | None:
        return None

    async def progress(self, ctx: Ctx, approval: Approval) -> ApprovalProgress:
        state = await ctx.services.storage.approval_calls.state(approval.id)
        if state is None:
            return ApprovalProgress()
        going, words = state in _OPEN, ""
        if state is CallState.REFUSED:
            words = await ctx.services.storage.approval_calls.words(approval.id)
        sentence = ctx.t("groups-approval-end", state="going" if going else state)
        return ApprovalProgress(
            (sentence, *([ctx.fmt.quote(words)] if words else [])),
            rows([Go(ctx.label("groups-approval-list"), GROUPS())]),
            failed=state is CallState.REFUSED,
            live=_LIVE_SECONDS if going else None,
        )

    async def stop(self, ctx: Ctx, _approval: Approval) -> Outcome:
        return Stay(notice=ctx.t("groups-approval-late"))

    def reopened(self, _ctx: Ctx, approval: Approval) -> Target | None:
        data = deletion_in(approval)
        return None if data is None else GROUP(id=data.group)


def deletion_in(approval: Approval) -> DeletionData | None:
    """None where no master key opens it, or a newer version wrote it."""
    try:
        return DeletionData.model_validate(approval.content)
    except ValidationError:
        return None


async def _group(ctx: Ctx, approval: Approval) -> ContactGroup | None:
    """As the service has it now; None where it is gone. Raises `SmsIrError`."""
    data = deletion_in(approval)
    groups = [] if data is None else await all_groups(ctx)
    return next((group for group in groups if data and group.id == data.group), None)
