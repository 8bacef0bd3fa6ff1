# ruff: noqa: PLC0415 (a room's own tests must not wait for imports of the other rooms)
"""The shop: the whole bot between its two twins, over real HTTP on loopback.

Fixtures
    telegram_twin, smsir_twin   the twins, running (`.url`, `.twin`)
    bale_twin                   the other messenger, for `make_shop(bale=bale_twin)`
    shop                        bot, twins and a Persian owner (user 1001)
    make_shop(**settings)       the same with other settings; several may live at once;
                                `opening=False` composes nothing yet, `tuning=` other times
    bot_process                 the bot as a process of its own, to be killed at a named step
    own_port                    a port where nobody listens until the test does
    lone_shop, make_lone_shop   without the web service, for what concerns Telegram alone
"""

from __future__ import annotations

import gc
import os
import secrets
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from functools import cache
from pathlib import Path
from shutil import disk_usage
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from sandbox.bale import RunningBale
    from sandbox.smsir import RunningSmsIr
    from sandbox.telegram import RunningTelegram
    from tests.stories.harness.process import BotProcess
    from tests.stories.harness.shop import Shop

MakeShop = Callable[..., Awaitable["Shop"]]

WHOLE_BOT = frozenset({"shop", "make_shop", "lone_shop", "make_lone_shop"})
A_PROCESS = frozenset({"bot_process"})
WHOLE_ENGINE = "tests.handlers.team_desk"

# Whatever the environment says: each process that a test starts would compile all modules anew,
# which takes four seconds of the processor's.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

MEMORY = Path("/dev/shm")
if MEMORY.is_dir() and disk_usage(MEMORY).free > 2 * 10**9:
    # Thousands of databases are opened, written and closed, each with several `fsync`s, for which
    # a disk takes milliseconds. What is to survive here is a kill, not a power cut.
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))

settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A busy machine is no bug."""
settings.register_profile("quick", parent=settings.get_profile("patient"), max_examples=10)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "patient"))


def pytest_report_header() -> str:
    from tests.clock import BEGIN, BEGIN_AT

    return f"the tests begin at {BEGIN:%A %Y-%m-%d %H:%M} in Tehran ({BEGIN_AT})"


def pytest_collection() -> None:
    """Collect no garbage while modules are read: there is little, and the looking costs a third."""
    gc.disable()


def pytest_collection_finish() -> None:
    """What was read stays to the end: the collections during tests need not walk through it."""
    gc.freeze()
    gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put each test into its tier by what it asks for, so that no test can be in the wrong one.

    A test that starts a process without the fixture says so itself: `pytest.mark.process`.
    """
    for item in items:
        if " at 0x" in item.nodeid:
            # Workers of one run compare what they collected, and an address differs in each.
            raise pytest.UsageError(f"Give the parameters of this test ids: {item.nodeid}")
        asked_for = frozenset(getattr(item, "fixturenames", ()))
        if asked_for & A_PROCESS:
            item.add_marker(pytest.mark.process)
        elif asked_for & WHOLE_BOT:
            item.add_marker(pytest.mark.story)
        elif isinstance(item, pytest.Function) and _plays_the_engine(item.module):
            item.add_marker(pytest.mark.engine)
    items.sort(key=_tier)


@cache
def _plays_the_engine(module: ModuleType) -> bool:
    return any(getattr(value, "__module__", "") == WHOLE_ENGINE for value in vars(module).values())


def _tier(item: pytest.Item) -> int:
    """The long ones first, so that at the end no worker waits for another's longest test."""
    tiers = ("process", "browser", "story")
    return next((place for place, name in enumerate(tiers) if item.get_closest_marker(name)), 3)


@pytest.fixture
def own_port() -> Iterator[int]:
    """A port where nobody listens until the test does."""
    from tests.ports import reserved

    with reserved() as port:
        yield port


@pytest.fixture
async def telegram_twin() -> AsyncIterator[RunningTelegram]:
    from sandbox.telegram import TelegramTwin, running_telegram
    from tests.clock import usual

    async with running_telegram(TelegramTwin(clock=usual.seconds)) as running:
        yield running


@pytest.fixture
async def smsir_twin() -> AsyncIterator[RunningSmsIr]:
    from sandbox.smsir import SmsIrTwin, running_smsir
    from tests.clock import usual

    async with running_smsir(SmsIrTwin(clock=usual.seconds)) as running:
        yield running


@pytest.fixture
def messenger(request: pytest.FixtureRequest) -> str:
    """The one in which the shop's person writes; `BOTH` of the stories' harness says both."""
    return str(getattr(request, "param", "telegram"))


@pytest.fixture
async def bale_twin() -> AsyncIterator[RunningBale]:
    async with _bale() as running:
        yield running


@asynccontextmanager
async def _bale() -> AsyncIterator[RunningBale]:
    """With a token of its own: one process of a machine polls Bale with a token."""
    from sandbox.bale import BaleTwin, running_bale
    from tests.clock import usual

    token = f"{secrets.randbelow(10**9) + 10**9}:TESTtokenOfTheSandboxOnly0000"
    async with running_bale(BaleTwin(token, clock=usual.seconds)) as running:
        yield running


@asynccontextmanager
async def _shops(
    telegram: RunningTelegram, smsir: RunningSmsIr | None, folder: Path, messenger: str = "telegram"
) -> AsyncIterator[MakeShop]:
    from tests.stories.harness.shop import Shop

    async with AsyncExitStack() as stack:
        opened, usual = 0, dict[str, Any]()
        if messenger == "bale":
            bale = await stack.enter_async_context(_bale())
            stack.callback(_nothing_of_another_messenger, bale)
            usual = {"bale": bale, "alone": True}

        async def make(*, database: Path | None = None, opening: bool = True, **given: Any) -> Shop:
            nonlocal opened
            opened += 1
            path = database or folder / f"shop-{opened}.db"
            shop = Shop.build(telegram, smsir, path, **usual, **given)
            stack.push_async_callback(shop.close)
            if opening:
                await shop.open()
            return shop

        yield make


def _nothing_of_another_messenger(bale: RunningBale) -> None:
    assert not bale.twin.defects


@pytest.fixture
async def make_shop(
    telegram_twin: RunningTelegram, smsir_twin: RunningSmsIr, tmp_path: Path, messenger: str
) -> AsyncIterator[MakeShop]:
    async with _shops(telegram_twin, smsir_twin, tmp_path, messenger) as make:
        yield make


@pytest.fixture
async def shop(make_shop: MakeShop) -> Shop:
    return await make_shop()


@pytest.fixture
async def make_lone_shop(telegram_twin: RunningTelegram, tmp_path: Path) -> AsyncIterator[MakeShop]:
    async with _shops(telegram_twin, None, tmp_path) as make:
        yield make


@pytest.fixture
async def lone_shop(make_lone_shop: MakeShop) -> Shop:
    return await make_lone_shop()


@pytest.fixture
async def bot_process(
    telegram_twin: RunningTelegram, smsir_twin: RunningSmsIr, tmp_path: Path
) -> AsyncIterator[BotProcess]:
    """Not started yet: `await bot_process.start()`, `await bot_process.kill9()`."""
    from tests.stories.harness.process import BotProcess

    process = BotProcess.between(telegram_twin, smsir_twin, tmp_path / "process.db")
    yield process
    await process.end()
