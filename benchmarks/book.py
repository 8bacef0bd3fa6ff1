"""`python -m benchmarks.book`: 50,000 people, with 50 ms between us and the service.

The bot is a process of its own; both twins are in this one. Each wall time stands beside its bound:
calls x latency / calls at the same time; and beside the processor's time of the bot and of its
twins: where that comes near the bound, the machine is measured and not the bot. Peak memory is that
of the bot's process (VmHWM), its reading child apart. Also: choosing 10,000 people, in one message
within Telegram's limits.
"""

from __future__ import annotations

import argparse
import asyncio
import io
import os
import tempfile
import time
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from functools import partial

import openpyxl

from benchmarks.figures import Figure, tell
from benchmarks.process import Bot, bot_beside, cpu_of, peak
from handlers.contacts.importing.people import BATCH
from handlers.shared.intervals import BookIntervals
from sandbox.bot_api.watching import Wanted
from sandbox.smsir import Seed, SmsIrTwin, running_smsir
from sandbox.telegram import Message, RunningTelegram, User, running_telegram
from smsir.pages import MOST_AT_ONCE, PAGE_SIZE

PATIENCE = float(os.environ.get("PATIENCE", "300"))
GROUPS = 5
_MOST_MEGABYTES = 140
_PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds: on the wall, and of the processor for the bot and for its twins."""

    wall: float
    bot: float
    twins: float


@dataclass(frozen=True, slots=True)
class Line:
    """`target`: how many times its bound a wall time may be."""

    what: str
    spent: Spent
    bound: float
    target: float

    def __str__(self) -> str:
        wall, spent = self.spent.wall, self.spent
        return (
            f"{self.what:<34} {wall:7.2f} s   bound {self.bound:6.2f} s   x {wall / self.bound:.2f}"
            f"   CPU of the bot {spent.bot:.2f} s, of the twins {spent.twins:.2f} s"
        )

    @property
    def figure(self) -> Figure:
        return Figure(self.what, self.spent.wall / self.bound, "x its bound", self.target)


class Watch:
    """A stopwatch for one act."""

    def __init__(self, bot: int) -> None:
        self._bot = bot
        self._began = self._now()

    def _now(self) -> Spent:
        return Spent(time.monotonic(), cpu_of(self._bot), time.process_time())

    def read(self) -> Spent:
        now, began = self._now(), self._began
        return Spent(now.wall - began.wall, now.bot - began.bot, now.twins - began.twins)


def sheet(people: int) -> bytes:
    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet()
    page.append(["نام", "نام خانوادگی", "شماره موبایل"])
    for place in range(people):
        page.append(["نگار", "احمدی", f"0990{place:07d}"])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def bot_between(
    telegram: RunningTelegram, smsir_url: str, folder: str
) -> AbstractAsyncContextManager[Bot]:
    """A bot of its own between both twins; it looks for no news."""
    more = {
        "SEFID_BOT_TOKEN": telegram.twin.token,
        "SEFID_SMSIR_URL": smsir_url,
        "SEFID_WATCH_SECONDS": "0",
    }
    return bot_beside(telegram.url, folder, **more)


async def pressed(person: User, label: str, wanted: Wanted) -> Message:
    await person.press(label)
    return await person.wait_for(wanted, timeout=PATIENCE)


async def exporting(
    person: User, people: int, latency: float, watch: Callable[[], Watch]
) -> list[Line]:
    await person.command("/contacts")
    await person.wait_for("مخاطبین", timeout=PATIENCE)
    await pressed(person, "ورود و خروجی", "ورود و خروجی مخاطبین")
    bound = people / PAGE_SIZE * latency / MOST_AT_ONCE
    lines = []
    for form, label, target in (("xlsx", "اکسل", 1.5), ("vcf", "vCard", 1.3)):
        await pressed(person, "خروجی همه", "با کدام قالب؟")
        began = watch()
        await pressed(person, label, "خروجی آماده است")
        what = f"export {people:,} contacts, .{form}"
        lines.append(Line(what, began.read(), bound, target))
        await pressed(person, "ورود و خروجی", "ورود و خروجی مخاطبین")
    return lines


async def importing(
    person: User, people: int, latency: float, watch: Callable[[], Watch]
) -> list[Line]:
    content = sheet(people)
    await pressed(person, "ورود از فایل", "فایل اکسل")
    began = watch()
    await person.send_file("people.xlsx", content)
    await person.wait_for("به کدام گروه افزوده شوند", timeout=PATIENCE)
    bound = people / PAGE_SIZE * latency / MOST_AT_ONCE
    compared = Line(f"read and compare {people:,} rows", began.read(), bound, 1.5)
    lanes = BookIntervals().lanes
    await pressed(person, "گروه 1", lambda message: message.has("✅ افزودن"))
    began = watch()
    await pressed(person, "✅ افزودن", "تمام شد")
    what = f"add {people:,} people, {lanes} calls at once"
    return [compared, Line(what, began.read(), people / BATCH * latency / lanes, 1.2)]


async def choosing(person: User, people: int) -> str:
    """Everybody of a group, ticked in one message."""
    await person.command("/groups گروه 2")
    await person.wait_for("گروه‌ها", timeout=PATIENCE)
    await pressed(person, "گروه 2", "تعداد:")
    await pressed(person, "مخاطبین گروه", "مخاطبین گروه")
    await pressed(person, "انتخاب چند نفر", "انتخاب‌شده: ۰ نفر")
    shown = f"{people:,}".replace(",", "٬").translate(_PERSIAN)
    before = len(person.messages())
    began = time.monotonic()
    await pressed(person, "➕ همه", f"انتخاب‌شده: {shown} نفر")
    chosen = time.monotonic()
    screen = await pressed(person, "بعدی", lambda message: message.has("قبلی"))
    wall, press = chosen - began, time.monotonic() - chosen
    data = [button.data or "" for row in screen.buttons for button in row]
    assert len(person.messages()) == before, "one message"
    assert len(data) <= 100
    longest = max(len(one.encode()) for one in data)
    assert longest <= 64
    return (
        f"choose {people:,} of {people:,}: {wall:.2f} s, then a page {press * 1000:.0f} ms; "
        f"one message, {len(data)} buttons, {longest} bytes of callback data at most"
    )


async def run(people: int, latency: float) -> None:
    twin = SmsIrTwin(seed=Seed.large(contacts=people, groups=GROUPS))
    async with running_telegram() as telegram, running_smsir(twin) as smsir:
        person = telegram.twin.user(1001, first_name="مریم", language_code="fa")
        with tempfile.TemporaryDirectory(prefix="sefid-book-") as folder:
            async with bot_between(telegram, smsir.url, folder) as bot:
                await person.command("/link demo-key demo-secret")
                await person.wait_for("گل یاس", timeout=PATIENCE)
                idle, watch = peak(bot.pid), partial(Watch, bot.pid)
                twin.latency = latency
                lines = await exporting(person, people, latency, watch)
                chosen = await choosing(person, people // GROUPS)
                await person.command("/contacts")
                await person.wait_for("مخاطبین", timeout=PATIENCE)
                await pressed(person, "ورود و خروجی", "ورود و خروجی مخاطبین")
                lines += await importing(person, people, latency, watch)
                print(*lines, chosen, sep="\n")
                most = peak(bot.pid)
                print(f"memory of the bot: {idle:.0f} MB idle, {most:.0f} MB at most")
                memory = Figure("memory at most with all that", most, "MB", _MOST_MEGABYTES)
                tell([*(line.figure for line in lines), memory])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=50_000)
    parser.add_argument("--latency", type=float, default=0.05, help="seconds of each call")
    given = parser.parse_args()
    asyncio.run(run(given.people, given.latency))


if __name__ == "__main__":
    main()
