"""After the whole story, with its refusals and bugs: nothing secret in the log or in the files.

The log is at its most talkative, the process is killed so that the database's WAL stays behind,
and the search covers every file but the master key's.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sandbox.smsir import RunningSmsIr, SmsIrTwin
from sandbox.telegram import RunningTelegram, TelegramTwin, User
from tests.stories.harness.process import BotProcess
from tests.stories.harness.waiting import eventually
from tests.stories.sending import ASKED, CARD, COLLEAGUES, CONFIRM

BODY = "یاس زرد رسید؛ کد تخفیف شما: نرگس۱۴۰۵"
SECOND = "این متن هرگز فرستاده نمی‌شود"
THIRD = "پاسخ این یکی گم می‌شود"
DRAFTED = "پیش‌نویس بنفشه"
MOBILE = "09351237766"
WRONG = "a-wrong-secret"


async def link(person: User) -> None:
    await person.after(person.command(f"/link demo-key {WRONG}"), "سامانه این کلیدها را نپذیرفت")
    await person.after(person.command("/link"), "گام ۱ از ۲")
    await person.after(person.say("demo-key"), "گام ۲ از ۲")
    await person.after(person.say("demo-secret"), "متصل شد")
    await person.after(person.command("/credit"), "نوع حساب")


async def carded(person: User, text: str) -> None:
    await person.after(person.command("/send"), "متن پیامک را بنویسید")
    await person.after(person.say(text), ASKED)
    await person.after(person.press(COLLEAGUES), "انتخاب‌شده: ۱ گروه")
    await person.after(person.say(f"{MOBILE}، آقای نوری، ۰۹۳۵۱۲۳۷۷۶۷"), "۲ شماره افزوده شد")
    await person.after(person.press("✅ ادامه"), CARD)


async def good_and_bad_sends(person: User, smsir: SmsIrTwin) -> None:
    await carded(person, BODY)
    await person.press("📝 ذخیرهٔ پیش‌نویس")
    await person.wait_toast("پیش‌نویس ذخیره شد")
    await person.after(person.press(CONFIRM), "ارسال شد به ۱۴ نفر", fresh=False)

    for operation in ("Send", "SendByMobileNumbers"):
        smsir.faults.add(operation, "refuse", message=f"اعتبار کافی نیست: {SECOND} {MOBILE}")
    await carded(person, SECOND)
    await person.after(person.press(CONFIRM), "سامانهٔ پیامک نپذیرفت", fresh=False)

    for operation in ("Send", "SendByMobileNumbers"):
        smsir.faults.add(operation, "malformed", processed=False)
    await carded(person, THIRD)
    await person.press(CONFIRM)
    await person.wait_for(
        lambda one: "معلوم نیست ارسال شده یا نه" in one.plain and THIRD in one.plain, fresh=False
    )


async def troubles(person: User, telegram: TelegramTwin, smsir: SmsIrTwin) -> None:
    """Refusals that nobody foresaw, forged presses, broken answers, updates of no known shape."""
    await person.after(person.command("/send"), "متن پیامک را بنویسید")
    for kind in ("http500", "drop_before", "bad_request", "forbidden"):
        telegram.faults.add("sendMessage", kind, text=f"a refusal nobody foresaw of {MOBILE}")
        # Too long to be taken, so the answer is a message: the one that fails.
        await person.say(f"{DRAFTED} " * 60)
        await eventually(lambda: not telegram.faults.planned)
        await person.raw_press(f"forged {MOBILE}", person.messages()[-1].id)
    for kind in ("http500", "malformed", "drop_after", "unauthorized_once", "bad_dates", "drip"):
        smsir.faults.add(operation="GetUserInfo", kind=kind, times=1, bytes_per_second=20_000)
        await person.command("/credit")
    smsir.accounts["demo-key"].revoked = True
    smsir.expire_tokens()
    await person.command("/credit")
    telegram.push("message", {"nonsense": BODY, "from": {"id": MOBILE}})
    telegram.push("callback_query", {"id": telegram.token, "data": BODY})
    await person.share_contact(MOBILE, "آقای نوری")
    # One person's updates are handled in order: this answer comes after all the troubles.
    await person.after(person.command("/help"), "راهنما")


def spellings(secret: str) -> set[bytes]:
    """As it may stand in a file: plain, escaped in JSON or in a repr, UTF-16."""
    return {
        secret.encode(),
        secret.encode("unicode_escape"),
        secret.encode("unicode_escape").upper(),
        repr(secret.encode())[2:-1].encode(),
        secret.encode("utf-16-le"),
    }


def secrets(telegram: TelegramTwin, smsir: SmsIrTwin) -> Iterator[str]:
    yield from (telegram.token, telegram.token.partition(":")[2], WRONG)
    yield from ("demo-key", "demo-secret", BODY, SECOND, THIRD, DRAFTED)
    for mobile in (MOBILE, "09351237767", str(smsir.accounts["demo-key"].profile.mobile)):
        yield from (mobile, mobile[1:])
    tokens = {seen.headers.get("x-sms-ir-secure-token") for seen in smsir.requests}
    yield from (str(token) for token in tokens if token)


def left_in(folder: Path) -> dict[str, bytes]:
    """Every file's bytes by name; the master key's own file aside."""
    files = (one for one in folder.iterdir() if one.is_file() and one.suffix != ".key")
    return {one.name: one.read_bytes() for one in files}


@pytest.mark.parametrize("form", ["text", "json"])
async def test_nothing_secret_is_left_after_the_whole_story(
    bot_process: BotProcess, telegram_twin: RunningTelegram, smsir_twin: RunningSmsIr, form: str
) -> None:
    telegram, smsir = telegram_twin.twin, smsir_twin.twin
    maryam = telegram.user(1001, first_name="مریم")
    await bot_process.start(SEFID_LOG_FORMAT=form, SEFID_LISTEN="127.0.0.1:0")
    await link(maryam)
    await good_and_bad_sends(maryam, smsir)
    await troubles(maryam, telegram, smsir)
    await bot_process.kill9()

    found = left_in(bot_process.database.parent)
    log = bot_process.written()
    assert {"process.db", "process.db-wal", "process.db-shm", "process.log"} <= set(found)
    assert len(found["process.db-wal"]) > 0, "what was not yet copied into the database"
    assert "reference" in log, "a bug was logged, so there was something to hide"
    assert '"level": "debug"' in log if form == "json" else " DEBUG " in log
    sought = list(secrets(telegram, smsir))
    assert len(sought) > 15, "tokens of the service are among them"
    for secret in sought:
        for name, content in found.items():
            assert not any(form in content for form in spellings(secret)), (secret, name)
