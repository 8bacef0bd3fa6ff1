"""Who cancelled the membership, and when: the service never texts them again."""

from __future__ import annotations

from handlers.contacts.routes import EXPORT, OPTED_OUT
from handlers.shared.people import display_name
from handlers.shared.rights import Right
from handlers.shared.services import Ctx, client
from handlers.shared.unsaid import counted
from screens import Go, Screen, View, lines
from screens.widgets import PageData, page_row, turns_pages

PER_PAGE = 10
SERVICE_PAGE = 50


opted_out: Screen[Ctx, PageData] = Screen(OPTED_OUT, needs=Right.PEOPLE)


@opted_out.render
async def _render(ctx: Ctx, data: PageData) -> View:
    service_page, offset = divmod(data.page * PER_PAGE, SERVICE_PAGE)
    answer = await (await client(ctx)).contacts.cancelled(service_page)
    on_page = answer.contacts[offset : offset + PER_PAGE]
    listed = [
        ctx.t(
            "contacts-out-line",
            name=display_name(ctx, contact, 30),
            mobile=ctx.fmt.masked(contact.mobile),
            date=ctx.fmt.short_date(contact.cancelled) if contact.cancelled else "",
        )
        for contact in on_page
    ]
    pages = max(1, -(-answer.count // PER_PAGE)) if answer.count else None
    export = Go(ctx.label("contacts-out-export"), EXPORT(kind="opted-out")) if on_page else None
    title = ctx.t("contacts-out-title", count=counted(answer.count))
    more = len(answer.contacts) > offset + PER_PAGE
    return ctx.view(
        lines(title, ctx.t("contacts-out-note"), "", *(listed or [ctx.t("contacts-out-none")])),
        page_row(ctx, data.page, pages=pages, more=more),
        [export],
    )


turns_pages(opted_out)
