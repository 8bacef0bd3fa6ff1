"""Plain numbers, typed or pasted in any clothing; what is no number is shown, never dropped."""

from __future__ import annotations

from handlers.messages.routes import AudienceData, Report
from handlers.shared.half_written import MAX_NUMBERS
from handlers.shared.number_references import reference
from handlers.shared.services import Ctx
from screens.view import Button, Rows, Safe, View, in_rows, lines, rows
from screens.widgets import ListPage
from smsir.text import find_mobiles, missed_in

PER_PAGE = 8
_MOST_JUNK = 40
_SHOWN_JUNK = 12


def add(data: AudienceData, pasted: str) -> AudienceData:
    """With the mobiles of a text added, each once, and a report of the rest."""
    pasted_numbers = find_mobiles(pasted)
    before = frozenset(data.numbers)
    fresh = [mobile for mobile in pasted_numbers.mobiles if mobile not in before]
    room = max(0, MAX_NUMBERS - len(data.numbers))
    report = Report(
        added=len(fresh[:room]),
        repeated=pasted_numbers.duplicates + len(pasted_numbers.mobiles) - len(fresh),
        over=len(fresh[room:]),
        junk=missed_in(pasted)[:_MOST_JUNK],
    )
    numbers = (*data.numbers, *fresh[:room])
    return data.changed(numbers=numbers, step="numbers", query="", page=0, report=report)


async def draw(ctx: Ctx, data: AudienceData, chosen: Safe, last: Rows) -> View:
    page = ListPage.of(data.numbers, data.page, PER_PAGE)
    drops = [
        Button(ctx.label("audience-drop", mobile=mobile), "drop", reference(ctx, mobile))
        for mobile in page.items
    ]
    return View(
        lines(*report_lines(ctx, data.report), ctx.t("audience-numbers-ask"), "", chosen),
        rows(
            *in_rows(drops),
            page.row(ctx),
            [Button(ctx.label("audience-drop-all"), "dropall")] if len(data.numbers) > 1 else [],
            [
                Button(ctx.label("audience-groups"), "groups"),
                Button(ctx.label("audience-people"), "people"),
            ],
            *last,
        ),
    )


def report_lines(ctx: Ctx, report: Report | None) -> list[Safe]:
    """What became of the last paste, with every piece that was not understood."""
    if report is None:
        return []
    parts = []
    if report.added:
        parts.append(ctx.t("audience-added", count=report.added))
    if report.repeated:
        parts.append(ctx.t("audience-repeated", count=report.repeated))
    if report.over:
        parts.append(ctx.t("audience-over", count=report.over, most=MAX_NUMBERS))
    if report.junk:
        some = report.added or report.repeated or report.over
        parts.append(ctx.t("audience-junk" if some else "audience-only-junk"))
        parts.append(ctx.fmt.quote("\n".join(report.junk[:_SHOWN_JUNK])))
        if len(report.junk) > _SHOWN_JUNK:
            parts.append(ctx.t("audience-junk-more", count=len(report.junk) - _SHOWN_JUNK))
    if not parts:
        parts.append(ctx.t("audience-nothing-found"))
    return [*parts, Safe("")]
