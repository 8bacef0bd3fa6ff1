"""The twin's own counting and calendar, its levers over HTTP, and how it runs."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from datetime import UTC, date, datetime, timedelta

import httpx
import jdatetime
import pytest
import smsutil
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox.server import serve_app
from sandbox.smsir import FakeClock, SmsIrTwin, running_smsir
from sandbox.smsir.clock import dotnet_date, jalali, persian_date
from sandbox.smsir.segments import segments
from tests.patience import PATIENCE
from tests.sandbox.smsir.support import STAFF, Service

LETTERS = "abcXYZ 0@£€[]{}^~\n" + "سلام‌گل۱۲" + "🌹é"


@pytest.mark.long
@given(st.text(alphabet=LETTERS, max_size=400))
def test_parts_are_counted_as_the_oracle_counts_them(text: str) -> None:
    assert segments(text) == max(len(smsutil.split(text).parts), 1)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("س" * 70, 1),
        ("س" * 71, 2),
        ("س" * 134, 2),
        ("س" * 135, 3),
        ("🌹" * 35, 1),
        ("🌹" * 67, 3),
        ("[" * 80, 1),
        ("[" * 81, 2),
    ],
)
def test_parts_break_where_gsm_0338_says(text: str, parts: int) -> None:
    assert segments(text) == parts


@pytest.mark.long
def test_jalali_dates_agree_with_a_calendar_library_for_sixty_years() -> None:
    day = date(1990, 1, 1)
    while day < date(2050, 1, 1):
        expected = jdatetime.date.fromgregorian(date=day)
        assert jalali(day.year, day.month, day.day) == (
            expected.year,
            expected.month,
            expected.day,
        )
        day += timedelta(days=1)


def test_dates_are_local_time_of_iran_in_both_spellings() -> None:
    at = datetime(2018, 5, 13, 5, 52, 33, 457_000, tzinfo=UTC).timestamp()
    # 2018 still had summer time in Iran.
    assert dotnet_date(at) == "2018-05-13T10:22:33.457"
    assert persian_date(at) == "1397/02/23 10:22"
    assert dotnet_date(FakeClock()()) == "2026-10-14T09:30:00"


async def test_levers_over_http_do_what_a_test_does_on_the_objects(service: Service) -> None:
    base = f"{service.root}/_sandbox"
    client = service.client
    added = {"operation": "GetUserInfo", "kind": "refuse", "times": 1, "message": "نه"}
    assert (await client.post(f"{base}/faults", json=added)).json()["faults"][0]["kind"] == "refuse"
    assert (await service.get("/WhiteSms/GetUserInfo"))["Message"] == "نه"
    assert (await client.post(f"{base}/faults", json={"kind": "meteor"})).status_code == 400
    await client.post(f"{base}/faults", json={"kind": "empty", "times": None})
    assert (await client.delete(f"{base}/faults")).json() == {"faults": []}
    await service.send("از راه دور", STAFF)
    sent = (await client.get(f"{base}/sent")).json()["sent"]
    assert [(one["text"], len(one["recipients"])) for one in sent] == [("از راه دور", 12)]
    counts = (await client.get(f"{base}/requests", params={"operation": "Send"})).json()
    assert counts["counts"]["Send"] == len(counts["times"]) == 1


async def test_time_money_tokens_and_support_move_over_http(service: Service) -> None:
    base, client = f"{service.root}/_sandbox", service.client
    before = service.twin.now()
    await client.post(f"{base}/advance", json={"seconds": 90})
    assert service.twin.now() == before + 90
    await client.post(f"{base}/account", json={"key": "demo-key", "credit": 3})
    state = (await client.get(f"{base}/state")).json()
    assert state["accounts"]["demo-key"]["credit"] == 3
    assert state["accounts"]["demo-key"]["groups"][STAFF] == 12
    answer = await client.post(f"{base}/support", json={"ticket_id": 48_214, "text": "سلام"})
    assert answer.status_code == 200
    assert (await client.post(f"{base}/support", json={"ticket_id": 1})).status_code == 404
    assert (await client.post(f"{base}/account", json={"key": "nobody"})).status_code == 404
    await client.post(f"{base}/paces", json={"settle_seconds": 5})
    assert service.twin.settle_seconds == 5
    await client.post(f"{base}/expire_tokens")
    assert (await service.get("/WhiteSms/GetUserInfo"))["IsSuccessful"] is False


def test_a_twin_on_the_real_clock_can_be_moved_too() -> None:
    twin = SmsIrTwin()
    twin.advance(3_600)
    assert twin.now() == pytest.approx(time.time() + 3_600, abs=5)


async def test_a_server_is_gone_at_once_though_a_request_hangs() -> None:
    hangs = asyncio.Event()

    async def hang(_request: Request) -> Response:
        hangs.set()
        await asyncio.sleep(2 * PATIENCE)
        return JSONResponse({})

    async with httpx.AsyncClient(trust_env=False, verify=False) as client:
        async with serve_app(Starlette(routes=[Route("/", hang)])) as served:
            pending = asyncio.create_task(client.get(served.url))
            await asyncio.wait_for(hangs.wait(), PATIENCE)
            began = time.perf_counter()
        assert time.perf_counter() - began < PATIENCE
        with pytest.raises((httpx.RemoteProtocolError, httpx.ReadError)):
            await pending


async def test_a_server_answers_without_the_delay_of_small_packets() -> None:
    async with (
        running_smsir() as running,
        httpx.AsyncClient(trust_env=False, verify=False) as client,
    ):
        await client.get(f"{running.root}/_sandbox/requests")

        async def took() -> float:
            began = time.perf_counter()
            await client.get(f"{running.root}/_sandbox/requests")
            return time.perf_counter() - began

        # Nagle's algorithm would cost each of them 40 ms; a busy machine costs some of them more.
        for _ in range(100):
            if await took() < 0.04:
                return
        pytest.fail("each took 40 ms")


async def test_a_taken_port_is_an_error_of_the_system() -> None:
    async with running_smsir() as running:
        port = int(running.root.rsplit(":", 1)[1])
        with pytest.raises(OSError, match="in use"):
            async with running_smsir(port=port):
                pass


@pytest.mark.process
async def test_the_twin_runs_alone_says_where_and_stops_when_told() -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "sandbox", "smsir", "--port", "0", stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    line = (await asyncio.wait_for(process.stdout.readline(), PATIENCE)).decode()
    url = line.split()[0]
    assert "demo-key" in line
    assert "demo-secret" in line
    async with httpx.AsyncClient(trust_env=False, verify=False) as client:
        keys = {"UserApiKey": "demo-key", "SecretKey": "demo-secret"}
        answer = await client.post(f"{url}/Token/GetToken", json=keys)
    assert answer.json()["IsSuccessful"] is True
    os.kill(process.pid, signal.SIGTERM)
    assert await asyncio.wait_for(process.wait(), PATIENCE) == 0
