"""/approvals: what waits for a decision first, then what was decided, the newest first."""

from __future__ import annotations

from handlers.home.approvals.routes import APPROVAL_RULES, APPROVALS
from handlers.home.approvals.words import outcome, title
from handlers.shared.approving import APPROVAL
from handlers.shared.colleagues import name_of
from handlers.shared.deciding import is_owner
from handlers.shared.rights import Right
from handlers.shared.services import Ctx, linked
from screens.screen import Screen
from screens.view import Go, Safe, View, lines
from screens.widgets import Collection, ListPage, PageData
from storage import Approval

_PER_PAGE = 6

listing: Screen[Ctx, PageData] = Screen(APPROVALS, needs=Right.SUBMIT, command="approvals")


async def _page(ctx: Ctx, data: PageData) -> ListPage[Approval]:
    """Everybody's for who may decide, one's own for the others."""
    account, approvals = await linked(ctx), ctx.services.storage.approvals
    own = None if ctx.may(Right.APPROVE) else ctx.user
    many, _ = await approvals.count(account.id, user=own)

    async def reading(start: int, size: int) -> list[Approval]:
        return await approvals.page(account.id, start, size, user=own)

    return await ListPage.read(data.page, many, _PER_PAGE, reading)


approvals = Collection(
    listing,
    _page,
    numbered="approvals-open",
    to=lambda ident: APPROVAL(id=ident),
    gone="approval-gone",
)


@listing.render
async def _render(ctx: Ctx, data: PageData) -> View:
    page = await approvals.page(ctx, data)
    heading = ctx.t("approvals-title")
    text = lines(heading, "", ctx.t("approvals-none"))
    if page.items:
        text = lines(heading, *[await _item(ctx, *each) for each in page.numbered])
    return ctx.view(
        text,
        *approvals.rows(ctx, data, page),
        [Go(ctx.label("approval-rules"), APPROVAL_RULES()) if is_owner(ctx) else None],
        refresh=True,
    )


async def _item(ctx: Ctx, place: int, approval: Approval) -> Safe:
    line = ctx.t("approvals-item", place=place, title=title(ctx, approval))
    return lines("", line, await outcome(ctx, approval) or await _waits(ctx, approval))


async def _waits(ctx: Ctx, approval: Approval) -> Safe:
    """Until when; and of whom, for who sees those of others."""
    until = ctx.fmt.moment(approval.expires_at)
    if approval.user == ctx.user:
        return ctx.t("approvals-waits", moment=until)
    name = await name_of(ctx, approval.account_id, approval.user)
    return ctx.t("approvals-waits-of", name=name, moment=until)
