"""Fixtures of the Telegram twin's own tests."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest

from sandbox.telegram import RunningTelegram, TelegramTwin, User, running_telegram
from tests.patience import PATIENCE
from tests.sandbox.telegram.support import Api


class Clock:
    """A clock that goes only when it is told to."""

    def __init__(self) -> None:
        self.now = 1_790_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def running(clock: Clock) -> AsyncIterator[RunningTelegram]:
    async with running_telegram(TelegramTwin(clock=clock)) as served:
        yield served


@pytest.fixture
async def api(running: RunningTelegram) -> AsyncIterator[Api]:
    async with httpx.AsyncClient(trust_env=False, timeout=PATIENCE, verify=False) as client:
        yield Api(running, client)


@pytest.fixture
def person(running: RunningTelegram) -> User:
    return running.twin.user(1001)
