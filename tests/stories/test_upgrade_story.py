"""The bot opens the databases of released versions: who was in the middle of something goes on."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from sandbox.telegram import RunningTelegram
from tests.clock import TEHRAN, Clock
from tests.conftest import MakeShop
from tests.storage.old_databases import Version, restore_dump
from tests.stories.harness.shop import QUICK
from tests.stories.harness.waiting import eventually

TYPED = "جشن پاییزه از شنبه؛ ۲۰٪ تخفیف همه گل‌ها"
"""What the owner had written; she stood before the list of groups, or before the card."""
HANDLED_BEFORE = 22
"""Updates whose ids the old inbox remembers; Telegram would not give them out again."""


@pytest.mark.parametrize(
    ("version", "where"), [("0_1", "به چه کسانی ارسال شود؟"), ("0_2", "پیش از ارسال ببینید")]
)
async def test_an_sms_that_was_half_written_is_gone_on_with(
    make_shop: MakeShop,
    telegram_twin: RunningTelegram,
    tmp_path: Path,
    version: Version,
    where: str,
) -> None:
    for _ in range(HANDLED_BEFORE):
        telegram_twin.twin.push("poll", {"id": "1"})
    shop = await make_shop(database=restore_dump(tmp_path / "old.db", version))
    maryam = shop.person
    offered = await maryam.after(maryam.command("/send"), TYPED)
    assert offered.buttons
    await maryam.after(maryam.press("✏️ ادامه", offered), where)


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
