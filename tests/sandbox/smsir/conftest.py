"""A twin of SMS.ir on loopback whose clock stands still."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest

from sandbox.smsir import FakeClock, SmsIrTwin, running_smsir
from tests.patience import PATIENCE
from tests.sandbox.smsir.support import Service


@pytest.fixture
async def stranger() -> AsyncIterator[Service]:
    """The service before anyone has logged in."""
    # No TLS is spoken here, and building its context would take most of a test's time.
    async with (
        running_smsir(SmsIrTwin(clock=FakeClock())) as running,
        httpx.AsyncClient(
            base_url=running.url, timeout=PATIENCE, trust_env=False, verify=False
        ) as client,
    ):
        yield Service(running.twin, client, running.root)


@pytest.fixture
async def service(stranger: Service) -> Service:
    """The service with the demo account logged in."""
    await stranger.log_in()
    return stranger
