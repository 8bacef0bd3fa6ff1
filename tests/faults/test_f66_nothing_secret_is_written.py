from __future__ import annotations

from typing import TYPE_CHECKING

import aiohttp

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from sandbox.smsir import RunningSmsIr
    from sandbox.telegram import RunningTelegram
    from tests.stories.harness.process import BotProcess
    from tests.stories.harness.shop import Shop

    MakeShop = Callable[..., Awaitable[Shop]]

BODY = "گل‌های تازه رسید؛ رمز تخفیف شما: یاس۱۴۰۵"
MOBILE = "09121234567"


async def test_f66_a_debug_log_over_good_and_bad_days_holds_no_secret(
    bot_process: BotProcess, telegram_twin: RunningTelegram, smsir_twin: RunningSmsIr
) -> None:
    telegram, smsir = telegram_twin.twin, smsir_twin.twin
    person = telegram.user(1001)
    await bot_process.start()
    await person.command("/link demo-key wrong-secret")
    await person.wait_for(lambda message: bool(message.buttons))
    await person.after(person.command("/link demo-key demo-secret"), "گل یاس")
    # Each kind of trouble while private things are on their way.
    for kind in ("http500", "drop_before", "drop_after", "bad_request", "forbidden"):
        telegram.faults.add("sendMessage", kind, text="a refusal nobody foresaw")
        await person.say(f"{BODY} {MOBILE}")
        await person.raw_press(f"forged {MOBILE}", person.messages()[-1].id)
    for kind in ("http500", "malformed", "drop_after", "unauthorized_once"):
        smsir.faults.add(operation="*", kind=kind, times=1)
        await person.command("/credit")
    telegram.push("message", {"nonsense": BODY})
    telegram.faults.add("getUpdates", "http500", times=2)
    await person.after(person.command("/help"), "راهنما")
    assert await bot_process.terminate() == 0

    written = bot_process.written()
    assert "reference" in written, "the log level and the troubles were such that bugs are logged"
    tokens = {
        value
        for seen in smsir.requests
        for value in (seen.headers.get("x-sms-ir-secure-token"),)
        if value
    }
    assert tokens
    for secret in (telegram.token, telegram.token.partition(":")[2], "demo-secret",
                   "wrong-secret", "demo-key", BODY, MOBILE, MOBILE[1:], *tokens):  # fmt: skip
        assert secret not in written


async def test_f66_metrics_and_health_hold_numbers_only(make_lone_shop: MakeShop) -> None:
    shop = await make_lone_shop(listen="127.0.0.1:0")
    await shop.start()
    await shop.person.say(f"{BODY} {MOBILE}")
    assert shop.bot.web is not None
    root = f"http://127.0.0.1:{shop.bot.web.port}"
    async with aiohttp.ClientSession() as session:
        answers = [await session.get(root + path) for path in ("/metrics", "/healthz")]
        assert [answer.status for answer in answers] == [200, 200]
        text = "".join([await answer.text() for answer in answers])
    assert "sefid_" in text
    for private in (shop.telegram.token, BODY, MOBILE, "1001", "مریم"):
        assert private not in text


async def test_f66_the_text_of_an_object_shows_no_token(make_lone_shop: MakeShop) -> None:
    shop = await make_lone_shop()
    secret = shop.telegram.token.partition(":")[2]
    assert secret
    assert secret in repr(shop.telegram.token), "the search would find it"
    for thing in (
        shop.settings,
        shop.bot.storage,
        shop.bot.intake,
        shop.bot.wires["telegram"].poller,
    ):
        assert secret not in repr(thing)
