"""/drafts: every draft of the account; `/drafts text` keeps a text at once."""

from __future__ import annotations

from pydantic import JsonValue

from handlers.messages.drafts.texts import cleaned, matching
from handlers.messages.keep_draft import keep_draft
from handlers.messages.routes import DRAFT, DRAFTS, DraftData
from handlers.shared.services import Ctx, client
from screens import Button, Outcome, Push, Safe, Screen, Stay, View, lines, rows
from screens.widgets import ASK, ListData, ListPage, searches, turns_pages
from smsir import Draft

PER_PAGE = 8
_WORDS = 45
listing: Screen[Ctx, ListData] = Screen(DRAFTS)


@listing.open
async def _open(ctx: Ctx, args: str) -> Outcome:
    text = cleaned(args)
    return Push(DRAFTS(), notice=await _kept(ctx, text) if text else None)


async def _kept(ctx: Ctx, text: str) -> Safe:
    return ctx.t("drafts-saved") if await keep_draft(ctx, text) else ctx.t("drafts-kept")


@listing.render
async def _render(ctx: Ctx, data: ListData) -> View:
    drafts = await (await client(ctx)).drafts.list()
    found = matching(drafts, data.query)
    page = ListPage.of(found, data.page, PER_PAGE)
    listed = [
        [Button(_label(ctx, one), "show", _mark(place, one))]
        for place, one in enumerate(page.items, page.start)
    ]
    return View(
        _text(ctx, data, drafts, found),
        rows(
            *listed,
            page.row(ctx),
            _tools(ctx, data, len(drafts)),
            [ctx.back(), ctx.refresh(), ctx.home()],
        ),
    )


def _label(ctx: Ctx, draft: Draft) -> str:
    words = ctx.fmt.name(draft.title or draft.text, _WORDS)
    return ctx.label("drafts-item", words=words)


def _mark(place: int, draft: Draft) -> str:
    """The id where there is one; else the place in what was found."""
    return f"i{draft.id}" if draft.id else f"p{place}"


def _text(ctx: Ctx, data: ListData, drafts: list[Draft], found: list[Draft]) -> Safe:
    title = ctx.t("drafts-title")
    if not drafts:
        return lines(title, "", ctx.t("drafts-none"))
    if not data.query:
        return lines(title, ctx.t("drafts-how"))
    shown = ctx.fmt.number(len(found))
    query = ctx.fmt.name(data.query)
    return lines(title, ctx.t("drafts-found", query=query, count=len(found), shown=shown))


def _tools(ctx: Ctx, data: ListData, many: int) -> list[Button | None]:
    search = None
    if data.query:
        search = Button(ctx.label("drafts-all"), "all")
    elif many > 1:
        search = Button(ctx.label("drafts-search"), "search")
    return [Button(ctx.label("drafts-new"), "new"), search]


searches(listing)
turns_pages(listing)


@listing.action("search")
async def _search(ctx: Ctx, _data: ListData, _arg: str) -> Outcome:
    return Push(ASK(question=ctx.t("drafts-search-ask")), tag="search")


@listing.action("new")
async def _new(ctx: Ctx, _data: ListData, _arg: str) -> Outcome:
    return Push(ASK(question=ctx.t("drafts-new-ask")), tag="new")


@listing.action("show")
async def _show(ctx: Ctx, data: ListData, arg: str) -> Outcome:
    found = matching(await (await client(ctx)).drafts.list(), data.query)
    kind, number = arg[:1], int(arg[1:])
    for place, one in enumerate(found):
        if (kind == "i" and one.id == number) or (kind == "p" and place == number):
            return Push(DRAFT.holding(DraftData.of(one)))
    return Stay(notice=ctx.t("drafts-gone"))


@listing.on_result
async def _answered(ctx: Ctx, _data: ListData, tag: str, value: JsonValue) -> Outcome:
    if not isinstance(value, str):
        return Stay()
    if tag == "search":
        return Stay(data=ListData(query=value.strip()))
    text = cleaned(value)
    if not text:
        question, error = ctx.t("drafts-new-ask"), ctx.t("drafts-empty")
        return Push(ASK(question=question, error=error), tag="new")
    return Stay(data=ListData(), notice=await _kept(ctx, text))
