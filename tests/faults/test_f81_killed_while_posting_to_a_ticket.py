"""F81: kill -9 while a reply to a ticket is on its way; it is posted once, and looked for after."""

from __future__ import annotations

from sandbox.smsir import RunningSmsIr
from sandbox.telegram import RunningTelegram
from tests.stories.harness.process import BotProcess
from tests.stories.harness.waiting import eventually

LATE = 48213
WORDS = "یک بار و نه دو بار"


async def test_f81_a_reply_that_was_under_way_is_not_posted_again_by_the_replayed_press(
    telegram_twin: RunningTelegram, smsir_twin: RunningSmsIr, bot_process: BotProcess
) -> None:
    maryam, smsir = telegram_twin.twin.user(1001, first_name="مریم"), smsir_twin.twin
    await bot_process.start()
    await maryam.after(maryam.command("/link demo-key demo-secret"), "متصل شد")
    thread = await maryam.after(maryam.command(f"/tickets {LATE}"), f"شماره: {LATE}")
    await maryam.after(maryam.say(WORDS, reply_to=thread), "ارسال شود؟")
    smsir.faults.add(operation="PostNewTicketReply", kind="delay", seconds=0.3)
    await maryam.press("✅ ارسال پاسخ")

    async def under_way() -> bool:
        return bool(smsir.calls("PostNewTicketReply"))

    await eventually(under_way)
    await bot_process.kill9()
    await bot_process.start()
    await maryam.wait_for("شاید این پاسخ به تیکت 48213")

    async def processed() -> bool:
        found = smsir.accounts["demo-key"].ticket(LATE)
        return found is not None and any(each.body == WORDS for each in found.replies)

    await eventually(processed)  # the service goes on with what the dead process asked for
    await maryam.after(maryam.press("🔍 نگاه در تیکت"), "پاسخ به تیکت 48213 ثبت شد")

    assert len(smsir.calls("PostNewTicketReply")) == 1
    ticket = smsir.accounts["demo-key"].ticket(LATE)
    assert ticket is not None
    assert [reply.body for reply in ticket.replies].count(WORDS) == 1
