"""Single contacts, found by name or number; every hit is a button."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.messages.routes import AudienceData
from handlers.shared.account_cache import AccountCache
from handlers.shared.people import row_label, search
from handlers.shared.services import Ctx, client
from screens.view import Button, Rows, Safe, View, lines, rows
from screens.widgets import ListPage, TickItem, tick_rows
from smsir import FoundContact
from smsir.text import normalize_mobile

PER_PAGE = 8
_recent: AccountCache[Sequence[FoundContact]] = AccountCache(60.0)


async def hits(ctx: Ctx, query: str) -> Sequence[FoundContact]:
    """People whose name or number holds `query`, by Persian and Arabic letters alike.

    Each once, whatever number of groups they are in.
    """
    if not query:
        return ()

    async def fetch() -> Sequence[FoundContact]:
        return tuple(
            {contact.mobile: contact for contact in reversed(await search(ctx, query))}.values()
        )[::-1]

    return await _recent.get(await client(ctx), fetch, query)


async def draw(ctx: Ctx, data: AudienceData, chosen: Safe, last: Rows) -> View:
    """Hits of the query; without one, who is picked already, to be taken off again."""
    if data.query:
        items = [
            TickItem(contact.relation_id, row_label(ctx, contact))
            for contact in await hits(ctx, data.query)
            if contact.relation_id is not None
        ]
    else:
        items = [TickItem(ident, name or str(ident)) for ident, name in data.contacts]
    page = ListPage.of(items, data.page, PER_PAGE)
    return View(
        lines(_head(ctx, data, len(items)), "", chosen),
        rows(
            *tick_rows(page.items, [ident for ident, _ in data.contacts], per_row=2),
            page.row(ctx),
            [_as_number(ctx, data)] if not items else [],
            [
                Button(ctx.label("audience-groups"), "groups"),
                Button(ctx.label("audience-numbers"), "numbers"),
            ],
            *last,
        ),
    )


def _head(ctx: Ctx, data: AudienceData, hits: int) -> Safe:
    if not data.query:
        return ctx.t("audience-people-ask")
    query = ctx.fmt.name(data.query, 40)
    if not hits:
        return ctx.t("audience-people-none", query=query)
    return ctx.t("audience-people-found", query=query, count=hits)


def _as_number(ctx: Ctx, data: AudienceData) -> Button | None:
    """A number that is nobody's contact can still be sent to."""
    mobile = normalize_mobile(data.query)
    if mobile is None or mobile in data.numbers:
        return None
    return Button(ctx.label("audience-as-number"), "number")
