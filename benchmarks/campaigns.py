"""`python -m benchmarks.campaigns`: 50,000 campaigns wait while people press and others are due.

32 people press every half second, first on an empty bot, then on one in whose database so many
campaigns wait. Meanwhile a campaign is due every second half; how long after its second its call
reaches the web service is told. The bot is a process of its own, both twins are in this one.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from cryptography.fernet import Fernet

from benchmarks.hang import PATIENT, Paced, p99, served
from benchmarks.process import running_bot
from sandbox.smsir import SmsIrTwin, running_smsir
from storage import Effect, NewCampaign, Storage, Vault

if TYPE_CHECKING:
    from aiohttp import web
    from sqlite_utils.db import Database

_START = timedelta(seconds=10)
_EVERY = 0.5
_ALLOWED_SECONDS = 5.0
_KEY = "demo-key"


@dataclass(frozen=True, slots=True)
class Half:
    """One half: milliseconds of each press, seconds after its time of each due campaign."""

    presses: list[float]
    late: list[float]


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


async def fill(folder: str, key: str, group: int, waiting: int, due: Sequence[datetime]) -> None:
    """A linked account with so many that wait for another month, and those that are due."""
    async with await Storage.open(Path(folder) / "sefid.db", Vault([key])) as storage:
        account = await storage.accounts.link(PATIENT, PATIENT, _KEY, "demo-secret", "shop")
        later = datetime.now(UTC) + timedelta(days=30)
        moments = [*due, *(later + timedelta(minutes=n) for n in range(waiting))]
        effects: list[Effect] = [
            storage.campaigns.insertion(campaign(account.id, number, group, moment))
            for number, moment in enumerate(moments)
        ]

        def all_of_them(db: Database) -> None:
            for effect in effects:
                effect(db)

        await storage.run(all_of_them, full=True)


async def half(waiting: int, seconds: float) -> Half:
    """Press and send for so many seconds beside so many that wait."""
    api, key = Paced(), Fernet.generate_key().decode()
    twin = SmsIrTwin(clock=time.time)
    group = twin.accounts[_KEY].book.group_named("همکاران")
    assert group is not None
    twin.accounts[_KEY].credit = 10_000_000

    async def telegram(request: web.Request) -> web.Response:
        request.match_info["method"] = request.path.rpartition("/")[2]
        return await api.handle(request)

    with tempfile.TemporaryDirectory() as folder:
        begin = datetime.now(UTC) + _START + timedelta(seconds=waiting / 2_000)
        due = [begin + timedelta(seconds=n * _EVERY) for n in range(int(seconds / _EVERY))]
        await fill(folder, key, group.group_id, waiting, due)
        async with served(telegram) as bot_api, running_smsir(twin) as service:
            more = {"SEFID_SECRET_KEYS": key, "SEFID_SMSIR_URL": service.url}
            starting = running_bot(bot_api, folder, **more)
            await asyncio.to_thread(starting.__enter__)
            try:
                await api.everybody.wait()
                await asyncio.sleep(max(0.0, (begin - datetime.now(UTC)).total_seconds()))
                api.taken()
                await asyncio.gather(
                    asyncio.sleep(seconds + _ALLOWED_SECONDS), api.everybody.wait()
                )
                presses = api.taken()
            finally:
                await asyncio.to_thread(starting.__exit__, None, None, None)
    left = {batch.text: batch.at for batch in twin.sent()}
    return Half(presses, [_late(left, number, moment) for number, moment in enumerate(due)])


def _late(left: dict[str, float], number: int, due_at: datetime) -> float:
    """Seconds; endless where it never left."""
    return left.get(f"پیامک {number}", float("inf")) - due_at.timestamp()


def report(halves: dict[int, Half]) -> bool:
    """Whether everything that was due left within its seconds."""
    print(f"{'waiting':>8}{'presses':>9}{'median ms':>11}{'p99 ms':>8}{'due':>5}{'p99 late s':>12}")
    for waiting, each in halves.items():
        press = f"{statistics.median(each.presses):11.1f}{p99(each.presses):8.1f}"
        late = f"{len(each.late):5}{p99(each.late):12.2f}"
        print(f"{waiting:8,}{len(each.presses):9}{press}{late}")
    empty, full = halves.values()
    ratio = statistics.median(full.presses) / statistics.median(empty.presses)
    print(f"a press beside the waiting ones: {ratio:.2f} x that of the empty bot")
    return max(full.late) <= _ALLOWED_SECONDS


async def run(waiting: int, seconds: float) -> bool:
    return report({many: await half(many, seconds) for many in (0, waiting)})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--waiting", type=int, default=50_000)
    parser.add_argument("--seconds", type=float, default=30.0, help="of each half")
    given = parser.parse_args()
    raise SystemExit(not asyncio.run(run(given.waiting, given.seconds)))


if __name__ == "__main__":
    main()
