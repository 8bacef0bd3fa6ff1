"""Every action of every screen, by everybody: only what the table gives acts.

One account and one twin for all cases. The screen is laid open by hand and its button signed for
the person, so what is tried is the right itself, not what was drawn. The gate lets everybody in.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Awaitable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from handlers.shared.gate import AccessGate
from handlers.shared.rights import ROLES, Right, Role
from screens.bands import ANONYMOUS_ADMIN, SERVICE_IDS
from screens.callback import Callback
from screens.context import DeniedError
from screens.events import Event, Sender
from screens.permissions import has
from screens.person import Person
from screens.ports import Verdict
from screens.screen import Screen
from screens.stack import at_home
from screens.text.translator import Words
from storage import NewJob
from tests.clock import usual
from tests.handlers.team_desk import (
    COLLEAGUES,
    FORMER,
    OTHERS_OWNER,
    PEOPLE,
    SHOP_GROUP,
    STRANGER,
    TeamDesk,
    opened,
)

OUTSIDERS = (FORMER, STRANGER, OTHERS_OWNER, *sorted(SERVICE_IDS))
"""The last ones stand for hidden admins and for channels."""
READING = re.compile("^(Get|Search)|Count$")


class OpenGate:
    async def check(self, event: Event, words: Words) -> Verdict:
        return Verdict(allowed=True)

    def serves(self, user: int) -> bool:
        return True


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[TeamDesk]:
    async with opened(tmp_path, gate=OpenGate()) as ready:
        await ready.storage.accounts.link(OTHERS_OWNER, OTHERS_OWNER, "other", "secret", "other")
        yield ready


async def sample(desk: TeamDesk, screen: Screen[Any, Any]) -> Any:
    """What the screen may show, read from the account as its owner."""
    who = Sender(PEOPLE[Role.OWNER], "Maryam")
    event = Event(update_id=0, chat=who.id, who=who)
    person = Person(desk.parts, event, await desk.parts.profiles.of(who.id, who))
    return await screen.sample_of(person.ctx(at_home(desk.parts.catalogue, None)))


async def refusal(desk: TeamDesk, work: Awaitable[None]) -> str:
    """What is wrong with how something was refused; nothing where it was refused well."""
    before, said = len(desk.twin.requests), len(desk.gateway.shown)
    await work
    shown = [text for _, text in desk.gateway.shown[said:]]
    if not any(desk.word("engine-denied") in text for text in shown):
        return f"not told: {shown}"
    asked = [seen.operation for seen in desk.twin.requests[before:]]
    done = [operation for operation in asked if not READING.search(operation)]
    return f"asked the service {done}" if done else ""


async def counted(desk: TeamDesk) -> list[tuple[str, int]]:
    """How many rows each table has, but for what every look at a screen writes."""

    def work(db: Any) -> list[tuple[str, int]]:
        names = sorted(set(db.table_names()) - {"states", "bindings", "deliveries", "cursors"})
        return [(name, db.table(name).count) for name in names]

    return await desk.storage.run(work, write=False)


def denied(screen: Screen[Any, Any], need: str | None, role: Role | None) -> bool:
    """By the table alone."""
    rights: frozenset[str] = frozenset() if role is None else frozenset(ROLES[role])
    return not has(rights, (screen.needs, need))


def people_refused(screen: Screen[Any, Any], need: str | None, place: int) -> list[int]:
    """Colleagues whose role lacks the right; of those who have none at all one after the other."""
    lacking = [user for role, user in COLLEAGUES.items() if denied(screen, need, role)]
    if not denied(screen, need, None):
        return lacking
    return [*lacking, *(OUTSIDERS if place == 0 else [OUTSIDERS[place % len(OUTSIDERS)]])]


@pytest.mark.long
async def test_what_the_table_does_not_give_does_not_act(desk: TeamDesk) -> None:
    wrong = []
    for screen in desk.parts.catalogue.ids.values():
        data, rows = await sample(desk, screen), await counted(desk)
        for place, action in enumerate(screen.actions):
            for user in people_refused(screen, screen.acts.get(action), place):
                await desk.lay(user, screen.ident, data, SHOP_GROUP)
                trouble = await refusal(desk, desk.press(user, action, "1", SHOP_GROUP))
                wrong += [(screen.ident, action, user, trouble)] if trouble else []
        if rows != await counted(desk):
            wrong.append((screen.ident, "rows", 0, "the database was changed"))
    assert not wrong


@pytest.mark.long
async def test_hidden_admins_and_channels_reach_nothing_at_all(desk: TeamDesk) -> None:
    """Behind the real gate: a command of an admin is told the way out, all else is silence."""
    parts = desk.navigator.parts
    gate = AccessGate(desk.storage, quiet_seconds=0, links=parts.services.links)
    desk.navigator.parts = replace(parts, gate=gate)
    rows = await counted(desk)
    for screen in parts.catalogue.ids.values():
        data = await sample(desk, screen)
        for user in SERVICE_IDS:
            await desk.lay(user, screen.ident, data, SHOP_GROUP)
            asked = len(desk.twin.requests)
            for action in screen.actions:
                await desk.press(user, action, "1", SHOP_GROUP)
            await desk.say(user, "09121234567", SHOP_GROUP)
            await desk.file(user, b"09121234567", SHOP_GROUP)
            await desk.share(user, "09121234567", SHOP_GROUP)
            assert len(desk.twin.requests) == asked, screen.ident
    assert desk.gateway.shown == []
    for name in parts.catalogue.commands.keys() - {"link"}:
        for user in SERVICE_IDS:
            before = len(desk.twin.requests)
            await desk.command(user, name, chat=SHOP_GROUP)
            told = [text for _, text in desk.gateway.shown]
            assert told == ([desk.word("errors-anonymous")] if user == ANONYMOUS_ADMIN else [])
            assert len(desk.twin.requests) == before
            if told:
                (way,) = [key for line in desk.gateway.keys[-1] or () for key in line]
                assert way.url == parts.services.links(SHOP_GROUP).chat()
            desk.gateway.shown.clear()
    assert rows == await counted(desk)


@pytest.mark.long
async def test_typed_texts_files_and_contacts_need_the_same_right(desk: TeamDesk) -> None:
    wrong = []
    for screen in desk.parts.catalogue.ids.values():
        data, rows = await sample(desk, screen), await counted(desk)
        for user, role in ((user, role) for role, user in COLLEAGUES.items()):
            if screen.text is not None and denied(screen, None, role):
                await desk.lay(user, screen.ident, data, SHOP_GROUP)
                trouble = await refusal(desk, desk.say(user, "09121234567", SHOP_GROUP))
                wrong += [(screen.ident, "text", user, trouble)] if trouble else []
            if screen.file is not None and denied(screen, screen.takes, role):
                await desk.lay(user, screen.ident, data, SHOP_GROUP)
                trouble = await refusal(desk, desk.file(user, b"09121234567", SHOP_GROUP))
                wrong += [(screen.ident, "file", user, trouble)] if trouble else []
            if screen.contact is not None and denied(screen, screen.takes, role):
                await desk.lay(user, screen.ident, data, SHOP_GROUP)
                trouble = await refusal(desk, desk.share(user, "09121234567", SHOP_GROUP))
                wrong += [(screen.ident, "contact", user, trouble)] if trouble else []
        if rows != await counted(desk):
            wrong.append((screen.ident, "rows", 0, "the database was changed"))
    assert not wrong


@pytest.mark.long
async def test_commands_open_nothing_that_is_not_for_the_role(desk: TeamDesk) -> None:
    catalogue, tried = desk.parts.catalogue, 0
    for name, spec in catalogue.commands.items():
        screen = catalogue.screens[spec.screen]
        for role, user in COLLEAGUES.items():
            if denied(screen, None, role):
                trouble = await refusal(desk, desk.command(user, name, chat=SHOP_GROUP))
                assert not trouble, (name, role)
                tried += 1
    assert tried


@pytest.mark.long
async def test_no_button_is_drawn_that_would_be_refused(desk: TeamDesk) -> None:
    """Every screen that a role may see, as it is drawn for that role."""
    drawn = 0
    for screen in desk.parts.catalogue.ids.values():
        data = await sample(desk, screen)
        for role, user in COLLEAGUES.items():
            if denied(screen, None, role):
                continue
            await desk.lay(user, screen.ident, data, SHOP_GROUP)
            await desk.press(user, "_redraw", chat=SHOP_GROUP)
            if Right.MONEY not in {*ROLES[role]} or screen.needs not in ASKED_FOR_MONEY:
                assert credit(desk) not in desk.gateway.shown[-1][1], (screen.ident, role)
            if Right.NUMBERS not in ROLES[role]:
                assert not whole_numbers(desk), (screen.ident, role)
            for target in desk.pressable():
                drawn += 1
                assert not re.search(r"09\d{9}", target.arg), "any client of the chat reads it"
                assert not denied(*wanted(desk, screen, target), role), (screen.ident, target)
    assert drawn > len(desk.parts.catalogue.ids)


ASKED_FOR_MONEY = {Right.MONEY}
"""What screens need that are opened to see it; in a group no other says it unasked."""


def credit(desk: TeamDesk) -> str:
    """As a person reads it."""
    words = desk.parts.translator.words("fa")
    return words.number(desk.twin.accounts["demo-key"].credit)


def whole_numbers(desk: TeamDesk) -> list[str]:
    """Mobiles that stand whole in the last message, beside what is quoted, or on its buttons."""
    own = re.sub(r"<blockquote.*?</blockquote>", "", desk.gateway.html, flags=re.DOTALL)
    return re.findall(r"09\d{9}", "\n".join([own, *desk.gateway.labels]))


def wanted(
    desk: TeamDesk, screen: Screen[Any, Any], pressed: Callback
) -> tuple[Screen[Any, Any], str | None]:
    """The screen that a button runs on or leads to, and what it needs beside that screen's."""
    if pressed.action in {"_go", "_open"}:
        tag, _, ident = pressed.arg.partition(":")[0].rpartition("#")
        return desk.parts.catalogue.screens[ident], screen.tags.get(tag)
    return screen, screen.acts.get(pressed.action)


async def test_what_was_open_is_left_when_the_right_is_gone(desk: TeamDesk) -> None:
    """Also a question that an action asked: its answer would be the act."""
    manager = COLLEAGUES[Role.MANAGER]
    groups = desk.parts.catalogue.screens["groups"]
    await desk.lay(manager, "groups", await sample(desk, groups))
    await desk.press(manager, "new")
    assert await desk.top(manager) == "ask"

    await desk.member(Role.MANAGER, role=Role.VIEWER)
    trouble = await refusal(desk, desk.say(manager, "VIP"))

    assert not trouble
    assert await desk.top(manager) == "groups"
    assert not desk.twin.calls("AddContactGroup")


async def test_a_write_is_undone_whose_right_is_gone_when_it_is_stored(desk: TeamDesk) -> None:
    """The role changes between the check and the commit: by an effect that comes first."""
    manager, outbox = COLLEAGUES[Role.MANAGER], desk.storage.outbox
    guard = desk.parts.permissions.guard(manager, manager, desk.account.id, Right.SEND)
    demoted = await desk.member(Role.MANAGER, role=Role.VIEWER)
    new = NewJob(
        chat=manager, user=manager, account_id=desk.account.id, frame=77, revision=1,
        part="numbers", text="hello", mobiles=("09121234567",), recipients=1, segments=1,
        due_at=usual(),
    )  # fmt: skip
    with pytest.raises(DeniedError):
        await desk.parts.store.save(
            manager, manager, b"{}", effects=(guard, outbox.insertion(new)), full=True
        )
    assert not await outbox.for_frame(manager, manager, 77)
    assert demoted.role == Role.VIEWER
