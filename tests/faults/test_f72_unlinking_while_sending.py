"""F72: an account is not unlinked while something is being sent with it; then it is."""

from __future__ import annotations

from datetime import timedelta

from storage import Account, ImportState, JobState, NewImport, NewJob
from tests.clock import usual
from tests.patience import PATIENCE
from tests.stories.harness.shop import Shop

PERSON = [1, "09121112233", "", "علی", "رضایی", None]
"""A row of an import, as its worker keeps it."""


async def sending(shop: Shop, *, due: timedelta = timedelta(hours=1)) -> tuple[Account, int]:
    """An account with one send that is waiting (an undo window of an hour)."""
    await shop.link()
    account = await shop.bot.storage.accounts.for_chat(shop.person.id)
    assert account is not None
    job = NewJob(
        chat=shop.person.id, user=shop.person.id, account_id=account.id, frame=99, revision=1,
        part="contacts", text="سلام", group_ids=(1,), recipients=1, segments=1,
        due_at=usual() + due,
    )  # fmt: skip
    storage = shop.bot.storage
    await storage.run(storage.outbox.insertion(job))
    (kept,) = await storage.outbox.for_frame(job.chat, job.user, 99)
    return account, kept.id


async def test_unlinking_waits_until_the_send_has_ended(shop: Shop) -> None:
    maryam = shop.person
    account, job = await sending(shop)
    await maryam.command("/unlink")
    asked = await maryam.wait_for("۱ کار (ارسال، ورود یا خروجی) هنوز تمام نشده است")
    assert not asked.has("🗑 جدا شود")

    assert await shop.bot.storage.outbox.undo([job]) == [True]
    await maryam.wait_for("حساب فروشگاه گل یاس جدا شود؟")
    await maryam.press("🗑 جدا شود")
    await maryam.wait_for("کلیدهایش پاک شدند")
    assert await shop.bot.storage.accounts.by_id(account.id) is None


async def test_a_send_begun_after_the_question_stops_the_unlinking(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await maryam.command("/unlink")
    sure = await maryam.wait_for("جدا شود؟")
    account = await shop.bot.storage.accounts.for_chat(maryam.id)
    assert account is not None
    job = NewJob(
        chat=maryam.id, user=maryam.id, account_id=account.id, frame=99, revision=1,
        part="contacts", text="سلام", group_ids=(1,), recipients=1, segments=1,
        due_at=usual() + timedelta(hours=1),
    )  # fmt: skip
    storage = shop.bot.storage
    await storage.run(storage.outbox.insertion(job))
    await maryam.press("🗑 جدا شود", sure)

    await maryam.wait_toast("کاری در جریان است")
    assert await storage.accounts.by_id(account.id) is not None
    (kept,) = await storage.outbox.for_frame(maryam.id, maryam.id, 99)
    assert kept.state is JobState.WAITING


async def test_another_account_is_not_linked_over_one_that_is_sending(shop: Shop) -> None:
    maryam = shop.person
    account, _ = await sending(shop)
    await maryam.command("/link demo-key-2 demo-secret-2")
    await maryam.wait_for("در کنار آن بماند یا جای آن را بگیرد؟")
    await maryam.press("🔗 جایگزینی حساب")
    await maryam.wait_for("کاری با حساب کنونی در جریان است")

    kept = await shop.bot.storage.accounts.for_chat(maryam.id)
    assert kept is not None
    assert kept.id == account.id


async def test_unlinking_waits_for_an_import_as_well(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    storage = shop.bot.storage
    account = await storage.accounts.for_chat(maryam.id)
    assert account is not None
    shop.smsir.faults.add(operation="AddContacts", kind="delay", seconds=PATIENCE)
    group = shop.smsir.accounts["demo-key"].book.group_named("همکاران")
    assert group is not None
    one = NewImport(
        id=7, chat=maryam.id, user=maryam.id, account_id=account.id, group_id=group.group_id,
        state=ImportState.RUNNING,
    )  # fmt: skip
    await storage.run(storage.imports.insertion(one, batches=[[PERSON]]), full=True)
    shop.bot.services.bells.imports.ring()
    await maryam.command("/unlink")
    asked = await maryam.wait_for("۱ کار (ارسال، ورود یا خروجی) هنوز تمام نشده است")
    assert not asked.has("🗑 جدا شود")
    shop.smsir.faults.clear()
    await maryam.wait_for("حساب فروشگاه گل یاس جدا شود؟")
