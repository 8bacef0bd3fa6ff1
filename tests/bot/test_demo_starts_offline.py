from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
import pytest

from bot.demo import demo_bot
from bot.demo_team import TEAMS
from bot.stop import StopError
from handlers.shared.rights import Role
from sandbox.bot_api.people import TEAM_ID
from tests.patience import PATIENCE
from tests.stories.harness.waiting import eventually

pytestmark = pytest.mark.process

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _logging_as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


async def test_the_page_the_bot_and_the_web_service_are_up_together() -> None:
    async with demo_bot() as (url, running), aiohttp.ClientSession() as session:
        async with session.get(url) as page:
            assert page.status == 200
        person = {"user": 1001, "first_name": "a", "language_code": "fa"}
        async with session.post(f"{url}/_chat/start", json=person) as started:
            assert started.status == 200
        async with session.get(f"{url}/_chat/state?user=1001") as answer:
            state = await answer.json()
        assert state["smsir_url"] == running.settings.smsir_url
        folder = running.settings.database.parent
        assert folder.exists()
    assert not folder.exists()


async def test_the_team_has_joined_already() -> None:
    """An owner and colleagues in each language; the group works with the first team's account."""
    async with demo_bot(team=True) as (url, running), aiohttp.ClientSession() as session:
        storage, accounts = running.storage, running.storage.accounts
        for team in TEAMS.values():
            owner, *colleagues = team
            (account,) = await accounts.allowed(owner)
            assert account.label
            assert await storage.members.having(account.id, set(Role)) == list(team)
            for user in colleagues:
                assert [each.id for each in await accounts.allowed(user)] == [account.id]
        assert await accounts.owner_of(TEAM_ID) == TEAMS["fa"][0]
        writer = {"user": TEAMS["fa"][2], "text": "/start"}
        async with session.post(f"{url}/_chat/say", json=writer) as said:
            assert said.status == 200

        async def seen() -> list[str]:
            async with session.get(f"{url}/_chat/state?user={writer['user']}") as answer:
                return [each.get("text", "") for each in (await answer.json())["messages"]]

        async def greeted() -> bool:
            return any("گل یاس" in text for text in await seen())

        await eventually(greeted)


async def test_it_begins_at_the_moment_that_is_named() -> None:
    at = datetime(2027, 3, 20, 14, 29, tzinfo=UTC)
    async with demo_bot(at=at) as (_, running):
        assert at <= running.services.clock() < at + timedelta(minutes=10)


async def test_a_taken_port_is_said() -> None:
    async with demo_bot() as (url, _):
        with pytest.raises(StopError, match="cannot be used"):
            async with demo_bot(int(url.rsplit(":", 1)[1])):
                pass


def left_in(folder: Path) -> list[Path]:
    return list(folder.glob("sefid-demo-*"))


def processor_seconds() -> float:
    """Of children that have ended."""
    times = os.times()
    return times.children_user + times.children_system


async def test_the_command_prints_where_it_is_and_ctrl_c_ends_it(tmp_path: Path) -> None:
    began = processor_seconds()
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        "demo",
        cwd=tmp_path,
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "SEFID_DEMO_NO_BROWSER": "1",
            "SEFID_ALLOWED_USERS": "5",
            "TMPDIR": str(tmp_path),
        },
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    async with asyncio.timeout(PATIENCE):
        line = b""
        while b"http://127.0.0.1:" not in line:
            line = await process.stdout.readline()
            assert line, "it ended before it was ready"
        process.send_signal(signal.SIGINT)
        _, errors = await process.communicate()
    assert process.returncode == 0
    assert errors == b""
    assert not left_in(tmp_path)
    assert processor_seconds() - began < 20, "three, usually"
