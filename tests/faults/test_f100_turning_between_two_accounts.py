"""Two accounts in one chat, which turns from one to the other between any two steps, at random.

All flows of `test_f100_account_changes_with_work_half_done` are played one after the other with the
first account, in an order of the seed. Before a step the chat may turn to the second account, where
something is looked at, typed, or a button of the first one's screens is pressed; then it turns back
and the flow goes on as if nothing had been. Nothing of one account may stand in a call made for the
other or on a screen of the other, in either direction, and nothing is lost on the way.
"""

from __future__ import annotations

import itertools
import os
import random
import re
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from sandbox.smsir.book import AddressBook
from tests.faults.half_done import Chat, Step
from tests.faults.test_f100_account_changes_with_work_half_done import (
    CAFE,
    FLOWS,
    LATE,
    ROSE,
    Flow,
    Marks,
    _account,
    _no_work,
    _opened,
)
from tests.stories.harness.shop import Shop
from tests.stories.harness.waiting import eventually

pytestmark = [pytest.mark.story, pytest.mark.long]

SEEDS = int(os.environ.get("PROVE_SEEDS", "1"))
_PERSONS = itertools.count(6_001)
OTHERS = re.compile(r"(?<!\d)88[123]\d{3}(?!\d)")
"""Ids of the second account."""

ROSE_NAME, CAFE_NAME = "فروشگاه گل یاس", "کافه"
WORDS = ("/groups", "/contacts", "/drafts", "/sent", "/scheduled", "/credit", "/tickets", LATE)


class TurningChat(Chat):
    """One in which a button counts that has gone from sight while the other account was open."""

    def find(self, action: str, label: str = "") -> tuple[int, str] | None:
        return super().find(action, label) or self._remembered(action, label)

    def _remembered(self, action: str, label: str) -> tuple[int, str] | None:
        known = [(place, name) for step in self.steps for place, name in step.items()]
        for (message, data), name in reversed(known):
            parts = data.split(".")
            led = parts[4].partition(":")[0].rpartition("#")[2] if len(parts) > 4 else ""
            if action in {parts[3], led} and label in name:
                return message, data
        return None


def _far(fill: Callable[[AddressBook], None]) -> Callable[[AddressBook], None]:
    def filled(book: AddressBook) -> None:
        book._group_id, book._contact_id, book._relation_id = 881_000, 882_000, 883_000
        fill(book)

    return filled


@dataclass
class Turns:
    """The accounts of the chat, and what has come of each so far."""

    shop: Shop
    chat: TurningChat
    rose: int
    cafe: int
    chance: random.Random
    calls: int = 0
    screens: int = 0
    away: int = 0

    async def to(self, account: int) -> None:
        await _no_work(self.shop, self.rose)
        await _no_work(self.shop, self.cafe)
        self._judge()
        assert await self.shop.bot.storage.accounts.switch(self.chat.person.id, account)

    def _judge(self) -> None:
        """Calls by their keys; screens by the account that the chat has had since the last look."""
        marks = Marks(self.shop)
        for seen in self.shop.smsir.requests[self.calls :]:
            words = seen.body.decode("utf-8", "replace") + str(seen.query) + str(seen.json)
            whose, words = _account(self.shop, seen), words + str(seen.form)
            wrong = OTHERS.findall(words) if whose == ROSE[0] else marks.found(words)
            assert wrong == [], f"{seen.operation} of {whose}: {words}"
        self.calls = len(self.shop.smsir.requests)

    def look(self) -> None:
        """What was shown since the last look: whose it is stands on it, and of one account alone.

        A screen of the account that is set aside may be drawn once more at that very moment, and
        results are told whatever is open: both say whose they are.
        """
        marks = Marks(self.shop)
        for message in self.chat.from_bot():
            if message.seq > self.screens:
                text = message.plain
                if marks.found(text):
                    assert (ROSE_NAME in text, CAFE_NAME in text) == (True, False), text
                if OTHERS.findall(text):
                    assert (ROSE_NAME in text, CAFE_NAME in text) == (False, True), text
        self.screens = self.shop.telegram.world.bell.seq

    async def wander(self) -> None:
        """To the second account, do something there, and come back."""
        old = [place for step in self.chat.steps for place in step]
        self.look()
        await self.to(self.cafe)
        if old and self.chance.random() < 0.5:
            await self.chat.press(*self.chance.choice(old))
            if await self.shop.bot.storage.accounts.present(self.chat.person.id) != self.cafe:
                raise AssertionError("an old button turns nowhere unasked")
        await self.chat.say(self.chance.choice(WORDS))
        self.look()
        await self.to(self.rose)
        await self._touch()
        self.away += 1

    async def _touch(self) -> None:
        """A button that counts no more: what is open is drawn anew, which it is not by itself."""
        earlier = [place for step in self.chat.steps[:-1] for place in step]
        stale = [place for place in earlier if place[1].split(".")[1] != "0"]
        if stale:
            await self.chat.press(*stale[-1])


@pytest.fixture
async def shop(tmp_path: Path) -> AsyncIterator[Shop]:
    async with _opened(tmp_path, 0.0) as shop:
        cafe = shop.smsir.accounts[CAFE[0]]
        assert cafe.fill_book is not None
        cafe.fill_book = _far(cafe.fill_book)
        yield shop


async def _begun(shop: Shop, chance: random.Random) -> Turns:
    """Somebody with both accounts, who works with the first one."""
    ident = next(_PERSONS)
    chat = TurningChat(
        shop, shop.telegram.user(ident, first_name="مریم", language_code="fa"), late=LATE
    )
    await shop.bot.storage.settings.update(ident, quiet_from=0, quiet_to=0)
    await shop.link(chat.person, ROSE)
    accounts = shop.bot.storage.accounts
    rose = await accounts.present(ident)
    cafe = await accounts.link(ident, ident, *CAFE, "کافه")
    await accounts.switch(ident, rose)
    await chat.quiet()
    turns = Turns(shop, chat, rose, cafe.id, chance)
    turns.calls, turns.screens = len(shop.smsir.requests), shop.telegram.world.bell.seq
    return turns


async def _play(turns: Turns, flow: Flow) -> None:
    called = len(turns.shop.smsir.calls(flow.calls))
    for step in flow.before:
        await turns.chat.do(step)
    for step in flow.steps:
        if turns.chance.random() < 0.5:
            await turns.wander()
        await _done(turns, step)
    await _no_work(turns.shop, turns.rose)
    if flow.calls:
        await eventually(lambda: len(turns.shop.smsir.calls(flow.calls)) > called)


async def _done(turns: Turns, step: Step) -> None:
    await turns.chat.do(step)
    turns.look()


@pytest.mark.parametrize("seed", range(SEEDS))
async def test_f100_a_chat_turns_about_and_nothing_crosses_or_is_lost(
    shop: Shop, seed: int
) -> None:
    chance, away = random.Random(seed), 0
    names = [name for name in FLOWS if name != "delete a group"]
    chance.shuffle(names)
    for name in [*names, "delete a group"]:
        turns = await _begun(shop, chance)
        try:
            await _play(turns, FLOWS[name])
        except AssertionError as error:
            error.add_note(f"flow {name!r}, seed {seed}")
            raise
        away += turns.away
        await turns.to(turns.cafe)
        turns.look()
    assert away > len(FLOWS)
    assert shop.smsir.sent(CAFE[0]) == []
