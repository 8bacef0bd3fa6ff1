"""F05: the connection drops after the service has sent: found in the list, never called again."""

from __future__ import annotations

from storage import JobState
from tests.patience import PATIENCE
from tests.stories.harness.shop import Shop
from tests.stories.harness.waiting import eventually
from tests.stories.sending import TEXT, carded, confirmed, jobs


async def test_a_dropped_answer_is_found_in_the_sent_list(shop: Shop) -> None:
    await shop.link()
    await carded(shop)
    shop.smsir.faults.add("Send", "drop_after")

    told = await confirmed(shop)

    assert "در فهرست پیامک‌های ارسال‌شده پیدا شد" in told.plain
    (job,) = await jobs(shop)
    (batch,) = shop.smsir.sent()
    assert (job.state, job.batch_key, job.resolved_by) == (
        JobState.SENT,
        batch.batch_key,
        "lookup",
    )
    assert len(shop.smsir.calls("Send")) == 1


async def test_what_was_not_sent_stays_unknown_until_the_person_says(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await carded(shop)
    shop.smsir.faults.add("Send", "drop_after", processed=False)

    told = await confirmed(shop, "معلوم نیست ارسال شده یا نه")

    assert "دوباره ارسال نشد" in told.plain
    assert TEXT in told.plain
    await maryam.after(maryam.press("🔍 جست‌وجوی دوباره"), "در فهرست پیامک‌های ارسال‌شده پیدا نشد")
    assert len(shop.smsir.calls("Send")) == 1

    warned = await maryam.after(maryam.press("⚠️ ارسال دوباره"), "دو بار")
    assert len(shop.smsir.calls("Send")) == 1
    card = await maryam.after(maryam.press("⚠️ می‌دانم، ادامه", warned), "پیش از ارسال ببینید")
    assert TEXT in card.plain
    assert len(shop.smsir.calls("Send")) == 1, "going back to the card sends nothing"
    await confirmed(shop)
    assert len(shop.smsir.sent()) == 1
    assert [job.state for job in await jobs(shop)] == [JobState.SENT, JobState.NOT_SENT]


async def test_the_person_may_say_that_it_was_sent(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await carded(shop)
    shop.smsir.faults.add("Send", "drop_after", processed=False)
    await confirmed(shop, "معلوم نیست ارسال شده یا نه")

    await maryam.press("✅ ارسال شده")

    await maryam.wait_for("به گفتهٔ شما ارسال شده است")
    (job,) = await jobs(shop)
    assert (job.state, job.resolved_by, job.text) == (JobState.SENT, "person", None)


async def test_a_list_that_shows_it_late_is_looked_at_again(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await carded(shop)
    shop.smsir.faults.add("Send", "drop_after")
    # The newest id before the call, then twice an empty list by id and by page.
    shop.smsir.faults.add("GetLastSentMessagesFromLastId", "null_lists", skip=1)
    shop.smsir.faults.add("GetLastSentMessagesByPageId", "null_lists")

    await confirmed(shop, "معلوم نیست ارسال شده یا نه")

    await maryam.wait_for("در فهرست پیامک‌های ارسال‌شده پیدا شد", fresh=False)
    assert len(shop.smsir.calls("Send")) == 1


async def test_nothing_is_said_of_the_end_while_it_is_still_looked_for(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await carded(shop)
    shop.smsir.faults.add("Send", "drop_after")
    # The newest id before the call is read at once, the list after it slowly.
    shop.smsir.faults.add("GetLastSentMessagesFromLastId", "delay", skip=1, seconds=PATIENCE)
    await confirmed(shop, "در حال ارسال")
    await eventually(lambda: len(shop.smsir.calls("GetLastSentMessagesFromLastId")) == 2)

    looking = await maryam.after(maryam.press("🔄"), "ارسال‌شدهٔ سامانه جست‌وجو می‌شود")

    assert not looking.has("⚠️ ارسال دوباره"), "before anything is known nothing is offered"
    shop.smsir.faults.clear()
    await maryam.wait_for("در فهرست پیامک‌های ارسال‌شده پیدا شد", fresh=False)
    said = [one.plain for one in maryam.messages() if one.from_bot]
    assert not any("معلوم نیست ارسال شده یا نه" in one for one in said)
