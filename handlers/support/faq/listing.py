"""The list of questions, by the service's priority; what is typed searches in it."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.shared.services import Ctx
from handlers.support.questions import mark, matching, questions
from handlers.support.routes import FAQ, FAQ_ANSWER, TICKET_NEW
from screens import Go, Outcome, Push, Safe, Screen, View, lines
from screens.widgets import Collection, ListData, ListPage, Search, whole
from smsir import Faq

PER_PAGE = 8
_LABEL_UNITS = 36
"""One line of a button on a phone of 390 pixels; what is cut stands whole in the text."""


listing: Screen[Ctx, ListData] = Screen(FAQ, needs=None, command="faq")


faqs = Collection(
    listing,
    whole(questions, size=PER_PAGE, matching=matching),
    label=lambda ctx, faq: f"\U0001f4a1 {ctx.fmt.name(faq.question, _LABEL_UNITS)}",
    key=mark,
    gone="faq-gone",
    search=Search(
        button="faq-search", ask="faq-search-ask", everything="faq-all", found="faq-found"
    ),
)


@listing.render
async def _render(ctx: Ctx, data: ListData) -> View:
    page = await faqs.page(ctx, data)
    ticket = Go(ctx.label("faq-ticket"), TICKET_NEW.entry())
    return ctx.view(
        lines(_text(ctx, data, page), *_cut(ctx, page.items)),
        *faqs.rows(ctx, data, page),
        [faqs.searching(ctx, data, page) if page.whole else None, ticket],
    )


def _cut(ctx: Ctx, on_page: Sequence[Faq]) -> list[Safe]:
    """The questions that no button holds, whole."""
    long = [faq for faq in on_page if ctx.fmt.name(faq.question, _LABEL_UNITS).endswith("\u2026")]
    questions = [ctx.t("faq-question", question=ctx.fmt.name(faq.question, 200)) for faq in long]
    return [Safe(""), *questions] if questions else []


def _text(ctx: Ctx, data: ListData, page: ListPage[Faq]) -> Safe:
    title = ctx.t("faq-title")
    if not page.whole:
        return lines(title, ctx.t("faq-none"))
    if not data.query:
        return lines(title, ctx.t("faq-how"))
    found = faqs.found(ctx, data, page)
    return lines(title, found, None if page.hits else ctx.t("faq-not-found"))


@faqs.on_choice
async def _show(_ctx: Ctx, _data: ListData, faq: Faq) -> Outcome:
    return Push(FAQ_ANSWER(question=faq.question, answer=faq.answer))
