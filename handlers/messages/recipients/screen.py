"""Picking recipients: one screen with three steps, and words that find the right one by themselves.

What is typed is a number, many numbers, a group's name or a person's: numbers are added, a group's
name filters the groups, anything else is looked for among the contacts.
"""

from __future__ import annotations

from handlers.messages.counting import Count
from handlers.messages.recipients import groups, numbers, people_step
from handlers.messages.recipients.reach import reached
from handlers.messages.routes import AUDIENCE, AudienceData
from handlers.shared.half_written import CHECK, SEND, HasName
from handlers.shared.number_references import referred
from handlers.shared.people import display_name
from handlers.shared.rights import Right
from handlers.shared.samples import TEXT, sample_group
from handlers.shared.services import Ctx
from screens.events import ContactIn, TextMessage
from screens.outcome import Outcome, Replace, Stay
from screens.screen import Screen
from screens.view import Button, Rows, Safe, Style, View, lines, rows
from screens.widgets import turns_pages
from smsir.text import find_mobiles, normalize_mobile, with_country

_QUERY_LENGTH = 60


async def _sample(ctx: Ctx) -> AudienceData:
    return AudienceData(text=TEXT, groups=(await sample_group(ctx),))


audience: Screen[Ctx, AudienceData] = Screen(
    AUDIENCE, keep=True, sample=_sample, needs=Right.COMPOSE
)


@audience.render
async def _render(ctx: Ctx, data: AudienceData) -> View:
    draw = {"groups": groups.draw, "people": people_step.draw, "numbers": numbers.draw}[data.step]
    count = await reached(ctx, data)
    return await draw(ctx, data, _chosen(ctx, data, count), _last_rows(ctx, data, count))


def _last_rows(ctx: Ctx, data: AudienceData, count: Count | None) -> Rows:
    onward = None
    if data.addressed:
        label = ctx.label("audience-next")
        people = 0 if count is None or count.unsaid else count.total
        if people:
            label = ctx.label("audience-next-with", count=people)
        onward = Button(label, "next", style=Style.PRIMARY)
    return rows([onward], [Button(ctx.label("nav-back"), "prev"), ctx.cancel(), ctx.home()])


def _chosen(ctx: Ctx, data: AudienceData, count: Count | None) -> Safe:
    """What was picked, and how many numbers of it get nothing."""
    if not data.addressed:
        return ctx.t("audience-nobody")
    counts = (
        ("groups", len(data.groups)),
        ("contacts", len(data.contacts)),
        ("numbers", len(data.numbers)),
    )
    parts = [ctx.t("audience-count", kind=kind, count=many) for kind, many in counts if many]
    chosen = ctx.t("audience-chosen", parts=Safe(ctx.label("audience-and").join(parts)))
    opted_out = 0 if count is None else len(count.sifted.opted_out)
    if not opted_out:
        return chosen
    return lines(chosen, ctx.t("audience-opted-out", count=opted_out))


@audience.action("pick")
async def _pick(ctx: Ctx, data: AudienceData, arg: str) -> Outcome:
    ident = int(arg)
    if data.step == "people":
        name = await _name_of_contact(ctx, data, ident)
        return Stay(data=data.changed(contacts=_toggled(data.contacts, ident, name)))
    name_of = groups.names(await groups.recent_groups(ctx))
    if ident not in name_of and ident not in dict(data.groups):
        await groups.reload(ctx)  # deleted meanwhile: the list is drawn anew without it
        return Stay()
    name = ctx.fmt.name(name_of.get(ident, ""), 40)
    return Stay(data=data.changed(groups=_toggled(data.groups, ident, name)))


def _toggled(picked: tuple[HasName, ...], ident: int, name: str) -> tuple[HasName, ...]:
    remaining = tuple(each for each in picked if each[0] != ident)
    return remaining if len(remaining) < len(picked) else (*picked, (ident, name))


async def _name_of_contact(ctx: Ctx, data: AudienceData, ident: int) -> str:
    contacts = await people_step.hits(ctx, data.query)
    return next(
        (display_name(ctx, contact, 40) for contact in contacts if contact.relation_id == ident), ""
    )


turns_pages(audience)
audience.sets("clear", groups=(), contacts=(), numbers=(), report=None)
audience.sets("people", step="people", query="", page=0, report=None)
audience.sets("numbers", step="numbers", query="", page=0, report=None)
audience.simply(
    "number",
    lambda _ctx, data, _arg: Stay(data=numbers.add(data, normalize_mobile(data.query) or "")),
)
audience.sets("dropall", numbers=(), page=0, report=None)
audience.simply("prev", lambda _ctx, data, _arg: Replace(SEND.holding(data.sms)))


@audience.action("all")
async def _all(ctx: Ctx, data: AudienceData, _arg: str) -> Outcome:
    """Every group in sight on all pages; where all are ticked, none."""
    name_of = groups.names(await groups.groups_found(ctx, data.query))
    picked = dict(data.groups)
    if name_of.keys() <= picked.keys():
        remaining = tuple(each for each in data.groups if each[0] not in name_of)
        return Stay(data=data.changed(groups=remaining))
    fresh = [(i, ctx.fmt.name(name, 40)) for i, name in name_of.items() if i not in picked]
    return Stay(data=data.changed(groups=(*data.groups, *fresh)))


@audience.action("groups")
async def _groups(ctx: Ctx, data: AudienceData, _arg: str) -> Outcome:
    await groups.reload(ctx)
    return Stay(data=data.changed(step="groups", query="", page=0, report=None))


@audience.action("drop")
async def _drop(ctx: Ctx, data: AudienceData, arg: str) -> Outcome:
    gone = referred(ctx, arg, data.numbers)
    numbers = tuple(mobile for mobile in data.numbers if mobile != gone)
    return Stay(data=data.changed(numbers=numbers, report=None))


@audience.action("next")
async def _next(ctx: Ctx, data: AudienceData, _arg: str) -> Outcome:
    if not data.addressed:
        return Stay(toast=ctx.label("audience-nobody-toast"), alert=True)
    return Replace(CHECK.holding(data.sms))


@audience.on_text
async def _typed(ctx: Ctx, data: AudienceData, event: TextMessage) -> Outcome:
    """In a search for people one number is looked for among them; several are recipients."""
    fewest = {"numbers": 0, "groups": 1}.get(data.step, 2)
    if len(find_mobiles(event.text).mobiles) >= fewest:
        return Stay(data=numbers.add(data, event.text))
    query = " ".join(event.text.split())[:_QUERY_LENGTH]
    if data.step == "groups" and await groups.groups_found(ctx, query):
        return Stay(data=data.changed(query=query, page=0))
    return Stay(data=data.changed(step="people", query=query, page=0, report=None))


@audience.on_edit
async def _edited(ctx: Ctx, data: AudienceData, event: TextMessage) -> Outcome:
    """The text of the SMS, edited while recipients are being picked: back to it, picks kept."""
    if event.message_id is None or event.message_id != data.source:
        return Stay(notice=ctx.t("engine-no-edit"))
    return Replace(SEND.holding(data.sms.with_text(event.text, data.source)))


@audience.on_contact
async def _contact(ctx: Ctx, data: AudienceData, event: ContactIn) -> Outcome:
    """A contact shared from the phone's address book, or forwarded."""
    added = numbers.add(data, with_country(event.phone))
    if added.report is None or not (added.report.added or added.report.repeated):
        return Stay(notice=ctx.t("audience-contact-no-mobile"))
    return Stay(data=added)
