"""Bale's gateway and connection before its twin, over HTTP."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from bot.tuning import Tuning
from messengers.bale.connection import BaleConnection
from messengers.bale.gateway import BaleGateway
from messengers.bot_api.connection import BotAddress
from sandbox.bale import BaleTwin, RunningBale, running_bale
from sandbox.bot_api.person import User
from screens.bands import number

QUICK = Tuning(poll_seconds=1, network_pauses=(0.01,))
CHAT = number("bale", 1001)


@dataclass(frozen=True)
class Line:
    """What a test speaks through. `served`: the twin and its address."""

    served: RunningBale
    connection: BaleConnection
    gateway: BaleGateway
    person: User

    @property
    def twin(self) -> BaleTwin:
        return self.served.twin


async def nobody_moves(_old: int, _new: int) -> None:
    raise AssertionError("no chat of Bale gets another id")


def address(served: RunningBale) -> BotAddress:
    return BotAddress(served.twin.token, served.url)


@pytest.fixture
async def bale() -> AsyncIterator[Line]:
    token = f"{secrets.randbelow(10**9)}:ofOneTest"  # our lock is by token, for the whole machine
    async with running_bale(BaleTwin(token)) as served:
        connection = BaleConnection(address(served), nobody_moves, QUICK.network_pauses)
        await connection.meet()
        gateway = BaleGateway(connection.bot)
        yield Line(served, connection, gateway, served.twin.user(1001))
        await connection.close()
