"""Work that is half done goes on, whoever owns the account meanwhile and on however many phones.

Generated: every flow of F100 is played to its end. Before each of its steps the account is handed
over to somebody else, who leaves the person all that a manager may do, or handed back; or the
person joins the other messenger, or is separated from it. No button is refused, no typed word is
lost, and the service is asked for what was confirmed, none of it twice.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from itertools import cycle
from pathlib import Path

import pytest

from tests.faults.approval_flows import other_owner
from tests.faults.half_done import Step
from tests.faults.test_f100_account_changes_with_work_half_done import (
    FLOWS,
    Flow,
    _begun,
    _no_work,
    _opened,
)
from tests.faults.two_phones import other_phone
from tests.stories.harness.shop import Shop
from tests.stories.harness.waiting import eventually

pytestmark = [pytest.mark.story, pytest.mark.long]

ORDERS: dict[str, tuple[Step, ...]] = {
    "owner first": (other_owner, other_phone),
    "phone first": (other_phone, other_owner),
}


@pytest.fixture
async def shop(tmp_path: Path) -> AsyncIterator[Shop]:
    async with _opened(tmp_path, 0.0) as shop:
        yield shop


async def _played(shop: Shop, flow: Flow, order: tuple[Step, ...]) -> None:
    called = len(shop.smsir.calls(flow.calls))
    chat = await _begun(shop, flow)
    account = await shop.bot.storage.accounts.present(chat.person.id)
    changes = cycle((other_phone,) if flow.writer else order)
    for step, change in zip(flow.steps, changes, strict=False):
        await _no_work(shop, account)
        await change(chat)
        await chat.do(step)
    await _no_work(shop, account)
    if flow.calls:
        await eventually(lambda: len(shop.smsir.calls(flow.calls)) > called)
        asked = [f"{call.json} {call.form}" for call in shop.smsir.calls(flow.calls)[called:]]
        assert len(asked) == len(set(asked))
    assert await shop.bot.storage.accounts.present(chat.person.id) == account


@pytest.mark.parametrize("order", ORDERS.values(), ids=list(ORDERS))
async def test_f100_work_goes_on_by_other_hands(shop: Shop, order: tuple[Step, ...]) -> None:
    for name, flow in FLOWS.items():
        try:
            await _played(shop, flow, order)
        except AssertionError as error:
            error.add_note(f"flow {name!r}")
            raise
