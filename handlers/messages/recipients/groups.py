"""The groups of the account as a list to tick: any number, with counts and who must wait."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.messages.routes import AudienceData
from handlers.shared.account_cache import AccountCache
from handlers.shared.account_groups import matching
from handlers.shared.narrow import half_row
from handlers.shared.services import Ctx, client
from handlers.shared.unsaid import counted, number_or_mark, total
from screens.view import Button, Rows, Safe, View, lines, rows
from screens.widgets import ListPage, TickItem, tick_rows
from smsir import ContactGroup

PER_PAGE = 8
_recent: AccountCache[Sequence[ContactGroup]] = AccountCache(20.0)


async def recent_groups(ctx: Ctx) -> Sequence[ContactGroup]:
    """As they were some seconds ago: a tick asks the service nothing."""
    api = await client(ctx)
    return await _recent.get(api, api.contacts.groups)


async def reload(ctx: Ctx) -> None:
    _recent.forget(await client(ctx))


async def groups_found(ctx: Ctx, query: str) -> Sequence[ContactGroup]:
    return matching(await recent_groups(ctx), query)


def names(groups: Sequence[ContactGroup]) -> dict[int, str]:
    """By id; a group whose id cannot be read cannot be chosen."""
    return {group.id: group.name for group in groups if group.id is not None}


def label(ctx: Ctx, group: ContactGroup) -> str:
    """Half a row wide: the name is cut, so that the count is always in sight."""
    members = number_or_mark(ctx, group.contacts_count)
    name = half_row(ctx, group.name, f" ({members})")
    return ctx.label("audience-group", name=name, members=members)


async def draw(ctx: Ctx, data: AudienceData, chosen: Safe, last: Rows) -> View:
    groups = await groups_found(ctx, data.query)
    page = ListPage.of(groups, data.page, PER_PAGE)
    ticks = tick_rows(
        [TickItem(group.id, label(ctx, group)) for group in page.items if group.id is not None],
        [ident for ident, _ in data.groups],
        per_row=2,
    )
    return View(
        lines(_head(ctx, data, len(groups)), "", chosen, await _waiting(ctx, data)),
        rows(
            *ticks,
            page.row(ctx),
            [
                Button(ctx.label("audience-all"), "all") if len(groups) > 1 else None,
                Button(ctx.label("audience-clear"), "clear") if data.addressed else None,
            ],
            [
                Button(ctx.label("audience-every-group"), "groups") if data.query else None,
                Button(ctx.label("audience-people"), "people"),
                Button(ctx.label("audience-numbers"), "numbers"),
            ],
            *last,
        ),
    )


async def _waiting(ctx: Ctx, data: AudienceData) -> Safe | None:
    """How many of the chosen groups' members are too new to be written to."""
    chosen = dict(data.groups)
    if not chosen:
        return None
    many = total(group.waiting_count for group in await recent_groups(ctx) if group.id in chosen)
    return None if many == 0 else ctx.t("audience-waiting", count=counted(many))


def _head(ctx: Ctx, data: AudienceData, hits: int) -> Safe:
    if data.query:
        query = ctx.fmt.name(data.query, 40)
        return ctx.t("audience-groups-found", query=query, count=hits)
    if not hits:
        return ctx.t("audience-no-groups")
    return ctx.t("audience-ask")
