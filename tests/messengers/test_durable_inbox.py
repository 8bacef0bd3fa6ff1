from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from cryptography.fernet import Fernet

from messengers.envelope import Envelope, envelope
from messengers.intake import MAX_STARTS, Intake
from screens.bands import BANDS, number
from storage import Storage, Vault
from tests.patience import PATIENCE

KEY = Fernet.generate_key().decode()


def message(ident: int, user: int = 1001, text: str = "سلام") -> dict[str, Any]:
    person = {"id": user, "is_bot": False, "first_name": "a", "language_code": "fa"}
    chat = {"id": user, "type": "private"}
    body = {"message_id": ident, "date": 1, "chat": chat, "from": person, "text": text}
    return {"update_id": ident, "message": body}


class Bench:
    """An intake over a real database; `hold` keeps handlers from finishing."""

    def __init__(self, storage: Storage, *, cap: int = 120) -> None:
        self.handled: list[int] = []
        self.flooded: list[int] = []
        self.poisoned: list[int] = []
        self.hold = asyncio.Event()
        self.hold.set()
        self.intake = Intake(storage.inbox, self._handle, self._flood, self._poison, cap=cap)

    async def _handle(self, one: Envelope) -> None:
        await self.hold.wait()
        self.handled.append(one.update_id)

    async def _flood(self, one: Envelope) -> None:
        self.flooded.append(one.update_id)

    async def _poison(self, one: Envelope) -> None:
        self.poisoned.append(one.update_id)

    async def idle(self) -> None:
        async with asyncio.timeout(PATIENCE):
            await self.intake.lanes.room(1)


@pytest.fixture
async def storage(tmp_path: Path) -> AsyncIterator[Storage]:
    async with await Storage.open(tmp_path / "inbox.db", Vault([KEY])) as opened:
        yield opened


async def test_a_batch_is_on_disk_before_it_is_taken(storage: Storage) -> None:
    bench = Bench(storage)
    bench.hold.clear()
    await bench.intake.take("telegram", [message(1), message(2, user=5)])
    assert [ident for ident, _, _ in await storage.inbox.waiting()] == [1, 2]
    bench.hold.set()
    await bench.idle()
    assert await storage.inbox.waiting() == []
    assert sorted(bench.handled) == [1, 2]


async def test_an_update_delivered_again_acts_once(storage: Storage) -> None:
    bench = Bench(storage)
    await bench.intake.take("telegram", [message(1), message(1)])
    await bench.intake.take("telegram", [message(1), message(2)])
    await bench.idle()
    await bench.intake.take("telegram", [message(2)])
    await bench.idle()
    assert bench.handled == [1, 2]


async def test_ids_that_jump_down_are_handled_all_the_same(storage: Storage) -> None:
    bench = Bench(storage)
    await bench.intake.take("telegram", [message(900)])
    await bench.intake.take("telegram", [message(7)])
    await bench.idle()
    assert bench.handled == [900, 7]


async def test_what_was_not_handled_is_replayed_in_order(storage: Storage) -> None:
    first = Bench(storage)
    first.hold.clear()
    await first.intake.take("telegram", [message(n) for n in range(1, 6)])
    await first.intake.lanes.close(0)
    second = Bench(storage)
    assert await second.intake.replay("telegram") == 5
    await second.idle()
    assert second.handled == [1, 2, 3, 4, 5]
    assert await storage.inbox.waiting() == []


async def test_a_replay_drops_nothing_however_long_the_queue(storage: Storage) -> None:
    first = Bench(storage)
    first.hold.clear()
    await first.intake.take("telegram", [message(n) for n in range(1, 21)])
    await first.intake.lanes.close(0)
    second = Bench(storage, cap=3)
    await second.intake.replay("telegram")
    await second.idle()
    assert len(second.handled) == 20


async def test_an_update_that_ends_the_process_each_time_is_given_up(storage: Storage) -> None:
    await storage.inbox.put([(66, json.dumps(message(66)).encode())])
    for _ in range(MAX_STARTS):
        dying = Bench(storage)
        dying.hold.clear()
        await dying.intake.replay("telegram")
        await dying.intake.lanes.close(0)
    last = Bench(storage)
    await last.intake.replay("telegram")
    await last.idle()
    assert last.handled == []
    assert last.poisoned == [66]
    assert await storage.inbox.waiting() == []


async def test_nonsense_from_telegram_is_counted_and_passed_over(storage: Storage) -> None:
    bench = Bench(storage)
    await bench.intake.take("telegram", [None, {}, {"update_id": "x"}, [], message(3)])
    await bench.idle()
    assert bench.handled == [3]
    assert bench.intake.counts["malformed"] == 4


async def test_over_the_cap_updates_are_dropped_and_crossed_off(storage: Storage) -> None:
    bench = Bench(storage, cap=5)
    bench.hold.clear()
    await bench.intake.take("telegram", [message(n) for n in range(1, 11)] + [message(50, user=2)])
    assert len(bench.flooded) in {4, 5}  # the first may or may not have begun
    bench.hold.set()
    await bench.idle()
    assert await storage.inbox.waiting() == []
    assert 50 in bench.handled


async def test_the_same_update_of_two_messengers_is_two_updates(storage: Storage) -> None:
    bench = Bench(storage)
    await bench.intake.take("telegram", [message(3), message(4)])
    await bench.intake.take("bale", [message(3)])
    await bench.intake.take("telegram", [message(3)])
    await bench.intake.take("bale", [message(3), message(4)])
    await bench.idle()
    assert sorted(bench.handled) == [3, 4, number("bale", 3), number("bale", 4)]


async def test_two_people_of_one_id_do_not_wait_for_each_other(storage: Storage) -> None:
    bench = Bench(storage, cap=2)
    bench.hold.clear()
    for band in BANDS:
        await bench.intake.take(band, [message(1), message(2)])
    assert bench.flooded == []
    bench.hold.set()
    await bench.idle()


async def test_what_waits_is_replayed_once_its_own_messenger_is_reached(storage: Storage) -> None:
    first = Bench(storage)
    first.hold.clear()
    for band in BANDS:
        await first.intake.take(band, [message(1), message(2)])
    await first.intake.lanes.close(0)
    second = Bench(storage)
    assert await second.intake.replay("bale") == 2
    await second.idle()
    assert second.handled == [number("bale", 1), number("bale", 2)]
    assert [ident for ident, _, _ in await storage.inbox.waiting()] == [1, 2]
    assert await second.intake.replay("telegram") == 2
    await second.idle()
    assert await storage.inbox.waiting() == []


def test_an_envelope_names_whose_update_it_is() -> None:
    press = {
        "update_id": 4,
        "callback_query": {
            "id": "q",
            "from": {"id": 7, "language_code": "en"},
            "message": {"message_id": 1, "chat": {"id": -9, "type": "group"}, "from": {"id": 1}},
        },
    }
    found = envelope(press, "telegram")
    assert found is not None
    assert (found.chat, found.user, found.kind, found.language) == (-9, 7, "group", "en")
    channel = envelope(
        {"update_id": 5, "channel_post": {"chat": {"id": -3, "type": "channel"}}}, "telegram"
    )
    assert channel is not None
    assert (channel.user, channel.lane) == (0, -3)


def test_membership_and_migration_are_read_from_the_update() -> None:
    kicked = envelope(
        {
            "update_id": 1,
            "my_chat_member": {
                "chat": {"id": 7, "type": "private"},
                "from": {"id": 7},
                "new_chat_member": {"status": "kicked"},
            },
        },
        "telegram",
    )
    assert kicked is not None
    assert kicked.membership is False
    moved = message(2)
    moved["message"] |= {"migrate_to_chat_id": -1002, "chat": {"id": -5, "type": "group"}}
    found = envelope(moved, "telegram")
    assert found is not None
    assert found.migration == (-5, -1002)
    assert found.membership is None


async def test_a_messenger_that_is_reached_anew_has_nothing_handled_twice(storage: Storage) -> None:
    bench = Bench(storage)
    bench.hold.clear()
    for band in BANDS:
        assert await bench.intake.replay(band) == 0
        await bench.intake.take(band, [message(1), message(2), message(3, user=1002)])
    for _ in range(MAX_STARTS + 1):
        for band in BANDS:
            assert await bench.intake.replay(band) == 0
    bench.hold.set()
    await bench.idle()
    assert len(bench.handled) == len(set(bench.handled)) == 3 * len(BANDS)
    assert bench.poisoned == []
