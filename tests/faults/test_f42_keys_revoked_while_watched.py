"""F42: keys revoked while the account is watched: said once, watching paused until /link."""

from __future__ import annotations

from sandbox.telegram import Message
from tests.conftest import MakeShop
from tests.stories.harness.shop import Shop
from tests.stories.harness.waiting import eventually


def told(shop: Shop) -> list[Message]:
    return [m for m in shop.person.messages() if "دیگر کلیدهای حساب" in m.plain]


def asked_with(shop: Shop, key: str) -> list[object]:
    """Tries of these keys: with revoked ones nothing else can be asked."""
    return [
        seen
        for seen in shop.smsir.calls("GetToken")
        if isinstance(seen.json, dict) and seen.json["UserApiKey"] == key
    ]


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
    mary = shop.english()  # her account goes on being watched, so that there are looks to wait for
    await mary.after(mary.command("/link demo-key-2 demo-secret-2"), "is linked")
    await shop.restart()
    await shop.start()
    before = len(asked_with(shop, "demo-key"))
    looks = len(shop.smsir.calls("GetUserInfo"))
    await eventually(lambda: len(shop.smsir.calls("GetUserInfo")) >= looks + 5)
    assert len(asked_with(shop, "demo-key")) == before, "the service is left alone"
    assert len(told(shop)) == 1

    await shop.person.after(shop.person.command("/link demo-key changed-in-the-panel"), "متصل شد")
    before = len(shop.smsir.calls("GetTicketsByPageId"))
    await eventually(lambda: len(shop.smsir.calls("GetTicketsByPageId")) > before + 1)
