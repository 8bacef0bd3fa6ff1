"""/drafts: every draft of the account; `/drafts text` keeps a text at once."""

from __future__ import annotations

from handlers.messages.drafts.texts import cleaned, matching
from handlers.messages.keep_draft import keep_draft
from handlers.messages.routes import DRAFT, DRAFTS, DraftData
from handlers.shared.rights import Right
from handlers.shared.services import Ctx, client
from screens import Button, Outcome, Push, Safe, Screen, Stay, View, lines
from screens.fingerprint import fingerprint
from screens.widgets import Collection, ListData, ListPage, Search, asks, whole
from smsir import Draft

PER_PAGE = 8
_WORDS = 45
listing: Screen[Ctx, ListData] = Screen(DRAFTS, needs=Right.COMPOSE, command="drafts")


@listing.open
async def _open(ctx: Ctx, args: str) -> Outcome:
    text = cleaned(args)
    return Push(DRAFTS(), notice=await _kept(ctx, text) if text else None)


async def _kept(ctx: Ctx, text: str) -> Safe:
    return ctx.t("drafts-saved") if await keep_draft(ctx, text) else ctx.t("drafts-kept")


async def _all(ctx: Ctx) -> list[Draft]:
    return await (await client(ctx)).drafts.list()


def _label(ctx: Ctx, draft: Draft) -> str:
    words = ctx.fmt.name(draft.title or draft.text, _WORDS)
    return ctx.label("drafts-item", words=words)


def _mark(draft: Draft) -> str:
    """The id where there is one; else what the draft says."""
    return f"i{draft.id}" if draft.id else f"t{fingerprint(draft.title, draft.text)}"


drafts = Collection(
    listing,
    whole(_all, size=PER_PAGE, matching=matching),
    label=_label,
    key=_mark,
    gone="drafts-gone",
    search=Search(
        button="drafts-search",
        ask="drafts-search-ask",
        everything="drafts-all",
        found="drafts-found",
        least=2,
    ),
)


@listing.render
async def _render(ctx: Ctx, data: ListData) -> View:
    page = await drafts.page(ctx, data)
    return ctx.view(
        lines(ctx.t("drafts-title"), *_text(ctx, data, page)),
        *drafts.rows(ctx, data, page),
        [Button(ctx.label("drafts-new"), "new"), drafts.searching(ctx, data, page)],
        refresh=True,
    )


def _text(ctx: Ctx, data: ListData, page: ListPage[Draft]) -> list[Safe | None]:
    if not page.whole:
        return [Safe(""), ctx.t("drafts-none")]
    return [drafts.found(ctx, data, page) if data.query else ctx.t("drafts-how")]


@drafts.on_choice
async def _show(_ctx: Ctx, _data: ListData, draft: Draft) -> Outcome:
    return Push(DRAFT.holding(DraftData.of(draft)))


@asks(listing, "new", "drafts-new-ask")
async def _written(ctx: Ctx, _data: ListData, typed: str) -> Outcome | Safe:
    text = cleaned(typed)
    if not text:
        return ctx.t("drafts-empty")
    return Stay(data=ListData(), notice=await _kept(ctx, text))
