"""Somebody with two branches: two accounts in one chat, told apart on every screen."""

from __future__ import annotations

from sandbox.telegram import Message, User
from tests.conftest import MakeShop
from tests.stories.harness.shop import Shop
from tests.stories.harness.texts import plain
from tests.stories.harness.waiting import eventually
from tests.stories.test_group_story import attach_link

ROSE, CAFE = "🔴 فروشگاه گل یاس", "🟠 کافه ترنج"
CAFE_KEYS = "demo-key-2 demo-secret-2"
TICKET = 48213


async def second(shop: Shop) -> Message:
    """Link the café beside the flower shop."""
    await shop.link()
    await shop.person.command(f"/link {CAFE_KEYS}")
    await shop.person.wait_for("در کنار آن بماند یا جای آن را بگیرد؟")
    await shop.person.press("➕ افزودن در کنار آن")
    return await shop.person.wait_for(f"سلام {CAFE}")


async def turn_to(person: User, name: str) -> Message:
    await person.command("/switch")
    await person.wait_for("حساب‌های من")
    await person.press(f"⬜ {name}")
    return await person.wait_for(f"سلام {name}")


async def test_a_second_account_stands_beside_the_first_and_each_is_named(shop: Shop) -> None:
    maryam = shop.person
    home = await shop.link()
    assert "🔴" not in home.plain
    assert not home.has("🏬 حساب‌های من"), "with one account nothing changes"
    linked = await second(shop)
    assert f"اکنون با {CAFE} کار می‌کنید" in linked.plain

    await maryam.press("🏬 حساب‌های من", linked)
    page = await maryam.wait_for("مجموع اعتبارها")
    assert f"{ROSE}: اعتبار ۱٬۲۵۰" in page.plain
    assert f"{CAFE}: اعتبار ۳۰۰" in page.plain
    assert "مجموع اعتبارها: ۱٬۵۵۰" in page.plain
    await maryam.press(f"⬜ {ROSE}", page)
    assert "۱٬۲۵۰" in (await maryam.wait_for(f"سلام {ROSE}")).plain
    await maryam.command("/groups")
    groups = await maryam.wait_for("گروهی را انتخاب کنید")
    assert groups.plain.startswith(ROSE)


async def test_work_that_is_open_waits_for_its_account(shop: Shop) -> None:
    maryam = shop.person
    await second(shop)
    await turn_to(maryam, ROSE)
    await maryam.command("/tickets")
    tickets = await maryam.wait_for("تیکت")
    await turn_to(maryam, CAFE)

    old = tickets.buttons[0][0].data
    assert old is not None
    await maryam.raw_press(old, tickets)
    offer = await maryam.wait_for(f"این از حساب {ROSE} است")
    assert f"اکنون با {CAFE} کار می‌کنید" in offer.plain
    await maryam.press(f"🏬 کار با {ROSE} و ادامه", offer)
    back = await maryam.wait_for(lambda one: one.labels == tickets.labels and bool(one.buttons))
    assert back.plain.startswith(ROSE)


async def test_news_of_both_reach_the_person_and_lead_to_their_own(make_shop: MakeShop) -> None:
    shop = await make_shop(watch_seconds=0.1)
    maryam = shop.person
    await second(shop)
    storage = shop.bot.storage
    rose, _ = await storage.accounts.allowed(maryam.id)

    async def looked_at() -> bool:
        return "tickets" in (await storage.news.known(rose.id)).cursors

    await eventually(looked_at)
    shop.smsir.support_answers("demo-key", TICKET, "پاسخ پشتیبانی به گل‌فروشی")
    told = await maryam.wait_for("پاسخ پشتیبانی به گل‌فروشی")
    assert told.plain.startswith(ROSE)
    await maryam.press(told.labels[0], told)
    offer = await maryam.wait_for(f"این از حساب {ROSE} است")
    await maryam.press(f"🏬 کار با {ROSE} و ادامه", offer)
    ticket = await maryam.wait_for(lambda one: str(TICKET) in one.text and one.id != told.id)
    assert ticket.plain.startswith(ROSE)


async def test_unlinking_one_leaves_the_other_and_says_so(shop: Shop) -> None:
    maryam = shop.person
    await second(shop)
    await maryam.command("/unlink")
    sure = await maryam.wait_for(f"حساب {CAFE} جدا شود؟")
    assert f"پس از آن با {ROSE} کار می‌کنید" in sure.plain
    await maryam.press("🗑 جدا شود", sure)
    home = await maryam.wait_for("سلام فروشگاه گل یاس")
    assert "اکنون با فروشگاه گل یاس کار می‌کنید" in home.plain
    assert not home.has("🏬 حساب‌های من")


async def test_a_name_and_a_colour_are_chosen(shop: Shop) -> None:
    maryam = shop.person
    await second(shop)
    await maryam.command("/switch")
    page = await maryam.wait_for("حساب‌های من")
    (edit,) = (key for row in page.buttons for key in row if plain(key.label) == "✏️ 🟠 نام و رنگ")
    assert edit.data is not None
    await maryam.raw_press(edit.data, page)
    await maryam.press("✏️ تغییر نام", await maryam.wait_for("رنگ دیگری انتخاب کنید"))
    await maryam.wait_for("نام تازهٔ")
    await maryam.say("شعبهٔ ونک")
    card = await maryam.wait_for("نام عوض شد")
    await maryam.press("🟣", card)
    await maryam.press("➡️ بازگشت", await maryam.wait_for("🟣 شعبهٔ ونک"))
    assert "🟣 شعبهٔ ونک: اعتبار ۳۰۰" in (await maryam.wait_for("مجموع اعتبارها")).plain
    await maryam.command(f"/link {CAFE_KEYS}")
    await maryam.wait_for("سلام 🟣 شعبهٔ ونک")


async def test_each_topic_works_with_the_account_that_it_is_attached_to(shop: Shop) -> None:
    maryam = shop.person
    group = shop.telegram.group(members=[maryam], kind="supergroup")
    cafes = group.topic("کافه")
    await second(shop)
    await maryam.command(await attach_link(shop), chat=group, topic=cafes)
    await maryam.wait_for("این موضوع به حساب", chat=group)
    await turn_to(maryam, ROSE)
    await maryam.command(await attach_link(shop), chat=group)
    await maryam.wait_for("این گروه به حساب", chat=group)

    await maryam.command("/start", chat=group, topic=cafes)
    await maryam.wait_for(f"سلام {CAFE}", chat=group)
    await maryam.command("/start", chat=group)
    await maryam.wait_for(f"سلام {ROSE}", chat=group)
    await maryam.command("/unlink", chat=group, topic=cafes)
    await maryam.press("🗑 جدا شود", await maryam.wait_for("جدا شود؟", chat=group), chat=group)
    await maryam.wait_for("جدا شد", chat=group)
    await maryam.command("/start", chat=group, topic=cafes)
    await maryam.wait_for(f"سلام {ROSE}", chat=group)
