"""`python -m benchmarks.campaigns`: 50,000 campaigns wait while people press and others are due.

32 people press every half second on an empty bot, and 32 on one in whose database so many campaigns
wait and so many chats have an open conversation. Both bots run at the same time, each a process of
its own, so that whatever else the machine does keeps both waiting. Meanwhile a campaign of each is
due every half second; how long after its time its call reaches the web service is told. All twins
are in this process.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from cryptography.fernet import Fernet

from benchmarks.figures import Figure, tell
from benchmarks.hang import PATIENT, Paced, p99, served
from benchmarks.process import bot_beside
from sandbox.smsir import SmsIrTwin, running_smsir
from screens.state import Frame, State
from storage import Effect, NewCampaign, Storage, Vault

if TYPE_CHECKING:
    from sqlite_utils.db import Database

_LEAD_SECONDS = 10.0
_EVERY = 0.5
_ALLOWED_SECONDS = 5.0
_ALLOWED_RATIO = 1.2
_FIRST_CHAT = 1_000_000
_KEY = "demo-key"


@dataclass(frozen=True, slots=True)
class Half:
    """One half: milliseconds of each press, seconds after its time of each due campaign."""

    presses: list[float]
    late: list[float]


@dataclass(frozen=True, slots=True)
class Crowd:
    """What is in the database beside: campaigns that wait, chats with a conversation."""

    waiting: int = 0
    chats: int = 0


def campaign(account: int, number: int, group: int, due_at: datetime) -> NewCampaign:
    return NewCampaign(
        chat=PATIENT,
        user=PATIENT,
        account_id=account,
        frame=number + 1,
        revision=1,
        content={"text": f"پیامک {number}", "groups": [[group, "گروه"]], "optout": ""},
        recipients=12,
        segments=1,
        due_at=due_at,
    )


def conversation(account: int) -> bytes:
    """As the engine keeps it: Home, and a text half written."""
    state = State(stack=(Frame(id=1, screen="home", account=account),), account=account)
    state = state.pushed("send", {"text": "پیامک نیمه‌نوشته", "groups": [[1, "گروه"]]})
    return state.model_dump_json().encode()


async def fill(folder: str, key: str, group: int, crowd: Crowd, due: Sequence[datetime]) -> None:
    """A linked account with so many that wait for another month, and those that are due."""
    async with await Storage.open(Path(folder) / "sefid.db", Vault([key])) as storage:
        account = await storage.accounts.link(PATIENT, PATIENT, _KEY, "demo-secret", "shop")
        later = datetime.now(UTC) + timedelta(days=30)
        moments = [*due, *(later + timedelta(minutes=n) for n in range(crowd.waiting))]
        effects: list[Effect] = [
            storage.campaigns.insertion(campaign(account.id, number, group, moment))
            for number, moment in enumerate(moments)
        ]

        def all_of_them(db: Database) -> None:
            for effect in effects:
                effect(db)

        await storage.run(all_of_them, full=True)
        payload, chats = conversation(account.id), range(_FIRST_CHAT, _FIRST_CHAT + crowd.chats)
        await asyncio.gather(*(storage.states.save(chat, chat, payload) for chat in chats))


async def all_left(twin: SmsIrTwin, many: int) -> None:
    """Until so many have left, or until those that have not are too late."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(_ALLOWED_SECONDS):
            while len(twin.sent()) < many:  # noqa: ASYNC110 (the twin rings no bell)
                await asyncio.sleep(0.05)


async def half(crowd: Crowd, seconds: float, begin: datetime) -> Half:
    """Press and send for so many seconds from `begin` on beside what is there."""
    api, key = Paced(), Fernet.generate_key().decode()
    twin = SmsIrTwin(clock=time.time)
    group = twin.accounts[_KEY].book.group_named("همکاران")
    assert group is not None
    twin.accounts[_KEY].credit = 10_000_000

    with tempfile.TemporaryDirectory() as folder:
        due = [begin + timedelta(seconds=n * _EVERY) for n in range(int(seconds / _EVERY))]
        await fill(folder, key, group.group_id, crowd, due)
        async with served(api.handle) as bot_api, running_smsir(twin) as service:
            more = {"SEFID_SECRET_KEYS": key, "SEFID_SMSIR_URL": service.url}
            async with bot_beside(bot_api, folder, **more):
                await api.everybody.wait()
                await asyncio.sleep(max(0.0, (begin - datetime.now(UTC)).total_seconds()))
                api.taken()
                await asyncio.gather(asyncio.sleep(seconds), api.everybody.wait())
                presses = api.taken()
                await all_left(twin, len(due))
    left = {batch.text: batch.at for batch in twin.sent()}
    return Half(presses, [_late(left, number, moment) for number, moment in enumerate(due)])


def _late(left: dict[str, float], number: int, due_at: datetime) -> float:
    """Seconds; endless where it never left."""
    return left.get(f"پیامک {number}", float("inf")) - due_at.timestamp()


def report(halves: dict[Crowd, list[Half]], allowed: float) -> bool:
    """Whether everything that was due left within its seconds."""
    print(
        f"{'waiting':>8}{'chats':>8}{'presses':>9}{'median ms':>11}{'p99 ms':>8}{'p99 late s':>12}"
    )
    for crowd, found in halves.items():
        presses = [press for each in found for press in each.presses]
        middle = f"{statistics.median(presses):11.1f}{_worst(found):8.1f}"
        late = p99([moment for each in found for moment in each.late])
        print(f"{crowd.waiting:8,}{crowd.chats:8,}{len(presses):9}{middle}{late:12.2f}")
    empty, full = halves.values()
    ratio = _worst(full) / _worst(empty)
    print(f"99th percentile of a press beside them: {ratio:.2f} x that of the empty bot")
    latest = max(moment for each in full for moment in each.late)
    tell(
        [
            Figure("p99 of a press beside them", ratio, "x of an empty bot", _ALLOWED_RATIO),
            Figure("the latest scheduled call", latest, "s", _ALLOWED_SECONDS),
        ]
    )
    return latest <= allowed


def _worst(halves: Sequence[Half]) -> float:
    """The 99th percentile of a press in the median round."""
    return statistics.median(p99(each.presses) for each in halves)


async def run(crowd: Crowd, seconds: float, lead: float, rounds: int, allowed: float) -> bool:
    """`lead`: for the bots to start, after the database was filled."""
    halves: dict[Crowd, list[Half]] = {Crowd(): [], crowd: []}
    filling = (crowd.waiting + crowd.chats) / 2_000
    for _ in range(rounds):
        begin = datetime.now(UTC) + timedelta(seconds=lead + filling)
        both = await asyncio.gather(*(half(each, seconds, begin) for each in halves))
        for found, measured in zip(halves.values(), both, strict=True):
            found.append(measured)
    return report(halves, allowed)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--waiting", type=int, default=50_000)
    parser.add_argument("--chats", type=int, default=10_000, help="with an open conversation")
    parser.add_argument("--seconds", type=float, default=30.0, help="of each half")
    parser.add_argument(
        "--lead", type=float, default=_LEAD_SECONDS, help="seconds before, for the bot to start"
    )
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--allowed", type=float, default=_ALLOWED_SECONDS, help="seconds late")
    given = parser.parse_args()
    crowd = Crowd(given.waiting, given.chats)
    work = run(crowd, given.seconds, given.lead, given.rounds, given.allowed)
    raise SystemExit(not asyncio.run(work))


if __name__ == "__main__":
    main()
