"""The list of questions, by the service's priority; what is typed searches in it."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import JsonValue

from handlers.shared.services import Ctx
from handlers.support.questions import mark, matching, questions
from handlers.support.routes import FAQ, FAQ_ANSWER, TICKET_NEW, FaqData
from screens import Button, Outcome, Push, Safe, Screen, Stay, View, lines, rows
from screens.view import Go
from screens.widgets import ASK, ListPage, searches, turns_pages
from smsir import Faq

PER_PAGE = 8
_LABEL_UNITS = 36
"""One line of a button on a phone of 390 pixels; what is cut stands whole in the text."""


listing: Screen[Ctx, FaqData] = Screen(FAQ)


@listing.open
async def _open(_ctx: Ctx, args: str) -> Outcome:
    return Push(FAQ(query=args.strip()))


@listing.render
async def _render(ctx: Ctx, data: FaqData) -> View:
    everything = await questions(ctx)
    faqs = matching(everything, data.query) if data.query else everything
    page = ListPage.of(faqs, data.page, PER_PAGE)
    listed = [[Button(f"\U0001f4a1 {ctx.fmt.name(faq.question, _LABEL_UNITS)}", "show", mark(faq))]
              for faq in page.items]  # fmt: skip
    search = Button(ctx.label("faq-search"), "search")
    if data.query:
        search = Button(ctx.label("faq-all"), "all")
    ticket = Go(ctx.label("faq-ticket"), TICKET_NEW.entry())
    return View(
        lines(_text(ctx, data, everything, faqs), *_cut(ctx, page.items)),
        rows(
            *listed,
            page.row(ctx),
            [search if everything else None, ticket],
            [ctx.back(), ctx.home()],
        ),
    )


def _cut(ctx: Ctx, on_page: Sequence[Faq]) -> list[Safe]:
    """The questions that no button holds, whole."""
    long = [faq for faq in on_page if ctx.fmt.name(faq.question, _LABEL_UNITS).endswith("\u2026")]
    questions = [ctx.t("faq-question", question=ctx.fmt.name(faq.question, 200)) for faq in long]
    return [Safe(""), *questions] if questions else []


def _text(ctx: Ctx, data: FaqData, everything: list[Faq], faqs: list[Faq]) -> Safe:
    title = ctx.t("faq-title")
    if not everything:
        return lines(title, ctx.t("faq-none"))
    if not data.query:
        return lines(title, ctx.t("faq-how"))
    number, query = ctx.fmt.number(len(faqs)), ctx.fmt.name(data.query)
    hits = ctx.t("faq-found", query=query, count=len(faqs), shown=number)
    return lines(title, hits, None if faqs else ctx.t("faq-not-found"))


searches(listing)
turns_pages(listing)


@listing.action("search")
async def _search(ctx: Ctx, _data: FaqData, _arg: str) -> Outcome:
    return Push(ASK(question=ctx.t("faq-search-ask")), tag="search")


@listing.on_result
async def _asked(_ctx: Ctx, _data: FaqData, _tag: str, value: JsonValue) -> Outcome:
    return Stay(data=FaqData(query=value.strip())) if isinstance(value, str) else Stay()


@listing.action("show")
async def _show(ctx: Ctx, _data: FaqData, arg: str) -> Outcome:
    for faq in await questions(ctx):
        if mark(faq) == arg:
            return Push(FAQ_ANSWER(question=faq.question, answer=faq.answer))
    return Stay(notice=ctx.t("faq-gone"))
