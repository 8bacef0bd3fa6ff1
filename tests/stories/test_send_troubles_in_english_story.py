"""The troubles on the way to an SMS, as an English-speaking owner is told of them."""

from __future__ import annotations

from sandbox.telegram import Message, User
from tests.stories.harness.shop import Shop

TEXT = "Closed on Friday. See you on Saturday!"


async def asked(shop: Shop, keys: tuple[str, str] = ("demo-key", "demo-secret")) -> User:
    """Mary has linked an account and written the text."""
    mary = shop.english()
    await shop.link(mary, keys, business="is linked")
    await mary.after(mary.command(f"/send {TEXT}"), "Who should get it?")
    return mary


async def carded(mary: User, wanted: str = "Review before sending") -> Message:
    await mary.press("✅ Continue")
    return await mary.wait_for(wanted)


async def test_wrong_keys(shop: Shop) -> None:
    mary = shop.english()
    await mary.command("/link demo-key wrong-secret")

    told = await mary.wait_for("The service did not accept these keys")

    assert "Nothing was stored" in told.plain


async def test_no_account(shop: Shop) -> None:
    mary = shop.english()
    await mary.command("/send")

    told = await mary.wait_for("not linked to an SMS.ir account yet")

    assert "Nothing was sent" in told.plain


async def test_an_expired_account_and_one_without_credit(shop: Shop) -> None:
    for kind, warning in (
        ("expired", "Your SMS account has expired"),
        ("broke", "you are about 1 SMS short"),
    ):
        mary = await asked(shop, (f"{kind}-key", f"{kind}-secret"))
        await mary.after(mary.say("09121112233"), "1 number was added")
        card = await carded(mary)
        assert warning in card.plain
        assert not card.has("✅ Send to 1 person")
        assert card.has("💳 Buy at SMS.ir")
        assert "Nothing was sent" in card.plain
        assert TEXT in card.plain
        await mary.after(mary.press("❌ Cancel"), "Hello")
        await mary.after(mary.command("/unlink"), "?")
        await mary.after(mary.press("🗑"), "link your SMS.ir account")
    assert shop.smsir.sent() == []


async def test_an_empty_audience(shop: Shop) -> None:
    mary = await asked(shop)
    await mary.after(mary.press("جشنواره نوروز"), "Chosen: 1 group")

    card = await carded(mary, "This choice has no recipients")

    assert not card.has("✅ Send to")


async def test_a_service_that_is_down_and_comes_back(shop: Shop) -> None:
    mary = await asked(shop)
    await mary.after(mary.press("همکاران"), "Chosen: 1 group")
    shop.smsir.faults.add("GroupContactsDistinctCount", "http500", times=None)
    told = await carded(mary, "gave no proper answer")
    assert "number of recipients, and nothing was sent" in told.plain

    shop.smsir.faults.clear()
    await mary.press("🔄 ")
    assert TEXT in (await mary.wait_for("Review before sending")).plain


async def test_a_token_that_expires_mid_flow(shop: Shop) -> None:
    mary = await asked(shop)
    await mary.after(mary.press("همکاران"), "Chosen: 1 group")
    shop.smsir.expire_tokens()
    await carded(mary)
    shop.smsir.expire_tokens()
    await mary.press("✅ Send to 12 people")

    await mary.wait_for("Sent to 12 people")

    assert len(shop.smsir.sent()) == 1


async def test_a_text_of_5000_characters(shop: Shop) -> None:
    mary = shop.english()
    await shop.link(mary, business="is linked")
    await mary.after(mary.command("/send"), "Write the text of the SMS")

    await mary.say("word " * 1000)

    await mary.wait_for("the rest of the long text before it")
    refused = next(m for m in mary.messages() if "is too long" in m.plain)
    assert "At most 1,530 characters (10 parts) fit" in refused.plain


async def test_persian_digits_and_pasted_junk(shop: Shop) -> None:
    mary = await asked(shop)
    await mary.say("۰۹۱۲ ۱۱۱ ۲۲۳۳\n٠٩٣٥٤٤٤٥٥٦٦\n09121112233\ncall me\n021-88776655")

    told = await mary.wait_for("2 numbers were added")

    assert "1 more were duplicates" in told.plain
    assert "These are not mobile numbers and were not added" in told.plain
    assert "call me" in told.plain
    assert "021-88776655" in told.plain
    card = await carded(mary)
    assert "Recipients: 2" in card.plain
