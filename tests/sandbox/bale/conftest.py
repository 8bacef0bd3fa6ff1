"""Fixtures of the Bale twin's own tests."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest

from sandbox.bale import BaleTwin, RunningBale, running_bale
from sandbox.bot_api.person import User
from tests.patience import PATIENCE
from tests.sandbox.bale.support import BaleApi, StoppedClock


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock()


@pytest.fixture
async def bale(clock: StoppedClock) -> AsyncIterator[RunningBale]:
    async with running_bale(BaleTwin(clock=clock)) as served:
        yield served


@pytest.fixture
async def api(bale: RunningBale) -> AsyncIterator[BaleApi]:
    async with httpx.AsyncClient(trust_env=False, timeout=PATIENCE, verify=False) as client:
        yield BaleApi(bale, client)


@pytest.fixture
def person(bale: RunningBale) -> User:
    return bale.twin.user(1001)
