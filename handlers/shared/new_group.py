"""A new group of the account, also where an earlier call has made it already.

AddOrUpdateContactGroup has no reference of the caller's. A process that dies in it, or an answer
that is lost, leaves a group that nobody was told of; the next try is refused, for names are unique.
"""

from __future__ import annotations

from dataclasses import dataclass

from handlers.shared.acts import acting
from handlers.shared.or_else import or_else
from handlers.shared.services import Ctx, client
from handlers.shared.unsaid import counted
from screens.text.bidi import strip
from screens.view import Safe, lines
from smsir import ContactGroup, Refused, SmsIr
from storage import Verb

MAX_NAME = 60
"""Letters of a group's name that fit every screen."""


@dataclass(frozen=True, slots=True)
class NewGroup:
    """`id` None: the service told none. `found`: it was there already, without contacts."""

    id: int | None
    found: bool = False


def read_name(typed: str) -> str | None:
    """A group's name in one line, or None where nothing or too much was typed."""
    name = " ".join(strip(typed).split())
    return name if 0 < len(name) <= MAX_NAME else None


async def make_group(ctx: Ctx, name: str) -> NewGroup | Safe:
    """The group of this name, or why there is none. Raises `SmsIrError` but for a refusal."""
    api = await client(ctx)
    try:
        async with acting(ctx, Verb.GROUP_ADDED, object=name):
            made = await api.contacts.add_group(name)
    except Refused as refused:
        namesake = await _namesake(api, name)
        if namesake is not None and namesake.contacts_count == 0:
            return NewGroup(namesake.id, found=True)
        return name_refused(ctx, refused, namesake)
    if made.id:
        return NewGroup(made.id)
    listed = await _namesake(api, name)
    return NewGroup(listed.id if listed else None)


def name_refused(ctx: Ctx, refused: Refused, namesake: ContactGroup | None = None) -> Safe:
    """Names are unique in an account: say so, with the service's own words."""
    there = None
    if namesake is not None:
        there = ctx.t("errors-group-there", count=counted(namesake.contacts_count))
    words = ctx.fmt.quote(refused.service_message) if refused.service_message else None
    return lines(ctx.t("errors-group-refused"), there, words)


async def _namesake(api: SmsIr, name: str) -> ContactGroup | None:
    groups = await or_else(api.contacts.groups(), ())
    return next((group for group in groups if group.name.strip() == name.strip()), None)
