"""F42: keys revoked while the account is watched: said once, watching paused until /link."""

from __future__ import annotations

from sandbox.telegram import Message
from tests.conftest import MakeShop
from tests.stories.harness.shop import Shop
from tests.stories.harness.waiting import eventually


def told(shop: Shop) -> list[Message]:
    return [m for m in shop.person.messages() if "دیگر کلیدهای حساب" in m.plain]


async def test_f42_it_is_said_once_and_watching_rests_until_new_keys_come(
    make_shop: MakeShop,
) -> None:
    shop = await make_shop(watch_seconds=0.1)
    await shop.bot.storage.settings.update(shop.person.id, quiet_from=0, quiet_to=0)
    await shop.link()
    await eventually(lambda: len(shop.smsir.calls("GetUserNotificationFromLastId")) >= 2)
    shop.smsir.accounts["demo-key"].secret_key = "changed-in-the-panel"
    shop.smsir.expire_tokens()

    message = await shop.person.wait_for("دیگر کلیدهای حساب")
    assert "/link" in message.plain
    calls = len(shop.smsir.requests)
    await eventually(lambda: shop.bot.workers.stop.is_set() or len(told(shop)) == 1)
    await shop.restart()
    await shop.start()
    assert len(shop.smsir.requests) == calls, "the service is left alone"
    assert len(told(shop)) == 1

    await shop.person.command("/link demo-key changed-in-the-panel")
    await shop.person.wait_for("متصل شد")
    before = len(shop.smsir.calls("GetTicketsByPageId"))
    await eventually(lambda: len(shop.smsir.calls("GetTicketsByPageId")) > before + 1)
