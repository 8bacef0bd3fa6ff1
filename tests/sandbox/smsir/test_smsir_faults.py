"""Faults on demand: what the client of each one sees, and whether the request took effect."""

from __future__ import annotations

import asyncio
import json
import time

import httpx
import pytest

from sandbox.smsir import FAULT_KINDS, Faults, Quirks
from sandbox.smsir.faults import PROCESSES_BY_DEFAULT
from tests.patience import PATIENCE
from tests.sandbox.smsir.support import STAFF, Service
from tests.stories.harness.waiting import eventually

INFO = "/WhiteSms/GetUserInfo"
READS = {"repeat_page", "endless_pages"}


async def _send(service: Service) -> httpx.Response | None:
    """The raw answer to a sending; None when the connection was lost."""
    body = {
        "Message": "سلام",
        "ContactGroupIds": [service.group(STAFF).group_id],
        "ContactRelationIds": [],
    }
    try:
        return await service.client.post("/Message/Send", json=body)
    except httpx.RemoteProtocolError:
        return None


@pytest.mark.parametrize("kind", sorted(set(FAULT_KINDS) - READS))
async def test_a_request_takes_effect_or_not_as_the_kind_says(service: Service, kind: str) -> None:
    service.twin.faults.add("Send", kind, bytes_per_second=100_000, seconds=0, bytes=300_000)
    response = await _send(service)
    assert len(service.twin.sent()) == PROCESSES_BY_DEFAULT[kind]
    assert (response is None) == kind.startswith("drop_")
    assert list(service.twin.faults) == []


@pytest.mark.parametrize("processed", [True, False])
@pytest.mark.parametrize("kind", ["object_reference", "malformed", "refuse", "not_json_200"])
async def test_the_default_can_be_overruled(
    service: Service, kind: str, *, processed: bool
) -> None:
    service.twin.faults.add("Send", kind, processed=processed)
    await _send(service)
    assert len(service.twin.sent()) == processed


async def test_an_error_page_may_come_before_or_after(service: Service) -> None:
    for after in (False, True):
        service.twin.faults.add("Send", "http500", after=after)
        response = await _send(service)
        assert response is not None
        assert (response.status_code, response.text[:15]) == (500, "<!DOCTYPE html>")
        assert len(service.twin.sent()) == after


async def test_a_dropped_connection_leaves_the_next_one_working(service: Service) -> None:
    service.twin.faults.add("*", "drop_after", times=2)
    for _ in range(2):
        with pytest.raises(httpx.RemoteProtocolError):
            await service.client.get(INFO)
    assert (await service.get(INFO))["IsSuccessful"] is True


@pytest.mark.parametrize(
    ("kind", "status", "text"),
    [("malformed", 200, '{"'), ("empty", 200, ""), ("not_json_200", 200, "<html>")],
)
async def test_unreadable_answers(service: Service, kind: str, status: int, text: str) -> None:
    service.twin.faults.add("GetUserInfo", kind)
    response = await service.client.get(INFO)
    assert response.status_code == status
    assert response.text.startswith(text)
    with pytest.raises(json.JSONDecodeError):
        response.json()


async def test_refusals_carry_the_wanted_words(service: Service) -> None:
    service.twin.faults.add("GetUserInfo", "refuse", message="<b>نه</b>", code=7)
    answer = await service.get(INFO)
    assert (answer["IsSuccessful"], answer["Message"], answer["ErrorCode"]) == (
        False,
        "<b>نه</b>",
        7,
    )
    service.twin.faults.add("GetUserInfo", "object_reference")
    assert (await service.get(INFO))["Message"].startswith("Object reference not set")


async def test_a_redirect_names_the_wanted_place(service: Service) -> None:
    service.twin.faults.add("GetUserInfo", "redirect", url="http://127.0.0.1:9/x")
    response = await service.client.get(INFO)
    assert (response.status_code, response.headers["location"]) == (302, "http://127.0.0.1:9/x")


async def test_a_delay_holds_up_its_own_call_only(service: Service) -> None:
    service.twin.faults.add("GetUserInfo", "delay", seconds=2 * PATIENCE)
    held = asyncio.create_task(service.client.get(INFO))
    await eventually(lambda: not list(service.twin.faults))
    await service.get("/Ticket/GetTicketStatus")
    assert not held.done()
    held.cancel()

    service.twin.faults.add("GetUserInfo", "delay", seconds=0.1)
    began = time.perf_counter()
    await service.client.get(INFO)
    assert time.perf_counter() - began >= 0.1


async def test_a_call_takes_effect_though_its_client_has_given_up(service: Service) -> None:
    service.twin.faults.add("Send", "delay", seconds=0.1)
    service.client.timeout = httpx.Timeout(PATIENCE, read=0.03)
    with pytest.raises(httpx.ReadTimeout):
        await _send(service)
    await eventually(lambda: len(service.twin.sent()) == 1)


async def test_latency_is_felt_by_every_call(service: Service) -> None:
    service.twin.latency = 0.05
    began = time.perf_counter()
    await service.get(INFO)
    assert time.perf_counter() - began >= 0.05


async def test_a_drip_comes_in_small_pieces_with_the_right_answer(service: Service) -> None:
    service.twin.faults.add("GetTicketStatus", "drip", bytes_per_second=2_000)
    async with service.client.stream("GET", "/Ticket/GetTicketStatus") as response:
        pieces = [piece async for piece in response.aiter_raw()]
    assert len(pieces) > 1
    assert max(map(len, pieces)) <= 200
    assert b"TicketStatus" in b"".join(pieces)


@pytest.mark.parametrize("kind", ["huge", "gzip_bomb"])
async def test_a_flood_is_right_json_of_the_wanted_size(service: Service, kind: str) -> None:
    service.twin.faults.add("GetUserInfo", kind, bytes=3_000_000)
    async with service.client.stream("GET", INFO) as response:
        raw = b"".join([piece async for piece in response.aiter_raw()])
    assert (len(raw) < 10_000) == (kind == "gzip_bomb")
    service.twin.faults.add("GetUserInfo", kind, bytes=3_000_000)
    response = await service.client.get(INFO)
    assert 2_000_000 < len(response.content) < 4_000_000
    assert response.json()["IsSuccessful"] is True


async def test_a_flood_stops_when_nobody_reads_it(service: Service) -> None:
    service.twin.faults.add("GetUserInfo", "huge", bytes=500 * 2**20)
    async with service.client.stream("GET", INFO) as response:
        async for _ in response.aiter_raw():
            break
    began = time.process_time()  # the twin is in this process
    await service.get("/Ticket/GetTicketStatus")
    assert time.process_time() - began < 5


async def test_odd_shapes_of_right_answers(service: Service) -> None:
    path = "/Contacts/GetContactsByPageId"
    seen = {}
    for kind in (
        "odd_keys",
        "null_lists",
        "ids_as_strings",
        "null_dates",
        "bad_dates",
        "missing_fields",
        "extra_fields",
    ):
        service.twin.faults.add("GetContactsByPageId", kind)
        seen[kind] = (await service.client.get(path)).json()
    assert "isSuCcEsSfUl".lower() in {key.lower() for key in seen["odd_keys"]}
    assert "ContactDetails" not in seen["odd_keys"]
    assert seen["null_lists"]["ContactDetails"] is None
    rows = {kind: whole.get("ContactDetails") or [{}] for kind, whole in seen.items()}
    assert isinstance(rows["ids_as_strings"][0]["ContactRelationId"], str)
    assert rows["null_dates"][0]["CreationDateTime"] is None
    assert rows["bad_dates"][0]["CreationDateTime"].startswith("0001-13")
    assert set(rows["missing_fields"][0]) == {"ContactRelationId", "GroupId", "EmojiId"}
    assert {"RowVersion", "Mobile"} <= rows["extra_fields"][0].keys()


async def test_only_ids_become_strings(service: Service) -> None:
    service.twin.faults.add("*", "ids_as_strings")
    answer = await service.get("/BankTransaction/GetBankTransactionsFromLastId")
    row = answer["Transaction"][0]
    assert isinstance(row["Id"], str)
    assert isinstance(row["IsValid"], bool)
    assert isinstance(row["Amount"], int | float)


async def test_losing_connections_leaves_nothing_in_the_log(
    service: Service, caplog: pytest.LogCaptureFixture
) -> None:
    for kind in ("drop_before", "drop_after"):
        service.twin.faults.add("Send", kind)
        assert await _send(service) is None
    service.twin.faults.add("GetUserInfo", "huge")
    async with service.client.stream("GET", INFO):
        pass
    await service.get(INFO)
    assert [one for one in caplog.records if one.name.startswith(("uvicorn", "asyncio"))] == []


async def test_a_page_repeats_itself(service: Service) -> None:
    path = "/Contacts/GetContactsByPageId"
    first = await service.get(path)
    service.twin.faults.add("GetContactsByPageId", "repeat_page", times=None)
    assert await service.get(path, pageId=3) == first == await service.get(path, pageId=900)


async def test_pages_never_end_and_never_repeat_an_id(service: Service) -> None:
    service.twin.faults.add("*", "endless_pages", times=None)
    ids: list[int] = []
    for page in range(10):
        rows = (await service.get("/Contacts/GetContactsByPageId", pageId=page))["ContactDetails"]
        assert len(rows) == 50
        ids += [row["ContactRelationId"] for row in rows]
    assert len(set(ids)) == 500


@pytest.mark.parametrize(("style", "status"), [("http401", 401), ("envelope", 200)])
async def test_a_token_is_refused_once_and_never_by_get_token(
    service: Service, style: str, status: int
) -> None:
    service.twin.quirks = Quirks(token_refusal=style)  # type: ignore[arg-type]
    service.twin.faults.add("*", "unauthorized_once")
    assert (await service.log_in())["IsSuccessful"] is True
    response = await service.client.get(INFO)
    assert (response.status_code, response.json()["IsSuccessful"]) == (status, False)
    assert (await service.get(INFO))["IsSuccessful"] is True


async def test_the_download_of_an_attachment_can_fail_as_well(service: Service) -> None:
    service.twin.faults.add("Download", "redirect", url="http://169.254.169.254/")
    key = next(iter(service.account.files))
    assert (await service.client.get(f"{service.root}/_files/{key}/x")).status_code == 302


def test_faults_strike_as_often_as_told_and_after_those_to_be_skipped() -> None:
    faults = Faults()
    faults.add("Send", "empty", times=2, skip=1)
    kinds = [fault.kind if fault else None for _, fault in (faults.take("Send") for _ in range(5))]
    assert kinds == [None, "empty", "empty", None, None]


def test_delays_add_up_beside_another_fault() -> None:
    faults = Faults()
    faults.add("*", "delay", times=None, seconds=2)
    faults.add("Send", "delay", seconds=3)
    faults.add("Send", "empty")
    delay, fault = faults.take("Send")
    assert (delay, fault and fault.kind) == (5, "empty")
    assert faults.take("Send") == (2, None)
    faults.clear()
    assert faults.take("Send") == (0, None)


def test_an_unknown_kind_is_not_taken() -> None:
    with pytest.raises(ValueError, match="no such fault"):
        Faults().add("Send", "meteor")
