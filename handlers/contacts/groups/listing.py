"""/groups: every group with its count, its colour and who is still waiting."""

from __future__ import annotations

from pydantic import JsonValue

from handlers.contacts.groups.data import dot, matching, read_name
from handlers.contacts.routes import GROUP, GROUPS, GroupsData
from handlers.shared.new_group import make_group
from handlers.shared.services import Ctx, client
from handlers.shared.unsaid import counted, row_arg, total
from screens import Button, Outcome, Push, Safe, Screen, Stay, View, lines, rows
from screens.text.bidi import isolate
from screens.text.labels import LABEL_LETTERS, letters
from screens.widgets import ASK, ListPage, searches, turns_pages
from smsir import ContactGroup

PER_PAGE = 8
_DOT = 3
"""Letters that the dot of the colour and the spaces beside it may take."""
listing: Screen[Ctx, GroupsData] = Screen(GROUPS)


@listing.open
async def _open(_ctx: Ctx, args: str) -> Outcome:
    return Push(GROUPS(query=args))


def counts(ctx: Ctx, group: ContactGroup) -> str:
    """How many contacts, and how many of them wait after their membership SMS."""
    size = counted(ctx, group.contacts_count)
    if group.waiting_count:
        waiting = ctx.fmt.number(group.waiting_count)
        return ctx.label("groups-count-waiting", **size, waiting=waiting)
    return ctx.label("groups-count", **size)


@listing.render
async def _render(ctx: Ctx, data: GroupsData) -> View:
    groups = await (await client(ctx)).contacts.groups()
    found = matching(groups, data.query)
    page = ListPage.of(found, data.page, PER_PAGE)
    return View(
        _text(ctx, data, groups, found),
        rows(
            *([_button(ctx, group)] for group in page.items),
            page.row(ctx),
            _tools(ctx, data, groups),
            [ctx.back(), ctx.refresh(), ctx.home()],
        ),
    )


def _button(ctx: Ctx, group: ContactGroup) -> Button:
    counted = f" ({counts(ctx, group)})"
    name = isolate(ctx.fmt.name(group.name, LABEL_LETTERS - _DOT - letters(counted)))
    return Button(f"{dot(group.color)} {name}{counted}", "show", row_arg(group.id))


def _tools(ctx: Ctx, data: GroupsData, groups: list[ContactGroup]) -> list[Button | None]:
    search = None
    if data.query:
        search = Button(ctx.label("groups-all"), "all")
    elif len(groups) > PER_PAGE:
        search = Button(ctx.label("groups-search"), "search")
    return [Button(ctx.label("groups-new"), "new"), search]


def _text(
    ctx: Ctx, data: GroupsData, groups: list[ContactGroup], found: list[ContactGroup]
) -> Safe:
    if not groups:
        return lines(ctx.t("groups-title"), "", ctx.t("groups-none"))
    people = _people(ctx, groups)
    if not data.query:
        return lines(ctx.t("groups-title"), people)
    query = ctx.fmt.name(data.query)
    hits = ctx.t("groups-found", query=query, count=len(found), shown=ctx.fmt.number(len(found)))
    return lines(ctx.t("groups-title"), people, "", hits)


def _people(ctx: Ctx, groups: list[ContactGroup]) -> Safe:
    """Memberships of all groups; of groups whose size is unsaid it is said that they lack."""
    sizes = [group.contacts_count for group in groups]
    many = ctx.fmt.number(len(groups))
    whole = total(sizes)
    if whole is not None:
        return ctx.t("groups-total", groups=many, contacts=ctx.fmt.number(whole))
    unsaid = sizes.count(None)
    return ctx.t(
        "groups-total-unsaid",
        groups=many,
        contacts=ctx.fmt.number(sum(size for size in sizes if size is not None)),
        count=unsaid,
        shown=ctx.fmt.number(unsaid),
    )


searches(listing)
turns_pages(listing)


@listing.action("search")
async def _search(ctx: Ctx, _data: GroupsData, _arg: str) -> Outcome:
    return Push(ASK(question=ctx.t("groups-search-ask")), tag="search")


@listing.action("show")
async def _show(_ctx: Ctx, _data: GroupsData, arg: str) -> Outcome:
    return Push(GROUP(id=int(arg)))


@listing.action("new")
async def _new(ctx: Ctx, _data: GroupsData, _arg: str) -> Outcome:
    return Push(ASK(question=ctx.t("groups-name-ask")), tag="new")


@listing.on_result
async def _answered(ctx: Ctx, data: GroupsData, tag: str, value: JsonValue) -> Outcome:
    if not isinstance(value, str):
        return Stay()
    if tag == "search":
        return Stay(data=GroupsData(query=value.strip()))
    return await _create(ctx, data, value)


async def _create(ctx: Ctx, _data: GroupsData, typed: str) -> Outcome:
    question = ctx.t("groups-name-ask")
    name = read_name(typed)
    if name is None:
        error = ctx.t("groups-name-bad")
        return Push(ASK(question=question, error=error, last=typed), tag="new")
    made = await make_group(ctx, name)
    if isinstance(made, Safe):
        return Push(ASK(question=question, error=made, last=name), tag="new")
    shown = ctx.fmt.name(name)
    notice = ctx.t("groups-found-empty" if made.found else "groups-made", name=shown)
    if made.id:
        return Push(GROUP(id=made.id), notice=notice)
    return Stay(data=GroupsData(), notice=notice)
