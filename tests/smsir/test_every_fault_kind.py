"""Each bad moment the twin knows: what the client makes of it, for a read and for a sending."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from sandbox.smsir import FAULT_KINDS, FakeClock, Quirks, RunningSmsIr, SmsIrTwin, running_smsir
from smsir import (
    Dropped,
    Http,
    Refused,
    ServiceFault,
    SmsIr,
    SmsIrError,
    TimedOut,
    Timeouts,
    TokenRefused,
    Unreadable,
)
from smsir.pages import from_last_id, pages
from tests.patience import PATIENCE
from tests.smsir.raw_service import NO_WAIT

TIGHT = Timeouts(connect=1, read=1, write=1, pool=1, total=0.3)
"""For an answer that would never end; whatever else happens is waited for."""
PATIENT = Timeouts(*[PATIENCE] * 5)
MEGABYTE = 2**20
NUMBER = "09351112233"

# kind: parameters, error of a call (None: it works), whether a sending went out all the same
FAULTS: dict[str, tuple[dict[str, Any], type[SmsIrError] | None, bool]] = {
    "delay": ({"seconds": 0.05}, None, True),
    "drop_before": ({}, Dropped, False),
    "drop_after": ({}, Dropped, True),
    "http500": ({}, Unreadable, False),
    "malformed": ({}, Unreadable, True),
    "empty": ({}, Unreadable, True),
    "object_reference": ({}, ServiceFault, False),
    "refuse": ({"message": "اعتبار شما کافی نیست", "code": 99}, Refused, False),
    "not_json_200": ({}, Unreadable, True),
    "redirect": ({"url": "http://127.0.0.1:9/elsewhere"}, Unreadable, False),
    "drip": ({"bytes_per_second": 20}, TimedOut, True),
    "huge": ({"bytes": 8 * MEGABYTE}, Unreadable, True),
    "gzip_bomb": ({"bytes": 8 * MEGABYTE}, Unreadable, True),
    "odd_keys": ({}, None, True),
    "null_lists": ({}, None, True),
    "ids_as_strings": ({}, None, True),
    "null_dates": ({}, None, True),
    "bad_dates": ({}, None, True),
    "missing_fields": ({}, None, True),
    "extra_fields": ({}, None, True),
    "repeat_page": ({}, None, True),
    "endless_pages": ({}, None, True),
    "unauthorized_once": ({}, None, True),
}
WORKING = [kind for kind, (_, error, _) in FAULTS.items() if error is None]
FAILING = [kind for kind, (_, error, _) in FAULTS.items() if error is not None]
# Without ids a walk cannot tell rows apart, and a token that is always refused is a bad one.
ODD_PAGES = [kind for kind in WORKING if kind not in {"missing_fields", "unauthorized_once"}]


@pytest.fixture
async def running() -> AsyncIterator[RunningSmsIr]:
    async with running_smsir(SmsIrTwin(clock=FakeClock())) as found:
        yield found


@pytest.fixture
async def account(running: RunningSmsIr, request: pytest.FixtureRequest) -> AsyncIterator[SmsIr]:
    timeouts = TIGHT if "[drip]" in request.node.name else PATIENT
    async with Http(
        running.url, retries=NO_WAIT, timeouts=timeouts, max_answer_bytes=MEGABYTE
    ) as http:
        yield SmsIr(http, "demo-key", "demo-secret")


def test_every_kind_of_fault_is_known_here() -> None:
    assert set(FAULTS) == set(FAULT_KINDS)


@pytest.mark.parametrize("kind", FAILING)
async def test_a_sending_under_a_fault_fails_once_and_tells_the_truth(
    kind: str, account: SmsIr, running: RunningSmsIr
) -> None:
    parameters, error, went_out = FAULTS[kind]
    running.twin.faults.add("SendByMobileNumbers", kind, times=None, **parameters)
    assert error is not None
    with pytest.raises(error) as caught:
        await account.messages.send_numbers("سلام", [NUMBER])
    assert len(running.twin.sent()) == int(went_out)
    assert len(running.twin.calls("SendByMobileNumbers")) == 1
    assert caught.value.maybe_processed or not went_out
    assert caught.value.maybe_processed is (error is not Refused)


@pytest.mark.parametrize("kind", [kind for kind in WORKING if kind != "unauthorized_once"])
async def test_a_sending_under_an_odd_answer_works_and_goes_out_once(
    kind: str, account: SmsIr, running: RunningSmsIr
) -> None:
    running.twin.faults.add("SendByMobileNumbers", kind, times=1, **FAULTS[kind][0])
    sending = await account.messages.send_numbers("سلام", [NUMBER])
    (batch,) = running.twin.sent()
    assert sending.batch_key in {batch.batch_key, None}
    assert {one.mobile for one in sending.ids} <= {NUMBER, ""}


@pytest.mark.parametrize("processed", [False, True])
async def test_a_sending_whose_token_is_refused_is_not_made_again(
    account: SmsIr, running: RunningSmsIr, *, processed: bool
) -> None:
    running.twin.faults.add("SendByMobileNumbers", "unauthorized_once", processed=processed)
    with pytest.raises(TokenRefused) as caught:
        await account.messages.send_numbers("سلام", [NUMBER])
    assert caught.value.maybe_processed
    assert len(running.twin.sent()) == int(processed)
    assert len(running.twin.calls("SendByMobileNumbers")) == 1


@pytest.mark.long
@pytest.mark.parametrize("kind", FAILING)
async def test_a_read_under_a_lasting_fault_fails_and_claims_no_change(
    kind: str, account: SmsIr, running: RunningSmsIr
) -> None:
    parameters, error, _ = FAULTS[kind]
    running.twin.faults.add("GetContactsByPageId", kind, times=None, **parameters)
    assert error is not None
    with pytest.raises(error) as caught:
        await account.contacts.by_page()
    assert not caught.value.maybe_processed
    assert len(running.twin.calls("GetContactsByPageId")) <= NO_WAIT.attempts


@pytest.mark.parametrize("kind", ["drop_before", "drop_after", "http500", "drip"])
async def test_a_read_survives_a_fault_that_passes(
    kind: str, account: SmsIr, running: RunningSmsIr
) -> None:
    running.twin.faults.add("GetContactsByPageId", kind, times=2, **FAULTS[kind][0])
    assert len(await account.contacts.by_page()) == 50
    assert len(running.twin.calls("GetContactsByPageId")) == 3


@pytest.mark.parametrize("kind", ODD_PAGES)
async def test_a_walk_through_odd_pages_ends_without_an_error(
    kind: str, account: SmsIr, running: RunningSmsIr
) -> None:
    running.twin.faults.add("GetContactsByPageId", kind, times=None, **FAULTS[kind][0])
    walk = pages(account.contacts.by_page, key=lambda row: row.relation_id, most_pages=12)
    rows = [row async for row in walk]
    people = len(running.twin.accounts["demo-key"].book.relations)
    expected = {"null_lists": 0, "repeat_page": 50, "endless_pages": 600}.get(kind, people)
    assert len(rows) == expected


@pytest.mark.parametrize("direction", ["older", "newer"])
async def test_a_walk_by_last_id_finds_all_in_both_directions(direction: Any) -> None:
    twin = SmsIrTwin(clock=FakeClock(), quirks=Quirks(last_id_direction=direction))
    async with running_smsir(twin) as running, Http(running.url, retries=NO_WAIT) as http:
        account = SmsIr(http, "demo-key", "demo-secret")
        walk = from_last_id(account.contacts.from_last_id, lambda row: row.id)
        ids = {row.id async for row in walk}
    assert ids == set(twin.accounts["demo-key"].contacts)
