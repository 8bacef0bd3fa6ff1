"""Who may use the bot: strangers, groups and Telegram's stand-ins."""

from __future__ import annotations

from dataclasses import replace

import pytest

from handlers.shared.gate import AccessGate
from screens.bands import ANONYMOUS_ADMIN, SERVICE_IDS, number
from screens.events import Command, Event, Other, Press, Sender, TextMessage
from screens.ports import Verdict
from tests.handlers.desk import GROUP, OWNER, Desk

STRANGER = 2002


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def command(user: int = OWNER, name: str = "start", chat: int | None = None) -> Command:
    where = user if chat is None else chat
    return Command(update_id=1, chat=where, who=Sender(user), private=where == user, name=name)


def press(user: int, chat: int = GROUP) -> Press:
    return Press(
        update_id=1, chat=chat, who=Sender(user), private=chat == user, query_id="1", payload="x"
    )


def typed(user: int, chat: int = GROUP, reply_to: int | None = None) -> TextMessage:
    return TextMessage(
        update_id=1, chat=chat, who=Sender(user), private=chat == user, text="hi", reply_to=reply_to
    )


async def judged(desk: Desk, event: Event, gate: AccessGate | None = None) -> Verdict:
    gate = gate or AccessGate(desk.storage)
    return await gate.check(event, desk.translator.words("fa"))


async def test_by_default_everyone_may_come_in_private(desk: Desk) -> None:
    assert (await judged(desk, command(STRANGER))).allowed


async def test_f63_a_stranger_hears_one_sentence_a_while(desk: Desk) -> None:
    clock = Clock()
    gate = AccessGate(desk.storage, allowed=frozenset({OWNER}), clock=clock, quiet_seconds=60)

    first = await judged(desk, command(STRANGER), gate)
    assert not first.allowed
    assert "در فهرست نیست" in (first.say or "")
    for _ in range(50):
        assert await judged(desk, command(STRANGER), gate) == Verdict(allowed=False)
    assert (await judged(desk, command(OWNER), gate)).allowed
    clock.now = 61
    assert (await judged(desk, command(STRANGER), gate)).say is not None


async def test_f63_a_strangers_press_is_answered_every_time(desk: Desk) -> None:
    gate = AccessGate(desk.storage, allowed=frozenset({OWNER}))
    for _ in range(2):
        verdict = await judged(desk, press(STRANGER, STRANGER), gate)
        assert not verdict.allowed
        assert verdict.say is not None


async def test_the_list_holds_in_groups_too(desk: Desk) -> None:
    gate = AccessGate(desk.storage, allowed=frozenset({OWNER}))

    assert await judged(desk, typed(STRANGER), gate) == Verdict(allowed=False)
    assert not (await judged(desk, command(STRANGER, chat=GROUP), gate)).allowed


@pytest.mark.parametrize("ident", sorted(SERVICE_IDS))
async def test_f62_telegrams_stand_ins_never_act(desk: Desk, ident: int) -> None:
    gate = AccessGate(desk.storage, allowed=frozenset({ident}))

    verdict = await judged(desk, command(ident, "credit", GROUP), gate)
    assert not verdict.allowed
    assert (verdict.say is not None) == (ident == ANONYMOUS_ADMIN)
    assert await judged(desk, typed(ident), gate) == Verdict(allowed=False)


@pytest.mark.parametrize("ident", sorted(SERVICE_IDS))
async def test_whoever_has_such_an_id_in_bale_is_a_person(desk: Desk, ident: int) -> None:
    person = number("bale", ident)

    assert (await judged(desk, command(person), AccessGate(desk.storage))).allowed


async def test_f62_in_an_attached_group_only_the_owner_acts(desk: Desk) -> None:
    await desk.link(chat=GROUP)
    gate = AccessGate(desk.storage)

    assert (await judged(desk, command(OWNER, "send", GROUP), gate)).allowed
    assert (await judged(desk, press(OWNER), gate)).allowed
    refused = await judged(desk, press(STRANGER), gate)
    assert not refused.allowed
    assert "فقط صاحب حساب" in (refused.say or "")
    told = await judged(desk, command(STRANGER, "send", GROUP), gate)
    assert not told.allowed
    assert told.say is not None
    assert await judged(desk, command(STRANGER, "send", GROUP), gate) == Verdict(allowed=False)
    assert await judged(desk, typed(STRANGER), gate) == Verdict(allowed=False)


async def test_what_the_owner_says_to_others_in_the_group_is_not_for_the_bot(desk: Desk) -> None:
    await desk.link(chat=GROUP)

    assert not (await judged(desk, typed(OWNER))).allowed
    assert (await judged(desk, typed(OWNER, reply_to=7))).allowed
    sticker = Other(update_id=1, chat=GROUP, who=Sender(OWNER), private=False, kind="sticker")
    assert await judged(desk, sticker) == Verdict(allowed=False)


async def test_f60_link_passes_in_any_group_so_that_keys_are_deleted(desk: Desk) -> None:
    assert (await judged(desk, command(STRANGER, "link", GROUP))).allowed
    await desk.link(chat=GROUP)
    assert (await judged(desk, command(STRANGER, "link", GROUP))).allowed
    only_owner = AccessGate(desk.storage, allowed=frozenset({OWNER}))
    assert (await judged(desk, command(ANONYMOUS_ADMIN, "link", GROUP), only_owner)).allowed
    assert not (await judged(desk, command(STRANGER, "link", GROUP), only_owner)).allowed


async def test_in_an_unattached_group_only_the_beginnings_pass(desk: Desk) -> None:
    gate = AccessGate(desk.storage)

    assert (await judged(desk, command(OWNER, "start", GROUP), gate)).allowed
    assert (await judged(desk, command(OWNER, "help", GROUP), gate)).allowed
    assert (await judged(desk, press(OWNER), gate)).allowed
    assert await judged(desk, typed(OWNER), gate) == Verdict(allowed=False)
    told = await judged(desk, command(OWNER, "send", GROUP), gate)
    assert not told.allowed
    assert "هنوز به حسابی متصل نیست" in (told.say or "")


async def test_keys_in_a_group_are_deleted_each_time_and_spoken_of_once_a_while(
    desk: Desk,
) -> None:
    clock = Clock()
    gate = AccessGate(desk.storage, clock=clock, quiet_seconds=60)
    for user in (STRANGER, OWNER):
        assert (await judged(desk, command(user, "link", GROUP), gate)).allowed
        for _ in range(40):
            keys = replace(command(user, "link", GROUP), args="key secret")
            again = await judged(desk, keys, gate)
            assert (again.allowed, again.erase) == (False, True)
    clock.now = 61
    assert (await judged(desk, command(STRANGER, "link", GROUP), gate)).allowed
