"""`python -m sandbox telegram`: the twin as a process of its own."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import httpx
import pytest

from sandbox.telegram import RemotePerson
from tests.patience import PATIENCE

pytestmark = pytest.mark.process

ROOT = Path(__file__).parents[3]


async def test_the_twin_runs_alone_and_stops_on_sigterm() -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "sandbox", "telegram", "--port", "0", "--token", "77:abc",
        cwd=ROOT, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        line = (await asyncio.wait_for(process.stdout.readline(), PATIENCE)).decode()
        url = next(word for word in line.split() if word.startswith("http://"))
        assert "77:abc" in line
        person = await RemotePerson(url, 1001).open()
        await person.command("/start")
        async with httpx.AsyncClient(trust_env=False, verify=False) as client:
            poll = asyncio.create_task(client.get(f"{url}/bot77:abc/getUpdates?timeout=30"))
            updates = (await asyncio.wait_for(poll, PATIENCE)).json()["result"]
            assert updates[0]["message"]["text"] == "/start"
            await client.get(f"{url}/bot77:abc/sendMessage?chat_id=1001&text=hello")
        assert (await person.wait_for("hello")).text == "hello"
    finally:
        process.terminate()
    assert await asyncio.wait_for(process.wait(), PATIENCE) == 0
