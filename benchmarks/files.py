"""`python -m benchmarks.files`: people with a big file each at the same moment, in each way.

Support's files fetched, files posted to tickets, files of people imported: a bot of its own for
each, both twins in this process. The figure is the most memory that the bot's process has had
(VmHWM), its reading child apart.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
from collections.abc import Awaitable, Callable

from benchmarks.book import PATIENCE, bot_between, pressed
from benchmarks.figures import Figure, tell
from benchmarks.process import peak
from sandbox.smsir import running_smsir
from sandbox.telegram import Message, User, running_telegram

MEGABYTE = 2**20
ANSWERED, OPEN = 48211, 48213
"""Tickets of the demo account: one with a file of support's, one that takes replies."""

_MOST_MEGABYTES = 300
_TO_SPARE = 1000
"""Bytes below the limit of a file."""

Way = Callable[[User, bytes], Awaitable[Message]]


async def fetched(person: User, _content: bytes) -> Message:
    await person.command(f"/tickets {ANSWERED}")
    await person.wait_for(str(ANSWERED), timeout=PATIENCE)
    return await pressed(person, "📎", lambda message: bool(message.document))


async def posted(person: User, content: bytes) -> Message:
    await person.command(f"/tickets {OPEN}")
    await person.wait_for(str(OPEN), timeout=PATIENCE)
    await person.send_file("picture.png", content, "…")
    await person.wait_for("ارسال شود؟", timeout=PATIENCE)
    return await pressed(person, "✅ ارسال پاسخ", "ثبت شد")


async def imported(person: User, content: bytes) -> Message:
    await person.send_file("people.csv", content)
    return await person.wait_for("به کدام گروه افزوده شوند", timeout=PATIENCE)


WAYS: dict[str, Way] = {"fetched from tickets": fetched, "posted": posted, "imported": imported}


def content_of(size: int) -> bytes:
    """A file of people, each with a long note."""
    note = "x" * 3000
    rows = (f"0990{place:07d},Sara,{note}\n".encode() for place in range(size // len(note) + 1))
    return b"".join(rows)[:size]


async def most(way: Way, people: int, size: int) -> tuple[float, float]:
    """MB before and at most."""
    content = content_of(size)
    async with running_telegram() as telegram, running_smsir() as smsir:
        for file in smsir.twin.accounts["demo-key"].files.values():
            file.content = content
        persons = [telegram.twin.user(1001 + each, language_code="fa") for each in range(people)]
        with tempfile.TemporaryDirectory(prefix="sefid-files-") as folder:
            async with bot_between(telegram, smsir.url, folder) as bot:
                for person in persons:
                    await person.command("/link demo-key demo-secret")
                    await person.wait_for("گل یاس", timeout=PATIENCE)
                before = peak(bot.pid)
                await asyncio.gather(*(way(person, content) for person in persons))
                return before, peak(bot.pid)


async def run(people: int, megabytes: int) -> list[Figure]:
    figures = []
    for name, way in WAYS.items():
        before, after = await most(way, people, megabytes * MEGABYTE - _TO_SPARE)
        print(
            f"{people} files of {megabytes} MB {name}: {before:.0f} MB before, {after:.0f} at most"
        )
        what = f"memory with {people} files of {megabytes} MB {name} at once"
        figures.append(Figure(what, after, "MB", _MOST_MEGABYTES))
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=8)
    parser.add_argument("--megabytes", type=int, default=20)
    given = parser.parse_args()
    tell(asyncio.run(run(given.people, given.megabytes)))


if __name__ == "__main__":
    main()
