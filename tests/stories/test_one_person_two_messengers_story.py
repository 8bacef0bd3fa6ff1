"""A person with both messengers is one person: the code, the accounts, and where they are told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from handlers.shared.code_tries import MOST_TRIES
from screens.bands import number
from screens.view import Safe, View
from storage import CODE_LENGTH, Wanted
from tests.stories.harness.waiting import eventually
from tests.stories.test_approval_story import writer_of

if TYPE_CHECKING:
    from sandbox.bale import RunningBale
    from sandbox.bot_api.person import User
    from sandbox.bot_api.sight import Message
    from tests.conftest import MakeShop
    from tests.stories.harness.shop import Shop

USED = "کد شما به کار رفت"
HERE, THERE = 1001, number("bale", 55)


@pytest.fixture
async def both(make_shop: MakeShop, bale_twin: RunningBale) -> Shop:
    return await make_shop(bale=bale_twin)


def in_bale(shop: Shop) -> User:
    return shop.bale.user(55, first_name="مریم", language_code="fa")


async def opened(shop: Shop, person: User) -> Message:
    """The page of both messengers, by the buttons that lead to it."""
    await person.after(person.command("/settings"), "تنظیمات")
    return await person.after(person.press(shop.label("messengers-button")), "تلگرام و بله")


async def code_of(shop: Shop, person: User) -> str:
    await opened(shop, person)
    made = await person.after(person.press(shop.label("messengers-make")), "کد شما")
    word = made.plain.partition("کد شما:")[2].split()[0]
    assert len(word) == CODE_LENGTH
    return word


async def joined(shop: Shop) -> tuple[User, User]:
    """The code is made in Telegram and typed in Bale, as people type."""
    maryam, there = shop.person, in_bale(shop)
    await shop.link(maryam)
    await there.after(there.command("/start"), "سلام")
    code = await code_of(shop, maryam)
    await opened(shop, there)
    await there.after(there.say(f"{code[:4].lower()}-{code[4:]}"), "خودتان هستید")
    await there.after(there.press(shop.label("messengers-yes")), "به هم متصل است")
    return maryam, there


async def news(_ctx: Any) -> View:
    return View(Safe("خبری تازه"))


async def test_a_code_makes_one_person_of_two_with_the_same_account(both: Shop) -> None:
    maryam, there = await joined(both)
    await there.after(there.command("/start"), "گل یاس")
    told = await maryam.wait_for(USED, fresh=False)
    assert "مریم آن را در بله نوشت" in told.plain
    assert not any(USED in one.plain for one in there.messages()), "they may be somebody else"
    await maryam.after(maryam.press(both.label("messengers-button"), told), "به هم متصل است")
    await there.after(there.command("/credit"), "گل یاس")
    storage = both.bot.storage
    account = await storage.accounts.for_chat(THERE)
    assert account is not None
    assert (await storage.members.standing(account.id, THERE)).owner
    acts = await storage.audit.page(account.id, Wanted(), start=0, many=1)
    assert acts[0].verb == "person_joined"
    await maryam.after(maryam.press(both.label("messengers-part")), "قطع شود؟")
    await maryam.after(maryam.press(both.label("messengers-part-yes")), "قطع شد")
    await there.after(there.command("/start"), "متصل کنید")


async def test_the_owner_of_a_colleague_hears_of_it_and_no_word_is_lost(both: Shop) -> None:
    negar, there = await writer_of(both), both.bale.user(77, first_name="غریبه", language_code="fa")
    await there.after(there.command("/start"), "سلام")
    code = await code_of(both, negar)
    await opened(both, there)
    await there.after(there.say(code), "خودتان هستید")
    both.telegram.faults.add("sendMessage", "http500", chat_id=negar.id, times=2)
    await there.after(there.press(both.label("messengers-yes")), "به هم متصل است")
    told = await negar.wait_for(USED, fresh=False)
    assert "غریبه آن را در بله نوشت" in told.plain
    heard = await both.person.wait_for("هم در تلگرام و هم در بله با حساب", fresh=False)
    assert "نگار" in heard.plain
    await eventually(lambda: everybody_told(both))


async def everybody_told(shop: Shop) -> bool:
    return not await shop.bot.storage.identity_uses.untold()


async def test_a_person_is_told_where_they_were_last_or_where_they_want(both: Shop) -> None:
    maryam, there = await joined(both)
    push = both.bot.navigator.push
    assert await push(HERE, HERE, news) == "sent"
    await there.wait_for("خبری تازه")
    await maryam.after(maryam.command("/start"), "گل یاس")
    assert await push(THERE, THERE, news) == "sent"
    await maryam.wait_for("خبری تازه")
    await opened(both, maryam)
    chosen = both.label("messengers-off", name=both.label("messengers-name", messenger="bale"))
    await maryam.after(
        maryam.press(chosen),
        lambda one: any("☑" in label and "بله" in label for label in one.labels),
    )
    await maryam.after(maryam.command("/start"), "گل یاس")
    assert await push(HERE, HERE, news) == "sent"
    await there.wait_for("خبری تازه")
    there.block()
    assert await push(HERE, HERE, news) == "sent"
    await maryam.wait_for("خبری تازه")


async def test_codes_are_tried_five_times_and_never_in_the_same_messenger(both: Shop) -> None:
    maryam, there = both.person, in_bale(both)
    await both.link(maryam)
    code = await code_of(both, maryam)
    english = both.english()
    await english.after(english.command("/start"), "Sefid")
    await english.after(english.command("/settings"), "Settings")
    await english.after(english.press("Telegram and Bale"), "connect them")
    await english.after(english.say(code), "in this same messenger")
    await there.after(there.command("/start"), "سلام")
    await opened(both, there)
    await there.after(there.say("ABCD1234"), "(بدون 0, 1, I, O)")
    for _ in range(MOST_TRIES):
        await there.after(there.say("A" * CODE_LENGTH), "چیزی متصل نشد")
    await there.after(there.say(code), "پنج بار")
    assert (await both.bot.storage.identities.of(THERE)).users == (THERE,)
