from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pydantic import SecretStr

from bot.composition import compose
from bot.settings import GivenSettings
from sandbox.telegram import TelegramTwin, running_telegram
from tests.patience import PATIENCE
from tests.stories.harness.shop import NOBODY, QUICK
from tests.stories.harness.waiting import eventually

if TYPE_CHECKING:
    import pytest

PEOPLE = 60


def settings_for(token: str, url: str, folder: Path) -> GivenSettings:
    return GivenSettings(
        bot_token=SecretStr(token),
        telegram_url=url,
        smsir_url=NOBODY,
        database=folder / "f25.db",
        watch_seconds=0,
    )


@pytest.mark.long
async def test_f25_after_the_outage_everything_is_handled_in_order(
    tmp_path: Path, own_port: int, caplog: pytest.LogCaptureFixture
) -> None:
    twin = TelegramTwin()
    people = [twin.user(2000 + n) for n in range(PEOPLE)]
    async with running_telegram(twin, own_port) as first:
        settings = settings_for(twin.token, first.url, tmp_path)
        composing = compose(settings, QUICK)
        bot = await composing.__aenter__()
        await bot.wait_ready()
    try:
        await eventually(lambda: bool(_unreached(caplog)))
        for number in range(5):
            for person in people:
                await person.command("/start" if number == 0 else f"/help {number}")
        async with running_telegram(twin, own_port):
            await eventually(lambda: bot.intake.counts["handled"] == 5 * PEOPLE)
            for person in people:
                assert any(message.buttons for message in person.messages())
            assert bot.intake.counts["dropped"] == 0
            await composing.__aexit__(None, None, None)
    except BaseException:
        await composing.__aexit__(None, None, None)
        raise
    for person in people:
        answers = [message.id for message in person.messages() if message.from_bot]
        assert len(answers) == 5, "each command has its answer, none is doubled"
        assert answers == sorted(answers)
    assert len(_unreached(caplog)) <= 2, "an outage is told once, not each time"


def _unreached(caplog: pytest.LogCaptureFixture) -> list[str]:
    told = [
        record.message for record in caplog.records if record.name == "messengers.bot_api.polling"
    ]
    return [line for line in told if "not reached" in line]


async def test_f25_presses_of_before_the_outage_are_answered_and_act_on_nothing_old(
    tmp_path: Path, own_port: int
) -> None:
    twin = TelegramTwin()
    person = twin.user(1001)
    async with running_telegram(twin, own_port) as first:
        composing = compose(settings_for(twin.token, first.url, tmp_path), QUICK)
        bot = await composing.__aenter__()
        await bot.wait_ready()
        home = await person.after(person.command("/start"), lambda message: bool(message.buttons))
    try:
        help_, settings = home.buttons[1]
        await person.raw_press(help_.data or "", home)
        await person.raw_press(settings.data or "", home)  # by then the keyboard is another one
        async with running_telegram(twin, own_port):
            await eventually(lambda: not twin.unanswered)
            assert any("قدیمی" in toast.text for toast in person.toasts)
            assert bot.reporter.counts["bugs"] == 0
            await composing.__aexit__(None, None, None)
    except BaseException:
        await composing.__aexit__(None, None, None)
        raise


async def test_f25_telegram_down_at_the_start_is_waited_for(tmp_path: Path, own_port: int) -> None:
    twin = TelegramTwin()
    async with running_telegram(twin, own_port) as probe:
        url = probe.url
    async with compose(settings_for(twin.token, url, tmp_path), QUICK) as bot:
        await asyncio.sleep(0.1)
        assert not bot.ready.is_set()
        async with running_telegram(twin, own_port):
            async with asyncio.timeout(PATIENCE):
                await bot.wait_ready()
            person = twin.user(1001)
            await person.after(person.command("/start"), lambda message: bool(message.buttons))
