"""/groups: every group with its count, its colour and who is still waiting."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.contacts.groups.palette import dot
from handlers.contacts.groups.searched_name import asks_for_name, make_button
from handlers.contacts.routes import GROUP, GROUPS
from handlers.shared.account_groups import all_groups, matching
from handlers.shared.new_group import make_group, read_name
from handlers.shared.rights import Right
from handlers.shared.services import Ctx
from handlers.shared.unsaid import counted, total
from screens import Button, Outcome, Push, Safe, Screen, Stay, View, lines
from screens.text.bidi import isolate
from screens.text.labels import LABEL_LETTERS, letters
from screens.widgets import Collection, ListData, ListPage, Search, whole
from smsir import ContactGroup

PER_PAGE = 8
_DOT = 3
"""Letters that the dot of the colour and the spaces beside it may take."""
listing: Screen[Ctx, ListData] = Screen(GROUPS, needs=Right.PEOPLE, command="groups")


def counts(ctx: Ctx, group: ContactGroup) -> str:
    """How many contacts, and how many of them wait after their membership SMS."""
    size = counted(group.contacts_count)
    if group.waiting_count:
        return ctx.label("groups-count-waiting", count=size, waiting=group.waiting_count)
    return ctx.label("groups-count", count=size)


def _label(ctx: Ctx, group: ContactGroup) -> str:
    counted = f" ({counts(ctx, group)})"
    name = isolate(ctx.fmt.name(group.name, LABEL_LETTERS - _DOT - letters(counted)))
    return f"{name}{counted}"


groups = Collection(
    listing,
    whole(all_groups, size=PER_PAGE, matching=matching),
    label=_label,
    icon=lambda group: dot(group.color),
    to=lambda ident: GROUP(id=ident),
    gone="groups-gone",
    search=Search(
        button="groups-search",
        ask="groups-search-ask",
        everything="groups-all",
        found="groups-found",
        least=PER_PAGE + 1,
    ),
)


@listing.render
async def _render(ctx: Ctx, data: ListData) -> View:
    page = await groups.page(ctx, data)
    make = None if page.hits else make_button(ctx, data.query)
    new = None if make else Button(ctx.label("groups-new"), "new")
    return ctx.view(
        _text(ctx, data, page),
        *groups.rows(ctx, data, page),
        [make],
        [new, groups.searching(ctx, data, page)],
        refresh=True,
    )


def _text(ctx: Ctx, data: ListData, page: ListPage[ContactGroup]) -> Safe:
    if not page.whole:
        return lines(ctx.t("groups-title"), "", ctx.t("groups-none"))
    hits = groups.found(ctx, data, page)
    return lines(
        ctx.t("groups-title"), _people(ctx, page.whole), None if hits is None else "", hits
    )


def _people(ctx: Ctx, listed: Sequence[ContactGroup]) -> Safe:
    """Memberships of all groups; of groups whose size is unsaid it is said that they lack."""
    sizes = [group.contacts_count for group in listed]
    many = len(listed)
    people = total(sizes)
    if people is not None:
        return ctx.t("groups-total", groups=many, contacts=people)
    unsaid = sizes.count(None)
    return ctx.t(
        "groups-total-unsaid",
        groups=many,
        contacts=sum(size for size in sizes if size is not None),
        count=unsaid,
    )


@asks_for_name(listing, "groups-name-ask")
async def _create(ctx: Ctx, _data: ListData, typed: str) -> Outcome | Safe:
    name = read_name(typed)
    if name is None:
        return ctx.t("groups-name-bad")
    made = await make_group(ctx, name)
    if isinstance(made, Safe):
        return made
    shown = ctx.fmt.name(name)
    notice = ctx.t("groups-found-empty" if made.found else "groups-made", name=shown)
    if made.id:
        return Push(GROUP(id=made.id), notice=notice)
    return Stay(data=ListData(), notice=notice)
