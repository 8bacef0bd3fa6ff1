"""The bot opens the database of version 0.1: who was in the middle of something goes on."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sandbox.telegram import RunningTelegram
from tests.clock import TEHRAN, Clock
from tests.conftest import MakeShop
from tests.storage.test_database_of_version_0_1 import restore_dump
from tests.stories.harness.shop import QUICK
from tests.stories.harness.waiting import eventually

TYPED = "جشن پاییزه از شنبه؛ ۲۰٪ تخفیف همه گل‌ها"
"""What the owner had written before the upgrade; she stood before the list of groups."""
HANDLED_BEFORE = 7
"""Updates whose ids the old inbox remembers; Telegram would not give them out again."""


async def test_an_sms_that_was_half_written_is_gone_on_with(
    make_shop: MakeShop, telegram_twin: RunningTelegram, tmp_path: Path
) -> None:
    for _ in range(HANDLED_BEFORE):
        telegram_twin.twin.push("poll", {"id": "1"})
    shop = await make_shop(database=restore_dump(tmp_path / "old.db"))
    maryam = shop.person
    offered = await maryam.after(maryam.command("/send"), TYPED)
    assert offered.buttons
    await maryam.after(maryam.press("✏️ ادامه", offered), "به چه کسانی بفرستم؟")


async def test_a_late_sms_of_before_is_not_sent_by_itself(
    make_shop: MakeShop, tmp_path: Path
) -> None:
    """Its row waited for a moment that is days ago: its owner is asked."""
    clock = Clock()
    clock.turn_to(datetime(2027, 1, 5, 9, 30, tzinfo=TEHRAN))
    tuning = replace(QUICK, clock=clock)
    shop = await make_shop(database=restore_dump(tmp_path / "old.db"), tuning=tuning)

    async def nothing_waits() -> bool:
        sql = "SELECT count(*) AS n FROM outbox WHERE state IN ('waiting', 'sending')"
        rows = await shop.bot.services.storage.run(lambda db: list(db.query(sql)), write=False)
        return int(rows[0]["n"]) == 0

    await eventually(nothing_waits)
    assert shop.smsir.calls("Send") == []
