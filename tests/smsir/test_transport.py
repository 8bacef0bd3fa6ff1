"""Connections, gzip, proxy, environment: how requests travel."""

from __future__ import annotations

import ast
import asyncio
import contextlib
import gc
import gzip
import itertools
import socket
from pathlib import Path

import httpx
import pytest

import smsir
from smsir import Dropped, Http, NotSent, SmsIr, TimedOut, Timeouts, Unreadable
from smsir.calls import PLACES
from smsir.pages import MOST_AT_ONCE, fetch_pages_concurrently
from tests.patience import PATIENCE
from tests.smsir.raw_service import (
    NO_WAIT,
    QUICK,
    Asked,
    answer,
    fixed,
    fixed_bytes,
    raw_service,
    talking,
)

YES = fixed({"IsSuccessful": True})
CREDIT = b'{"IsSuccessful": true, "Message": null, "Credit": 1250}'


async def test_reads_share_a_warm_connection_and_each_sending_has_a_new_one() -> None:
    async with talking(YES) as (account, service):
        for _ in range(3):
            await account.account.info()
        assert service.connections == 1
        await account.messages.send("a", group_ids=[1])
        await account.messages.send_numbers("a", ["09121234567"])
        assert service.connections == 3
        sendings = [one for one in service.asked if one.operation.startswith("Send")]
        assert all(one.headers.get("connection") != "close" for one in sendings)
        await account.account.info()
    assert service.connections == 3


@pytest.mark.long
async def test_an_account_has_no_more_connections_than_places() -> None:
    running = most = 0
    full = asyncio.Event()

    async def busy(_: Asked, writer: asyncio.StreamWriter) -> None:
        nonlocal running, most
        running += 1
        most = max(most, running)
        if running == PLACES:
            asyncio.get_running_loop().call_later(0.03, full.set)  # time for one more
        await full.wait()
        running -= 1
        await answer(writer, {"IsSuccessful": True})

    async with talking(busy) as (account, service):
        await asyncio.gather(*(account.account.info() for _ in range(60)))
    assert most == PLACES
    assert service.connections == PLACES


async def test_a_full_pool_means_that_nothing_was_sent() -> None:
    async def slow(_: Asked, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.15)
        await answer(writer, {"IsSuccessful": True})

    tight = Timeouts(connect=1, read=1, write=1, pool=0.02, total=2)
    async with raw_service(slow) as service:
        once = type(NO_WAIT)(attempts=1)
        async with Http(service.url, timeouts=tight, retries=once) as http:
            account = SmsIr(http, "a", "b")
            await account.token.get()
            calls = (account.contacts.add_group(str(n)) for n in range(PLACES + 4))
            results = await asyncio.gather(*calls, return_exceptions=True)
    failures = [result for result in results if isinstance(result, BaseException)]
    assert len(failures) == 4
    assert all(isinstance(failure, NotSent) for failure in failures)


@pytest.mark.long
async def test_cancelled_callers_leave_no_place_taken() -> None:
    gate = asyncio.Event()

    async def hanging(_: Asked, writer: asyncio.StreamWriter) -> None:
        await gate.wait()
        await answer(writer, {"IsSuccessful": True, "Credit": 9})

    async with talking(hanging) as (account, service):
        await account.token.get()
        for number in range(3):
            gate.clear()
            calls = [asyncio.create_task(account.account.info()) for _ in range(PLACES)]
            await service.has_been_asked(1 + PLACES * (number + 1))
            for call in calls:
                call.cancel()
            await asyncio.gather(*calls, return_exceptions=True)
            assert all(call.cancelled() for call in calls)
            gate.set()
        assert (await account.account.info()).credit == 9
    assert service.connections <= 1 + PLACES


async def test_closing_ends_what_is_on_its_way() -> None:
    async def hanging(_: Asked, __: asyncio.StreamWriter) -> None:
        await asyncio.sleep(2 * PATIENCE)

    async with raw_service(hanging) as service:
        patient = Timeouts(connect=5, read=600, write=5, pool=5, total=600)
        http = Http(service.url, timeouts=patient, retries=NO_WAIT)
        call = asyncio.create_task(SmsIr(http, "a", "b").messages.send("x", group_ids=[1]))
        await service.has_been_asked(2)
        async with asyncio.timeout(PATIENCE):
            await http.aclose()
            with pytest.raises(Dropped) as caught:
                await call
    assert caught.value.maybe_processed


async def test_gzip_is_asked_for_and_unpacked() -> None:
    packed = fixed_bytes(gzip.compress(CREDIT), head="Content-Encoding: gzip\r\n")
    async with talking(packed) as (account, service):
        assert (await account.account.info()).credit == 1250
    assert service.asked[-1].headers["accept-encoding"] == "gzip"


async def test_a_gzip_cut_short_is_unreadable() -> None:
    packed = fixed_bytes(gzip.compress(CREDIT)[:-9], head="Content-Encoding: gzip\r\n")
    async with talking(packed) as (account, _):
        with pytest.raises(Unreadable):
            await account.account.info()


async def test_an_answer_of_exactly_the_bound_is_read() -> None:
    async with talking(fixed_bytes(CREDIT), max_answer_bytes=len(CREDIT)) as (account, _):
        assert (await account.account.info()).credit == 1250


async def test_accounts_share_no_cookies() -> None:
    """One pool serves all accounts: what the service remembers of one is not told for another."""
    async with talking(fixed_bytes(CREDIT, head="Set-Cookie: of=one\r\n")) as (account, service):
        for _ in range(2):
            await account.account.info()
    assert all("cookie" not in asked.headers for asked in service.asked)


async def test_a_relay_gets_the_name_and_password_of_its_address() -> None:
    async with raw_service(YES) as service:
        relay = service.url.replace("://", "://sho%70:p%40ss@")
        async with Http(relay, timeouts=QUICK, retries=NO_WAIT) as http:
            await SmsIr(http, "a", "b").account.info()
    sent = {asked.headers.get("authorization") for asked in service.asked}
    assert sent == {"Basic c2hvcDpwQHNz"}


async def test_a_warm_connection_that_the_service_has_closed_is_passed_over() -> None:
    closed = asyncio.Event()

    async def closing(asked: Asked, writer: asyncio.StreamWriter) -> None:
        await YES(asked, writer)
        writer.close()
        await writer.wait_closed()
        closed.set()

    once = type(NO_WAIT)(attempts=1)
    async with raw_service(closing) as service, Http(service.url, retries=once) as http:
        account = SmsIr(http, "a", "b")
        for _ in range(3):
            await account.account.info()
            await closed.wait()
            closed.clear()


async def test_the_proxy_of_the_settings_is_used_and_its_absence_is_not_sent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")
    async with raw_service(YES) as proxy:
        address = proxy.url.removesuffix("/users/v1")
        async with Http(
            "http://sms.invalid/users/v1", proxy=address, timeouts=QUICK, retries=NO_WAIT
        ) as http:
            await SmsIr(http, "a", "b").account.info()
    assert proxy.asked[-1].target == "http://sms.invalid/users/v1/WhiteSms/GetUserInfo"
    async with Http(proxy.url, proxy=address, timeouts=QUICK, retries=NO_WAIT) as http:
        with pytest.raises(NotSent):
            await SmsIr(http, "a", "b").account.info()


@pytest.mark.parametrize("scheme", ["http", "socks5"])
async def test_a_proxy_that_is_down_means_that_nothing_was_sent(scheme: str) -> None:
    async with Http(
        "https://api.sms.ir/users/v1",
        proxy=f"{scheme}://127.0.0.1:1",
        timeouts=QUICK,
        retries=NO_WAIT,
    ) as http:
        with pytest.raises(NotSent):
            await SmsIr(http, "a", "b").messages.send("x", group_ids=[1])


async def test_a_tls_failure_means_that_nothing_was_sent() -> None:
    async def no_tls(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        writer.close()

    async with await asyncio.start_server(no_tls, "127.0.0.1", 0) as server:
        url = f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        async with Http(url, timeouts=QUICK, retries=NO_WAIT) as http:
            with pytest.raises(NotSent):
                await SmsIr(http, "a", "b").messages.send("x", group_ids=[1])


async def test_an_own_transport_can_be_given() -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("GetToken"):
            return httpx.Response(200, json={"IsSuccessful": True, "TokenKey": "t"})
        return httpx.Response(200, content=CREDIT)

    async with Http(transport=httpx.MockTransport(handler)) as http:
        assert (await SmsIr(http, "a", "b").account.info()).credit == 1250
        assert http.base_url == "https://api.sms.ir/users/v1"


async def test_headers_that_drip_end_at_the_deadline() -> None:
    async def dripping(_: Asked, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError):
            while True:
                writer.write(b"H")
                await writer.drain()
                await asyncio.sleep(0.02)

    tight = Timeouts(connect=1, read=PATIENCE, write=1, pool=1, total=1)
    async with talking(dripping, timeouts=tight) as (account, _):
        with pytest.raises(TimedOut):
            await asyncio.wait_for(account.messages.send("x", group_ids=[1]), PATIENCE)


async def test_a_connection_survives_an_answer_that_timed_out_elsewhere() -> None:
    asked_for, enough = itertools.count(), asyncio.Event()

    async def slow_first(asked: Asked, writer: asyncio.StreamWriter) -> None:
        if next(asked_for) == 0:
            await enough.wait()
        await fixed_bytes(CREDIT)(asked, writer)

    tight = Timeouts(connect=1, read=0.5, write=1, pool=1, total=PATIENCE)
    async with talking(slow_first, timeouts=tight) as (account, _):
        assert (await account.account.info()).credit == 1250
        assert (await account.account.info()).credit == 1250
        enough.set()


def imported(path: Path) -> set[str]:
    """List what a file imports, by the first part of the name."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").partition(".")[0])
    return found


def test_the_package_stands_alone_and_one_file_knows_httpx() -> None:
    folder = Path(smsir.__file__).parent
    imports = {path: imported(path) for path in folder.rglob("*.py")}
    rooms = {"bot", "handlers", "screens", "storage", "sandbox", "telegram"}
    assert all(not found & rooms for found in imports.values())
    assert [path.name for path, found in imports.items() if "httpx" in found] == ["_http.py"]


@pytest.mark.long
@pytest.mark.parametrize("busy", [PLACES, 60])
async def test_one_account_may_fill_its_places_and_no_other_waits_for_it(busy: int) -> None:
    hanging = asyncio.Event()

    async def script(asked: Asked, writer: asyncio.StreamWriter) -> None:
        if asked.operation == "GetUserInfo":
            await hanging.wait()
        await answer(writer, {"IsSuccessful": True})

    async with raw_service(script) as service, Http(service.url, retries=NO_WAIT) as http:
        slow = SmsIr(http, "a", "b")
        waiting = [asyncio.create_task(slow.account.info()) for _ in range(busy)]
        await service.has_been_asked(1 + PLACES)
        for name in ("c", "d", "e"):
            other = SmsIr(http, name, "b")
            await other.contacts.groups()
            await other.messages.send("x", group_ids=[1])
        await slow.messages.send("x", group_ids=[1])
        assert not any(task.done() for task in waiting)
        assert service.operations().count("GetUserInfo") == PLACES
        hanging.set()
        await asyncio.gather(*waiting)


@pytest.mark.long
async def test_a_long_walk_leaves_places_to_people_of_its_own_account() -> None:
    hanging, walked = asyncio.Event(), 0

    async def script(asked: Asked, writer: asyncio.StreamWriter) -> None:
        nonlocal walked
        page = int({name.lower(): text for name, text in asked.query.items()}.get("pageid", 0))
        if page > 30:
            walked += 1
            await hanging.wait()
        rows = [{"ContactRelationId": 1 + n + 50 * page} for n in range(50 if page < 60 else 1)]
        await answer(writer, {"IsSuccessful": True, "ContactDetails": rows})

    async def walk(account: SmsIr) -> int:
        rows = fetch_pages_concurrently(account.contacts.by_page, key=lambda one: one.relation_id)
        return len([row async for row in rows])

    async with raw_service(script) as service, Http(service.url, retries=NO_WAIT) as http:
        account = SmsIr(http, "a", "b")
        long = asyncio.create_task(walk(account))
        while walked < MOST_AT_ONCE:  # noqa: ASYNC110 (the service rings no bell of its own)
            await asyncio.sleep(0.005)
        await account.account.info()
        await account.contacts.groups()
        assert not long.done()
        hanging.set()
        assert await long > 60 * 50


def kept_sockets(http: Http) -> list[socket.socket]:
    """The sockets of the warm connections, as the event loop knows them."""
    found = [obj for obj in gc.get_objects() if isinstance(obj, socket.socket)]
    port = int(http.base_url.split(":")[2].split("/")[0])
    return [one for one in found if one.fileno() >= 0 and _peer(one) == port]


def _peer(one: socket.socket) -> int | None:
    try:
        return int(one.getpeername()[1])
    except (OSError, IndexError, TypeError):
        return None


@pytest.mark.long
async def test_quiet_lines_are_probed_so_that_no_box_on_the_way_forgets_them() -> None:
    async with raw_service(YES) as service, Http(service.url, retries=NO_WAIT) as http:
        await SmsIr(http, "a", "b").account.info()
        lines = kept_sockets(http)
        assert lines
        for line in lines:
            assert line.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE)
            assert line.getsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE) == 15


class Forgetful:
    """A box between client and service: at `forget` it drops what it knew, without a word."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._known: list[list[bool]] = []
        self.opened = 0

    def forget(self) -> None:
        for line in self._known:
            line[0] = False

    async def __call__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.opened += 1
        known = [True]
        self._known.append(known)
        out, into = await asyncio.open_connection("127.0.0.1", self._port)
        ways = (_carry(reader, into, known), _carry(out, writer, known))
        try:
            await asyncio.gather(*ways, return_exceptions=True)
        finally:
            into.close()
            writer.close()


async def _carry(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, known: list[bool]
) -> None:
    while chunk := await reader.read(65_536):
        if known[0]:
            writer.write(chunk)
            await writer.drain()
    writer.close()


@pytest.mark.long
async def test_a_box_that_forgets_quiet_lines_costs_a_read_a_repeat_and_a_sending_nothing() -> None:
    async with raw_service(YES) as service:
        box = Forgetful(int(service.url.split(":")[2].split("/")[0]))
        async with await asyncio.start_server(box, "127.0.0.1", 0) as server:
            url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/users/v1"
            patient = Timeouts(connect=5, read=0.5, write=5, pool=5, total=10)
            async with Http(url, timeouts=patient, retries=NO_WAIT) as http:
                account = SmsIr(http, "a", "b")
                await asyncio.gather(*(account.account.info() for _ in range(2)))
                box.forget()
                await account.messages.send("x", group_ids=[1])
                await account.contacts.add_group("y")
                await account.account.info()
    assert service.operations().count("Send") == 1
    assert service.operations().count("AddOrUpdateContactGroup") == 1
