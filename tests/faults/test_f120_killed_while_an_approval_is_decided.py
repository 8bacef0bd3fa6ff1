"""F120: kill -9 around the one write of a decision: sent once, or still to be decided.

The press is met when it has arrived and nothing was done with it, when its commit stands, and when
the call that comes of it has been answered.
"""

from __future__ import annotations

import pytest

from handlers.shared.rights import Role
from sandbox.smsir import RunningSmsIr
from sandbox.telegram import RunningTelegram
from storage import ApprovalState, JobState, Member, Storage, Vault
from tests.clock import usual
from tests.stories.harness.process import KILLED, BotProcess
from tests.stories.sending import ASKED, CARD, TEXT

pytestmark = pytest.mark.process

MARYAM, NEGAR = 1001, 1003
SUBMIT = "🔏 درخواست تأیید از همکار"


async def opened(bot: BotProcess) -> Storage:
    key_file = next(bot.database.parent.glob("*.key"))
    return await Storage.open(bot.database, Vault.load(None, key_file))


async def let_in(bot: BotProcess) -> None:
    """نگار is a writer of مریم's account; the bot does not run meanwhile."""
    async with await opened(bot) as storage:
        account = await storage.accounts.present(MARYAM)
        await storage.accounts.attach(NEGAR, account, MARYAM)
        member = Member(
            account_id=account, user=NEGAR, role=Role.WRITER, invited_by=MARYAM, joined_at=usual()
        )
        await storage.members.write(member)


@pytest.mark.parametrize("moment", ["inbox:stored", "screen:saved", "outbox:answered"])
async def test_f120_a_kill_around_a_decision_sends_once(
    telegram_twin: RunningTelegram,
    smsir_twin: RunningSmsIr,
    bot_process: BotProcess,
    moment: str,
) -> None:
    maryam = telegram_twin.twin.user(MARYAM, first_name="مریم", language_code="fa")
    negar = telegram_twin.twin.user(NEGAR, first_name="نگار", language_code="fa")
    await bot_process.start()
    await maryam.command("/link demo-key demo-secret")
    await maryam.wait_for(lambda one: "گل یاس" in one.plain and bool(one.buttons))
    assert await bot_process.terminate() == 0
    await let_in(bot_process)
    await bot_process.start()
    await negar.after(negar.command("/send"), "متن پیامک را بنویسید")
    await negar.after(negar.say(TEXT), ASKED)
    await negar.after(negar.press("همکاران"), "انتخاب‌شده: ۱ گروه")
    await negar.after(negar.press("✅ ادامه"), CARD)
    await negar.after(negar.press(SUBMIT), "منتظر تأیید همکار دیگر است")
    await maryam.press("🔏 بررسی", await maryam.wait_for("تأیید شما را می‌خواهد"))
    card = await maryam.wait_for(lambda one: one.has("✅ تأیید"))

    bot_process.arm(moment)
    await maryam.press("✅ تأیید", card)
    assert await bot_process.died() == KILLED
    assert len(smsir_twin.twin.sent()) == (moment == "outbox:answered")
    await bot_process.start()
    told = await negar.wait_for("نتیجهٔ درخواست شما")
    assert "✅ صاحب حساب" in told.plain
    await negar.wait_for("ارسال شد به ۱۲ نفر", fresh=False)
    assert await bot_process.terminate() == 0

    assert [batch.text for batch in smsir_twin.twin.sent()] == [TEXT]
    async with await opened(bot_process) as storage:
        (approval,) = await storage.approvals.page(await storage.accounts.present(MARYAM), 0, 2)
        (job,) = await storage.outbox.recent(NEGAR)
    assert (approval.state, approval.decided_by) == (ApprovalState.APPROVED, MARYAM)
    assert (job.state, job.campaign) == (JobState.SENT, approval.campaign)
