"""The offline twin of the SMS.ir White SMS web service.

Written from the vendor's guide and the contract alone, as a witness: it shares no code with the
client, so that the two cannot share a mistake.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from sandbox.server import serve_app
from sandbox.smsir.call import Upload
from sandbox.smsir.clock import FakeClock
from sandbox.smsir.delivery import final_status
from sandbox.smsir.exchange import Seen
from sandbox.smsir.faults import PROCESSES_BY_DEFAULT, Fault, Faults
from sandbox.smsir.model import AccountState, SentBatch
from sandbox.smsir.quirks import Quirks
from sandbox.smsir.seeding import Seed
from sandbox.smsir.twin import SmsIrTwin

FAULT_KINDS = tuple(PROCESSES_BY_DEFAULT)
BASE_PATH = "/users/v1"

__all__ = [
    "BASE_PATH",
    "FAULT_KINDS",
    "AccountState",
    "FakeClock",
    "Fault",
    "Faults",
    "Quirks",
    "RunningSmsIr",
    "Seed",
    "Seen",
    "SentBatch",
    "SmsIrTwin",
    "Upload",
    "final_status",
    "running_smsir",
]


@dataclass(frozen=True)
class RunningSmsIr:
    """A twin at work: `url` is the base of the operations, `root` that of everything it serves."""

    twin: SmsIrTwin
    root: str

    @property
    def url(self) -> str:
        return f"{self.root}{BASE_PATH}"


@asynccontextmanager
async def running_smsir(
    twin: SmsIrTwin | None = None, port: int = 0
) -> AsyncIterator[RunningSmsIr]:
    """Serves a twin on loopback until the block is left; port 0 takes a free one."""
    twin = twin or SmsIrTwin()
    async with serve_app(twin.app, port=port, beside=True) as served:
        yield RunningSmsIr(twin, served.url)
