"""F92: kill -9 while a draft or a group is being made: there is one of it, and it is said which."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from sandbox.smsir import RunningSmsIr
from sandbox.telegram import RunningTelegram, User
from tests.faults.test_f10_killed_between_two_steps_of_a_send import until
from tests.stories.harness.process import BotProcess
from tests.stories.harness.shop import Shop

TEXT = "حراج پایان فصل از شنبه آغاز می‌شود."
NAME = "مشتریان شنبه"
NEW = "➕ گروه تازه"
KEPT = "این متن در پیش‌نویس‌ها هست"
UNCLEAR = "پاسخ روشنی نداد"


def drafts(smsir: RunningSmsIr) -> list[str]:
    return [one.text for one in smsir.twin.accounts["demo-key"].drafts]


def groups(smsir: RunningSmsIr) -> list[str]:
    return [one.name for one in smsir.twin.accounts["demo-key"].book.groups.values()]


async def command(person: User) -> None:
    await person.command(f"/drafts {TEXT}")


async def typed(person: User) -> None:
    await person.after(person.command("/drafts"), "یکی را انتخاب کنید")
    await person.after(person.press("➕ پیش‌نویس تازه"), "متن پیش‌نویس را بنویسید")
    await person.say(TEXT)


async def killed_once(made: Callable[[], object], bot: BotProcess, smsir: RunningSmsIr) -> None:
    """After the service has done what it was asked for, before its answer is here."""
    await until(made)
    await bot.kill9()
    smsir.twin.faults.clear()
    await bot.start()


@pytest.mark.parametrize("way", [command, typed])
async def test_f92_a_draft_is_kept_once(
    telegram_twin: RunningTelegram,
    smsir_twin: RunningSmsIr,
    bot_process: BotProcess,
    way: Callable[[User], Awaitable[None]],
) -> None:
    maryam = telegram_twin.twin.user(1001)
    await bot_process.start()
    await maryam.after(maryam.command("/link demo-key demo-secret"), "متصل شد")
    smsir_twin.twin.faults.add("AddOrUpdateDraftMessage", "drip", bytes_per_second=1)
    await way(maryam)
    await killed_once(lambda: TEXT in drafts(smsir_twin), bot_process, smsir_twin)
    await maryam.wait_for(KEPT, fresh=False)
    assert drafts(smsir_twin).count(TEXT) == 1
    assert await bot_process.terminate() == 0


async def test_f92_a_group_that_was_made_is_taken(
    telegram_twin: RunningTelegram, smsir_twin: RunningSmsIr, bot_process: BotProcess
) -> None:
    maryam = telegram_twin.twin.user(1001)
    await bot_process.start()
    await maryam.after(maryam.command("/link demo-key demo-secret"), "متصل شد")
    await maryam.after(maryam.command("/groups"), lambda message: NEW in message.labels)
    await maryam.after(maryam.press(NEW), "نام گروه")
    smsir_twin.twin.faults.add("AddOrUpdateContactGroup", "drip", bytes_per_second=1)
    await maryam.say(NAME)
    await killed_once(lambda: NAME in groups(smsir_twin), bot_process, smsir_twin)
    told = await maryam.wait_for("خالی است؛ همان باز شد", fresh=False)
    assert NAME in told.plain
    assert groups(smsir_twin).count(NAME) == 1
    assert await bot_process.terminate() == 0


async def test_f92_an_answer_that_is_lost_leaves_one_too(shop: Shop) -> None:
    maryam, faults = shop.person, shop.smsir.faults
    await shop.link()
    faults.add("AddOrUpdateDraftMessage", "drop_after")
    await maryam.after(maryam.command(f"/drafts {TEXT}"), UNCLEAR)
    await maryam.after(maryam.command(f"/drafts {TEXT}"), KEPT)
    assert [one.text for one in shop.smsir.accounts["demo-key"].drafts].count(TEXT) == 1

    faults.add("AddOrUpdateContactGroup", "drop_after")
    for said in (UNCLEAR, "خالی است؛ همان باز شد"):
        await maryam.after(maryam.command("/groups"), lambda message: NEW in message.labels)
        await maryam.after(maryam.press(NEW), "نام گروه")
        await maryam.after(maryam.say(NAME), said)


async def test_f92_a_group_that_has_contacts_is_not_taken(shop: Shop) -> None:
    maryam = shop.person
    await shop.link()
    await maryam.after(maryam.command("/groups"), lambda message: NEW in message.labels)
    await maryam.after(maryam.press(NEW), "نام گروه")
    told = await maryam.after(maryam.say("همکاران"), "نام هر گروه باید یکتا باشد")
    assert "۱۲ مخاطب دارد" in told.plain
